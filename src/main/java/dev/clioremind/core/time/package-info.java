/**
 * Dates and hours: what a working day, a send window and a holiday are. Pure data and arithmetic;
 * imports {@code java.*} and {@code core.sheet}.
 */
@NullMarked
package dev.clioremind.core.time;

import org.jspecify.annotations.NullMarked;
