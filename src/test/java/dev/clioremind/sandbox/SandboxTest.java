package dev.clioremind.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.auth.oauth2.ServiceAccountCredentials;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.BindException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SandboxTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T15:00:00Z"), ZoneOffset.UTC);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final SandboxOptions options =
      SandboxOptions.of(
          SampleFirm.around(LocalDate.of(2026, 11, 22), CLOCK).clio(),
          CLOCK,
          Clock.systemUTC(),
          new Random(1));
  private Sandbox sandbox;

  @BeforeEach
  void start() throws IOException {
    sandbox = Sandbox.start(options.settling(Duration.ofSeconds(2)));
  }

  @AfterEach
  void stop() {
    sandbox.close();
    assertThat(sandbox.ledger().defects()).isEmpty();
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  @Test
  void its_configuration_opens_all_three_services() throws Exception {
    var config = new Properties();
    config.load(new StringReader(sandbox.config()));
    assertThat(config.stringPropertyNames())
        .containsExactlyInAnyOrder(
            "firm.name",
            "firm.time-zone",
            "clio.base-url",
            "clio.client-id",
            "clio.client-secret",
            "clio.refresh-token",
            "sheets.spreadsheet-id",
            "sheets.root-url",
            "google.credentials",
            "ghl.base-url",
            "ghl.location-id",
            "ghl.token",
            "audit.settle-seconds");
    assertThat(config.getProperty("firm.name")).isEqualTo("Park Law");
    assertThat(config.getProperty("firm.time-zone")).isEqualTo("America/New_York");
    assertThat(config.getProperty("audit.settle-seconds")).isEqualTo("2");

    String form =
        "grant_type=refresh_token&client_id=%s&client_secret=%s&refresh_token=%s"
            .formatted(
                config.getProperty("clio.client-id"),
                config.getProperty("clio.client-secret"),
                config.getProperty("clio.refresh-token"));
    HttpRequest.Builder refresh =
        HttpRequest.newBuilder(URI.create(config.getProperty("clio.base-url") + "/oauth/token"));
    assertThat(send(refresh.POST(BodyPublishers.ofString(form))).statusCode()).isEqualTo(200);

    var credentials =
        ServiceAccountCredentials.fromStream(
            new ByteArrayInputStream(
                config.getProperty("google.credentials").getBytes(StandardCharsets.UTF_8)));
    String token =
        credentials
            .createScoped("https://www.googleapis.com/auth/spreadsheets")
            .refreshAccessToken()
            .getTokenValue();
    String book = "v4/spreadsheets/" + config.getProperty("sheets.spreadsheet-id");
    HttpRequest.Builder sheet =
        HttpRequest.newBuilder(URI.create(config.getProperty("sheets.root-url") + book));
    assertThat(send(sheet.header("Authorization", "Bearer " + token)).statusCode()).isEqualTo(200);

    String location = "/locations/" + config.getProperty("ghl.location-id");
    HttpRequest.Builder ghl =
        HttpRequest.newBuilder(URI.create(config.getProperty("ghl.base-url") + location))
            .header("Authorization", "Bearer " + config.getProperty("ghl.token"))
            .header("Version", "2021-07-28");
    assertThat(send(ghl).statusCode()).isEqualTo(200);

    assertThat(sandbox.ledger().entries())
        .extracting(entry -> entry.call().number() + " " + entry.call().service())
        .containsExactly("1 clio", "2 sheets", "3 sheets", "4 ghl");
  }

  @Test
  void a_fault_strikes_by_the_number_over_all_services() throws Exception {
    sandbox.faults().failCall(2, Fault.UNAVAILABLE);
    List<Integer> statuses =
        List.of(
            send(HttpRequest.newBuilder(sandbox.ghlServer().baseUri())).statusCode(),
            send(HttpRequest.newBuilder(sandbox.clioServer().baseUri())).statusCode(),
            send(HttpRequest.newBuilder(sandbox.sheetsServer().baseUri())).statusCode());

    assertThat(statuses.get(1)).isEqualTo(503);
    assertThat(statuses.get(0)).isNotEqualTo(503);
    assertThat(statuses.get(2)).isNotEqualTo(503);
  }

  @Test
  void all_calls_can_be_observed_from_any_moment_on() throws Exception {
    var seen = new CopyOnWriteArrayList<Integer>();
    HttpRequest.Builder call = HttpRequest.newBuilder(sandbox.clioServer().baseUri());
    send(call);
    sandbox.observe(
        new CallObserver() {
          @Override
          public void afterCall(ReceivedCall received, Reply reply) {
            seen.add(received.number());
          }
        });
    send(call);
    assertThat(seen).containsExactly(2);
  }

  @Test
  void a_port_that_is_taken_is_an_error_and_leaves_nothing_running() {
    int taken = sandbox.sheetsServer().baseUri().getPort();

    assertThatThrownBy(() -> Sandbox.start(options.on(new SandboxOptions.Ports(0, 0, taken))))
        .isInstanceOf(BindException.class);
  }
}
