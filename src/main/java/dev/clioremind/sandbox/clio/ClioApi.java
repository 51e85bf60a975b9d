package dev.clioremind.sandbox.clio;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.clioremind.sandbox.ReceivedCall;
import dev.clioremind.sandbox.Reply;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Routes calls, counts them and writes the answers. Locks the firm for each call. */
public final class ClioApi {
  private static final String ROOT = "/api/v4/";
  private static final String DEFAULT_VERSION = "4.0.13";
  private static final Duration WINDOW = Duration.ofSeconds(60);
  private static final int MOST = 200;
  private static final int MOST_USERS = 2000;

  private static final Map<String, String> SHAPES =
      Map.of(
          "calendar_entries", "CalendarEntry",
          "tasks", "Task",
          "matters", "Matter",
          "contacts", "Contact",
          "users", "User",
          "calendars", "Calendar",
          "calendar_entry_event_types", "EventType",
          "task_types", "TaskType",
          "relationships", "Relationship");

  private final Gson gson = new GsonBuilder().serializeNulls().disableHtmlEscaping().create();
  private final ClioFirm firm;
  private final ClioBehaviour behaviour;
  private final ClioSignIn signIn;
  private final ClioView view;
  private final ClioLists lists;
  private final ClioPages pages;
  private final InstantSource clock;
  private final Set<String> ignored = new TreeSet<>();
  private final Map<String, Window> windows = new HashMap<>();

  private Listing latest = new Listing("", List.of());

  /** A whole listing, kept for its next page: 250 pages would else walk the tables 250 times. */
  private record Listing(String key, List<ClioLine> lines) {}

  /** The calls of one token in the running 60 seconds. */
  private record Window(Instant end, int calls) {}

  /** The API over a firm's records. */
  public ClioApi(ClioFirm firm, ClioBehaviour behaviour, ClioSignIn signIn, InstantSource clock) {
    this.firm = firm;
    this.behaviour = behaviour;
    this.signIn = signIn;
    this.clock = clock;
    this.view = new ClioView(firm, behaviour);
    this.lists = new ClioLists(firm, behaviour, view);
    this.pages = new ClioPages(behaviour);
  }

  /** See {@link dev.clioremind.sandbox.ClioStandIn#ignoredParameters}. */
  public Set<String> ignoredParameters() {
    synchronized (firm) {
      return Set.copyOf(ignored);
    }
  }

  /** See {@link dev.clioremind.sandbox.ClioStandIn#expirePageTokens}. */
  public void expirePageTokens() {
    synchronized (firm) {
      pages.expire();
    }
  }

  /** Answers one call. */
  public Reply handle(ReceivedCall call) {
    synchronized (firm) {
      try {
        return call.path().startsWith("/oauth/") ? signIn.handle(call) : api(call);
      } catch (ClioRefusal refusal) {
        return refusal.reply();
      }
    }
  }

  private Reply api(ReceivedCall call) {
    if (!call.path().startsWith(ROOT)) {
      throw ClioRefusal.notFound();
    }
    String authorization = call.header("authorization").orElse("");
    if (!authorization.startsWith("Bearer ")) {
      throw new ClioRefusal(401, "UnauthorizedError", "User is not authorized");
    }
    String token = authorization.substring("Bearer ".length());
    if (!signIn.isGood(token)) {
      return invalidToken();
    }
    String version = call.header("x-api-version").orElse(DEFAULT_VERSION);
    var headers = new LinkedHashMap<String, String>();
    headers.put("X-API-VERSION", version);
    Reply reply;
    try {
      if (!behaviour.versions.contains(version)) {
        throw new ClioRefusal(410, "VersionError", "The requested API version is not available");
      }
      count(token, headers);
      reply = routed(call);
    } catch (ClioRefusal refusal) {
      reply = refusal.reply();
    }
    headers.putAll(reply.headers());
    return new Reply(reply.status(), headers, reply.body());
  }

  private static Reply invalidToken() {
    return new Reply(
        401,
        Map.of("WWW-Authenticate", "Bearer realm=\"Clio\", error=\"invalid_token\""),
        """
        {"error":"invalid_token","error_description":"The access token provided is expired, \
        revoked, malformed or invalid for other reasons."}""");
  }

  private void count(String token, Map<String, String> headers) {
    int limit = behaviour.requestsPerWindow;
    if (limit == 0) {
      return;
    }
    Instant now = clock.instant();
    Window window = windows.getOrDefault(token, new Window(now.plus(WINDOW), 0));
    if (!now.isBefore(window.end())) {
      window = new Window(now.plus(WINDOW), 0);
    }
    window = new Window(window.end(), window.calls() + 1);
    windows.put(token, window);
    headers.put("X-RateLimit-Limit", Integer.toString(limit));
    headers.put("X-RateLimit-Remaining", Integer.toString(Math.max(0, limit - window.calls())));
    headers.put("X-RateLimit-Reset", Long.toString(window.end().getEpochSecond()));
    if (window.calls() > limit) {
      long seconds = Math.max(1, Duration.between(now, window.end()).toSeconds());
      headers.put("Retry-After", Long.toString(seconds));
      throw new ClioRefusal(429, "RateLimited", "Rate limit exceeded");
    }
  }

  private Reply routed(ReceivedCall call) {
    String[] parts =
        call.path().substring(ROOT.length()).replaceFirst("\\.json$", "").split("/", -1);
    if (!call.method().equals("GET") || behaviour.forbidden.contains(parts[0])) {
      throw ClioRefusal.forbidden();
    }
    String shape = SHAPES.get(parts[0]);
    if (shape == null) {
      throw ClioRefusal.notFound();
    }
    if (parts.length == 1) {
      return listing(call, parts[0], shape);
    }
    if (parts.length == 2) {
      return single(call, parts[0], shape, parts[1]);
    }
    if (parts.length == 3 && parts[0].equals("matters") && parts[2].equals("contacts")) {
      return people(call, parts[1]);
    }
    throw ClioRefusal.notFound();
  }

  private Reply listing(ReceivedCall call, String resource, String shape) {
    var query = new ClioQuery(call);
    ClioFields fields = fields(query, shape);
    String key =
        String.join(
            " ",
            resource,
            ClioPages.query(call),
            Integer.toString(firm.changes()),
            behaviour.ofListings());
    if (latest.key().equals(key)) {
      query.takeAsRead();
    } else {
      latest = new Listing(key, lines(resource, query));
    }
    return page(call, query, resource, fields, latest.lines());
  }

  private List<ClioLine> lines(String resource, ClioQuery query) {
    return switch (resource) {
      case "calendar_entries" -> lists.entries(query);
      case "tasks" -> lists.tasks(query);
      case "matters" -> lists.matters(query);
      case "contacts" -> lists.contacts(query);
      case "users" -> lists.users(query);
      case "calendars" -> lists.calendars(query);
      case "calendar_entry_event_types" -> lists.eventTypes(query);
      case "task_types" -> lists.taskTypes(query);
      default -> lists.relationships(query);
    };
  }

  private Reply people(ReceivedCall call, String matterId) {
    ClioMatter matter =
        ClioLists.number(matterId)
            .flatMap(firm.matters::find)
            .map(ClioTable.Row::value)
            .orElseThrow(ClioRefusal::notFound);
    var query = new ClioQuery(call);
    ClioFields fields = fields(query, "MatterContact");
    return page(call, query, "matters/contacts", fields, lists.matterContacts(matter));
  }

  private Reply page(
      ReceivedCall call,
      ClioQuery query,
      String resource,
      ClioFields fields,
      List<ClioLine> lines) {
    // The one order that goes with cursors, which is the default; others are not played.
    Optional<String> order = query.text("order").filter(text -> !text.equals("id(asc)"));
    order.ifPresent(text -> ignored.add(resource + "?order=" + text));
    int limit = query.limit(resource.equals("users") ? MOST_USERS : MOST);
    ClioPages.Page page = pages.cut(lines, limit, query.text("page_token"), call);
    query.ignored().forEach(name -> ignored.add(resource + "?" + name));
    var paging = new JsonObject();
    if (!page.next().isEmpty()) {
      paging.addProperty("next", page.next());
    }
    var meta = new JsonObject();
    meta.add("paging", paging);
    meta.addProperty("records", lines.size());
    var data = new JsonArray();
    page.lines().forEach(line -> data.add(fields.of(line.whole().get())));
    var body = new JsonObject();
    body.add("data", data);
    body.add("meta", meta);
    return Reply.json(200, gson.toJson(body));
  }

  private Reply single(ReceivedCall call, String resource, String shape, String id) {
    var query = new ClioQuery(call);
    ClioFields fields = fields(query, shape);
    JsonObject whole = record(resource, id).orElseThrow(ClioRefusal::notFound);
    query.ignored().forEach(name -> ignored.add(resource + "?" + name));
    String etag = whole.get("etag").getAsString();
    if (call.header("if-none-match").map(etag::equals).orElse(false)) {
      return new Reply(304, Map.of("ETag", etag), "");
    }
    var body = new JsonObject();
    body.add("data", fields.of(whole));
    return new Reply(200, Map.of("ETag", etag), gson.toJson(body));
  }

  private Optional<JsonObject> record(String resource, String id) {
    if (resource.equals("calendar_entries")) {
      return lists.entry(id);
    }
    if (resource.equals("users") && id.equals("who_am_i")) {
      return firm.users.find(firm.signedInUserId()).map(view::user);
    }
    return ClioLists.number(id)
        .flatMap(
            number ->
                switch (resource) {
                  case "tasks" -> firm.tasks.find(number).map(view::task);
                  case "matters" -> firm.matters.find(number).map(view::matter);
                  case "contacts" ->
                      firm.contacts
                          .find(number)
                          .filter(
                              row -> row.value().visibility() != ClioContact.Visibility.FILTERED)
                          .map(view::contact);
                  case "users" -> firm.users.find(number).map(view::user);
                  case "calendars" -> firm.calendars.find(number).map(view::calendar);
                  case "calendar_entry_event_types" ->
                      firm.eventTypes.find(number).map(view::eventType);
                  case "task_types" -> firm.taskTypes.find(number).map(view::taskType);
                  default -> firm.relationships.find(number).map(view::relationship);
                });
  }

  private ClioFields fields(ClioQuery query, String shape) {
    ClioFields fields = ClioFields.parse(query.text("fields").orElse(""), shape);
    fields.check(behaviour);
    return fields;
  }
}
