package dev.clioremind.sheets;

import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpResponse;
import com.google.api.client.http.HttpResponseException;
import com.google.api.client.http.HttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.sheets.v4.Sheets;
import com.google.api.services.sheets.v4.model.AppendValuesResponse;
import com.google.api.services.sheets.v4.model.BatchUpdateSpreadsheetRequest;
import com.google.api.services.sheets.v4.model.BatchUpdateSpreadsheetResponse;
import com.google.api.services.sheets.v4.model.GridProperties;
import com.google.api.services.sheets.v4.model.Request;
import com.google.api.services.sheets.v4.model.Sheet;
import com.google.api.services.sheets.v4.model.SheetProperties;
import com.google.api.services.sheets.v4.model.Spreadsheet;
import com.google.api.services.sheets.v4.model.SpreadsheetProperties;
import com.google.api.services.sheets.v4.model.UpdateSpreadsheetPropertiesRequest;
import com.google.api.services.sheets.v4.model.ValueRange;
import com.google.auth.http.HttpCredentialsAdapter;
import dev.clioremind.core.time.Waiter;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The one door to Google Sheets. Nothing is built and nobody signs in before the first call. Safe
 * for several threads.
 *
 * @see <a href="https://developers.google.com/workspace/sheets/api/reference/rest">Google's
 *     reference</a>
 */
public final class GoogleSheets implements RemoteSpreadsheet {

  private static final String FIELDS =
      "sheets(properties(sheetId,title,gridProperties(rowCount,columnCount)),tables(tableId)),"
          + "developerMetadata(metadataId,metadataKey,metadataValue)";
  // What init looks at besides: the first cells of each tab as people see them, and what guards it.
  private static final String DETAILS =
      "sheets(properties(sheetId,title,gridProperties(rowCount,columnCount,frozenRowCount)),"
          + "protectedRanges(protectedRangeId,requestingUserCanEdit),filterViews(title),"
          + "data(startRow,startColumn,rowData(values(note,dataValidation,"
          + "userEnteredFormat(numberFormat(type))))))";

  private static final Duration READ_WITHIN = Duration.ofSeconds(60);
  // Google gives up after 180 s; giving up earlier would make doubts of our own.
  private static final Duration WRITTEN_WITHIN = Duration.ofSeconds(190);

  private final SheetsSettings settings;
  private final Supplier<GoogleIdentity> signIn;
  private final Clock clock;
  private final HttpTransport transport;
  private final SheetsErrors errors = new SheetsErrors();
  private final GoogleCalls calls;
  private final AtomicReference<@Nullable Duration> skew = new AtomicReference<>();
  private @Nullable Client client;

  private record Client(Sheets sheets, GoogleIdentity identity) {}

  /**
   * Builds one.
   *
   * @param signIn asked once, at the first call
   * @param clock what Google's {@code Date} is compared with
   * @param random chance for pauses before a repeat
   * @param trace told of each try, without its query and body
   */
  public GoogleSheets(
      SheetsSettings settings,
      Supplier<GoogleIdentity> signIn,
      Clock clock,
      Waiter waiter,
      RandomGenerator random,
      HttpTransport transport,
      Consumer<String> trace) {
    this.settings = settings;
    this.signIn = signIn;
    this.clock = clock;
    this.transport = transport;
    this.calls = new GoogleCalls(errors, waiter, random, clock, trace);
  }

  /**
   * How far this machine's clock is ahead of Google's, by the {@code Date} of Google's answers;
   * empty before the first answer. Good to about a second.
   */
  public Optional<Duration> clockSkew() {
    return Optional.ofNullable(skew.get());
  }

  /** Whom the spreadsheet must be shared with, for messages. Reads the credentials, no more. */
  public String account() {
    return client().identity().name();
  }

  @Override
  public SheetsSettings settings() {
    return settings;
  }

  @Override
  public void pause(Duration length) {
    calls.pause(length);
  }

  @Override
  public Spreadsheet spreadsheet() {
    Spreadsheet found =
        call(
            "open the spreadsheet",
            GoogleCalls.Repeat.FREELY,
            sheets -> sheets.get(settings.spreadsheetId()).setFields(FIELDS));
    List<String> titles = new ArrayList<>();
    for (Sheet sheet : found.getSheets() == null ? List.<Sheet>of() : found.getSheets()) {
      SheetProperties properties = sheet.getProperties();
      // A null in the JSON is an empty text here.
      if (properties == null || properties.getTitle() == null || properties.getTitle().isEmpty()) {
        throw errors.down("open the spreadsheet", "Google named a tab without a title");
      }
      GridProperties grid = properties.getGridProperties();
      if (grid != null && !(isSize(grid.getRowCount()) && isSize(grid.getColumnCount()))) {
        throw errors.down("open the spreadsheet", "Google named a tab without its size");
      }
      titles.add(properties.getTitle());
    }
    errors.tabsAre(titles);
    return found;
  }

  /** A null in the JSON is a zero here. */
  private static boolean isSize(@Nullable Integer count) {
    return count != null && count > 0;
  }

  /**
   * The tabs that some ranges lie in: their grids, guards and views, and how the cells are made.
   */
  Spreadsheet details(List<String> ranges) {
    return call(
        "look at the spreadsheet",
        GoogleCalls.Repeat.FREELY,
        sheets -> sheets.get(settings.spreadsheetId()).setRanges(ranges).setFields(DETAILS));
  }

  /**
   * Makes a spreadsheet.
   *
   * @throws InDoubtException when it may have been made, or not
   */
  Spreadsheet create(Spreadsheet wanted) {
    return call(
        "make a spreadsheet",
        GoogleCalls.Repeat.WHEN_NOT_DONE,
        sheets -> sheets.create(wanted).setFields("spreadsheetId,spreadsheetUrl"));
  }

  /** The spreadsheet's title and time zone. */
  SpreadsheetProperties properties() {
    return call(
            "open the spreadsheet",
            GoogleCalls.Repeat.FREELY,
            sheets -> sheets.get(settings.spreadsheetId()).setFields("properties(title,timeZone)"))
        .getProperties();
  }

  /** Gives the spreadsheet a title. */
  void entitle(String title) {
    change(
        List.of(
            new Request()
                .setUpdateSpreadsheetProperties(
                    new UpdateSpreadsheetPropertiesRequest()
                        .setProperties(new SpreadsheetProperties().setTitle(title))
                        .setFields("title"))));
  }

  @Override
  public List<ValueRange> values(List<String> ranges) {
    List<ValueRange> values =
        call(
                "read the spreadsheet",
                GoogleCalls.Repeat.FREELY,
                sheets ->
                    sheets
                        .values()
                        .batchGet(settings.spreadsheetId())
                        .setRanges(ranges)
                        .setValueRenderOption("UNFORMATTED_VALUE")
                        .setDateTimeRenderOption("SERIAL_NUMBER"))
            .getValueRanges();
    if (values == null || values.size() != ranges.size()) {
      throw errors.down("read the spreadsheet", "Google answered with other ranges than asked for");
    }
    return values;
  }

  @Override
  public AppendValuesResponse append(String range, List<List<Object>> rows) {
    ValueRange body = new ValueRange().setMajorDimension("ROWS").setValues(rows);
    return call(
        "append to the spreadsheet",
        GoogleCalls.Repeat.WHEN_NOT_DONE,
        sheets ->
            sheets
                .values()
                .append(settings.spreadsheetId(), range, body)
                .setValueInputOption("RAW")
                .setInsertDataOption("INSERT_ROWS"));
  }

  @Override
  public BatchUpdateSpreadsheetResponse change(List<Request> requests) {
    return call(
        "change the spreadsheet",
        GoogleCalls.Repeat.FREELY,
        sheets ->
            sheets.batchUpdate(
                settings.spreadsheetId(),
                new BatchUpdateSpreadsheetRequest().setRequests(requests)));
  }

  @Override
  public void changeOnce(List<Request> requests) {
    call(
        "change the spreadsheet",
        GoogleCalls.Repeat.WHEN_NOT_DONE,
        sheets ->
            sheets.batchUpdate(
                settings.spreadsheetId(),
                new BatchUpdateSpreadsheetRequest().setRequests(requests)));
  }

  @FunctionalInterface
  private interface Call<T> {
    com.google.api.services.sheets.v4.SheetsRequest<T> on(Sheets.Spreadsheets sheets)
        throws IOException;
  }

  private <T> T call(String what, GoogleCalls.Repeat repeat, Call<T> call) {
    Client client = client();
    return calls.call(
        what,
        repeat,
        client.identity().credentials(),
        () -> call.on(client.sheets().spreadsheets()));
  }

  private synchronized Client client() {
    if (client == null) {
      GoogleIdentity identity = signIn.get();
      errors.accountIs(identity.name());
      HttpCredentialsAdapter adapter = new HttpCredentialsAdapter(identity.credentials());
      Sheets sheets =
          new Sheets.Builder(
                  transport,
                  GsonFactory.getDefaultInstance(),
                  request -> initialize(request, adapter))
              .setRootUrl(withSlash(settings.rootUrl().toString()))
              .setApplicationName("clio-remind")
              .build();
      client = new Client(sheets, identity);
    }
    return client;
  }

  private void initialize(HttpRequest request, HttpCredentialsAdapter adapter) throws IOException {
    adapter.initialize(request);
    // Its own handler renews a refused token up to ten times, and logs what Google said.
    request.setUnsuccessfulResponseHandler((refused, response, mayRepeat) -> false);
    request.setNumberOfRetries(0);
    request.setFollowRedirects(false);
    request.setLoggingEnabled(false);
    // The method is not known before the request is sent.
    request.setInterceptor(
        ready ->
            ready.setReadTimeout(
                Math.toIntExact(
                    (ready.getRequestMethod().equals("GET") ? READ_WITHIN : WRITTEN_WITHIN)
                        .toMillis())));
    request.setResponseInterceptor(
        response -> {
          compareClocks(response);
          if (!response.isSuccessStatusCode()) {
            throw refusal(response);
          }
        });
  }

  /**
   * Google's own client prints a stack trace when the body of an error is no JSON or breaks off.
   */
  private static HttpResponseException refusal(HttpResponse response) throws IOException {
    String body = "";
    try {
      body = response.parseAsString();
    } catch (IOException | IllegalArgumentException unreadable) {
      // The status says enough.
    } finally {
      response.disconnect();
    }
    return new HttpResponseException.Builder(
            response.getStatusCode(), response.getStatusMessage(), response.getHeaders())
        .setContent(body)
        .build();
  }

  private void compareClocks(HttpResponse response) {
    String date = response.getHeaders().getDate();
    if (date == null) {
      return;
    }
    try {
      Instant theirs = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration seen = Duration.between(theirs, clock.instant());
      // A slow answer looks like a clock that is ahead; the smallest difference is the truest.
      skew.accumulateAndGet(
          seen,
          (known, now) ->
              known == null || (now != null && now.abs().compareTo(known.abs()) < 0) ? now : known);
    } catch (DateTimeException e) {
      // No date, no comparison.
      return;
    }
  }

  private static String withSlash(String root) {
    return root.endsWith("/") ? root : root + "/";
  }
}
