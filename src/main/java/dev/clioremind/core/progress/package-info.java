/**
 * How far long work is: told as values by whoever does it, shown by whoever looks on. Knows the
 * kind of work and two numbers, and so can tell nothing of a client. Imports {@code java.*} alone.
 */
@NullMarked
package dev.clioremind.core.progress;

import org.jspecify.annotations.NullMarked;
