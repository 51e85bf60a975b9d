/**
 * The program's entry and its wiring: {@link dev.clioremind.Main} and the hand-made graph of
 * objects.
 *
 * <p>May import every other package; no other package imports this one.
 */
@NullMarked
package dev.clioremind;

import org.jspecify.annotations.NullMarked;
