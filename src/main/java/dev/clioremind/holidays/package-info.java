/**
 * The public holidays of a country or state, by jollyday's calendars. Imports {@code core.time} and
 * jollyday; nothing else sees jollyday.
 */
@NullMarked
package dev.clioremind.holidays;

import org.jspecify.annotations.NullMarked;
