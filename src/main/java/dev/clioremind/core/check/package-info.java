/**
 * The checks of {@code doctor}: each by its name, with what was found and what to do. Nothing is
 * sent, nothing is written.
 *
 * <p>Imports {@code java.*} and the rest of core.
 */
@NullMarked
package dev.clioremind.core.check;

import org.jspecify.annotations.NullMarked;
