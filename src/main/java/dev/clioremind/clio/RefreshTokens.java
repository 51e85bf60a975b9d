package dev.clioremind.clio;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Where the sign-in to Clio is kept between runs. Another process may use it at the same time.
 * Thread-safe.
 */
public interface RefreshTokens {

  /**
   * A sign-in. Shows nothing of itself.
   *
   * @param refresh opens the refresh token: {@code secret::reveal}
   * @param access the newest access token, where it is kept as well: it saves a refresh
   */
  record Tokens(Supplier<String> refresh, Optional<AccessToken> access) {

    /** A mask. */
    @Override
    public String toString() {
      return "[sign-in to Clio]";
    }
  }

  /**
   * What an exchange gave.
   *
   * @param notStored why it could not be stored and what to do, as a sentence; empty if it was
   */
  record Exchanged(Tokens tokens, Optional<String> notStored) {}

  /** What is stored; empty if nobody is signed in. */
  Optional<Tokens> stored();

  /**
   * Exchanges tokens while no other process does: reads again, makes sure that something new could
   * be stored before the old is spent, runs the exchange, and stores what it gives before returning
   * it. Where the exchange gives back what it was handed, there is nothing to store.
   *
   * @param exchange is handed what is stored at that moment; what it throws comes through, and
   *     nothing is stored
   */
  Exchanged exchange(Function<Optional<Tokens>, Tokens> exchange);
}
