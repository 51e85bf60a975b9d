/**
 * What the office set: the keys, where each value may come from, and the typed result.
 *
 * <p>{@link dev.clioremind.config.ConfigKey} is the one table of keys; {@link
 * dev.clioremind.config.ConfigLoader} turns flags, environment and config file into a {@link
 * dev.clioremind.config.Config} or into the list of everything that is wrong. Nothing here looks at
 * the process: environment, folders and flags are parameters.
 *
 * <p>A setting that may be absent is an {@code Optional} component of its record: the accessor is
 * how it is read. May import {@code java.*} and {@code core.time}; no adapter, no library.
 */
@NullMarked
package dev.clioremind.config;

import org.jspecify.annotations.NullMarked;
