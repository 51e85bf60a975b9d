package dev.clioremind.clio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.clio.ClioSettings.Source;
import dev.clioremind.clio.RefreshTokens.Tokens;
import dev.clioremind.core.deadline.DateRange;
import dev.clioremind.core.deadline.DeadlineId;
import dev.clioremind.core.plan.Decision;
import dev.clioremind.core.plan.Plan;
import dev.clioremind.core.plan.PlanScene;
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
import dev.clioremind.sandbox.clio.ClioContact;
import dev.clioremind.sandbox.clio.ClioEntry;
import dev.clioremind.sandbox.clio.ClioFirm;
import dev.clioremind.sandbox.clio.ClioMatter;
import dev.clioremind.sandbox.clio.ClioTask;
import dev.clioremind.sandbox.clio.ClioUser;
import java.io.IOException;
import java.net.ProxySelector;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How many calls a large firm costs at Clio, and how long its rate limit makes them last: counted
 * at the receiving end, in a time that moves only while the program waits.
 */
@Timeout(120)
class ClioCallsTest {
  private static final Instant START = Instant.parse("2026-11-23T15:00:00Z");
  private static final LocalDate DUE = LocalDate.of(2026, 11, 26);
  private static final DateRange MONTH =
      new DateRange(LocalDate.of(2026, 11, 22), LocalDate.of(2026, 12, 23));

  private static final int MATTERS = 250;
  private static final int CLIENTS = 230;
  private static final int ATTORNEYS = 120;

  private final Time time = new Time();
  private final ClioFirm firm =
      new ClioFirm(
          "Park Law",
          PlanScene.NEW_YORK,
          ClioUser.enabled(9_001, "Lee", "Park", "lee@example.com"),
          time);
  private final ClioStandIn clio = new ClioStandIn(firm, time);
  private final Ledger ledger = new Ledger();
  private final FakeClio.Store store = new FakeClio.Store();
  private Optional<StandInServer> server = Optional.empty();

  @BeforeEach
  void start() throws IOException {
    server =
        Optional.of(StandInServer.start(clio, 0, ledger, new Faults(), time, CallObserver.NONE));
    String token = clio.signIn().refreshToken();
    store.stored = Optional.of(new Tokens(() -> token, Optional.empty()));
    firm.addEventType(41, "Court Date");
    firm.addEventType(42, "Deposition");
  }

  @AfterEach
  void stop() {
    server.orElseThrow().close();
    assertThat(ledger.defects()).isEmpty();
    assertThat(clio.ignoredParameters()).isEmpty();
  }

  /** 10,000 entries, of which 500 are due: half to the client, half to the attorney. */
  @Test
  void ten_thousand_entries_with_five_hundred_due_cost_no_call_too_many() {
    for (int i = 0; i < CLIENTS; i++) {
      firm.add(
          ClioContact.person(1_000 + i, "Ana", "Rivera")
              .withPhone("Mobile", "(212) 555-0142")
              .withEmail("Home", "ana@example.com"));
    }
    for (int i = 0; i < ATTORNEYS; i++) {
      firm.add(ClioUser.enabled(9_100 + i, "Lee", "Park", "lee" + i + "@example.com"));
    }
    for (int i = 0; i < MATTERS; i++) {
      firm.add(
          ClioMatter.open(5_000 + i, "M-" + i, "", 1_000 + i % CLIENTS)
              .ledBy(9_100 + i % ATTORNEYS));
    }
    entries(10_000, 500);
    ClioSource source = source();

    Plan plan = rules().plan(source);
    int first = ledger.size();
    Set<DeadlineId> due =
        plan.toHandOver().stream()
            .map(line -> line.subject().occasion().deadline().id())
            .collect(Collectors.toSet());

    assertThat(plan.counts()).containsEntry(Decision.SEND, 500L);
    assertThat(due).hasSize(500);
    int pages = 10_000 / ClioReader.PAGE + 1; // and one, empty, of tasks
    assertThat(ledger.callsTo("clio", "GET", "/calendar_entries")).hasSize(50);
    int allowed = pages + batches(MATTERS) + batches(CLIENTS) + batches(ATTORNEYS) + 1;
    assertThat(first).isEqualTo(allowed);

    // As a dispatch does it: chunk by chunk, each of a hundred messages.
    List<DeadlineId> ids = due.stream().sorted().toList();
    for (int from = 0; from < ids.size(); from += 100) {
      assertThat(source.reread(Set.copyOf(ids.subList(from, from + 100))).deadlines()).hasSize(100);
    }
    int second = ledger.size() - first;
    assertThat(second).isEqualTo(batches(due.size()));
    assertThat(source.reread(due).deadlines()).hasSize(500);
    assertThat(ledger.size() - first - second).isEqualTo(batches(due.size()));
    System.out.printf(
        "clio calls: 10000 entries, 500 due: %s = %s pages + %s matters + %s contacts + %s users"
            + " + 1 sign-in; second reading %s%n",
        first, pages, batches(MATTERS), batches(CLIENTS), batches(ATTORNEYS), second);
  }

  @Test
  void a_second_reading_costs_a_call_per_hundred_of_each_source() {
    entries(250, 250);
    for (int i = 0; i < 150; i++) {
      firm.add(ClioTask.due(70_000 + i, "Return form", DUE));
    }
    ClioSource source = source();
    Set<DeadlineId> all =
        source.deadlines(MONTH).deadlines().stream()
            .map(deadline -> deadline.id())
            .collect(Collectors.toSet());
    int before = ledger.size();

    assertThat(source.reread(all).deadlines()).hasSize(400);

    assertThat(ledger.size() - before).isEqualTo(batches(250) + batches(150));
  }

  /** The first minute's calls go out at once, so the limit allows a whole minute less. */
  @ParameterizedTest
  @CsvSource({"10000, 50, 51", "20000, 50, 101", "10000, 20, 51"})
  void at_the_limit_a_long_listing_takes_hardly_longer_than_it_must(
      int entries, int perMinute, int calls) {
    clio.behaviour().requestsPerWindow(perMinute);
    entries(entries, 0);
    ClioSource source = source();

    assertThat(source.deadlines(MONTH).deadlines()).hasSize(entries);

    long mustLast = 60L * ((calls - 1) / perMinute);
    double factor = time.slept().toMillis() / 1_000.0 / mustLast;
    System.out.printf(
        Locale.ROOT,
        "clio pace: %s entries at %s calls a minute: %s calls in %s s, the limit allows %s s"
            + " (%.3f)%n",
        entries,
        perMinute,
        calls,
        time.slept().toSeconds(),
        mustLast,
        factor);
    assertThat(ledger.callsTo("clio", "GET", "/api/v4/")).hasSize(calls);
    assertThat(ledger.entries()).noneMatch(entry -> entry.status() == 429);
    assertThat(factor).isBetween(1.0, 1.05);
  }

  /** Signing in is not one of a token's fifty calls. */
  @Test
  void what_the_limit_allows_at_once_waits_for_nothing() {
    clio.behaviour().requestsPerWindow(50);
    entries(9_700, 0);

    assertThat(source().deadlines(MONTH).deadlines()).hasSize(9_700);

    assertThat(ledger.callsTo("clio", "GET", "/api/v4/")).hasSize(50);
    assertThat(time.slept()).isZero();
  }

  /** What is not due is on other days, on which no rule falls due today. */
  private void entries(int number, int due) {
    for (int i = 0; i < number; i++) {
      LocalDate day = i < due ? DUE : DUE.plusDays(1 + i % 20);
      ClioEntry entry =
          ClioEntry.timed(100_000 + i, "Hearing", day.atTime(9, i % 60).atZone(PlanScene.NEW_YORK));
      firm.add(entry.inMatter(5_000 + i % MATTERS).ofType(i < due / 2 ? 41 : 42));
    }
  }

  private static PlanScene rules() {
    return new PlanScene()
        .rules(
            """
            Deadline Type | DaysOut | Channel | TemplateID | Audience
            Court Date    | 3       | SMS     | ghl_sms_1  |
            Deposition    | 3       | Email   | ghl_sms_1  | Attorney
            """);
  }

  private static int batches(int number) {
    return (number + 99) / 100;
  }

  private ClioSource source() {
    HttpGate gate =
        new HttpGate(
            new HttpTransport(HttpLimits.standard(), ProxySelector.of(null)),
            new RateLimit(
                50,
                Duration.ofMinutes(1),
                RateHeaders.withReset(Duration.ofMinutes(1)),
                time::slept),
            RetryPolicy.standard(),
            new HttpGate.Timing(time::slept, time::sleep, () -> 0.5),
            HttpTrace.silent());
    return new ClioSource(
        new ClioSettings(
            BaseUrl.parse(server.orElseThrow().baseUri().toString()),
            "4.0.13",
            clio.signIn()::clientId,
            clio.signIn()::clientSecret,
            Set.of(Source.values()),
            PlanScene.NEW_YORK,
            "US"),
        store,
        gate,
        new Redactor(),
        time);
  }

  /** One time for the program and for Clio; it moves when the program sleeps. */
  private static final class Time extends Clock {
    private Duration slept = Duration.ZERO;

    synchronized Duration slept() {
      return slept;
    }

    synchronized void sleep(Duration wait) {
      slept = slept.plus(wait);
    }

    @Override
    public synchronized Instant instant() {
      return START.plus(slept);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
