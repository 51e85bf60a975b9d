/**
 * The words of a message: templates, merge fields, and the strict filling-in of one by the other.
 * Imports {@code java.*}, {@code core.rule} and {@code core.sheet}.
 */
@NullMarked
package dev.clioremind.core.text;

import org.jspecify.annotations.NullMarked;
