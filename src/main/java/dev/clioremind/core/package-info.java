/**
 * The domain and its ports: what the program knows of deadlines, rules, the log and messages,
 * without any service.
 *
 * <p>Imports {@code java.*} only (and the nullness annotations). The adapters implement the ports;
 * the commands call the core; nothing here knows either.
 */
@NullMarked
package dev.clioremind.core;

import org.jspecify.annotations.NullMarked;
