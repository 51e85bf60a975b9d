/**
 * The spreadsheet as plain tables of cells, and what is wrong in it. Imports {@code java.*} only.
 */
@NullMarked
package dev.clioremind.core.sheet;

import org.jspecify.annotations.NullMarked;
