@NullMarked
package dev.clioremind.core.send;

import org.jspecify.annotations.NullMarked;
