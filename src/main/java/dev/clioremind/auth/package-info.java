/**
 * Sign-ins and the small local files that runs share.
 *
 * <p>{@link dev.clioremind.auth.CredentialsFile} keeps the sign-ins; {@link
 * dev.clioremind.auth.RunLock} keeps two runs on one machine apart. They lie together because both
 * rest on {@link dev.clioremind.auth.LockFile}, which knows how file locks fail. {@link
 * dev.clioremind.auth.ClioAuthorization} and {@link dev.clioremind.auth.GoogleDeviceFlow} are the
 * ways in; that a sign-in works, and what it may do, is asked by the adapters ({@link
 * dev.clioremind.core.access.AccessCheck}). May import {@code core}, {@code config}, {@code http}
 * and, in classes named {@code *Json}, Gson; no adapter.
 */
@NullMarked
package dev.clioremind.auth;

import org.jspecify.annotations.NullMarked;
