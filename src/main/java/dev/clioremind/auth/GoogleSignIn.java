package dev.clioremind.auth;

import dev.clioremind.config.Secret;
import java.net.URI;
import java.util.Optional;

/** A sign-in at Google that {@code auth login google} stored. */
public sealed interface GoogleSignIn {

  /** The credentials JSON that Google's libraries read. */
  Secret credentials();

  /**
   * A person's, on whatever device: it opens only the files that this program made.
   *
   * @param tokenUri where tokens are had; empty: Google's own place
   */
  record Device(Secret clientId, Secret clientSecret, Secret refreshToken, Optional<URI> tokenUri)
      implements GoogleSignIn {
    @Override
    public Secret credentials() {
      return CredentialsJson.authorizedUser(this);
    }
  }

  /**
   * A service account's key.
   *
   * @param credentials the JSON file as it was downloaded
   */
  record Key(Secret credentials) implements GoogleSignIn {}
}
