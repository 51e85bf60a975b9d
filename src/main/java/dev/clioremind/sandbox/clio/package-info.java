/**
 * How the Clio stand-in works: a firm's records, and the published API that reads them. {@link
 * dev.clioremind.sandbox.ClioStandIn} is its door.
 */
@NullMarked
package dev.clioremind.sandbox.clio;

import org.jspecify.annotations.NullMarked;
