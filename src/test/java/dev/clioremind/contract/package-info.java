/**
 * Holds what the adapters ask and what the stand-ins answer against the vendors' published
 * specifications, where the system property {@code contracts.dir} names a folder that has them.
 *
 * <p>A checker of its own, not a library: what is needed of OpenAPI 3.0 and of Google's discovery
 * format is small, the documents break their own rules in places that a strict library refuses to
 * read, and Clio's {@code fields} and Google's partial answers no library knows.
 */
@NullMarked
package dev.clioremind.contract;

import org.jspecify.annotations.NullMarked;
