package dev.clioremind.config;

import java.util.Optional;

/**
 * How Google is asked for access.
 *
 * @param credentials the content of a credentials JSON, from the configuration, else from the
 *     stored sign-in; empty: the application default
 * @param clientId of the device sign-in; present exactly when {@code clientSecret} is
 */
public record GoogleConfig(
    Optional<Secret> credentials, Optional<String> clientId, Optional<Secret> clientSecret) {}
