@NullMarked
package dev.clioremind.core.text;

import org.jspecify.annotations.NullMarked;
