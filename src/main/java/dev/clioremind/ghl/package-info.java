/**
 * GoHighLevel (HighLevel API v2) as the service that carries messages: contacts, snippets, sending.
 *
 * <p>{@link dev.clioremind.ghl.GhlSender} is the adapter. A person is looked for by {@code
 * ContactFinder}, and what it finds counts only once its address is equal and {@code
 * NameComparison} has no objection; {@code SendOutcomes} alone says what an answer to a send
 * proves. What comes over the wire is nullable text ({@code Wire}), read in {@code GhlJson};
 * nothing behind {@code ContactMapping} meets a null. Nothing of an answer's own words is ever
 * shown: they may hold an address or a number.
 *
 * <p>May import {@code core}, {@code http}, and Gson (only {@code GhlJson}).
 *
 * @see <a href="https://marketplace.gohighlevel.com/docs/">HighLevel API</a>
 */
@NullMarked
package dev.clioremind.ghl;

import org.jspecify.annotations.NullMarked;
