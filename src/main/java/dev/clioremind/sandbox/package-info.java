/**
 * Stand-ins of Clio, GoHighLevel and Google Sheets on loopback: for the demo, for rehearsal and for
 * the tests.
 *
 * <p>Written from the services' published behaviour, never from our adapters: imports neither
 * {@code clio}, {@code sheets} nor {@code ghl}, so that a misunderstanding of ours cannot hide in
 * both ends of the wire.
 */
@NullMarked
package dev.clioremind.sandbox;

import org.jspecify.annotations.NullMarked;
