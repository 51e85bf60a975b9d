/**
 * What falls due in Clio, and how the firm names it. Imports {@code java.*}, {@code core.people},
 * {@code core.rule} and {@code core.sheet}.
 */
@NullMarked
package dev.clioremind.core.deadline;

import org.jspecify.annotations.NullMarked;
