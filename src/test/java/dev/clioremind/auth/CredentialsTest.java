package dev.clioremind.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clioremind.config.Config;
import dev.clioremind.config.ConfigFlags;
import dev.clioremind.config.ConfigKey;
import dev.clioremind.config.ConfigLoader;
import dev.clioremind.config.Secret;
import dev.clioremind.config.Surroundings;
import dev.clioremind.core.ConfigurationException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(10)
class CredentialsTest {
  private static final URI US = URI.create("https://app.clio.com");
  private static final Secret CONFIGURED = Secret.of("RT-configured");
  private static final AccessToken ACCESS =
      new AccessToken(Secret.of("AT-1"), Instant.parse("2026-12-22T15:00:00Z"));

  private static ClioFirm firm(URI baseUrl) {
    return new ClioFirm(baseUrl, Optional.empty(), "");
  }

  private static ClioSignIn login(String refreshToken) {
    return new ClioSignIn(
        Optional.of(Secret.of("id")),
        Optional.of(Secret.of("secret")),
        Secret.of(refreshToken),
        Optional.of(ACCESS),
        Optional.empty(),
        "");
  }

  @Test
  void a_configured_token_wins_over_a_sign_in_that_did_not_come_from_it() {
    Credentials stored = Credentials.none().withClio(US, login("RT-login"));

    assertThat(stored.clio(firm(US), Optional.of(CONFIGURED)))
        .contains(ClioSignIn.configured(firm(US), CONFIGURED));
    assertThat(stored.clio(firm(US), Optional.empty())).contains(login("RT-login"));
  }

  @Test
  void what_clio_gave_for_exactly_the_configured_token_wins_over_it() {
    ClioSignIn first =
        ClioSignIn.configured(firm(US), CONFIGURED)
            .refreshed(ACCESS, Optional.of(Secret.of("RT-2")));
    ClioSignIn second = first.refreshed(ACCESS, Optional.of(Secret.of("RT-3")));
    Credentials stored = Credentials.none().withClio(US, second);

    assertThat(stored.clio(firm(US), Optional.of(CONFIGURED))).contains(second);
    assertThat(stored.clio(firm(US), Optional.of(Secret.of("RT-other"))))
        .contains(ClioSignIn.configured(firm(US), Secret.of("RT-other")));
    assertThat(second.refreshToken()).isEqualTo(Secret.of("RT-3"));
  }

  @Test
  void a_refresh_without_a_new_refresh_token_keeps_the_old_one() {
    ClioSignIn refreshed = login("RT-login").refreshed(ACCESS, Optional.empty());

    assertThat(refreshed.refreshToken()).isEqualTo(Secret.of("RT-login"));
    assertThat(refreshed.clientId()).contains(Secret.of("id"));
    assertThat(refreshed.origin()).isEmpty();
  }

  @Test
  void a_configured_token_that_is_the_stored_one_finds_its_access_token() {
    Credentials stored = Credentials.none().withClio(US, login("RT-configured"));

    assertThat(stored.clio(firm(US), Optional.of(CONFIGURED)).flatMap(ClioSignIn::accessToken))
        .contains(ACCESS);
  }

  @Test
  void a_sign_in_is_never_offered_to_another_address() {
    URI sandbox = URI.create("http://127.0.0.1:8080");
    Credentials stored =
        Credentials.none()
            .withClio(US, login("RT-login"))
            .withGhl(URI.create("https://services.leadconnectorhq.com"), "loc1", Secret.of("pit-1"))
            .withClio(sandbox, login("RT-sandbox"));

    assertThat(stored.clio(firm(sandbox), Optional.empty())).contains(login("RT-sandbox"));
    assertThat(stored.clio(firm(URI.create("https://eu.app.clio.com")), Optional.empty()))
        .isEmpty();
    assertThat(stored.clio(firm(US), Optional.empty())).contains(login("RT-login"));
    assertThat(stored.withoutClio(firm(sandbox)).clio(firm(US), Optional.empty())).isPresent();
    assertThat(stored.ghl(sandbox, "loc1")).isEmpty();
  }

  private static ClioSignIn loginOf(String app, String refreshToken) {
    return new ClioSignIn(
        Optional.of(Secret.of(app)),
        Optional.of(Secret.of("secret")),
        Secret.of(refreshToken),
        Optional.empty(),
        Optional.empty(),
        "");
  }

  @Test
  void two_firms_of_one_region_do_not_write_over_each_other() {
    Credentials stored =
        Credentials.none()
            .withClio(US, loginOf("appA/1", "RT-A"))
            .withClio(US, loginOf("appB", "RT-B"))
            .withGhl(US, "locA", Secret.of("pit-A"))
            .withGhl(US, "locB", Secret.of("pit-B"));

    assertThat(
            stored.clio(new ClioFirm(US, Optional.of(Secret.of("appA/1")), ""), Optional.empty()))
        .contains(loginOf("appA/1", "RT-A"));
    assertThat(stored.clio(new ClioFirm(US, Optional.of(Secret.of("appB")), ""), Optional.empty()))
        .contains(loginOf("appB", "RT-B"));
    assertThat(stored.clio(new ClioFirm(US, Optional.of(Secret.of("appC")), ""), Optional.empty()))
        .isEmpty();
    assertThat(stored.ghl(US, "locA")).contains(Secret.of("pit-A"));
    assertThat(stored.ghl(US, "locC")).isEmpty();
    Credentials left =
        stored
            .withoutClio(new ClioFirm(US, Optional.of(Secret.of("appB")), ""))
            .withoutGhl(US, "locB");
    assertThat(left.clio(firm(US), Optional.empty())).contains(loginOf("appA/1", "RT-A"));
    assertThat(left.ghl(US, "locA")).isPresent();
    assertThat(left.ghl(US, "locB")).isEmpty();
  }

  @Test
  void firms_that_share_an_agencys_app_are_told_apart_by_their_location() {
    ClioFirm a = new ClioFirm(US, Optional.empty(), "locA");
    ClioFirm b = new ClioFirm(US, Optional.empty(), "locB");
    Credentials onlyA = Credentials.none().withClio(US, loginOf("agency", "RT-A").at("locA"));
    Credentials both = onlyA.withClio(US, loginOf("agency", "RT-B").at("locB"));

    assertThat(onlyA.clio(b, Optional.empty())).isEmpty();
    assertThat(both.clio(a, Optional.empty()).map(ClioSignIn::refreshToken))
        .contains(Secret.of("RT-A"));
    assertThat(both.clio(b, Optional.empty()).map(ClioSignIn::refreshToken))
        .contains(Secret.of("RT-B"));
    assertThat(both.withoutClio(b).clio(a, Optional.empty())).isPresent();
    assertThat(both.withoutClio(b).clio(b, Optional.empty())).isEmpty();
    Credentials withOld = both.withClio(US, login("RT-old"));
    assertThat(withOld.clio(a, Optional.empty()).map(ClioSignIn::refreshToken))
        .contains(Secret.of("RT-A"));
  }

  @Test
  void of_several_firms_none_is_guessed() {
    Credentials stored =
        Credentials.none()
            .withClio(US, loginOf("appA", "RT-A"))
            .withClio(US, loginOf("appB", "RT-B"));

    assertThatThrownBy(() -> stored.clio(firm(US), Optional.empty()))
        .isInstanceOfSatisfying(
            ConfigurationException.class, e -> assertThat(e.fix()).contains("clio.client-id"));
  }

  @Test
  void an_access_token_is_valid_until_its_expiry() {
    assertThat(ACCESS.isValidAt(ACCESS.expiry().minusMillis(1))).isTrue();
    assertThat(ACCESS.isValidAt(ACCESS.expiry())).isFalse();
  }

  @Test
  void the_configuration_gets_the_secrets_of_its_own_addresses(@TempDir Path home) {
    Config config =
        new ConfigLoader(new Surroundings(Map.of("CLIO_REMIND_CLIO_REGION", "us"), home, home))
            .load(ConfigFlags.none(), Set.of());
    Credentials stored =
        Credentials.none()
            .withClio(US, login("RT-login"))
            .withGhl(config.ghl().baseUrl(), "", Secret.of("pit-1"))
            .withGoogle(
                "",
                new GoogleSignIn.Device(
                    Secret.of("gid"), Secret.of("gsecret"), Secret.of("1//g"), Optional.empty()));

    assertThat(stored.secretsFor(config))
        .containsEntry(ConfigKey.CLIO_CLIENT_ID, Secret.of("id"))
        .containsEntry(ConfigKey.CLIO_CLIENT_SECRET, Secret.of("secret"))
        .containsEntry(ConfigKey.CLIO_REFRESH_TOKEN, Secret.of("RT-login"))
        .containsEntry(ConfigKey.GHL_TOKEN, Secret.of("pit-1"))
        .containsEntry(
            ConfigKey.GOOGLE_CREDENTIALS,
            Secret.ofDocument(
                """
                {
                  "type": "authorized_user",
                  "client_id": "gid",
                  "client_secret": "gsecret",
                  "refresh_token": "1//g"
                }"""));
    assertThat(Credentials.none().secretsFor(config)).isEmpty();
    assertThat(stored.toString()).doesNotContain("pit-1", "RT-login", "1//g", "AT-1");
  }
}
