package dev.clioremind.clio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clioremind.clio.ClioSettings.Source;
import dev.clioremind.clio.RefreshTokens.Tokens;
import dev.clioremind.core.ConfigurationException;
import dev.clioremind.core.ServiceException;
import dev.clioremind.core.deadline.DateRange;
import dev.clioremind.core.deadline.Deadline;
import dev.clioremind.core.deadline.DeadlineId;
import dev.clioremind.core.deadline.Listing;
import dev.clioremind.core.deadline.MatterLink;
import dev.clioremind.core.people.MatterId;
import dev.clioremind.core.people.Party;
import dev.clioremind.core.people.Person;
import dev.clioremind.core.people.PersonId;
import dev.clioremind.core.people.PhoneNumber;
import dev.clioremind.core.people.Relationship;
import dev.clioremind.core.sheet.Problem;
import dev.clioremind.http.BaseUrl;
import dev.clioremind.http.HttpGate;
import dev.clioremind.http.HttpLimits;
import dev.clioremind.http.HttpTrace;
import dev.clioremind.http.HttpTransport;
import dev.clioremind.http.RateHeaders;
import dev.clioremind.http.RateLimit;
import dev.clioremind.http.Redactor;
import dev.clioremind.http.RetryPolicy;
import dev.clioremind.sandbox.CallObserver;
import dev.clioremind.sandbox.ClioStandIn;
import dev.clioremind.sandbox.Faults;
import dev.clioremind.sandbox.Ledger;
import dev.clioremind.sandbox.StandInServer;
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
import java.net.ProxySelector;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The adapter against the sandbox's Clio, in each of the ways in which accounts differ. */
@Timeout(30)
class ClioSandboxTest {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T15:00:00Z"), ZoneOffset.UTC);
  private static final DateRange MONTH =
      new DateRange(LocalDate.of(2026, 11, 22), LocalDate.of(2026, 12, 22));

  private final ClioFirm firm =
      new ClioFirm(
          "Park Law", NEW_YORK, ClioUser.enabled(345, "Lee", "Park", "lee@example.com"), CLOCK);
  private final ClioStandIn clio = new ClioStandIn(firm, CLOCK);
  private final Ledger ledger = new Ledger();
  private final FakeClio.Store store = new FakeClio.Store();
  private StandInServer server;
  private ClioSource source;

  @BeforeEach
  void start() throws IOException {
    server = StandInServer.start(clio, 0, ledger, new Faults(), CLOCK, CallObserver.NONE);
    source = source();
    String token = clio.signIn().refreshToken();
    store.stored = Optional.of(new Tokens(() -> token, Optional.empty()));
    firm.add(ClioCalendar.adhoc(31, "Deadlines"));
    firm.addEventType(41, "Court Date");
    firm.add(
        ClioContact.person(501, "Ana", "Rivera")
            .withPhone("Mobile", "(212) 555-0142")
            .withEmail("Home", "ana@example.com"));
    firm.add(ClioMatter.open(801, "00042-Rivera", "Rivera v. Example Co", 501).ledBy(345));
    firm.add(
        ClioEntry.timed(1245, "Hearing on motion", at("2026-11-25T09:00"))
            .inMatter(801)
            .ofType(41)
            .onCalendar(31));
    firm.add(ClioEntry.allDay(1246, "Cut-off", LocalDate.of(2026, 11, 27), NEW_YORK));
    firm.add(
        ClioTask.due(77, "Return form", LocalDate.of(2026, 11, 26))
            .inMatter(801)
            .assignedTo("Person", 501));
  }

  /** No test may pass on a parameter that Clio would ignore. */
  @AfterEach
  void stop() {
    server.close();
    assertThat(ledger.defects()).isEmpty();
    assertThat(clio.ignoredParameters()).isEmpty();
  }

  private ClioSource source() {
    HttpGate gate =
        new HttpGate(
            new HttpTransport(HttpLimits.standard(), ProxySelector.of(null)),
            new RateLimit(1_000, Duration.ofMinutes(1), RateHeaders.none(), () -> Duration.ZERO),
            RetryPolicy.standard(),
            new HttpGate.Timing(() -> Duration.ZERO, wait -> {}, () -> 0.5),
            HttpTrace.silent());
    return new ClioSource(
        new ClioSettings(
            BaseUrl.parse(server.baseUri().toString()),
            "4.0.13",
            clio.signIn()::clientId,
            clio.signIn()::clientSecret,
            Set.of(Source.values()),
            NEW_YORK,
            "US"),
        store,
        gate,
        new Redactor(),
        CLOCK);
  }

  @Test
  void deadlines_matters_and_people_are_read() {
    Listing listing = source.deadlines(MONTH);

    assertThat(told(listing))
        .containsExactly(
            "entry-1245 due 2026-11-25T09:00-05:00",
            "task-77 due 2026-11-26",
            "entry-1246 due 2026-11-27");
    assertThat(listing.problems()).isEmpty();
    assertThat(listing.deadlines().get(0).labels().eventType()).isEqualTo("Court Date");
    MatterId matter = new MatterId("801");
    assertThat(listing.deadlines().get(0).matter())
        .isEqualTo(new MatterLink.Linked(matter, "open"));
    PersonId ana = PersonId.contact("501");
    assertThat(listing.deadlines().get(1).assignee()).isEqualTo(new Party.Known(ana));
    assertThat(source.matters(Set.of(matter)).get(matter))
        .satisfies(found -> assertThat(found.status()).isEqualTo("open"))
        .satisfies(found -> assertThat(found.client()).isEqualTo(new Party.Known(ana)))
        .satisfies(found -> assertThat(found.attorneyName()).isEqualTo("Lee Park"));
    assertThat(source.people(Set.of(ana)).get(ana))
        .satisfies(person -> assertThat(person.phone()).contains(new PhoneNumber("+12125550142")))
        .satisfies(person -> assertThat(person.redacted()).isFalse());
    assertThat(source.people(Set.of(PersonId.user("345"))).values())
        .extracting(Person::name)
        .containsExactly("Lee Park");
  }

  @Test
  void relationships_are_read_by_matter() {
    firm.add(ClioContact.person(502, "Luis", "Rivera"));
    firm.add(new ClioRelationship(9, 801, 502, "Spouse"));

    assertThat(source.relationships(Set.of(new MatterId("801"))))
        .containsExactly(
            new Relationship(
                new MatterId("801"), "Spouse", new Party.Known(PersonId.contact("502"))));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void days_are_the_same_however_times_are_written(boolean offsetTimes) {
    clio.behaviour().offsetTimes(offsetTimes);
    clio.behaviour().allDayEndsInLastSecond(offsetTimes);
    clio.behaviour().dateFields(false);

    Listing listing = source.deadlines(MONTH);

    assertThat(told(listing))
        .contains("entry-1245 due 2026-11-25T09:00-05:00", "entry-1246 due 2026-11-27");
    assertThat(listing.problems())
        .containsExactly(
            Problem.warning(
                "Clio calendar entries",
                "this Clio account does not give start_date; read without"));
  }

  @ParameterizedTest
  @EnumSource(
      value = CourtRules.class,
      names = {"INVALID_FIELD", "FORBIDDEN"})
  void an_account_without_court_rules_is_read_without_them(CourtRules answer) {
    clio.behaviour().courtRules(answer);

    Listing listing = source.deadlines(MONTH);

    assertThat(listing.deadlines()).hasSize(3);
    assertThat(listing.problems()).extracting(Problem::what).first().asString().contains("docket");
  }

  @ParameterizedTest
  @EnumSource(OccurrenceIds.class)
  void each_occurrence_of_a_series_is_a_deadline_and_is_found_again(OccurrenceIds ids) {
    clio.behaviour().occurrenceIds(ids);
    firm.add(ClioEntry.timed(90, "Check-in", at("2024-01-01T10:00")).repeating("FREQ=WEEKLY"));

    List<Deadline> checkIns =
        source.deadlines(MONTH).deadlines().stream()
            .filter(deadline -> deadline.summary().equals("Check-in"))
            .toList();

    assertThat(checkIns)
        .extracting(deadline -> deadline.due().told())
        .containsExactly(
            "2026-11-23T10:00-05:00",
            "2026-11-30T10:00-05:00",
            "2026-12-07T10:00-05:00",
            "2026-12-14T10:00-05:00",
            "2026-12-21T10:00-05:00");
    Set<DeadlineId> known = checkIns.stream().map(Deadline::id).collect(Collectors.toSet());
    assertThat(known).hasSize(5);
    assertThat(source.reread(known).deadlines()).isEqualTo(checkIns);

    firm.moveOccurrence(90, LocalDate.of(2026, 11, 30), 91, at("2026-12-02T10:00"));
    assertThat(source.reread(known).deadlines())
        .extracting(deadline -> deadline.due().date().toString())
        .containsExactly("2026-11-23", "2026-12-07", "2026-12-14", "2026-12-21");
  }

  @ParameterizedTest
  @EnumSource(OccurrenceIds.class)
  void a_lone_occurrence_is_found_again(OccurrenceIds ids) {
    clio.behaviour().occurrenceIds(ids);
    firm.add(ClioEntry.timed(90, "Review", at("2024-12-01T10:00")).repeating("FREQ=YEARLY"));
    List<Deadline> found =
        source.deadlines(MONTH).deadlines().stream()
            .filter(deadline -> deadline.summary().equals("Review"))
            .toList();
    assertThat(found).hasSize(1);

    assertThat(source.reread(Set.of(found.get(0).id())).deadlines()).isEqualTo(found);
  }

  @Test
  void changes_since_the_listing_are_seen_by_the_last_look() {
    Set<DeadlineId> ids =
        source.deadlines(MONTH).deadlines().stream().map(Deadline::id).collect(Collectors.toSet());
    firm.moveEntry(1245, at("2026-12-30T14:00"));
    firm.deleteEntry(1246);
    firm.completeTask(77);

    assertThat(told(source.reread(ids))).containsExactly("entry-1245 due 2026-12-30T14:00-05:00");
  }

  @ParameterizedTest
  @EnumSource(
      value = Paging.class,
      names = {"RIGHT", "OVERLAP"})
  void a_long_listing_is_whole(Paging paging) {
    clio.behaviour().paging(paging);
    for (int i = 0; i < 450; i++) {
      firm.add(ClioTask.due(10_000 + i, "Task", LocalDate.of(2026, 12, 1)));
    }

    assertThat(source.deadlines(MONTH).deadlines()).hasSize(453);
  }

  @ParameterizedTest
  @EnumSource(
      value = Paging.class,
      names = {"OTHER_HOST", "OTHER_SCHEME", "OTHER_PORT", "LOOP"})
  void a_hostile_next_ends_the_listing_with_an_error(Paging paging) {
    clio.behaviour().paging(paging);
    for (int i = 0; i < 450; i++) {
      firm.add(ClioTask.due(10_000 + i, "Task", LocalDate.of(2026, 12, 1)));
    }

    assertThatThrownBy(() -> source.deadlines(MONTH))
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining("link to the next page");
  }

  @Test
  void a_limited_viewer_and_a_redacted_contact_are_hidden() {
    firm.changeEntry(1245, entry -> entry.withPermission("limited_viewer"));
    firm.changeContact(501, contact -> contact.seen(Visibility.REDACTED));
    PersonId ana = PersonId.contact("501");

    assertThat(source.deadlines(MONTH).deadlines().get(0).matter())
        .isEqualTo(new MatterLink.Hidden());
    assertThat(source.people(Set.of(ana)).get(ana))
        .satisfies(person -> assertThat(person.redacted()).isTrue());
    firm.changeContact(501, contact -> contact.seen(Visibility.FILTERED));
    assertThat(source.people(Set.of(ana))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void an_access_token_that_ends_in_the_middle_is_renewed(boolean rotates) {
    clio.behaviour().refreshTokenRotates(rotates);
    source.deadlines(MONTH);
    clio.signIn().expireAccessTokens();

    assertThat(source.deadlines(MONTH).deadlines()).hasSize(3);
    assertThat(clio.signIn().refreshTokens())
        .containsExactly(store.stored.orElseThrow().refresh().get());
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401})
  void a_revoked_sign_in_says_what_to_do(int status) {
    clio.behaviour().badGrantStatus(status);
    clio.signIn().revokeRefreshTokens();

    assertThatThrownBy(() -> source.deadlines(MONTH))
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining("clio-remind auth login clio");
  }

  @Test
  void a_missing_permission_and_a_retired_version_stop() {
    clio.behaviour().forbid("tasks");
    assertThatThrownBy(() -> source.deadlines(MONTH)).hasMessageContaining("read Tasks");
    clio.behaviour().versions(Set.of("4.0.14"));
    assertThatThrownBy(() -> source.deadlines(MONTH)).isInstanceOf(ConfigurationException.class);
  }

  private static List<String> told(Listing listing) {
    return listing.deadlines().stream().map(Deadline::toString).toList();
  }

  private static ZonedDateTime at(String local) {
    return LocalDateTime.parse(local).atZone(NEW_YORK);
  }
}
