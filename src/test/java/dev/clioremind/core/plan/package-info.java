@NullMarked
package dev.clioremind.core.plan;

import org.jspecify.annotations.NullMarked;
