package dev.clioremind.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.clioremind.core.ConfigurationException;
import dev.clioremind.http.Patience;
import dev.clioremind.sandbox.SheetsStandIn;
import java.net.ProxySelector;
import java.net.URI;
import java.time.InstantSource;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class GoogleCredentialsReaderTest {

  private final GoogleCredentialsReader reader =
      new GoogleCredentialsReader(new GoogleTransport(ProxySelector.of(null), Patience.full()));

  private static String serviceAccount(String tokenUri) {
    return new SheetsStandIn(InstantSource.system(), new Random(1))
        .serviceAccountJson(URI.create(tokenUri));
  }

  @Test
  void a_service_account_is_known_by_its_address() {
    GoogleIdentity identity =
        reader.fromJson(serviceAccount("https://oauth2.googleapis.com/token"));

    assertThat(identity.name()).isEqualTo(SheetsStandIn.SERVICE_ACCOUNT);
    assertThat(identity.toString()).isEqualTo(SheetsStandIn.SERVICE_ACCOUNT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://oauth2.googleapis.com/token",
        "https://googleapis.com.example.com/token",
        "https://evilgoogleapis.com/token",
        "https://oauth2.googleapis.com@example.com/token",
        "http://127.0.0.1.example.com/token"
      })
  void a_key_is_not_shown_to_another_host(String tokenUri) {
    ConfigurationException e =
        catchThrowableOfType(
            ConfigurationException.class, () -> reader.fromJson(serviceAccount(tokenUri)));

    assertThat(e)
        .hasMessage("google.credentials names a token_uri that is not https on a Google host.");
  }

  @Test
  void a_workload_identity_is_read_and_its_addresses_checked() {
    String json =
        """
        {"type": "external_account", "universe_domain": "googleapis.com",
         "audience": "//iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/p/providers/q",
         "subject_token_type": "urn:ietf:params:oauth:token-type:jwt",
         "token_url": "%s",
         "service_account_impersonation_url":
           "https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/bot@example.com:generateAccessToken",
         "credential_source": {"url": "https://pipelines.actions.githubusercontent.com/x",
           "headers": {"Authorization": "bearer x"},
           "format": {"type": "json", "subject_token_field_name": "value"}}}
        """;

    assertThat(reader.fromJson(json.formatted("https://sts.googleapis.com/v1/token")).name())
        .isEqualTo("bot@example.com");
    assertThat(
            catchThrowableOfType(
                ConfigurationException.class,
                () -> reader.fromJson(json.formatted("https://sts.example.com/v1/token"))))
        .hasMessageContaining("token_url");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not json: SECRET",
        "[]",
        "{\"type\": \"gdch_service_account\", \"k\": \"SECRET\"}",
        "{\"private_key\": \"SECRET\"}",
        "{\"type\": \"service_account\", \"private_key\": \"SECRET\", \"client_email\": \"a\","
            + " \"client_id\": \"1\", \"private_key_id\": \"SECRET\"}",
        "{\"type\": \"authorized_user\", \"client_secret\": \"SECRET\"}"
      })
  void whatever_else_is_refused_without_being_quoted(String json) {
    ConfigurationException e =
        catchThrowableOfType(ConfigurationException.class, () -> reader.fromJson(json));

    assertThat(e).hasMessageStartingWith("google.credentials").hasNoCause();
    assertThat(e.getMessage() + e.fix()).doesNotContain("SECRET");
  }
}
