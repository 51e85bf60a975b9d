package dev.clioremind;

import dev.clioremind.auth.AccessToken;
import dev.clioremind.auth.ClioFirm;
import dev.clioremind.auth.ClioSignIn;
import dev.clioremind.auth.Credentials;
import dev.clioremind.auth.CredentialsFile;
import dev.clioremind.auth.CredentialsFile.Kept;
import dev.clioremind.auth.CredentialsFile.Updated;
import dev.clioremind.clio.RefreshTokens;
import dev.clioremind.config.Secret;
import java.util.Optional;
import java.util.function.Function;

/**
 * Clio's tokens in the credentials file, or as configured: what ties the adapter to the sign-ins.
 */
final class StoredClioSignIn implements RefreshTokens {

  private final CredentialsFile file;
  private final ClioFirm firm;
  private final Optional<Secret> configured;

  /**
   * Ties them.
   *
   * @param configured the refresh token of configuration or environment, which wins unless the file
   *     holds what came from exactly that one
   */
  StoredClioSignIn(CredentialsFile file, ClioFirm firm, Optional<Secret> configured) {
    this.file = file;
    this.firm = firm;
    this.configured = configured;
  }

  @Override
  public Optional<Tokens> stored() {
    return file.read().clio(firm, configured).map(StoredClioSignIn::tokens);
  }

  @Override
  public Exchanged exchange(Function<Optional<Tokens>, Tokens> exchange) {
    Kept<Tokens> kept =
        file.underLock(
            credentials -> {
              Optional<ClioSignIn> before = credentials.clio(firm, configured);
              Optional<Tokens> had = before.map(StoredClioSignIn::tokens);
              Tokens given = exchange.apply(had);
              return before.isEmpty() || had.filter(t -> t.equals(given)).isPresent()
                  ? Updated.unchanged(given)
                  : Updated.changed(given, stored(credentials, before.get(), given));
            });
    return new Exchanged(kept.result(), kept.notStored().map(e -> e.getMessage() + " " + e.fix()));
  }

  private static Tokens tokens(ClioSignIn signIn) {
    return new Tokens(
        signIn.refreshToken()::reveal,
        signIn
            .accessToken()
            .map(t -> new dev.clioremind.clio.AccessToken(t.value().reveal(), t.expiry())));
  }

  private Credentials stored(Credentials credentials, ClioSignIn before, Tokens given) {
    Secret refresh = Secret.of(given.refresh().get());
    Optional<AccessToken> access =
        given.access().map(t -> new AccessToken(Secret.of(t.reveal()), t.until()));
    return credentials.withClio(
        firm.baseUrl(),
        new ClioSignIn(
            before.clientId(),
            before.clientSecret(),
            refresh,
            access,
            before.origin(),
            before.locationId()));
  }
}
