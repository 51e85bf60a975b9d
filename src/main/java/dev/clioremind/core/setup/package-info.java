/**
 * What the firm's spreadsheet should look like, and the port that makes it so: {@code init}.
 *
 * <p>Imports {@code java.*} and the rest of core.
 */
@NullMarked
package dev.clioremind.core.setup;

import org.jspecify.annotations.NullMarked;
