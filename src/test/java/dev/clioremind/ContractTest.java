package dev.clioremind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.clioremind.clio.ClioAccount;
import dev.clioremind.clio.ClioSettings;
import dev.clioremind.clio.RefreshTokens;
import dev.clioremind.contract.ContractReport;
import dev.clioremind.contract.Contracts;
import dev.clioremind.contract.KnownErrors;
import dev.clioremind.contract.StandInPages;
import dev.clioremind.ghl.GhlAccount;
import dev.clioremind.ghl.GhlSettings;
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
import dev.clioremind.sandbox.Fault;
import dev.clioremind.sandbox.Faults;
import dev.clioremind.sandbox.GhlStandIn;
import dev.clioremind.sandbox.ReceivedCall;
import dev.clioremind.sandbox.SampleFirm;
import dev.clioremind.sandbox.Sandbox;
import dev.clioremind.sandbox.clio.ClioEntry;
import dev.clioremind.sandbox.ghl.GhlWorkflow;
import java.net.ProxySelector;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the program asks of the services, and what the stand-ins answer, against the services'
 * published specifications, where the system property {@code contracts.dir} names their folder:
 * whole runs, adapters where no run reaches, and each page of the stand-ins. Every other test with
 * an {@link Office} is held against them too, when it closes.
 */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContractTest {

  /** Every operation that the adapters use; each must have been checked. */
  private static final List<String> USED =
      List.of(
          "clio POST /oauth/token",
          "clio POST /oauth/deauthorize",
          "clio GET /api/v4/users/who_am_i.json",
          "clio GET /api/v4/calendar_entries.json",
          "clio GET /api/v4/calendar_entries/{id}.json",
          "clio GET /api/v4/tasks.json",
          "clio GET /api/v4/matters.json",
          "clio GET /api/v4/contacts.json",
          "clio GET /api/v4/users.json",
          "clio GET /api/v4/relationships.json",
          "ghl POST /contacts/search",
          "ghl GET /contacts/search/duplicate",
          "ghl GET /contacts/{contactId}",
          "ghl GET /locations/{locationId}",
          "ghl GET /locations/{locationId}/templates",
          "ghl GET /workflows/",
          "ghl POST /contacts/{contactId}/workflow/{workflowId}",
          "ghl POST /conversations/messages",
          "ghl DELETE /conversations/messages/{messageId}/schedule",
          "ghl DELETE /conversations/messages/email/{emailMessageId}/schedule",
          "ghl GET /conversations/messages/{id}",
          "ghl GET /conversations/messages/export",
          "ghl GET /conversations/messages/email/{id}",
          "sheets POST /token",
          "sheets GET /v4/spreadsheets/{spreadsheetId}",
          "sheets POST /v4/spreadsheets/{spreadsheetId}:batchUpdate",
          "sheets GET /v4/spreadsheets/{spreadsheetId}/values:batchGet",
          "sheets POST /v4/spreadsheets/{spreadsheetId}/values/{range}:append");

  private static final long SERIES = 4001;

  private final List<ReceivedCall> received = new ArrayList<>();
  private Optional<ContractReport> runs = Optional.empty();
  private Optional<ContractReport> pages = Optional.empty();

  @BeforeAll
  void run(@TempDir Path folder) {
    Optional<Contracts> contracts = Contracts.published();
    assumeTrue(
        contracts.isPresent(),
        "skipped: " + Contracts.FOLDER + " names no folder of published specifications");
    List<Consumer<Office>> scenes =
        List.of(
            ContractTest::remind,
            ContractTest::remindInOtherWays,
            ContractTest::withdraw,
            ContractTest::loseAnswers,
            ContractTest::loseTheSignInMidway,
            ContractTest::signInAndOut);
    for (Consumer<Office> scene : scenes) {
      try (Office office = new Office(folder)) {
        scene.accept(office);
        assertThat(office.sandbox().ledger().defects()).isEmpty();
        received.addAll(office.sandbox().ledger().calls(call -> true));
        ContractReport report = office.contract();
        runs = runs.map(report::and).or(() -> Optional.of(report));
      }
    }
    pages = contracts.map(StandInPages::ask);
    System.out.println("whole runs, " + runs.orElseThrow().figures());
    System.out.println("stand-ins, page by page, " + pages.orElseThrow().figures());
  }

  private static void rules(Office office, List<List<String>> rows) {
    office.sandbox().book().deleteRows("ReminderRules", 2, 12);
    office.sandbox().book().typeRows("ReminderRules", rows);
  }

  /** SMS, e-mail, a snippet, a scheduled message; a moved hearing; a second run. */
  private static void remind(Office office) {
    office.run("plan");
    office.run("send");
    office
        .firm()
        .clio()
        .moveEntry(
            Long.parseLong(office.deadline("Court Date", 3).substring(6)),
            LocalDate.of(2026, 12, 4));
    office.later(Duration.ofHours(2)).run("send");
    office.run("audit", "verify");
    office.run("audit", "list");
    assertThat(office.sandbox().ghl().messages())
        .extracting(message -> message.scheduledFor().isPresent())
        .contains(true, false);
  }

  /** WhatsApp, a workflow, a relationship of the matter, an occurrence of a series. */
  private static void remindInOtherWays(Office office) {
    office
        .sandbox()
        .ghl()
        .add(GhlWorkflow.published("wf000000-0000-4000-8000-000000000001", "Reminders"));
    office
        .firm()
        .clio()
        .add(
            ClioEntry.timed(
                    SERIES,
                    "Weekly status conference",
                    LocalDate.of(2026, 11, 13).atTime(10, 0).atZone(SampleFirm.ZONE))
                .repeating("FREQ=WEEKLY")
                .inMatter(801));
    rules(
        office,
        List.of(
            rule("Court Date", "7", "WhatsApp", "court_sms", ""),
            rule("Court Date", "3", "Workflow", "Reminders", ""),
            rule("Deposition", "7, 3", "SMS", "deposition_sms", "Spouse")));
    office.sandbox().book().typeRows("Templates", whatsAppTemplate());
    office.sandbox().observe(moveOnAfterListing(office));
    office.run("send");
    office.sandbox().observe(CallObserver.NONE);
    assertThat(office.sandbox().ghl().enrolments()).isNotEmpty();
    assertThat(office.sandbox().ghl().messages())
        .extracting(message -> message.channel())
        .contains("WhatsApp");
  }

  private static List<List<String>> whatsAppTemplate() {
    return List.of(
        List.of("court_sms", "WhatsApp", "", "Your court date is {{deadline.date}}. Ref {{ref}}"));
  }

  private static List<String> rule(
      String type, String daysOut, String channel, String template, String audience) {
    return List.of(type, daysOut, channel, template, "", "yes", "", audience, "");
  }

  /** So that all is read again, and the series is gone from Clio by then. */
  private static CallObserver moveOnAfterListing(Office office) {
    return new CallObserver() {
      private final AtomicInteger appends = new AtomicInteger();

      @Override
      public void beforeCall(ReceivedCall call) {
        if (call.path().endsWith(":append") && appends.getAndIncrement() == 0) {
          office.later(Duration.ofMinutes(3));
          office.firm().clio().deleteEntry(SERIES);
        }
      }
    };
  }

  /** A text message and an e-mail that wait for their hour when the hearing moves. */
  private static void withdraw(Office office) {
    rules(
        office,
        List.of(
            waiting("Court Date", "3", "SMS", "court_sms"),
            waiting("Court Date", "3", "Email", "court_email")));
    String hearing = office.deadline("Court Date", 3);
    office.run("send", "--deadline", hearing);
    office.firm().clio().moveEntry(Long.parseLong(hearing.substring(6)), LocalDate.of(2026, 12, 4));
    office.later(Duration.ofMinutes(20)).run("send");
  }

  private static List<String> waiting(
      String type, String daysOut, String channel, String template) {
    return List.of(type, daysOut, channel, template, "", "yes", "14:00", "", "");
  }

  /** An SMS and an e-mail whose answers are lost are looked up; what is not found is settled. */
  private static void loseAnswers(Office office) {
    rules(
        office,
        List.of(
            rule("Court Date", "3", "SMS", "court_sms", ""),
            rule("Mediation", "7", "Email", "Mediation mail", "")));
    office
        .sandbox()
        .faults()
        .failAll(Faults.to("ghl", "POST", "/conversations/messages"), Fault.RESET_AFTER);
    office.run("send");
    office.sandbox().faults().heal();
    office.later(Duration.ofMinutes(46)).run("send");
    office.later(Duration.ofMinutes(46)).run("audit", "resolve", "--run", "none", "--sent");
    assertThat(office.sandbox().ghl().accepted()).isGreaterThan(1);
  }

  /** Clio's and Google's access tokens end in the middle of a run. */
  private static void loseTheSignInMidway(Office office) {
    AtomicInteger calls = new AtomicInteger();
    office
        .sandbox()
        .observe(
            new CallObserver() {
              @Override
              public void beforeCall(ReceivedCall call) {
                if (call.path().endsWith("/matters.json") && calls.getAndIncrement() == 0) {
                  office.sandbox().clio().signIn().expireAccessTokens();
                  office.sandbox().sheets().accounts().expireTokens();
                }
              }
            });
    office.run("plan", "--dry-run");
    office.sandbox().observe(CallObserver.NONE);
    assertThat(office.sandbox().ledger().callsTo("clio", "POST", "/oauth/token")).hasSize(2);
  }

  /** What is asked to show who is signed in, and the way out. */
  private static void signInAndOut(Office office) {
    Sandbox sandbox = office.sandbox();
    new GhlAccount(
            new GhlSettings(
                BaseUrl.parse(sandbox.ghlServer().baseUri().toString()),
                GhlStandIn.LOCATION,
                () -> GhlStandIn.TOKEN),
            gate())
        .check();
    ClioAccount clio =
        new ClioAccount(
            new ClioSettings(
                BaseUrl.parse(sandbox.clioServer().baseUri().toString()),
                "4.0.13",
                sandbox.clio().signIn()::clientId,
                sandbox.clio().signIn()::clientSecret,
                Set.of(ClioSettings.Source.values()),
                SampleFirm.ZONE,
                "US"),
            new Kept(sandbox.clio().signIn().refreshToken()),
            gate(),
            new Redactor(),
            office.clock());
    clio.check();
    clio.deauthorize();
  }

  private static HttpGate gate() {
    return new HttpGate(
        new HttpTransport(HttpLimits.standard(), ProxySelector.of(null)),
        new RateLimit(1_000, Duration.ofMinutes(1), RateHeaders.none(), () -> Duration.ZERO),
        RetryPolicy.standard(),
        new HttpGate.Timing(() -> Duration.ZERO, wait -> {}, () -> 0.5),
        HttpTrace.silent());
  }

  /** A refresh token that is exchanged and not kept. */
  private record Kept(String refreshToken) implements RefreshTokens {
    @Override
    public Optional<Tokens> stored() {
      return Optional.of(new Tokens(() -> refreshToken, Optional.empty()));
    }

    @Override
    public Exchanged exchange(Function<Optional<Tokens>, Tokens> exchange) {
      return new Exchanged(exchange.apply(stored()), Optional.empty());
    }
  }

  @Test
  void every_call_of_the_program_is_one_that_the_specifications_allow() {
    runs.orElseThrow().mustBeKept();
    assertThat(runs.orElseThrow().requests()).isGreaterThan(200);
  }

  @Test
  void every_page_of_the_stand_ins_answers_as_the_specifications_say() {
    pages.orElseThrow().mustBeKept();
    assertThat(pages.orElseThrow().answers()).isEqualTo(pages.orElseThrow().requests());
  }

  @Test
  void every_operation_that_the_adapters_use_was_checked() {
    assertThat(runs.orElseThrow().operations().keySet()).containsAll(USED);
  }

  @Test
  void every_known_error_of_the_specifications_is_still_one() {
    ContractReport all = runs.orElseThrow().and(pages.orElseThrow());

    assertThat(KnownErrors.ALL)
        .as("errors that no call meets any more: take them out, or add a call that does")
        .allSatisfy(error -> assertThat(all.knownErrors()).contains(error));
  }

  @Test
  void every_call_to_clio_names_the_version_that_the_program_was_made_for() {
    assertThat(received)
        .filteredOn(call -> call.path().startsWith("/api/"))
        .isNotEmpty()
        .allSatisfy(call -> assertThat(call.header("X-API-VERSION")).contains("4.0.13"));
  }

  @Test
  void every_call_to_gohighlevel_names_a_version() {
    assertThat(received)
        .filteredOn(call -> call.service().equals("ghl"))
        .isNotEmpty()
        .allSatisfy(call -> assertThat(call.header("Version")).isPresent());
  }
}
