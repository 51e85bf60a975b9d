/**
 * One run as a whole: what it read, what it planned, what it did, and how it ended. Imports {@code
 * java.*} and the rest of core; nothing in core imports it.
 */
@NullMarked
package dev.clioremind.core.run;

import org.jspecify.annotations.NullMarked;
