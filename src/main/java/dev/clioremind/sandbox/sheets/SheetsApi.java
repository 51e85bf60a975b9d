package dev.clioremind.sandbox.sheets;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.clioremind.sandbox.ReceivedCall;
import dev.clioremind.sandbox.Reply;
import dev.clioremind.sandbox.sheets.Accounts.Caller;
import dev.clioremind.sandbox.sheets.Operation.Route;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Answers the calls: who asks, whether they may, what is asked, and the shape of the answer. One
 * call at a time; safe for several threads.
 */
public final class SheetsApi {

  private static final String SCOPES = "https://www.googleapis.com/auth/";
  private static final String FILE_SCOPE = SCOPES + "drive.file";
  private static final Set<String> FULL_SCOPES = Set.of(SCOPES + "spreadsheets", SCOPES + "drive");
  private static final Set<String> READONLY_SCOPES =
      Set.of(SCOPES + "spreadsheets.readonly", SCOPES + "drive.readonly");

  private final Drive drive;
  private final Accounts accounts;
  private final Quota quota;
  private final SheetsFaults faults;
  private final Shapes shapes = new Shapes();
  private final List<ReceivedCall> writes = new ArrayList<>();
  private boolean serviceAccountsMayCreate;
  private int reads;
  private long bytesRead;

  /**
   * An empty drive.
   *
   * @param time what the files and the quota go by
   * @param signInTime what sign-ins and access tokens go by
   * @param random decides where a fault is left to chance
   */
  public SheetsApi(InstantSource time, InstantSource signInTime, RandomGenerator random) {
    this.drive = new Drive(time);
    this.accounts = new Accounts(signInTime, time);
    this.faults = new SheetsFaults(time, random, drive);
    this.quota = new Quota(time);
  }

  /** The sign-ins. */
  public Accounts accounts() {
    return accounts;
  }

  /** What can be made to go wrong. */
  public SheetsFaults faults() {
    return faults;
  }

  /** A new file of a person, without a tab yet. */
  public SheetBook createBook(String title, String timeZone, String owner) {
    Workbook book = new Workbook(drive.newId(), title, "en_US", timeZone, owner);
    drive.add(book);
    return new SheetBook(drive, book.id());
  }

  /**
   * The file with this id.
   *
   * @throws IllegalArgumentException where there is none
   */
  public SheetBook book(String id) {
    return drive
        .book(id)
        .map(book -> new SheetBook(drive, id))
        .orElseThrow(() -> new IllegalArgumentException("No spreadsheet " + id));
  }

  /** From now on at most so many reads and writes per minute and user. */
  public synchronized void limit(int readsPerMinute, int writesPerMinute) {
    quota.limit(readsPerMinute, writesPerMinute);
  }

  /** Gives service accounts the storage that Google denies them. */
  public synchronized void letServiceAccountsCreate() {
    serviceAccountsMayCreate = true;
  }

  /** How many reads were received from known callers. */
  public synchronized int reads() {
    return reads;
  }

  /** How many characters of JSON the reads were answered with. */
  public synchronized long bytesRead() {
    return bytesRead;
  }

  /** The changing calls received from known callers, refused ones too, in order. */
  public synchronized List<ReceivedCall> writes() {
    return List.copyOf(writes);
  }

  /** Begins all counts anew. */
  public synchronized void resetCounters() {
    reads = 0;
    bytesRead = 0;
    writes.clear();
  }

  /** Answers one call, of the API or for a token. */
  public synchronized Reply handle(ReceivedCall call) {
    Optional<Reply> instead = faults.instead(call);
    if (instead.isPresent()) {
      return instead.get();
    }
    Reply reply =
        switch (call.path()) {
          case "/token" -> accounts.token(call);
          case "/device/code" -> accounts.deviceCode(call);
          default -> answer(call);
        };
    return faults.afterwards(call).orElse(reply);
  }

  private Reply answer(ReceivedCall call) {
    Optional<Route> found = Operation.find(call.method(), call.path());
    if (found.isEmpty()) {
      return new Reply(
          404,
          Map.of("Content-Type", "text/html; charset=UTF-8"),
          "<!DOCTYPE html><title>Error 404 (Not Found)!!1</title>");
    }
    Route route = found.get();
    try {
      Caller caller = accounts.caller(call).orElseThrow(SheetsError::unauthenticated);
      count(call, route.operation());
      quota.spend(caller.email(), route.operation().isRead());
      checkParameters(call, route.operation());
      FieldMask mask = call.param("fields").map(FieldMask::parse).orElse(FieldMask.EVERYTHING);
      shapes.check(mask, route.operation().responseMessage());
      checkScope(caller, route.operation());
      JsonObject body = body(call, route.operation());
      JsonElement json = mask.apply(perform(route, caller, call, new Wire(body)));
      Reply reply = Reply.json(200, json.toString());
      bytesRead += route.operation().isRead() ? reply.body().length() : 0;
      return reply;
    } catch (SheetsError e) {
      return e.reply();
    }
  }

  private void count(ReceivedCall call, Operation operation) {
    if (operation.isRead()) {
      reads++;
    } else {
      writes.add(call);
    }
  }

  private JsonObject body(ReceivedCall call, Operation operation) {
    return operation.requestMessage().isEmpty()
        ? new JsonObject()
        : shapes.read(call.body(), operation.requestMessage());
  }

  private static void checkParameters(ReceivedCall call, Operation operation) {
    for (String name : call.query().keySet()) {
      if (!operation.knows(name)) {
        throw SheetsError.badRequest(
            ("Invalid JSON payload received. Unknown name \"%s\": Cannot bind query parameter."
                    + " Field '%s' could not be found in request message.")
                .formatted(name, name));
      }
    }
  }

  private static void checkScope(Caller caller, Operation operation) {
    boolean enough =
        caller.scopes().stream()
            .anyMatch(
                scope ->
                    FULL_SCOPES.contains(scope)
                        || scope.equals(FILE_SCOPE)
                        || (operation.isOpenToReadonlyScope() && READONLY_SCOPES.contains(scope)));
    if (!enough) {
      throw SheetsError.scopeMissing();
    }
  }

  /** Fails as Google does when the file is unknown, hidden from the app, or not shared. */
  private static void checkAccess(Workbook book, Caller caller, Operation operation) {
    boolean onlyOwnFiles =
        caller.scopes().contains(FILE_SCOPE)
            && caller.scopes().stream()
                .noneMatch(scope -> FULL_SCOPES.contains(scope) || READONLY_SCOPES.contains(scope));
    if (onlyOwnFiles && !book.madeByApp()) {
      throw SheetsError.notFound();
    }
    Workbook.Access access = book.access(caller.email());
    if (access == Workbook.Access.NONE || (access == Workbook.Access.VIEW && !operation.isRead())) {
      throw SheetsError.notShared();
    }
  }

  private JsonObject perform(Route route, Caller caller, ReceivedCall call, Wire body) {
    Operation operation = route.operation();
    if (operation == Operation.CREATE_SPREADSHEET) {
      return create(caller, body);
    }
    Workbook now = drive.book(route.spreadsheetId()).orElseThrow(SheetsError::notFound);
    checkAccess(now, caller, operation);
    return operation.isRead()
        ? read(route, caller, drive.seen(now.id()).orElse(now), call, body)
        : drive.change(now.id(), draft -> write(route, caller, draft, call, body));
  }

  private static JsonObject read(
      Route route, Caller caller, Workbook book, ReceivedCall call, Wire body) {
    return switch (route.operation()) {
      case GET_SPREADSHEET -> spreadsheet(book, caller, call);
      case GET_VALUES -> reads(call).one(book, route.subject());
      case BATCH_GET_VALUES -> reads(call).several(book, call.params("ranges"));
      case BATCH_GET_BY_DATA_FILTER ->
          new ValueReads(
                  Options.view(body.text("valueRenderOption"), body.text("dateTimeRenderOption")),
                  Options.dimension(body.text("majorDimension")))
              .byFilters(book, body.objects("dataFilters"));
      case SEARCH_METADATA -> new MetadataRequests(book).search(body.objects("dataFilters"));
      case GET_METADATA -> new MetadataRequests(book).get(route.subject());
      default -> throw new IllegalStateException(route.operation() + " is no read");
    };
  }

  private JsonObject write(
      Route route, Caller caller, Workbook book, ReceivedCall call, Wire body) {
    return switch (route.operation()) {
      case BATCH_UPDATE ->
          new BatchUpdate(book, caller.email(), shapes)
              .perform(body.objects("requests"), body.truth("includeSpreadsheetInResponse"));
      case UPDATE_VALUES -> writes(book, caller, call).update(route.subject(), body);
      case APPEND_VALUES ->
          writes(book, caller, call).append(route.subject(), insertOption(call), body, faults);
      case BATCH_UPDATE_VALUES ->
          new ValueWrites(
                  book,
                  caller.email(),
                  Options.input(body.text("valueInputOption")),
                  body.truth("includeValuesInResponse")
                      ? Optional.of(
                          echo(
                              body.text("responseValueRenderOption"),
                              body.text("responseDateTimeRenderOption")))
                      : Optional.empty())
              .updateAll(body.objects("data"));
      case CLEAR_VALUES -> clear(book, caller, List.of(route.subject()), "clearedRange");
      case BATCH_CLEAR_VALUES -> clear(book, caller, body.texts("ranges"), "clearedRanges");
      default -> throw new IllegalStateException(route.operation() + " is no write");
    };
  }

  private static JsonObject spreadsheet(Workbook book, Caller caller, ReceivedCall call) {
    FieldMask mask = call.param("fields").map(FieldMask::parse).orElse(FieldMask.EVERYTHING);
    boolean named = call.param("fields").isPresent();
    boolean gridData =
        named
            ? !mask.isEverything()
                && mask.members().containsKey("sheets")
                && mask.members().get("sheets").members().containsKey("data")
            : call.param("includeGridData").filter("true"::equals).isPresent();
    List<A1.Place> places =
        call.params("ranges").stream().map(range -> A1.parse(range, book)).toList();
    if (gridData && places.isEmpty()) {
      throw SheetsError.badRequest("The sandbox gives the cells of named ranges only.");
    }
    return SpreadsheetView.json(book, caller.email(), places, gridData);
  }

  private static ValueReads reads(ReceivedCall call) {
    return new ValueReads(
        Options.view(
            call.param("valueRenderOption").orElse(""),
            call.param("dateTimeRenderOption").orElse("")),
        Options.dimension(call.param("majorDimension").orElse("")));
  }

  private static ValueReads echo(String values, String dates) {
    return new ValueReads(Options.view(values, dates), Options.Dimension.ROWS);
  }

  private static ValueWrites writes(Workbook book, Caller caller, ReceivedCall call) {
    boolean echoed = call.param("includeValuesInResponse").filter("true"::equals).isPresent();
    return new ValueWrites(
        book,
        caller.email(),
        Options.input(call.param("valueInputOption").orElse("")),
        echoed
            ? Optional.of(
                echo(
                    call.param("responseValueRenderOption").orElse(""),
                    call.param("responseDateTimeRenderOption").orElse("")))
            : Optional.empty());
  }

  private static Options.Insert insertOption(ReceivedCall call) {
    return Options.choice(
        "insertDataOption",
        Options.Insert.class,
        call.param("insertDataOption").orElse(""),
        Options.Insert.OVERWRITE);
  }

  private static JsonObject clear(
      Workbook book, Caller caller, List<String> ranges, String member) {
    JsonArray cleared = new JsonArray();
    ranges.forEach(range -> cleared.add(ValueWrites.clear(book, caller.email(), range)));
    JsonObject json = new JsonObject();
    json.addProperty("spreadsheetId", book.id());
    json.add(member, member.equals("clearedRange") ? cleared.get(0) : cleared);
    return json;
  }

  private JsonObject create(Caller caller, Wire body) {
    if (caller.serviceAccount() && !serviceAccountsMayCreate) {
      throw SheetsError.storageQuota();
    }
    Wire properties = body.object("properties");
    Workbook book =
        new Workbook(
            drive.newId(),
            properties.has("title") ? properties.text("title") : "Untitled spreadsheet",
            properties.has("locale") ? properties.text("locale") : "en_US",
            properties.has("timeZone") ? properties.text("timeZone") : "Etc/GMT",
            caller.email());
    book.markMadeByApp();
    TabRequests tabs = new TabRequests(book, shapes);
    for (Wire sheet : body.objects("sheets")) {
      if (!Set.of("properties").containsAll(sheet.json().keySet())) {
        throw SheetsError.badRequest("The sandbox creates tabs by their properties only.");
      }
      tabs.add(sheet.object("properties"));
    }
    if (book.tabs().isEmpty()) {
      tabs.add(new Wire(new JsonObject()));
    }
    for (Wire entry : body.objects("developerMetadata")) {
      JsonObject request = new JsonObject();
      request.add("developerMetadata", entry.json());
      new MetadataRequests(book).create(new Wire(request));
    }
    book.checkSize();
    drive.add(book);
    return SpreadsheetView.json(book);
  }
}
