@NullMarked
package dev.clioremind.core.progress;

import org.jspecify.annotations.NullMarked;
