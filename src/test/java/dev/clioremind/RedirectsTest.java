package dev.clioremind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.sandbox.Failure;
import dev.clioremind.sandbox.GhlStandIn;
import dev.clioremind.sandbox.ReceivedCall;
import dev.clioremind.sandbox.sheets.Devices;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A service, or whoever took its place, that sends the program elsewhere: nothing follows, so that
 * no token, no name and no message arrives there, whichever call it is.
 */
@Timeout(120)
class RedirectsTest {

  @TempDir private Path folder = Path.of(".");
  private Office office = new Office(Path.of("."));
  private final MockWebServer elsewhere = new MockWebServer();

  @BeforeEach
  void open() throws Exception {
    office.close();
    office = new Office(folder);
    elsewhere.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return new MockResponse.Builder().code(200).body("{}").build();
          }
        });
    elsewhere.start();
  }

  @AfterEach
  void close() {
    office.close();
    elsewhere.close();
  }

  private Failure away(int status) {
    return Failure.redirect(status, URI.create(elsewhere.url("/trap").toString()));
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void no_call_of_any_service_is_led_to_another_host(int status) {
    Map<String, Predicate<ReceivedCall>> calls =
        Map.of(
            "Clio's sign-in", call -> to(call, "clio", "/oauth/token"),
            "Clio's data", call -> to(call, "clio", "/api/v4/"),
            "Google's sign-in", call -> to(call, "sheets", "/token"),
            "the spreadsheet", call -> to(call, "sheets", "/v4/spreadsheets"),
            "a write to it", call -> to(call, "sheets", ":append"),
            "GoHighLevel's contacts", call -> to(call, "ghl", "/contacts"),
            "a message", call -> to(call, "ghl", "/conversations/messages"));
    calls.forEach(
        (what, which) -> {
          office.sandbox().clio().signIn().expireAccessTokens();
          int before = office.sandbox().faults().struck().size();
          office.sandbox().faults().failAll(which, away(status));

          Office.Result result = office.later(Duration.ofHours(3)).run("send");

          assertThat(result.code()).as(what + ": " + result.err()).isIn(3, 4, 5, 6);
          assertThat(office.sandbox().faults().struck()).as(what).hasSizeGreaterThan(before);
          assertThat(elsewhere.getRequestCount()).as(what).isZero();
          office.sandbox().faults().heal();
        });
    assertThat(office.sandbox().ghl().accepted()).isZero();
  }

  private static boolean to(ReceivedCall call, String service, String part) {
    return call.service().equals(service) && call.path().contains(part);
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 307})
  void nor_is_a_sign_in_by_a_person_or_its_end(int status) throws Exception {
    Deque<Supplier<String>> typed = new ArrayDeque<>();
    SandboxBrowser browser = new SandboxBrowser();
    office.withoutSignIns().answering(typed);
    List<Supplier<String>> toClio =
        List.of(
            () -> office.sandbox().clio().signIn().clientId(),
            () -> office.sandbox().clio().signIn().clientSecret(),
            () -> browser.code(office.screen()));
    typed.addAll(toClio);
    assertThat(office.run("auth", "login", "clio").code()).isZero();
    Path key =
        Files.writeString(
            folder.resolve("key.json"),
            office
                .sandbox()
                .sheets()
                .serviceAccountJson(office.sandbox().sheetsServer().baseUri().resolve("/token")),
            StandardCharsets.UTF_8);

    office
        .sandbox()
        .faults()
        .failAll(
            call ->
                !call.path().equals("/oauth/approval") && !call.path().equals("/oauth/authorize"),
            away(status));
    typed.addAll(toClio);
    assertThat(office.run("auth", "login", "clio").code()).isNotZero();
    typed.clear();
    typed.add(() -> GhlStandIn.TOKEN);
    assertThat(office.run("auth", "login", "ghl").code()).isNotZero();
    assertThat(office.run("auth", "login", "google", "--key", key.toString()).code()).isNotZero();
    typed.clear();
    typed.addAll(List.of(() -> "2", () -> Devices.CLIENT_ID, () -> Devices.CLIENT_SECRET));
    assertThat(office.run("auth", "login", "google").code()).isNotZero();
    assertThat(office.run("auth", "status").code()).isNotZero();
    assertThat(office.run("auth", "logout", "clio").code()).isNotZero();

    assertThat(office.sandbox().faults().struck()).hasSizeGreaterThan(4);
    assertThat(elsewhere.getRequestCount()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 307, 308})
  void nor_is_an_alert(int status) {
    try (MockWebServer receiver = new MockWebServer()) {
      receiver.setDispatcher(
          new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
              return new MockResponse.Builder()
                  .code(status)
                  .setHeader("Location", elsewhere.url("/trap").toString())
                  .build();
            }
          });
      receiver.start();
      String root = receiver.url("/").toString();

      Office.Result result =
          office
              .with("alert.slack-webhook = " + root + "slack")
              .with("alert.webhook = " + root + "hook")
              .with("alert.pagerduty-key = " + AlertReceivers.ROUTING_KEY)
              .with("alert.pagerduty-url = " + root)
              .with("alert.heartbeat-url = " + root + "beat")
              .run("send");

      assertThat(receiver.getRequestCount()).isGreaterThan(4);
      assertThat(elsewhere.getRequestCount()).isZero();
      assertThat(result.err()).contains("did not arrive");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
