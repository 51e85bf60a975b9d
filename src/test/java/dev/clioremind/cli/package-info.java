@NullMarked
package dev.clioremind.cli;

import org.jspecify.annotations.NullMarked;
