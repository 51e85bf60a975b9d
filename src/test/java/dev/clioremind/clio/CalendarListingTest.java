package dev.clioremind.clio;

import static dev.clioremind.clio.FakeClio.ENTRIES;
import static dev.clioremind.clio.FakeClio.page;
import static dev.clioremind.clio.FakeClio.resource;
import static dev.clioremind.clio.Rows.day;
import static dev.clioremind.clio.Rows.entry;
import static dev.clioremind.clio.Rows.member;
import static dev.clioremind.clio.Rows.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.clioremind.Survives;
import dev.clioremind.core.ConfigurationException;
import dev.clioremind.core.ServiceException;
import dev.clioremind.core.deadline.DateRange;
import dev.clioremind.core.deadline.Deadline;
import dev.clioremind.core.deadline.DeadlineId;
import dev.clioremind.core.deadline.Labels;
import dev.clioremind.core.deadline.Listing;
import dev.clioremind.core.deadline.MatterLink;
import dev.clioremind.core.people.MatterId;
import dev.clioremind.core.people.Party;
import dev.clioremind.core.sheet.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The calendar as deadlines: what Clio is asked, and what its answers become. */
@Timeout(20)
class CalendarListingTest {
  private static final DateRange DECEMBER =
      new DateRange(LocalDate.of(2026, 12, 1), LocalDate.of(2026, 12, 31));

  @StartStop public final MockWebServer server = new MockWebServer();
  private final FakeClio clio = new FakeClio(server);

  @Test
  void every_member_arrives_where_it_belongs() {
    clio.on(ENTRIES, resource("calendar-entries.json"));

    Listing listing = clio.signedIn().deadlines(DECEMBER);

    assertThat(listing.problems()).isEmpty();
    assertThat(listing.read()).isEqualTo(FakeClio.NOW);
    assertThat(listing.deadlines())
        .extracting(deadline -> deadline.id().value(), deadline -> deadline.due().told())
        .containsExactly(
            tuple("entry-5174000101", "2026-12-01T09:30-08:00"),
            tuple("entry-5174000103", "2026-12-02T09:00-08:00"),
            tuple("entry-5174000102", "2026-12-03"));
    Deadline hearing = listing.deadlines().get(0);
    assertThat(hearing.matter()).isEqualTo(new MatterLink.Linked(new MatterId("800001")));
    assertThat(hearing.labels()).isEqualTo(Labels.entry("Court Date", "Deadlines", true));
    assertThat(hearing.summary()).isEqualTo("Hearing on motion");
    assertThat(hearing.description()).isEqualTo("Bring originals.");
    assertThat(hearing.location()).isEqualTo("Dept. 12");
    assertThat(hearing.assignee()).isEqualTo(new Party.Nobody());
    assertThat(hearing.created()).isEqualTo(Instant.parse("2026-11-01T16:00:00Z"));
    assertThat(listing.deadlines().get(1).created()).isEqualTo(Instant.EPOCH);
    assertThat(listing.deadlines().get(2).labels()).isEqualTo(Labels.entry("", "Lee Park", false));
  }

  @Test
  void from_and_to_are_full_timestamps_with_offset_and_a_day_wider_on_both_sides() {
    clio.on(ENTRIES, resource("no-records.json"));

    clio.signedIn().deadlines(DECEMBER);

    HttpUrl asked = clio.asked(ENTRIES);
    assertThat(asked.queryParameter("from")).isEqualTo("2026-11-30T00:00:00-08:00");
    assertThat(asked.queryParameter("to")).isEqualTo("2027-01-02T00:00:00-08:00");
    assertThat(asked.queryParameter("expanded")).isEqualTo("true");
    assertThat(asked.queryParameter("limit")).isEqualTo("200");
    assertThat(asked.queryParameterNames())
        .containsExactlyInAnyOrder("from", "to", "expanded", "limit", "fields");
  }

  @ParameterizedTest
  @CsvSource({
    "America/New_York, 2026-03-07T00:00:00-05:00, 2026-03-11T00:00:00-04:00",
    "Australia/Sydney, 2026-03-07T00:00:00+11:00, 2026-03-11T00:00:00+11:00",
    "Europe/London, 2026-03-07T00:00:00+00:00, 2026-03-11T00:00:00+00:00"
  })
  void the_plus_of_an_offset_is_encoded_and_follows_summer_time(
      ZoneId firm, String from, String to) {
    clio.firmZone = firm;
    clio.on(ENTRIES, resource("no-records.json"));

    clio.signedIn().deadlines(new DateRange(LocalDate.of(2026, 3, 8), LocalDate.of(2026, 3, 9)));

    String target = clio.received().get(0).getTarget();
    assertThat(target)
        .contains("from=" + from.replace(":", "%3A").replace("+", "%2B"))
        .contains("to=" + to.replace(":", "%3A").replace("+", "%2B"));
  }

  @Test
  void fields_have_one_level_of_braces_and_the_braces_are_encoded() {
    clio.on(ENTRIES, resource("no-records.json"));

    clio.signedIn().deadlines(DECEMBER);

    assertThat(clio.received().get(0).getTarget())
        .doesNotContain("{", "}")
        .contains("matter%7Bid,status%7D");
    for (Resource resource : Resource.values()) {
      String fields = resource.fields(Set.of());
      assertThat(fields).doesNotContainPattern("\\{[^}]*\\{").doesNotContain("{}", ",,", " ");
      assertThat(fields).doesNotContain("assignee{id,type,email");
    }
    assertThat(clio.asked(ENTRIES).queryParameter("fields"))
        .contains("summary", "description", "start_date", "start_at_time_zone", "permission")
        .contains("calendar_owner{id,name}", "calendar_entry_event_type{id,name}");
  }

  /** A bare association at the first level would come back as {id, etag} without an error. */
  @Test
  void no_association_is_asked_for_without_braces() {
    String bare =
        Arrays.stream(Resource.values())
            .map(resource -> resource.fields(Set.of()).replaceAll("\\{[^}]*}", "{}"))
            .collect(Collectors.joining(","));

    assertThat(List.of(bare.split(",", -1)))
        .doesNotContain(
            "matter",
            "client",
            "assignee",
            "task_type",
            "calendar_owner",
            "calendar_entry_event_type",
            "matter_docket",
            "contact",
            "responsible_attorney",
            "practice_area",
            "email_addresses",
            "phone_numbers");
  }

  @Test
  void each_call_carries_the_token_the_version_and_what_it_accepts() {
    clio.on(ENTRIES, resource("no-records.json"));

    clio.signedIn().deadlines(DECEMBER);

    RecordedRequest call = clio.received().get(0);
    assertThat(call.getMethod()).isEqualTo("GET");
    assertThat(call.getHeaders().get("Authorization")).isEqualTo("Bearer AT-stored");
    assertThat(call.getHeaders().get("X-API-VERSION")).isEqualTo("4.0.13");
    assertThat(call.getHeaders().get("Accept")).isEqualTo("application/json");
  }

  @Test
  void entries_that_began_before_from_are_left_out_by_their_start() {
    clio.on(
        ENTRIES,
        page(
            day("1", "2026-11-30", member("end_at", text("2026-12-05T00:00:00-08:00"))),
            day("2", "2026-12-01"),
            day("3", "2026-12-31"),
            day("4", "2027-01-01")));

    assertThat(ids(clio.signedIn().deadlines(DECEMBER))).containsExactly("entry-2", "entry-3");
  }

  /** 23:30 on the 31st in Honolulu is the 1st in New York, and the client is told the 31st. */
  @Test
  void the_day_that_counts_is_the_day_that_the_client_is_told() {
    clio.firmZone = ZoneId.of("America/New_York");
    clio.on(
        ENTRIES,
        page(
            entry("1", "2027-01-01T09:30:00Z", member("start_at_time_zone", text("Hawaii"))),
            entry("2", "2027-01-01T09:30:00Z")));

    Listing listing = clio.signedIn().deadlines(DECEMBER);

    assertThat(listing.deadlines())
        .extracting(deadline -> deadline.due().told())
        .containsExactly("2026-12-31T23:30-10:00");
  }

  @ParameterizedTest
  @ValueSource(strings = {"limited_viewer", "Limited_Viewer"})
  @Survives("25b")
  void a_null_matter_seen_by_a_limited_viewer_is_hidden_not_absent(String permission) {
    clio.on(
        ENTRIES,
        page(
            day("1", "2026-12-02", member("permission", text(permission))),
            day("2", "2026-12-02", member("permission", text("viewer"))),
            day("3", "2026-12-02", member("matter", "{\"id\":null}"))));

    assertThat(clio.signedIn().deadlines(DECEMBER).deadlines())
        .extracting(Deadline::matter)
        .containsExactly(new MatterLink.Hidden(), new MatterLink.None(), new MatterLink.Hidden());
  }

  @Test
  void an_id_that_is_not_unique_gets_the_start_date_everywhere() {
    String weekly = member("recurrence_rule", text("FREQ=WEEKLY"));
    clio.on(
        ENTRIES,
        page(
            entry("9", "2026-12-08T17:00:00Z", weekly),
            day("8", "2026-12-08"),
            entry("9", "2026-12-01T17:00:00Z", weekly)));

    assertThat(ids(clio.signedIn().deadlines(DECEMBER)))
        .containsExactly("entry-9@2026-12-01", "entry-8", "entry-9@2026-12-08");
  }

  /** Otherwise the id would depend on how many occurrences the range of the day happens to hold. */
  @Test
  void an_occurrence_outside_the_range_still_makes_the_id_ambiguous() {
    clio.on(ENTRIES, page(day("9", "2026-11-30"), day("9", "2026-12-02")));

    assertThat(ids(clio.signedIn().deadlines(DECEMBER))).containsExactly("entry-9@2026-12-02");
  }

  @Test
  void composite_ids_of_occurrences_are_opaque_text() {
    clio.on(ENTRIES, page(day("5174-20261208", "2026-12-08"), day("5174-20261215", "2026-12-15")));

    assertThat(ids(clio.signedIn().deadlines(DECEMBER)))
        .containsExactly("entry-5174-20261208", "entry-5174-20261215");
  }

  @Test
  void two_occurrences_of_one_id_on_one_day_are_not_lost_in_silence() {
    String series = member("recurrence_rule", text("FREQ=HOURLY"));
    clio.on(
        ENTRIES,
        page(
            entry("9", "2026-12-01T19:00:00Z", series),
            entry("9", "2026-12-01T17:00:00Z", series)));

    Listing listing = clio.signedIn().deadlines(DECEMBER);

    assertThat(listing.deadlines())
        .extracting(deadline -> deadline.due().told())
        .containsExactly("2026-12-01T09:00-08:00");
    assertThat(listing.problems())
        .containsExactly(
            Problem.needsPerson(
                "entry-9@2026-12-01",
                "comes more than once on that day under one id; only the first is reminded of"));
  }

  /** Read on one page, moved, read again on the next: only the new date holds. */
  @Test
  void an_entry_that_moved_while_the_pages_were_read_has_its_newest_date() {
    clio.on(
        ENTRIES,
        page(
            day("9", "2026-12-09", member("updated_at", text("2026-11-22T15:00:00Z"))),
            day("9", "2026-12-02", member("updated_at", text("2026-11-01T09:00:00Z")))));

    Listing listing = clio.signedIn().deadlines(DECEMBER);

    assertThat(ids(listing)).containsExactly("entry-9");
    assertThat(listing.deadlines().get(0).due().told()).isEqualTo("2026-12-09");
  }

  @Test
  void a_series_that_was_not_expanded_needs_a_person() {
    clio.on(
        ENTRIES,
        page(
            day(
                "9",
                "2021-01-04",
                member("start_at", text("2021-01-04T00:00:00-08:00")),
                member("recurrence_rule", text("FREQ=WEEKLY")))));

    assertThat(clio.signedIn().deadlines(DECEMBER).problems())
        .containsExactly(
            Problem.needsPerson(
                "entry-9",
                "is a recurring entry that Clio did not list day by day: none of its days are"
                    + " reminded of"));
  }

  @Test
  void a_range_that_clio_ignored_is_noticed() {
    clio.on(ENTRIES, page(entry("1", "2020-05-01T17:00:00Z"), entry("2", "2026-12-02T17:00:00Z")));

    Listing listing = clio.signedIn().deadlines(DECEMBER);

    assertThat(ids(listing)).containsExactly("entry-2");
    assertThat(listing.problems())
        .containsExactly(
            Problem.warning(
                "Clio calendar entries",
                "some lie outside the days that were asked for; they are left out"));
  }

  @ParameterizedTest
  @CsvSource({
    "'start_date is not a valid field', start_date, matter_docket",
    "'matter_docket is not a valid field', matter_docket, start_date"
  })
  @Survives("24a")
  void a_field_that_the_account_lacks_is_dropped_and_told(
      String message, String refused, String kept) {
    clio.on(ENTRIES, 400, invalidFields(message)).on(ENTRIES, page(timedAllDay()));

    Listing listing = clio.signedIn().deadlines(DECEMBER);

    assertThat(listing.deadlines()).extracting(d -> d.due().told()).containsExactly("2026-12-02");
    assertThat(listing.problems())
        .containsExactly(
            Problem.warning(
                "Clio calendar entries",
                "this Clio account does not give " + refused + "; read without"));
    assertThat(clio.calls(ENTRIES)).hasSize(2);
    assertThat(clio.calls(ENTRIES).get(1).getUrl().queryParameter("fields"))
        .doesNotContain(refused)
        .contains(kept);
  }

  @Test
  void a_dropped_field_is_not_asked_for_again_and_not_told_again() {
    clio.on(ENTRIES, 400, invalidFields("start_date is not a valid field"))
        .on(ENTRIES, page(timedAllDay()))
        .on(ENTRIES, page(timedAllDay()));
    ClioSource source = clio.signedIn();
    source.deadlines(DECEMBER);

    assertThat(source.deadlines(DECEMBER).problems()).isEmpty();
    assertThat(clio.calls(ENTRIES)).hasSize(3);
  }

  /** Court rules have a permission of their own, and some plans answer 403. */
  @Test
  @Survives("24b")
  void a_403_is_tried_without_matter_docket_first() {
    clio.on(ENTRIES, 403, forbidden()).on(ENTRIES, page(timedAllDay()));

    Listing listing = clio.signedIn().deadlines(DECEMBER);

    assertThat(listing.problems())
        .extracting(Problem::what)
        .first()
        .asString()
        .contains("matter_docket");
  }

  @Test
  void a_403_names_the_permission_and_asks_for_a_new_sign_in() {
    clio.on(ENTRIES, 403, forbidden()).on(ENTRIES, 403, forbidden());

    assertThatThrownBy(() -> clio.signedIn().deadlines(DECEMBER))
        .isInstanceOfSatisfying(
            ServiceException.class,
            e -> assertThat(e.kind()).isEqualTo(ServiceException.Kind.SIGN_IN))
        .hasMessage(
            "Could not read calendar entries from Clio: Clio answered 403. The app in Clio's"
                + " developer portal needs the permission to read Calendars, and the signed-in user"
                + " must see them. After a change run: clio-remind auth login clio");
  }

  @Test
  void a_retired_version_says_which_key_to_change() {
    clio.on(ENTRIES, 410, "");

    assertThatThrownBy(() -> clio.signedIn().deadlines(DECEMBER))
        .isInstanceOfSatisfying(
            ConfigurationException.class, e -> assertThat(e.fix()).contains("clio.api-version"))
        .hasMessageContaining("4.0.13");
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 503})
  void a_service_that_is_down_is_unavailable(int status) {
    for (int i = 0; i < 40; i++) {
      clio.on(ENTRIES, status, "{}");
    }

    assertThatThrownBy(() -> clio.signedIn().deadlines(DECEMBER))
        .isInstanceOfSatisfying(
            ServiceException.class,
            e -> assertThat(e.kind()).isEqualTo(ServiceException.Kind.UNAVAILABLE))
        .hasMessageContaining("Run again later");
  }

  /** Names may be in error texts. */
  @Test
  void nothing_of_an_error_text_is_shown() {
    clio.on(ENTRIES, 422, "{\"error\":{\"type\":\"ArgumentError\",\"message\":\"Ana Rivera\"}}");

    assertThatThrownBy(() -> clio.signedIn().deadlines(DECEMBER))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("422")
        .hasMessageNotContaining("Rivera");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "<html>Sign in</html>",
        "[]",
        "{}",
        "{\"data\":null}",
        "{\"data\":{}}",
        "{\"data\":[null]}",
        "{\"data\":[1,2]}",
        "{\"data\":[{\"id\":{}}]}",
        "{\"data\":[{\"id\":\"1\",\"matter\":\"x\"}]}",
        "{\"data\":[{\"id\":\"1\""
      })
  void json_of_another_shape_is_an_error_never_an_empty_listing(String body) {
    clio.on(ENTRIES, body);

    assertThatThrownBy(() -> clio.signedIn().deadlines(DECEMBER))
        .isInstanceOfSatisfying(
            ServiceException.class,
            e -> assertThat(e.kind()).isEqualTo(ServiceException.Kind.UNAVAILABLE))
        .hasMessageContaining("not the JSON that Clio documents");
  }

  @Test
  void numbers_as_strings_and_strings_as_numbers_are_the_same_record() {
    clio.on(
        ENTRIES,
        page(
            "{\"id\":7,\"summary\":2026,\"start_date\":\"2026-12-02\",\"all_day\":\"true\","
                + "\"court_rule\":\"TRUE\",\"matter\":{\"id\":\"800001\",\"status\":\"OPEN\"}}"));

    Deadline deadline = clio.signedIn().deadlines(DECEMBER).deadlines().get(0);

    assertThat(deadline.toString()).isEqualTo("entry-7 due 2026-12-02");
    assertThat(deadline.summary()).isEqualTo("2026");
    assertThat(deadline.labels().courtRule()).isTrue();
    assertThat(deadline.matter()).isEqualTo(new MatterLink.Linked(new MatterId("800001"), "open"));
  }

  /** Each member of each entry in turn. */
  @Test
  void a_null_in_any_member_gives_no_stack_trace() {
    String whole = resource("calendar-entries.json");
    Matcher member =
        Pattern.compile("\"(\\w+)\": (\"[^\"]*\"|true|false|\\d+|\\{[^}]*})").matcher(whole);
    int tried = 0;
    for (int from = whole.indexOf("\"id\""); member.find(from); from = member.start(2) + 1) {
      if (member.group(1).equals("meta") || member.group(1).equals("paging")) {
        break;
      }
      clio.on(
          ENTRIES, whole.substring(0, member.start(2)) + "null" + whole.substring(member.end(2)));
      Listing listing = clio.signedIn().deadlines(DECEMBER);

      assertThat(listing.deadlines().size() + listing.problems().size())
          .as("%s at %d: each entry is a deadline or is named", member.group(1), member.start())
          .isEqualTo(3);
      tried++;
    }
    assertThat(tried).isGreaterThan(40);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id | null | an entry without id",
        "id | \"\" | an entry without id",
        "id | \"a b\" | an entry without id",
        "id | \"1@2\" | an entry without id",
        "start_at | null | entry-1",
        "start_at | \"tomorrow\" | entry-1",
        "start_at | \"2026-12-02T09:00:00\" | entry-1",
        "all_day | null | entry-1"
      })
  void an_entry_that_can_not_be_read_is_named_and_the_others_stay(
      String member, String value, String where) {
    clio.on(
        ENTRIES,
        page(entry("1", "2026-12-02T17:00:00Z", member(member, value)), day("2", "2026-12-02")));

    Listing listing = clio.signedIn().deadlines(DECEMBER);

    assertThat(ids(listing)).containsExactly("entry-2");
    assertThat(listing.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.where()).isEqualTo(where);
              assertThat(problem.weight()).isEqualTo(Problem.Weight.NEEDS_PERSON);
            });
  }

  @Test
  void an_unknown_zone_is_told_once_and_the_firms_is_used() {
    String mars = member("start_at_time_zone", text("Olympus Mons"));
    clio.on(
        ENTRIES,
        page(entry("1", "2026-12-02T17:00:00Z", mars), entry("2", "2026-12-02T18:00:00Z", mars)));

    Listing listing = clio.signedIn().deadlines(DECEMBER);

    assertThat(listing.deadlines())
        .extracting(deadline -> deadline.due().told())
        .containsExactly("2026-12-02T09:00-08:00", "2026-12-02T10:00-08:00");
    assertThat(listing.problems())
        .containsExactly(
            Problem.warning(
                "Clio calendar entries",
                "some name a time zone that is not known here; their times are told in the"
                    + " firm's"));
  }

  private static List<String> ids(Listing listing) {
    return listing.deadlines().stream().map(Deadline::id).map(DeadlineId::value).toList();
  }

  private static String timedAllDay() {
    return entry("1", "2026-12-02T00:00:00-08:00", member("all_day", "true"));
  }

  private static String invalidFields(String message) {
    return "{\"error\":{\"type\":\"InvalidFields\",\"message\":\"" + message + "\"}}";
  }

  private static String forbidden() {
    return "{\"error\":{\"type\":\"ForbiddenError\",\"message\":\"User is forbidden\"}}";
  }
}
