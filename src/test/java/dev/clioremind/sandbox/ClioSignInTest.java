package dev.clioremind.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.clioremind.sandbox.clio.ClioFirm;
import dev.clioremind.sandbox.clio.ClioUser;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class ClioSignInTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final String REDIRECT = "http://127.0.0.1:8765/callback";
  private static final String APP =
      "&client_id=sandbox-clio-client&client_secret=sandbox-clio-secret";

  private Instant now = NOON;
  private final Clock clock =
      new Clock() {
        @Override
        public Instant instant() {
          return now;
        }

        @Override
        public ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          throw new UnsupportedOperationException();
        }
      };
  private final ClioStandIn clio =
      new ClioStandIn(
          new ClioFirm(
              "Park Law",
              ZoneId.of("America/New_York"),
              ClioUser.enabled(345, "Lee", "Park", "lee@example.com"),
              clock),
          clock);
  private final Ledger ledger = new Ledger();
  private StandInServer server;
  private ClioClient client;

  @BeforeEach
  void start() throws IOException {
    server = StandInServer.start(clio, 0, ledger, new Faults(), clock, CallObserver.NONE);
    client = new ClioClient(server.baseUri(), "none");
  }

  @AfterEach
  void stop() {
    server.close();
    assertThat(ledger.defects()).isEmpty();
  }

  private JsonObject granted(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(200);
    JsonObject grant = JsonParser.parseString(answer.body()).getAsJsonObject();
    client.useToken(grant.get("access_token").getAsString());
    return grant;
  }

  private HttpResponse<String> refresh(String refreshToken)
      throws IOException, InterruptedException {
    return client.post(
        "/oauth/token", "grant_type=refresh_token&refresh_token=" + refreshToken + APP);
  }

  @Test
  void a_refresh_token_can_be_used_again_and_again() throws Exception {
    String token = clio.signIn().refreshToken();

    assertThat(granted(refresh(token)).keySet())
        .containsExactly("token_type", "access_token", "expires_in");
    granted(refresh(token));
    assertThat(client.get("users/who_am_i").statusCode()).isEqualTo(200);
  }

  @Test
  void a_rotating_refresh_token_is_good_once() throws Exception {
    clio.behaviour().refreshTokenRotates(true);
    String first = clio.signIn().refreshToken();
    String second = granted(refresh(first)).get("refresh_token").getAsString();

    HttpResponse<String> again = refresh(first);
    assertThat(again.statusCode()).isEqualTo(400);
    assertThat(again.body()).contains("\"invalid_grant\"");
    granted(refresh(second));
  }

  @Test
  void an_access_token_ends_with_its_life() throws Exception {
    clio.behaviour().accessTokenLife(Duration.ofHours(1));
    JsonObject grant = granted(refresh(clio.signIn().refreshToken()));
    assertThat(grant.get("expires_in").getAsLong()).isEqualTo(3600);

    now = NOON.plus(Duration.ofMinutes(59));
    assertThat(client.get("tasks").statusCode()).isEqualTo(200);
    now = NOON.plus(Duration.ofMinutes(60));
    assertThat(client.get("tasks").statusCode()).isEqualTo(401);
  }

  @Test
  void a_login_gives_a_code_that_is_good_once_for_ten_minutes_and_one_address() throws Exception {
    HttpResponse<String> browser =
        client.send(
            client.request(
                "/oauth/authorize?response_type=code&client_id=sandbox-clio-client&state=a%26b"
                    + "&redirect_uri=http%3A%2F%2F127.0.0.1%3A8765%2Fcallback"));
    assertThat(browser.statusCode()).isEqualTo(302);
    String target = browser.headers().firstValue("Location").orElseThrow();
    assertThat(target).startsWith(REDIRECT + "?code=").endsWith("&state=a%26b");
    String code = target.replaceAll(".*code=([^&]*)&.*", "$1");

    JsonObject grant = granted(login(code, REDIRECT));
    assertThat(grant.get("refresh_token").getAsString())
        .isEqualTo(clio.signIn().refreshTokens().get(0));
    assertThat(login(code, REDIRECT).statusCode()).isEqualTo(400);
    assertThat(login(clio.signIn().code(REDIRECT), REDIRECT + "/").statusCode()).isEqualTo(400);
    String old = clio.signIn().code(REDIRECT);
    now = NOON.plus(Duration.ofMinutes(11));
    assertThat(login(old, REDIRECT).statusCode()).isEqualTo(400);
  }

  private HttpResponse<String> login(String code, String redirect)
      throws IOException, InterruptedException {
    return client.post(
        "/oauth/token",
        "grant_type=authorization_code&code=" + code + "&redirect_uri=" + redirect + APP);
  }

  @Test
  void a_login_without_a_browser_shows_the_code() throws Exception {
    HttpResponse<String> page =
        client.send(
            client.request(
                "/oauth/authorize?client_id=sandbox-clio-client&redirect_uri="
                    + server.baseUri()
                    + "/oauth/approval"));
    assertThat(page.body()).contains("<code>sandbox-clio-code-1</code>");
  }

  @Test
  void a_new_login_can_end_the_earlier_one() throws Exception {
    clio.behaviour().loginRevokesEarlierOnes(true);
    String earlier = clio.signIn().refreshToken();
    granted(login(clio.signIn().code(REDIRECT), REDIRECT));

    clio.behaviour().badGrantStatus(401);
    assertThat(refresh(earlier).statusCode()).isEqualTo(401);
  }

  @Test
  void a_wrong_app_or_grant_is_refused() throws Exception {
    assertThat(client.post("/oauth/token", "grant_type=refresh_token&client_id=other").statusCode())
        .isEqualTo(401);
    HttpResponse<String> grant = client.post("/oauth/token", "grant_type=client_credentials" + APP);
    assertThat(grant.statusCode()).isEqualTo(400);
    assertThat(grant.body()).contains("unsupported_grant_type");
  }

  @Test
  void signing_out_ends_all_tokens() throws Exception {
    String refreshToken = clio.signIn().refreshToken();
    String access = granted(refresh(refreshToken)).get("access_token").getAsString();

    assertThat(client.post("/oauth/deauthorize", "token=" + access).statusCode()).isEqualTo(200);
    assertThat(client.get("tasks").statusCode()).isEqualTo(401);
    assertThat(refresh(refreshToken).statusCode()).isEqualTo(400);
  }
}
