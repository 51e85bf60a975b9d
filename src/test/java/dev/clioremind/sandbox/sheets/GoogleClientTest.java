package dev.clioremind.sandbox.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.sheets.v4.Sheets;
import com.google.api.services.sheets.v4.model.AddSheetRequest;
import com.google.api.services.sheets.v4.model.AppendValuesResponse;
import com.google.api.services.sheets.v4.model.BatchGetValuesByDataFilterRequest;
import com.google.api.services.sheets.v4.model.BatchUpdateSpreadsheetRequest;
import com.google.api.services.sheets.v4.model.CreateDeveloperMetadataRequest;
import com.google.api.services.sheets.v4.model.DataFilter;
import com.google.api.services.sheets.v4.model.DeveloperMetadata;
import com.google.api.services.sheets.v4.model.DeveloperMetadataLocation;
import com.google.api.services.sheets.v4.model.DeveloperMetadataLookup;
import com.google.api.services.sheets.v4.model.GridProperties;
import com.google.api.services.sheets.v4.model.Request;
import com.google.api.services.sheets.v4.model.SearchDeveloperMetadataRequest;
import com.google.api.services.sheets.v4.model.SheetProperties;
import com.google.api.services.sheets.v4.model.Spreadsheet;
import com.google.api.services.sheets.v4.model.ValueRange;
import com.google.auth.http.HttpCredentialsAdapter;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.auth.oauth2.ServiceAccountCredentials;
import com.google.auth.oauth2.UserCredentials;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.clioremind.sandbox.SheetsStandIn;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Google's own client library against the stand-in, over HTTP. */
@Timeout(60)
class GoogleClientTest {

  private final SheetsStandIn standIn = new SheetsStandIn(InstantSource.system(), new Random(1));
  private final SheetBook book = standIn.createBook("Reminders", "America/New_York");
  private LoopbackServer server;
  private Sheets sheets;

  GoogleClientTest() throws IOException {
    server = new LoopbackServer(standIn);
    sheets = client(serviceAccount());
  }

  @BeforeEach
  void fill() {
    book.addTab(
        "My Rules", List.of(List.of("Deadline Type", "DaysOut"), List.of("Court Date", "3")));
    book.addTab("AuditLog", 1000, 11);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private GoogleCredentials serviceAccount() throws IOException {
    return ServiceAccountCredentials.fromStream(
            stream(standIn.serviceAccountJson(server.uri("/token"))))
        .createScoped(SheetsCalls.SPREADSHEETS);
  }

  private Sheets client(GoogleCredentials credentials) {
    return new Sheets.Builder(
            new NetHttpTransport(),
            GsonFactory.getDefaultInstance(),
            new HttpCredentialsAdapter(credentials))
        .setRootUrl(server.uri("/").toString())
        .setApplicationName("test")
        .build();
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private AppendValuesResponse append(Object... cells) throws IOException {
    return sheets
        .spreadsheets()
        .values()
        .append(book.id(), "'AuditLog'!A:K", new ValueRange().setValues(List.of(List.of(cells))))
        .setValueInputOption("RAW")
        .setInsertDataOption("INSERT_ROWS")
        .execute();
  }

  @Test
  void it_reads_several_ranges() throws IOException {
    var answer =
        sheets
            .spreadsheets()
            .values()
            .batchGet(book.id())
            .setRanges(List.of("'My Rules'!A1:B3", "'AuditLog'"))
            .setValueRenderOption("UNFORMATTED_VALUE")
            .execute();

    assertThat(answer.getValueRanges().get(0).getRange()).isEqualTo("'My Rules'!A1:B3");
    assertThat(answer.getValueRanges().get(0).getValues().get(1).toString())
        .isEqualTo("[Court Date, 3]");
    assertThat(answer.getValueRanges().get(1).getValues()).isNull();
  }

  @Test
  void it_appends_with_compressed_bodies() throws IOException {
    append("Hash", "Timestamp (ISO)");
    AppendValuesResponse second = append("1348a5", "2026-11-24T17:30:01Z");

    assertThat(second.getTableRange()).isEqualTo("AuditLog!A1:B1");
    assertThat(second.getUpdates().getUpdatedRange()).isEqualTo("AuditLog!A2:B2");
    assertThat(book.rows("AuditLog").get(1)).containsExactly("1348a5", "2026-11-24T17:30:01Z");
    assertThat(server.gzippedBodies()).isGreaterThanOrEqualTo(2);
  }

  @Test
  void it_adds_tabs_and_metadata_and_finds_them() throws IOException {
    sheets
        .spreadsheets()
        .batchUpdate(
            book.id(),
            new BatchUpdateSpreadsheetRequest()
                .setRequests(
                    List.of(
                        new Request()
                            .setAddSheet(
                                new AddSheetRequest()
                                    .setProperties(
                                        new SheetProperties()
                                            .setTitle("Runs")
                                            .setGridProperties(
                                                new GridProperties().setColumnCount(9)))),
                        new Request()
                            .setCreateDeveloperMetadata(
                                new CreateDeveloperMetadataRequest()
                                    .setDeveloperMetadata(
                                        new DeveloperMetadata()
                                            .setMetadataKey("clio-remind.schema")
                                            .setMetadataValue("1")
                                            .setVisibility("DOCUMENT")
                                            .setLocation(
                                                new DeveloperMetadataLocation()
                                                    .setSpreadsheet(true)))))))
        .execute();

    Spreadsheet file =
        sheets
            .spreadsheets()
            .get(book.id())
            .setFields("properties(title,timeZone),sheets(properties(title,gridProperties))")
            .execute();
    assertThat(file.getSheets().get(2).getProperties().getTitle()).isEqualTo("Runs");
    assertThat(file.getSheets().get(2).getProperties().getGridProperties().getColumnCount())
        .isEqualTo(9);
    assertThat(file.getSpreadsheetId()).isNull();
    var found =
        sheets
            .spreadsheets()
            .developerMetadata()
            .search(
                book.id(),
                new SearchDeveloperMetadataRequest()
                    .setDataFilters(
                        List.of(
                            new DataFilter()
                                .setDeveloperMetadataLookup(
                                    new DeveloperMetadataLookup()
                                        .setMetadataKey("clio-remind.schema")))))
            .execute();
    assertThat(found.getMatchedDeveloperMetadata())
        .singleElement()
        .satisfies(m -> assertThat(m.getDeveloperMetadata().getMetadataValue()).isEqualTo("1"));
  }

  @Test
  void it_reads_by_data_filters() throws IOException {
    var answer =
        sheets
            .spreadsheets()
            .values()
            .batchGetByDataFilter(
                book.id(),
                new BatchGetValuesByDataFilterRequest()
                    .setDataFilters(List.of(new DataFilter().setA1Range("'My Rules'!B2"))))
            .execute();

    assertThat(answer.getValueRanges().get(0).getValueRange().getValues().toString())
        .isEqualTo("[[3]]");
  }

  @Test
  void it_understands_the_errors() {
    assertThatThrownBy(() -> sheets.spreadsheets().values().get(book.id(), "'Gone'!A1").execute())
        .isInstanceOfSatisfying(
            GoogleJsonResponseException.class,
            e -> {
              assertThat(e.getStatusCode()).isEqualTo(400);
              assertThat(e.getDetails().getMessage()).isEqualTo("Unable to parse range: 'Gone'!A1");
            });
  }

  @Test
  void an_expired_token_is_renewed_once() throws IOException {
    append("a");
    standIn.accounts().expireTokens();
    append("b");

    assertThat(book.rows("AuditLog")).containsExactly(List.of("a"), List.of("b"));
    assertThat(standIn.accounts().issuedTokens()).hasSize(2);
  }

  @Test
  void a_person_signs_in_by_refresh_token() throws IOException {
    String json =
        standIn
            .accounts()
            .authorizedUserJson(
                SheetsStandIn.OWNER, server.uri("/token"), Set.of(SheetsCalls.SPREADSHEETS));
    JsonObject file = JsonParser.parseString(json).getAsJsonObject();
    UserCredentials person =
        UserCredentials.newBuilder()
            .setClientId(file.get("client_id").getAsString())
            .setClientSecret(file.get("client_secret").getAsString())
            .setRefreshToken(file.get("refresh_token").getAsString())
            .setTokenServerUri(server.uri("/token"))
            .build();
    sheets = client(person);
    append("by hand");
    assertThat(book.rows("AuditLog")).containsExactly(List.of("by hand"));

    standIn.accounts().revokeConsents();
    assertThatThrownBy(person::refreshAccessToken)
        .hasStackTraceContaining("Token has been expired or revoked.");
  }

  @Test
  void a_replaced_key_and_a_wrong_clock_are_named() throws IOException {
    GoogleCredentials old = serviceAccount();
    standIn.accounts().replaceKey(SheetsStandIn.SERVICE_ACCOUNT);
    assertThatThrownBy(old::refreshAccessToken)
        .isInstanceOf(IOException.class)
        .hasStackTraceContaining("Invalid JWT Signature.");

    SheetsStandIn ahead =
        new SheetsStandIn(
            InstantSource.offset(InstantSource.system(), Duration.ofHours(2)), new Random(1));
    try (LoopbackServer other = new LoopbackServer(ahead)) {
      GoogleCredentials late =
          ServiceAccountCredentials.fromStream(
                  stream(ahead.serviceAccountJson(other.uri("/token"))))
              .createScoped(SheetsCalls.SPREADSHEETS);
      assertThatThrownBy(late::refreshAccessToken)
          .hasStackTraceContaining("Token must be a short-lived token (60 minutes)");
    }
  }

  @Test
  void many_appends_at_once_all_arrive() throws Exception {
    var threads = Executors.newFixedThreadPool(4);
    try {
      var jobs =
          IntStream.range(0, 24)
              .mapToObj(i -> (Callable<AppendValuesResponse>) () -> append("row" + i))
              .toList();
      for (var job : threads.invokeAll(jobs)) {
        job.get();
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(book.rows("AuditLog")).hasSize(24).doesNotHaveDuplicates();
  }
}
