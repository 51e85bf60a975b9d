package dev.clioremind.sandbox;

import static dev.clioremind.sandbox.GhlScene.ANA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.sandbox.GhlCaller.Told;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(10)
class GhlGateTest {

  private final GhlScene scene = new GhlScene();
  private final GhlStandIn ghl = scene.ghl;
  private final GhlCaller client = scene.client;

  @ParameterizedTest
  @CsvSource({
    "Bearer pit-unknown, Invalid Private Integration token",
    "Bearer something, Invalid token: access token is invalid",
    "Basic something, Invalid JWT"
  })
  void an_unknown_token_is_401(String authorization, String message) {
    Told told = client.header("authorization", authorization).get("/contacts/" + ANA);
    assertThat(told.status()).isEqualTo(401);
    assertThat(told.text("message")).isEqualTo(message);
    assertThat(told.text("traceId")).isNotEmpty();
  }

  @Test
  void a_call_without_a_token_is_401() {
    assertThat(client.without("authorization").get("/contacts/" + ANA).text("message"))
        .isEqualTo("Invalid JWT");
  }

  @Test
  void a_revoked_token_is_401() {
    ghl.revoke(GhlStandIn.TOKEN);
    assertThat(client.get("/contacts/" + ANA).status()).isEqualTo(401);
  }

  @Test
  void the_version_header_is_mandatory() {
    Told told = client.without("version").get("/contacts/" + ANA);
    assertThat(told.status()).isEqualTo(401);
    assertThat(told.text("message")).isEqualTo("version header was not found");
  }

  @Test
  void an_unknown_version_is_401() {
    Told told = client.header("version", "2020-01-01").get("/contacts/" + ANA);
    assertThat(told.status()).isEqualTo(401);
    assertThat(told.text("message")).isEqualTo("version header is invalid");
  }

  @ParameterizedTest
  @ValueSource(strings = {"v3", "2023-02-21", "2021-07-28", "2021-04-15", "legacy"})
  void every_version_that_is_alive_is_taken(String version) {
    assertThat(client.header("version", version).get("/contacts/" + ANA).status()).isEqualTo(200);
  }

  @Test
  void a_missing_scope_is_401_and_nothing_is_sent() {
    ghl.allow("pit-reader", Set.of("contacts.readonly"));
    client.header("authorization", "Bearer pit-reader");
    assertThat(client.get("/contacts/" + ANA).status()).isEqualTo(200);
    Told told = client.sms(ANA, "Hello");
    assertThat(told.status()).isEqualTo(401);
    assertThat(told.text("message")).isEqualTo("The token is not authorized for this scope.");
    assertThat(ghl.accepted()).isZero();
  }

  @Test
  void another_location_is_403_in_path_query_and_body() {
    assertThat(client.get("/locations/loOther").status()).isEqualTo(403);
    assertThat(client.get("/workflows/", "locationId", "loOther").status()).isEqualTo(403);
    Told told = client.post("/contacts/search", "{\"locationId\":\"loOther\",\"pageLimit\":10}");
    assertThat(told.status()).isEqualTo(403);
    assertThat(told.text("message")).startsWith("The token does not have access to this location");
  }

  @Test
  void the_token_of_another_location_is_403_everywhere() {
    ghl.allowElsewhere("pit-other", "loOther");
    client.header("authorization", "Bearer pit-other");
    assertThat(client.get("/contacts/" + ANA).status()).isEqualTo(403);
    assertThat(client.sms(ANA, "Hello").status()).isEqualTo(403);
    assertThat(ghl.accepted()).isZero();
  }

  @Test
  void a_body_without_its_content_type_is_not_read() {
    Told told = client.without("content-type").sms(ANA, "Hello");
    assertThat(told.status()).isEqualTo(404);
    assertThat(told.text("message")).isEqualTo("Contact id not given");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[1]", "{\"type\": }", "null"})
  void a_body_that_is_no_json_object_is_400(String body) {
    Told told = client.post("/conversations/messages", body);
    assertThat(told.status()).isEqualTo(400);
    assertThat(told.text("traceId")).isNotEmpty();
  }

  @Test
  void every_answer_tells_the_limits() {
    Told told = client.get("/contacts/" + ANA);
    assertThat(told.headers())
        .containsEntry("X-RateLimit-Max", "100")
        .containsEntry("X-RateLimit-Remaining", "99")
        .containsEntry("X-RateLimit-Interval-Milliseconds", "10000")
        .containsEntry("X-RateLimit-Limit-Daily", "200000")
        .containsEntry("X-RateLimit-Daily-Remaining", "199999");
  }

  @Test
  void without_a_limit_nothing_is_429() {
    for (int i = 0; i < 150; i++) {
      assertThat(client.get("/contacts/" + ANA).status()).isEqualTo(200);
    }
  }

  @Test
  void over_the_limit_is_429_until_ten_seconds_have_passed() {
    ghl.limitRate(2);
    client.sms(ANA, "One");
    scene.pass(Duration.ofSeconds(4));
    client.sms(ANA, "Two");
    Told told = client.sms(ANA, "Three");
    assertThat(told.status()).isEqualTo(429);
    assertThat(told.text("message")).isEqualTo("Too Many Requests");
    assertThat(told.headers())
        .containsEntry("X-RateLimit-Remaining", "0")
        .doesNotContainKey("Retry-After");
    scene.pass(Duration.ofSeconds(6));
    assertThat(client.sms(ANA, "Three").status()).isEqualTo(201);
    assertThat(ghl.messages()).extracting("text").containsExactly("One", "Two", "Three");
  }

  @Test
  void a_retry_after_comes_with_a_429_if_asked_for() {
    ghl.limitRate(1);
    ghl.retryAfter(Duration.ofSeconds(7));
    assertThat(client.get("/contacts/" + ANA).headers()).doesNotContainKey("Retry-After");
    assertThat(client.get("/contacts/" + ANA).headers()).containsEntry("Retry-After", "7");
  }

  @Test
  void unknown_names_are_ignored_and_noted() {
    client.get(
        "/contacts/search/duplicate", "locationId", GhlStandIn.LOCATION, "phone", "+12135550142");
    client.post(
        "/conversations/messages",
        "{\"type\":\"SMS\",\"contactId\":\"" + ANA + "\",\"message\":\"Hi\",\"idempotencyKey\":1}");
    assertThat(ghl.ignoredParameters())
        .containsExactly(
            "GET /contacts/search/duplicate: phone",
            "POST /conversations/messages: idempotencyKey");
  }

  @Test
  void an_unknown_page_is_404_and_an_unknown_write_is_a_forbidden_call() {
    assertThat(client.get("/nowhere").status()).isEqualTo(404);
    assertThat(ghl.forbiddenCalls()).isEmpty();
    assertThat(client.delete("/contacts/" + ANA).status()).isEqualTo(404);
    assertThat(client.call("PUT", "/contacts/" + ANA, Map.of(), "{}").status()).isEqualTo(404);
    assertThat(ghl.forbiddenCalls())
        .extracting(ReceivedCall::method)
        .isEqualTo(List.of("DELETE", "PUT"));
    assertThat(ghl.contact(ANA)).isPresent();
  }
}
