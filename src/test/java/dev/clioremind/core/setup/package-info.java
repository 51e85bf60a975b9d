@NullMarked
package dev.clioremind.core.setup;

import org.jspecify.annotations.NullMarked;
