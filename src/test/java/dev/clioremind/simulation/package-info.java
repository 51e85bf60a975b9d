/**
 * The real core and the real log in the spreadsheet, several runs of them at once, over simulated
 * services in virtual time: what one seed does, it does again.
 */
@NullMarked
package dev.clioremind.simulation;

import org.jspecify.annotations.NullMarked;
