/**
 * Clio Manage (API v4) as a source of deadlines, matters and people.
 *
 * <p>{@link dev.clioremind.clio.ClioSource} is the adapter. What comes over the wire is nullable
 * text ({@code Wire}), read in {@code ClioJson}, and checked in one mapping per kind; nothing
 * behind the mappings meets a null. A listing is whole or an error: paging, repeated listings and
 * the fields that some Clio plans lack are the concern of {@code ClioReader} alone.
 *
 * <p>May import {@code core}, {@code http}, libphonenumber (only {@code PhoneMapping}) and Gson
 * (only {@code ClioJson}).
 *
 * @see <a href="https://docs.developers.clio.com/api-reference/">Clio API reference</a>
 */
@NullMarked
package dev.clioremind.clio;

import org.jspecify.annotations.NullMarked;
