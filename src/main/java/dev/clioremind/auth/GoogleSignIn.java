package dev.clioremind.auth;

import dev.clioremind.config.Secret;

/** A device sign-in at Google: the parts of an {@code authorized_user} credentials JSON. */
public record GoogleSignIn(Secret clientId, Secret clientSecret, Secret refreshToken) {}
