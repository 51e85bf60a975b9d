package dev.clioremind;

import dev.clioremind.clio.RefreshTokens;
import dev.clioremind.config.Secret;
import dev.clioremind.core.ConfigurationException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * Clio's tokens on a machine that is thrown away after the run, as in CI: the refresh token comes
 * from a secret, and what Clio gives in exchange can only be told of, for nobody finds it again.
 */
final class PassingClioSignIn implements RefreshTokens {

  private static final String UPDATE_THE_SECRET =
      "Clio gave a new refresh token, which is gone when this CI job ends; the next job has only the"
          + " old one, which may no longer serve. On your own machine run clio-remind auth login clio,"
          + " then clio-remind auth export, and update the secret CLIO_REMIND_CLIO_REFRESH_TOKEN.";

  private final RefreshTokens stored;
  private final Secret configured;

  /**
   * Stands before the credentials file.
   *
   * @param configured the refresh token that the job was given
   */
  PassingClioSignIn(RefreshTokens stored, Secret configured) {
    this.stored = stored;
    this.configured = configured;
  }

  @Override
  public Optional<Tokens> stored() {
    return stored.stored();
  }

  /**
   * {@inheritDoc}
   *
   * <p>A place that can't be written is no reason to stop here: normally Clio gives no new refresh
   * token, and a CI job has nowhere to keep one anyway.
   */
  @Override
  public Exchanged exchange(Function<Optional<Tokens>, Tokens> exchange) {
    AtomicBoolean begun = new AtomicBoolean();
    AtomicReference<String> spent = new AtomicReference<>("");
    Function<Optional<Tokens>, Tokens> watched =
        before -> {
          begun.set(true);
          before.ifPresent(tokens -> spent.set(tokens.refresh().get()));
          return exchange.apply(before);
        };
    Exchanged exchanged;
    try {
      exchanged = stored.exchange(watched);
    } catch (ConfigurationException e) {
      if (begun.get()) {
        throw e; // it was not about the place
      }
      Tokens given = new Tokens(configured::reveal, Optional.empty());
      exchanged = new Exchanged(watched.apply(Optional.of(given)), Optional.empty());
    }
    boolean isNew = !exchanged.tokens().refresh().get().equals(spent.get());
    return isNew ? new Exchanged(exchanged.tokens(), Optional.of(UPDATE_THE_SECRET)) : exchanged;
  }
}
