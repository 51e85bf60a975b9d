package dev.clioremind.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.clioremind.sandbox.clio.ClioBehaviour.CourtRules;
import dev.clioremind.sandbox.clio.ClioBehaviour.OccurrenceIds;
import dev.clioremind.sandbox.clio.ClioBehaviour.Paging;
import dev.clioremind.sandbox.clio.ClioCalendar;
import dev.clioremind.sandbox.clio.ClioContact;
import dev.clioremind.sandbox.clio.ClioContact.Visibility;
import dev.clioremind.sandbox.clio.ClioEntry;
import dev.clioremind.sandbox.clio.ClioFirm;
import dev.clioremind.sandbox.clio.ClioMatter;
import dev.clioremind.sandbox.clio.ClioRelationship;
import dev.clioremind.sandbox.clio.ClioTask;
import dev.clioremind.sandbox.clio.ClioUser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class ClioStandInTest {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T15:00:00Z"), ZoneOffset.UTC);

  private final ClioFirm firm =
      new ClioFirm(
          "Park Law", NEW_YORK, ClioUser.enabled(345, "Lee", "Park", "lee@example.com"), CLOCK);
  private final ClioStandIn clio = new ClioStandIn(firm, CLOCK);
  private final Ledger ledger = new Ledger();
  private StandInServer server;
  private ClioClient client;

  @BeforeEach
  void start() throws IOException {
    server = StandInServer.start(clio, 0, ledger, new Faults(), CLOCK, CallObserver.NONE);
    client = new ClioClient(server.baseUri(), clio.signIn().accessToken());
    firm.add(ClioCalendar.adhoc(31, "Deadlines"));
    firm.addEventType(41, "Court Date");
    firm.add(
        ClioContact.person(501, "Ana", "Rivera")
            .withPhone("Mobile", "(212) 555-0142")
            .withEmail("Home", "ana@example.com")
            .withCustomField("Language", "es"));
    firm.add(ClioMatter.open(801, "00042-Rivera", "Rivera v. Example Co", 501).ledBy(345));
    firm.add(
        ClioEntry.timed(1245, "Hearing on motion", at("2026-11-25T09:00"))
            .inMatter(801)
            .ofType(41)
            .onCalendar(31));
  }

  @AfterEach
  void stop() {
    server.close();
    assertThat(ledger.defects()).isEmpty();
  }

  private static ZonedDateTime at(String local) {
    return LocalDateTime.parse(local).atZone(NEW_YORK);
  }

  private static JsonObject error(HttpResponse<String> answer) {
    return JsonParser.parseString(answer.body()).getAsJsonObject().getAsJsonObject("error");
  }

  @Test
  void a_call_without_a_token_and_one_with_a_dead_token_are_refused_in_two_shapes()
      throws Exception {
    HttpResponse<String> without =
        client.send(HttpRequest.newBuilder(server.baseUri().resolve("/api/v4/tasks.json")));
    assertThat(without.statusCode()).isEqualTo(401);
    assertThat(error(without).get("type").getAsString()).isEqualTo("UnauthorizedError");

    clio.signIn().expireAccessTokens();
    HttpResponse<String> dead = client.get("tasks.json");
    assertThat(dead.statusCode()).isEqualTo(401);
    assertThat(JsonParser.parseString(dead.body()).getAsJsonObject().get("error").getAsString())
        .isEqualTo("invalid_token");
    assertThat(dead.headers().firstValue("WWW-Authenticate")).isPresent();
  }

  @Test
  void fields_are_id_and_etag_unless_asked_for() throws Exception {
    JsonObject bare = client.data("calendar_entries").get(0).getAsJsonObject();
    assertThat(bare.keySet()).containsExactly("id", "etag");
    assertThat(bare.get("id").getAsJsonPrimitive().isString()).isTrue();
    assertThat(bare.get("etag").getAsString()).startsWith("\"").endsWith("\"");

    JsonObject asked =
        client
            .data(
                "calendar_entries.json",
                "fields",
                "id,summary,matter{id,display_number,client},calendar_owner,"
                    + "calendar_entry_event_type{name}")
            .get(0)
            .getAsJsonObject();
    assertThat(asked)
        .hasToString(
            """
            {"id":"1245","summary":"Hearing on motion",\
            "matter":{"id":801,"display_number":"00042-Rivera",\
            "client":{"id":501,"etag":"\\"3cac\\""}},\
            "calendar_owner":{"id":31,"etag":"\\"3c2\\""},\
            "calendar_entry_event_type":{"name":"Court Date"}}""");
  }

  @Test
  void rows_of_a_bare_association_have_no_content() throws Exception {
    JsonObject bare =
        client
            .data("contacts", "fields", "id,email_addresses,phone_numbers{number,primary}")
            .get(0)
            .getAsJsonObject();
    assertThat(bare.getAsJsonArray("email_addresses").get(0).getAsJsonObject().keySet())
        .containsExactly("id", "etag");
    assertThat(bare.getAsJsonArray("phone_numbers"))
        .hasToString("[{\"number\":\"(212) 555-0142\",\"primary\":true}]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "calendar_entries | id,matter{id,client{id,name}}",
        "calendar_entries | id,colour",
        "calendar_entries | summary{id}",
        "tasks | id,assignee{id,email}",
        "tasks | id,matter{id",
        "contacts | id,time_zone"
      })
  void unknown_fields_and_deeper_braces_are_refused(String resource, String fields)
      throws Exception {
    HttpResponse<String> answer = client.get(resource + ".json", "fields", fields);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(error(answer).get("type").getAsString()).isEqualTo("InvalidFields");
    assertThat(error(answer).get("message").getAsString()).endsWith("is not a valid field");
  }

  @Test
  void entries_are_chosen_by_overlap() throws Exception {
    firm.add(ClioEntry.timed(1246, "Trial", at("2026-11-20T09:00")).lasting(Duration.ofDays(10)));
    firm.add(ClioEntry.timed(1247, "Past", at("2026-11-20T09:00")));
    firm.add(ClioEntry.timed(1248, "Far", at("2026-12-20T09:00")));

    assertThat(
            client.column(
                "id",
                "calendar_entries",
                "from",
                "2026-11-22T00:00:00-05:00",
                "to",
                "2026-12-01T00:00:00-05:00"))
        .containsExactly("1245", "1246");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-11-22", "2026-11-22T00:00:00", "soon"})
  void from_needs_a_moment_with_its_offset(String from) throws Exception {
    HttpResponse<String> answer = client.get("calendar_entries", "from", from);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(error(answer).get("type").getAsString()).isEqualTo("ArgumentError");
  }

  @Test
  void times_are_written_in_utc_and_dates_in_the_users_zone() throws Exception {
    firm.deleteEntry(1245);
    firm.add(
        ClioEntry.timed(
            1, "Call", ZonedDateTime.of(2026, 11, 25, 22, 30, 0, 0, ZoneId.of("Asia/Tokyo"))));
    firm.add(ClioEntry.allDay(2, "Filing", LocalDate.of(2026, 11, 26), NEW_YORK));

    JsonArray rows =
        client.data(
            "calendar_entries",
            "fields",
            "start_at,end_at,start_date,start_time,start_at_time_zone,all_day");
    assertThat(rows.get(0))
        .hasToString(
            """
            {"start_at":"2026-11-25T13:30:00Z","end_at":"2026-11-25T14:30:00Z",\
            "start_date":"2026-11-25","start_time":"8:30 AM EST",\
            "start_at_time_zone":"Asia/Tokyo","all_day":false}""");
    assertThat(rows.get(1))
        .hasToString(
            """
            {"start_at":"2026-11-26T05:00:00Z","end_at":"2026-11-27T05:00:00Z",\
            "start_date":"2026-11-26","start_time":null,\
            "start_at_time_zone":"America/New_York","all_day":true}""");

    clio.behaviour().offsetTimes(true);
    clio.behaviour().allDayEndsInLastSecond(true);
    assertThat(client.data("calendar_entries", "fields", "start_at,end_at").get(1))
        .hasToString(
            "{\"start_at\":\"2026-11-26T00:00:00-05:00\",\"end_at\":\"2026-11-26T23:59:59-05:00\"}");
  }

  @Test
  void a_series_is_one_row_or_one_per_occurrence() throws Exception {
    firm.deleteEntry(1245);
    firm.add(ClioEntry.timed(7, "Weekly call", at("2024-01-08T10:00")).repeating("FREQ=WEEKLY"));
    String[] range = {
      "from", "2026-11-22T00:00:00Z", "to", "2026-12-08T00:00:00Z", "fields", "id,start_at"
    };

    assertThat(client.data("calendar_entries", range))
        .hasToString("[{\"id\":\"7\",\"start_at\":\"2024-01-08T15:00:00Z\"}]");

    String[] expanded = {
      "from",
      "2026-11-22T00:00:00Z",
      "to",
      "2026-12-08T00:00:00Z",
      "expanded",
      "true",
      "fields",
      "id,start_at"
    };
    assertThat(client.column("start_at", "calendar_entries", expanded))
        .containsExactly("2026-11-23T15:00:00Z", "2026-11-30T15:00:00Z", "2026-12-07T15:00:00Z");
    assertThat(client.column("id", "calendar_entries", expanded))
        .containsExactly("7-2026-11-23", "7-2026-11-30", "7-2026-12-07");
    assertThat(client.json("calendar_entries/7-2026-11-30", "fields", "id,start_at").get("data"))
        .hasToString("{\"id\":\"7-2026-11-30\",\"start_at\":\"2026-11-30T15:00:00Z\"}");

    clio.behaviour().occurrenceIds(OccurrenceIds.SHARED);
    assertThat(client.column("id", "calendar_entries", expanded)).containsExactly("7", "7", "7");

    firm.moveOccurrence(7, LocalDate.of(2026, 11, 30), 8, at("2026-12-01T11:00"));
    assertThat(client.column("start_at", "calendar_entries", expanded))
        .containsExactly("2026-11-23T15:00:00Z", "2026-12-07T15:00:00Z", "2026-12-01T16:00:00Z");
    assertThat(
            client
                .json("calendar_entries/8", "fields", "parent_calendar_entry_id")
                .getAsJsonObject("data")
                .get("parent_calendar_entry_id")
                .getAsLong())
        .isEqualTo(7);
  }

  @Test
  void pages_follow_one_another_by_a_whole_address() throws Exception {
    for (int id = 1; id <= 5; id++) {
      firm.add(ClioTask.due(id, "Task " + id, LocalDate.of(2026, 12, id)));
    }
    JsonObject first = client.json("tasks.json", "limit", "2", "fields", "id,matter{id}");
    assertThat(first.getAsJsonArray("data")).hasSize(2);
    assertThat(first.getAsJsonObject("meta").get("records").getAsInt()).isEqualTo(5);
    var ids = new ArrayList<Integer>();
    JsonObject page = first;
    while (true) {
      page.getAsJsonArray("data")
          .forEach(row -> ids.add(row.getAsJsonObject().get("id").getAsInt()));
      JsonObject paging = page.getAsJsonObject("meta").getAsJsonObject("paging");
      if (!paging.has("next")) {
        break;
      }
      String next = paging.get("next").getAsString();
      assertThat(next)
          .startsWith(server.baseUri() + "/api/v4/tasks?limit=2&fields=id%2Cmatter%7Bid%7D&");
      page = JsonParser.parseString(client.send(client.request(next)).body()).getAsJsonObject();
    }
    assertThat(ids).containsExactly(1, 2, 3, 4, 5);
    assertThat(clio.ignoredParameters()).isEmpty();
  }

  private String nextOfTwo() throws IOException, InterruptedException {
    if (firm.tasks().isEmpty()) {
      firm.add(ClioTask.due(1, "One", LocalDate.of(2026, 12, 1)));
      firm.add(ClioTask.due(2, "Two", LocalDate.of(2026, 12, 2)));
      firm.add(ClioTask.due(3, "Three", LocalDate.of(2026, 12, 3)));
    }
    return client
        .json("tasks.json", "limit", "2")
        .getAsJsonObject("meta")
        .getAsJsonObject("paging")
        .get("next")
        .getAsString();
  }

  @Test
  void a_page_token_that_expired_or_belongs_to_another_query_is_refused() throws Exception {
    String next = nextOfTwo();
    HttpResponse<String> rebuilt = client.send(client.request(next.replace("limit=2", "limit=1")));
    assertThat(rebuilt.statusCode()).isEqualTo(400);
    assertThat(error(rebuilt).get("message").getAsString()).isEqualTo("page_token is invalid");

    assertThat(client.send(client.request(next)).statusCode()).isEqualTo(200);
    clio.expirePageTokens();
    assertThat(client.send(client.request(next)).statusCode()).isEqualTo(400);
  }

  @Test
  void paging_can_be_made_to_go_wrong() throws Exception {
    clio.behaviour().paging(Paging.OTHER_HOST);
    assertThat(nextOfTwo()).startsWith("https://app.clio.com.example.net/api/v4/tasks?");
    clio.behaviour().paging(Paging.OTHER_SCHEME);
    assertThat(nextOfTwo()).startsWith("https://127.0.0.1:" + server.baseUri().getPort() + "/");
    clio.behaviour().paging(Paging.OTHER_PORT);
    assertThat(URI.create(nextOfTwo()).getPort()).isEqualTo(server.baseUri().getPort() + 1);
    clio.behaviour().paging(Paging.LOOP);
    assertThat(client.send(client.request(nextOfTwo())).body()).contains("\"id\":1,");
    clio.behaviour().paging(Paging.OVERLAP);
    assertThat(client.send(client.request(nextOfTwo())).body())
        .contains("\"id\":2,", "\"id\":3,")
        .doesNotContain("\"id\":1,");
  }

  @Test
  void an_unknown_parameter_changes_nothing_and_is_noted() throws Exception {
    firm.add(ClioTask.due(1, "One", LocalDate.of(2026, 12, 1)));

    assertThat(client.data("tasks", "due_from", "2027-01-01", "order", "due_at(asc)")).hasSize(1);
    assertThat(clio.ignoredParameters())
        .containsExactlyInAnyOrder("tasks?due_from", "tasks?order=due_at(asc)");
  }

  @Test
  void tasks_are_filtered_by_day_completion_and_matter() throws Exception {
    firm.add(ClioTask.due(1, "Early", LocalDate.of(2026, 11, 20)));
    firm.add(ClioTask.due(2, "Sign", LocalDate.of(2026, 12, 4)).inMatter(801));
    firm.add(ClioTask.due(3, "Late", LocalDate.of(2027, 1, 4)));
    firm.add(ClioTask.due(4, "Private", LocalDate.of(2026, 12, 4)).assignedTo("User", 9));
    firm.changeTask(
        4,
        task ->
            new ClioTask(
                4, "Private", "", task.due(), "pending", "private", false, 0, 0, "User", 9));
    String[] month = {
      "due_at_from",
      "2026-11-22",
      "due_at_to",
      "2026-12-22",
      "complete",
      "false",
      "fields",
      "id,due_at,matter{id,client}"
    };
    assertThat(client.data("tasks", month))
        .hasToString(
            """
            [{"id":2,"due_at":"2026-12-04","matter":{"id":801,\
            "client":{"id":501,"etag":"\\"3cac\\""}}}]""");
    assertThat(client.column("id", "tasks", "client_id", "501")).containsExactly("2");
    assertThat(client.column("id", "tasks", "matter_id", "null")).containsExactly("1", "3");

    firm.completeTask(2);
    assertThat(client.data("tasks", month)).isEmpty();
    assertThat(client.get("tasks", "status", "in_review").statusCode()).isEqualTo(422);
    clio.behaviour().advancedTasks(true);
    assertThat(client.get("tasks", "status", "in_review").statusCode()).isEqualTo(200);
  }

  @Test
  void ids_are_repeated_keys_and_order_is_by_id() throws Exception {
    firm.add(ClioContact.person(503, "Bo", "Chen"));
    firm.add(ClioContact.company(502, "Example Co"));

    assertThat(client.column("id", "contacts", "ids[]", "503", "ids%5B%5D", "501"))
        .containsExactly("501", "503");
    assertThat(client.column("id", "contacts", "type", "Company")).containsExactly("502");
    assertThat(client.column("id", "calendar_entries", "ids[]", "1245", "ids[]", "9"))
        .containsExactly("1245");
  }

  @ParameterizedTest
  @CsvSource({"tasks,0,422", "tasks,201,422", "tasks,200,200", "users,2000,200", "tasks,x,400"})
  void the_page_size_has_bounds(String resource, String limit, int status) throws Exception {
    assertThat(client.get(resource, "limit", limit).statusCode()).isEqualTo(status);
  }

  @Test
  void a_plan_without_court_rules_refuses_the_docket() throws Exception {
    firm.changeEntry(1245, entry -> entry.byCourtRule("Motion set for hearing"));
    assertThat(
            client.data("calendar_entries", "fields", "court_rule,matter_docket{name}").toString())
        .isEqualTo(
            "[{\"court_rule\":true,\"matter_docket\":{\"name\":\"Motion set for hearing\"}}]");

    clio.behaviour().courtRules(CourtRules.FORBIDDEN);
    assertThat(client.get("calendar_entries", "fields", "id,matter_docket{id}").statusCode())
        .isEqualTo(403);
    clio.behaviour().courtRules(CourtRules.INVALID_FIELD);
    assertThat(client.get("calendar_entries", "fields", "id,matter_docket{id}").statusCode())
        .isEqualTo(400);
    assertThat(client.get("calendar_entries", "fields", "id,matter{id}").statusCode())
        .isEqualTo(200);
  }

  @Test
  void the_new_date_fields_can_be_missing() throws Exception {
    clio.behaviour().dateFields(false);

    HttpResponse<String> answer = client.get("calendar_entries", "fields", "id,start_date");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(error(answer).get("message").getAsString())
        .isEqualTo("start_date is not a valid field");
  }

  @Test
  void a_limited_viewer_sees_only_when_and_where() throws Exception {
    firm.changeCalendar(31, calendar -> calendar.withPermission("limited_viewer"));

    assertThat(
            client
                .data("calendar_entries", "fields", "id,summary,matter,permission,start_date")
                .get(0))
        .hasToString(
            """
            {"id":"1245","summary":null,"matter":null,"permission":"limited_viewer",\
            "start_date":"2026-11-25"}""");
  }

  @Test
  void a_hidden_contact_is_redacted_also_where_it_is_nested() throws Exception {
    firm.changeContact(501, contact -> contact.seen(Visibility.REDACTED));
    assertThat(client.data("contacts", "fields", "id,name,primary_email_address,phone_numbers"))
        .hasToString(
            "[{\"id\":501,\"name\":null,\"primary_email_address\":null,\"phone_numbers\":[]}]");
    assertThat(client.data("matters", "fields", "client{id,name,primary_phone_number}"))
        .hasToString("[{\"client\":{\"id\":501,\"name\":null,\"primary_phone_number\":null}}]");

    firm.changeContact(501, contact -> contact.seen(Visibility.FILTERED));
    assertThat(client.data("contacts")).isEmpty();
    assertThat(client.get("contacts/501").statusCode()).isEqualTo(404);
  }

  @Test
  void who_am_i_names_the_user_and_the_firm() throws Exception {
    assertThat(client.json("users/who_am_i.json", "fields", "id,name,time_zone,account{name}"))
        .hasToString(
            """
            {"data":{"id":345,"name":"Lee Park","time_zone":"America/New_York",\
            "account":{"name":"Park Law"}}}""");
    clio.behaviour().userZoneName("Eastern Time (US & Canada)");
    assertThat(client.get("users/who_am_i", "fields", "time_zone").body())
        .contains("Eastern Time (US & Canada)");
  }

  @Test
  void the_people_of_a_matter_are_its_client_and_those_related() throws Exception {
    firm.add(ClioContact.person(502, "Sam", "Rivera").withPhone("Home", "212-555-0143"));
    firm.add(new ClioRelationship(71, 801, 502, "Spouse"));

    assertThat(
            client.data(
                "matters/801/contacts.json", "fields", "id,is_client,relationship_name,first_name"))
        .hasToString(
            """
            [{"id":501,"is_client":true,"relationship_name":null,"first_name":"Ana"},\
            {"id":502,"is_client":false,"relationship_name":"Spouse","first_name":"Sam"}]""");
    assertThat(
            client.data("relationships", "matter_id", "801", "fields", "description,contact{id}"))
        .hasToString("[{\"description\":\"Spouse\",\"contact\":{\"id\":502}}]");
    assertThat(client.get("matters/999/contacts").statusCode()).isEqualTo(404);
  }

  @Test
  void what_people_change_shows_at_once() throws Exception {
    String before = client.column("etag", "calendar_entries").get(0);
    firm.moveEntry(1245, LocalDate.of(2026, 11, 27));
    firm.renameEntry(1245, "VACATED: Hearing on motion");
    assertThat(client.data("calendar_entries", "fields", "summary,start_at"))
        .hasToString(
            """
            [{"summary":"VACATED: Hearing on motion","start_at":"2026-11-27T14:00:00Z"}]""");
    assertThat(client.column("etag", "calendar_entries").get(0)).isNotEqualTo(before);

    firm.closeMatter(801);
    assertThat(client.data("matters", "status", "open,pending")).isEmpty();
    assertThat(client.column("status", "matters", "fields", "status")).containsExactly("Closed");

    firm.deleteEntry(1245);
    assertThat(client.data("calendar_entries")).isEmpty();
    HttpResponse<String> gone = client.get("calendar_entries/1245.json");
    assertThat(gone.statusCode()).isEqualTo(404);
    assertThat(error(gone).get("type").getAsString()).isEqualTo("RecordNotFound");
  }

  @Test
  void an_unchanged_record_is_not_sent_again() throws Exception {
    String etag = client.get("calendar_entries/1245").headers().firstValue("ETag").orElseThrow();

    assertThat(
            client
                .send(client.request("/api/v4/calendar_entries/1245").header("If-None-Match", etag))
                .statusCode())
        .isEqualTo(304);
  }

  @Test
  void calls_beyond_the_limit_are_told_when_to_come_back() throws Exception {
    clio.behaviour().requestsPerWindow(2);
    assertThat(client.get("tasks").headers().firstValue("X-RateLimit-Remaining")).contains("1");
    assertThat(client.get("tasks").statusCode()).isEqualTo(200);

    HttpResponse<String> third = client.get("tasks");
    assertThat(third.statusCode()).isEqualTo(429);
    assertThat(third.headers().firstValue("Retry-After")).contains("60");
    assertThat(third.headers().firstValue("X-RateLimit-Reset"))
        .contains(Long.toString(CLOCK.instant().getEpochSecond() + 60));
  }

  @Test
  void an_unknown_version_is_gone() throws Exception {
    HttpResponse<String> known =
        client.send(client.request("/api/v4/tasks").header("X-API-VERSION", "4.0.13"));
    assertThat(known.statusCode()).isEqualTo(200);
    assertThat(known.headers().firstValue("X-API-VERSION")).contains("4.0.13");

    clio.behaviour().versions(Set.of("4.0.14"));
    assertThat(
            client
                .send(client.request("/api/v4/tasks").header("X-API-VERSION", "4.0.13"))
                .statusCode())
        .isEqualTo(410);
  }

  @Test
  void a_missing_permission_and_any_attempt_to_write_are_forbidden() throws Exception {
    clio.behaviour().forbid("tasks");
    assertThat(client.get("tasks").statusCode()).isEqualTo(403);
    assertThat(client.get("matters").statusCode()).isEqualTo(200);
    clio.behaviour().permit("tasks");
    assertThat(client.get("tasks").statusCode()).isEqualTo(200);

    assertThat(
            client
                .send(client.request("/api/v4/tasks").POST(BodyPublishers.ofString("{}")))
                .statusCode())
        .isEqualTo(403);
    assertThat(client.get("bills").statusCode()).isEqualTo(404);
  }
}
