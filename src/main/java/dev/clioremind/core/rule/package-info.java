/**
 * The firm's reminder rules as its staff write them in the spreadsheet. Imports {@code java.*},
 * {@code core.sheet} and {@code core.time}.
 */
@NullMarked
package dev.clioremind.core.rule;

import org.jspecify.annotations.NullMarked;
