/**
 * The firm's reminder rules as its staff write them in the spreadsheet. Imports {@code java.*},
 * {@code core.sheet} and {@code core.time}.
 *
 * <p>{@link dev.clioremind.core.rule.Rules} reads the tab and answers which rules apply to a
 * deadline type; {@code RuleRow} reads one row and tells all that is wrong with it.
 */
@NullMarked
package dev.clioremind.core.rule;

import org.jspecify.annotations.NullMarked;
