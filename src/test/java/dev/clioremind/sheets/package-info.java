/**
 * Tests of the spreadsheet adapter: against the sandbox's Google, and against a bare web server.
 */
@NullMarked
package dev.clioremind.sheets;

import org.jspecify.annotations.NullMarked;
