package dev.clioremind.clio;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where the sign-in to Clio is kept between runs. Its tokens are opened only where they are sent.
 */
public interface RefreshTokens {

  /** The refresh token, read anew each time: another process may have stored one. */
  Optional<Supplier<String>> current();

  /** An access token that a sign-in left behind and that saves the first refresh. */
  default Optional<AccessToken> access() {
    return Optional.empty();
  }

  /**
   * Keeps a refresh token that Clio gave in exchange for the present one. It is stored before the
   * access token that came with it is used.
   *
   * @throws IOException if it could not be kept; the run goes on with it and says so
   */
  void store(Supplier<String> refreshToken) throws IOException;

  /**
   * Runs a refresh while no other process runs one. What can be known beforehand to go wrong (a
   * folder that can't be written) is thrown from here, before a token is spent.
   */
  default AccessToken alone(Supplier<AccessToken> refresh) {
    return refresh.get();
  }
}
