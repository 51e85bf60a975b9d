/**
 * The real core, several runs of it at once, over simulated services in virtual time: what one seed
 * does, it does again.
 */
@NullMarked
package dev.clioremind.simulation;

import org.jspecify.annotations.NullMarked;
