package dev.clioremind.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.clioremind.core.ConfigurationException;
import dev.clioremind.core.ServiceException;
import dev.clioremind.http.Patience;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class GoogleSheetsTest {

  private static final String TOKEN = "ya29.secret-token";
  private static final List<List<Object>> ROWS = List.of(List.of("hash", "2026-11-22T15:03:12Z"));
  private static final String SPREADSHEET =
      """
      {"sheets": [{"properties": {"title": "Rules"}}, {"properties": {"title": "Notes"}}]}
      """;
  private static final String VALUES = "{\"valueRanges\": [{\"range\": \"Rules!A1\"}]}";
  private static final String APPENDED =
      "{\"updates\": {\"updatedRange\": \"AuditLog!A2:B2\", \"updatedRows\": 1}}";

  @StartStop public final MockWebServer google = new MockWebServer();
  private final List<Duration> waits = new ArrayList<>();
  private Patience patience = Patience.full();

  private GoogleSheets sheets() {
    String credentials =
        """
        {"type": "authorized_user", "client_id": "c", "client_secret": "s",
         "refresh_token": "r", "token_uri": "%s"}
        """
            .formatted(google.url("/token"));
    GoogleTransport direct = new GoogleTransport(ProxySelector.of(null), patience);
    return new GoogleSheets(
        new SheetsSettings(google.url("/").uri(), "1AbC-_9", "Rules", "AuditLog"),
        () -> new GoogleCredentialsReader(direct).fromJson(credentials),
        Clock.fixed(Instant.parse("2026-11-22T15:03:12Z"), ZoneOffset.UTC),
        waits::add,
        new Random(1),
        direct,
        line -> {});
  }

  private void answer(int status, String body) {
    google.enqueue(
        new MockResponse.Builder()
            .code(status)
            .addHeader("Content-Type", "application/json; charset=UTF-8")
            .addHeader("Date", "Sun, 22 Nov 2026 15:01:00 GMT")
            .body(body)
            .build());
  }

  private void token() {
    answer(200, "{\"access_token\": \"" + TOKEN + "\", \"expires_in\": 3599}");
  }

  private static String error(int code, String status, String message, String reason) {
    return """
    {"error": {"code": %d, "message": "%s", "status": "%s", "details": [
      {"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "%s"}]}}
    """
        .formatted(code, message, status, reason);
  }

  private RecordedRequest take() {
    try {
      return google.takeRequest();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String body(RecordedRequest request) throws IOException {
    byte[] sent = request.getBody() == null ? new byte[0] : request.getBody().toByteArray();
    try (var plain = new GZIPInputStream(new ByteArrayInputStream(sent))) {
      return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void nothing_is_called_before_it_is_needed() {
    assertThat(sheets().clockSkew()).isEmpty();
    assertThat(google.getRequestCount()).isZero();
  }

  @Test
  void an_append_is_raw_inserts_rows_and_carries_the_token() throws IOException {
    token();
    answer(200, APPENDED);
    sheets().append("'AuditLog'!A:A", ROWS);

    take();
    RecordedRequest append = take();
    assertThat(append.getMethod()).isEqualTo("POST");
    assertThat(append.getUrl().encodedPath())
        .isEqualTo("/v4/spreadsheets/1AbC-_9/values/'AuditLog'!A:A:append");
    assertThat(append.getUrl().queryParameter("valueInputOption")).isEqualTo("RAW");
    assertThat(append.getUrl().queryParameter("insertDataOption")).isEqualTo("INSERT_ROWS");
    assertThat(append.getHeaders().get("Authorization")).isEqualTo("Bearer " + TOKEN);
    assertThat(body(append))
        .isEqualTo(
            "{\"majorDimension\":\"ROWS\",\"values\":[[\"hash\",\"2026-11-22T15:03:12Z\"]]}");
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 409, 500, 502, 503, 504})
  void a_read_is_repeated_three_times_after_a_passing_trouble(int status) {
    token();
    for (int i = 0; i < 3; i++) {
      answer(status, "{}");
    }
    answer(200, VALUES);

    assertThat(sheets().values(List.of("'Rules'!A1"))).hasSize(1);
    assertThat(waits).hasSize(3);
  }

  @Test
  void a_read_gives_up_after_three_repeats() {
    token();
    for (int i = 0; i < 4; i++) {
      answer(503, error(503, "UNAVAILABLE", "Jane Roe is unavailable.", ""));
    }

    assertThatExceptionOfType(ServiceException.class)
        .isThrownBy(() -> sheets().values(List.of("'Rules'!A1")))
        .withMessage(
            "Could not read the spreadsheet: Google answered 503 (trouble on its side). Nothing is lost; run again"
                + " later.")
        .satisfies(e -> assertThat(e.kind()).isEqualTo(ServiceException.Kind.UNAVAILABLE));
    assertThat(google.getRequestCount()).isEqualTo(5);
  }

  @Test
  void a_google_that_is_down_is_asked_for_no_more_than_what_must_be_written() {
    token();
    for (int i = 0; i < 7; i++) {
      answer(503, "{}");
    }
    answer(200, APPENDED);
    answer(200, VALUES);
    GoogleSheets sheets = sheets();
    List<String> rules = List.of("'Rules'!A1");
    assertThatExceptionOfType(ServiceException.class).isThrownBy(() -> sheets.values(rules));
    assertThatExceptionOfType(ServiceException.class).isThrownBy(() -> sheets.values(rules));
    assertThat(google.getRequestCount()).as("a token, four tries, two").isEqualTo(7);

    assertThatExceptionOfType(ServiceException.class)
        .isThrownBy(() -> sheets.values(rules))
        .withMessage(
            "Could not read the spreadsheet: Google has not answered the last calls, so it was not"
                + " asked again. Nothing is lost; run again later.");
    assertThat(google.getRequestCount()).isEqualTo(7);
    assertThatExceptionOfType(InDoubtException.class)
        .isThrownBy(() -> sheets.append("'AuditLog'!A:A", ROWS));
    assertThat(google.getRequestCount()).isEqualTo(8);

    sheets.append("'AuditLog'!A:A", ROWS);
    assertThat(sheets.values(rules)).as("it answers again").hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 409, 500, 503})
  void an_append_in_doubt_is_never_repeated_here(int status) {
    token();
    answer(status, "{}");
    GoogleSheets sheets = sheets();

    assertThatExceptionOfType(InDoubtException.class)
        .isThrownBy(() -> sheets.append("'AuditLog'!A:A", ROWS));
    assertThat(google.getRequestCount()).isEqualTo(2);
  }

  @Test
  void an_append_with_an_unreadable_answer_is_in_doubt() {
    token();
    answer(200, "<html>Please sign in</html>");
    GoogleSheets sheets = sheets();

    assertThatExceptionOfType(InDoubtException.class)
        .isThrownBy(() -> sheets.append("'AuditLog'!A:A", ROWS));
  }

  @Test
  void an_answer_that_drips_in_is_not_waited_for_longer_than_one_that_never_comes() {
    patience = limit -> limit.dividedBy(100);
    token();
    for (int i = 0; i < 4; i++) {
      google.enqueue(
          new MockResponse.Builder()
              .addHeader("Content-Type", "application/json; charset=UTF-8")
              .body(VALUES)
              .throttleBody(1, 400, TimeUnit.MILLISECONDS)
              .build());
    }

    assertThatExceptionOfType(ServiceException.class)
        .isThrownBy(() -> sheets().values(List.of("'Rules'!A1")))
        .withMessage(
            "Could not read the spreadsheet: the service answered 200, but the answer broke off."
                + " Nothing is lost; run again later.")
        .satisfies(e -> assertThat(e.kind()).isEqualTo(ServiceException.Kind.UNAVAILABLE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"sheets\": [{\"properties\": {\"title\": \"Rules\"}}], ",
        "{\"sheets\": [{\"properties\": {\"title\": \"Rules\"}}",
        "{\"sheets\": [{\"properties\": {\"title\": \"Rules\"",
        "{\"sheets\": [{\"properties\": {\"title\": \"Ru"
      })
  void an_answer_that_was_cut_off_is_never_taken_for_a_whole_one(String start) {
    token();
    google.enqueue(
        new MockResponse.Builder()
            .addHeader("Content-Type", "application/json; charset=UTF-8")
            .body(start)
            .removeHeader("Content-Length")
            .addHeader("Connection", "close")
            .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE)
            .build());
    answer(200, SPREADSHEET);

    assertThat(sheets().spreadsheet().getSheets()).hasSize(2);
  }

  @Test
  void an_append_that_is_never_answered_is_in_doubt_and_an_interrupt_does_not_cut_it_short() {
    patience = limit -> limit.dividedBy(300);
    token();
    google.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
    GoogleSheets sheets = sheets();
    sheets.account();

    Thread.currentThread().interrupt();
    assertThatExceptionOfType(InDoubtException.class)
        .isThrownBy(() -> sheets.append("'AuditLog'!A:A", ROWS));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(google.getRequestCount()).isEqualTo(2);
  }

  @Test
  void an_append_that_found_nobody_listening_is_repeated() throws IOException {
    GoogleSheets sheets = sheets();
    google.close();

    assertThatExceptionOfType(ServiceException.class)
        .isThrownBy(() -> sheets.append("'AuditLog'!A:A", ROWS))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(ServiceException.Kind.UNAVAILABLE));
    assertThat(waits).hasSize(3);
  }

  @Test
  void the_quota_is_waited_for_and_then_given_up() {
    token();
    for (int i = 0; i < 9; i++) {
      answer(429, error(429, "RESOURCE_EXHAUSTED", "Quota exceeded", "RATE_LIMIT_EXCEEDED"));
    }
    GoogleSheets sheets = sheets();

    assertThatExceptionOfType(ServiceException.class)
        .isThrownBy(() -> sheets.append("'AuditLog'!A:A", ROWS))
        .withMessageContaining("quota");
    Duration waited = waits.stream().reduce(Duration.ZERO, Duration::plus);
    assertThat(waited).isBetween(Duration.ofMinutes(3), Duration.ofMinutes(7));
    assertThat(waits).allSatisfy(w -> assertThat(w).isLessThanOrEqualTo(Duration.ofSeconds(75)));
  }

  @Test
  void an_expired_token_is_renewed_once_and_a_second_refusal_is_a_matter_of_sign_in() {
    token();
    answer(401, error(401, "UNAUTHENTICATED", "expired", ""));
    token();
    answer(200, APPENDED);
    assertThatCode(() -> sheets().append("'AuditLog'!A:A", ROWS)).doesNotThrowAnyException();

    token();
    answer(401, error(401, "UNAUTHENTICATED", "expired", ""));
    token();
    answer(401, error(401, "UNAUTHENTICATED", "expired", ""));
    assertThatExceptionOfType(ServiceException.class)
        .isThrownBy(() -> sheets().append("'AuditLog'!A:A", ROWS))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(ServiceException.Kind.SIGN_IN));
    assertThat(google.getRequestCount()).isEqualTo(8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "403 | The caller does not have permission | | not shared with | as Editor",
        "403 | x | ACCESS_TOKEN_SCOPE_INSUFFICIENT | does not cover spreadsheets"
            + " | https://www.googleapis.com/auth/spreadsheets",
        "403 | x | SERVICE_DISABLED | not switched on | Enable",
        "404 | Requested entity was not found. | | there is no spreadsheet | drive.file",
        "400 | Unable to parse range: 'Gone'!A1 | | 'Rules', 'Notes' | sheets.rules-tab",
        "400 | Range (Rules!A9) exceeds grid limits. Max rows: 5 | | deleted | Version history",
        "400 | You are trying to edit a protected cell or object. | | protected | editors",
        "400 | This operation is not supported for this document | | Excel | Save as",
        "400 | Invalid value Jane Roe | | not accepted | report this as a defect"
      })
  void a_refusal_says_what_to_do(
      int status, String message, String reason, String what, String fix) {
    token();
    answer(200, SPREADSHEET);
    answer(status, error(status, "X", message, reason == null ? "" : reason));
    GoogleSheets sheets = sheets();
    sheets.spreadsheet();
    ConfigurationException e =
        catchThrowableOfType(
            ConfigurationException.class, () -> sheets.values(List.of("'Rules'!A1")));

    assertThat(e).hasMessageStartingWith("Google refused to read the spreadsheet (" + status + ")");
    assertThat(e).hasMessageContaining(what);
    assertThat(e.fix()).contains(fix);
    assertThat(e.getMessage() + e.fix()).doesNotContain("Jane").doesNotContain(TOKEN);
    assertThat(google.getRequestCount()).isEqualTo(3);
  }

  @Test
  void a_redirect_is_not_followed() {
    token();
    google.enqueue(
        new MockResponse.Builder()
            .code(307)
            .addHeader("Location", google.url("/elsewhere").toString())
            .build());

    assertThatExceptionOfType(ServiceException.class)
        .isThrownBy(() -> sheets().values(List.of("'Rules'!A1")))
        .withMessageContaining("sheets.root-url");
    assertThat(google.getRequestCount()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "invalid_grant | Invalid JWT: Token must be a short-lived token (60 minutes) | clock",
        "invalid_grant | Invalid JWT Signature. | key was replaced",
        "invalid_grant | Token has been expired or revoked. | auth login google",
        "invalid_grant | Bad Request | does not accept these credentials",
        "invalid_client | The OAuth client was not found. | google.client-id"
      })
  void a_refused_token_says_why(String code, String description, String why) {
    answer(400, "{\"error\": \"%s\", \"error_description\": \"%s\"}".formatted(code, description));
    Throwable e = catchThrowable(() -> sheets().spreadsheet());

    assertThat(e)
        .isInstanceOfSatisfying(
            ServiceException.class,
            s -> assertThat(s.kind()).isEqualTo(ServiceException.Kind.SIGN_IN))
        .hasMessageContaining(why)
        .hasNoCause();
    assertThat(google.getRequestCount()).isEqualTo(1);
  }

  @Test
  void a_token_endpoint_that_points_elsewhere_is_no_matter_of_the_sign_in() {
    google.enqueue(
        new MockResponse.Builder()
            .code(302)
            .addHeader("Location", google.url("/elsewhere").toString())
            .build());

    assertThatExceptionOfType(ServiceException.class)
        .isThrownBy(() -> sheets().spreadsheet())
        .withMessageContaining("pointed elsewhere")
        .satisfies(e -> assertThat(e.kind()).isEqualTo(ServiceException.Kind.UNAVAILABLE));
    assertThat(google.getRequestCount()).isOne();
  }

  @Test
  void a_token_endpoint_that_is_down_is_asked_again() {
    answer(503, "");
    token();
    answer(200, SPREADSHEET);

    assertThat(sheets().spreadsheet().getSheets()).hasSize(2);
  }

  @Test
  void a_token_answer_of_another_shape_is_asked_for_again_and_is_no_defect() {
    answer(200, "[\"unexpected\"]");
    token();
    answer(200, SPREADSHEET);
    assertThat(sheets().spreadsheet().getSheets()).hasSize(2);

    for (int i = 0; i < 4; i++) {
      answer(200, "[\"unexpected\"]");
    }
    assertThatExceptionOfType(ServiceException.class)
        .isThrownBy(() -> sheets().spreadsheet())
        .satisfies(e -> assertThat(e.kind()).isEqualTo(ServiceException.Kind.UNAVAILABLE));
  }

  @Test
  void the_clock_is_compared_with_googles() {
    token();
    answer(200, SPREADSHEET);
    GoogleSheets sheets = sheets();
    sheets.spreadsheet();

    assertThat(sheets.clockSkew()).contains(Duration.ofSeconds(132));
  }

  /** Google's own client prints a stack trace when it can't parse what came with an error. */
  @ParameterizedTest
  @ValueSource(strings = {"{\"error\": {\"message\": \"no", "{\"error\": [[", "", "\"\\u00"})
  void an_error_whose_body_is_no_json_is_told_without_a_stack_trace(String body) {
    token();
    answer(403, body);
    PrintStream usual = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      assertThatThrownBy(() -> sheets().values(List.of("Rules!A1")))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageStartingWith("Google refused to read the spreadsheet (403): ");
    } finally {
      System.setErr(usual);
    }

    assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"sheets\": [{}]}",
        "{\"sheets\": [null]}",
        "{\"sheets\": [{\"properties\": {\"sheetId\": 7}}]}",
        "{\"sheets\": [{\"properties\": {\"title\": null}}]}"
      })
  void a_tab_without_a_title_is_no_answer(String body) {
    token();
    answer(200, body);

    assertThatThrownBy(() -> sheets().spreadsheet())
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining(
            "Could not open the spreadsheet: Google named a tab without a title.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"columnCount\": 3}",
        "{\"rowCount\": 5, \"columnCount\": null}",
        "{\"rowCount\": 0, \"columnCount\": 3}"
      })
  void a_tab_without_its_size_is_no_answer(String grid) {
    token();
    answer(
        200,
        "{\"sheets\": [{\"properties\": {\"title\": \"Rules\", \"gridProperties\": %s}}]}"
            .formatted(grid));

    assertThatThrownBy(() -> sheets().spreadsheet())
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining(
            "Could not open the spreadsheet: Google named a tab without its size.");
  }

  @Test
  void other_ranges_than_asked_for_are_not_taken_for_an_empty_sheet() {
    token();
    answer(200, VALUES);

    assertThatExceptionOfType(ServiceException.class)
        .isThrownBy(() -> sheets().values(List.of("'Rules'!A1", "'Notes'!A1")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://sheets.googleapis.com",
        "http://localhost.example.com",
        "http://127.0.0.1@example.com",
        "file:///etc/passwd"
      })
  void a_root_that_is_not_https_is_refused(String root) {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> new SheetsSettings(URI.create(root), "abc", "Rules", "AuditLog"));
  }
}
