/**
 * The parts of the GoHighLevel stand-in: one sub-account with its contacts, snippets, workflows and
 * the messages it received, and the pages of API v2 that read and change them.
 *
 * <p>Written from HighLevel's published API and from what its clients observed; where the two
 * differ, or nobody knows, a {@link dev.clioremind.sandbox.ghl.Quirk} chooses. Imports the
 * sandbox's three smallest types and Gson, nothing else of this project. Nothing here is
 * thread-safe by itself: {@link dev.clioremind.sandbox.GhlStandIn} holds the one lock.
 */
@NullMarked
package dev.clioremind.sandbox.ghl;

import org.jspecify.annotations.NullMarked;
