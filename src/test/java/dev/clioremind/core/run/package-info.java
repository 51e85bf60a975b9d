@NullMarked
package dev.clioremind.core.run;

import org.jspecify.annotations.NullMarked;
