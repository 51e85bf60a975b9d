package dev.clioremind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.clioremind.Office.Result;
import dev.clioremind.core.ExitCode;
import dev.clioremind.sandbox.CallObserver;
import dev.clioremind.sandbox.Failure;
import dev.clioremind.sandbox.Fault;
import dev.clioremind.sandbox.Faults;
import dev.clioremind.sandbox.Ledger;
import dev.clioremind.sandbox.ReceivedCall;
import dev.clioremind.sandbox.Reply;
import dev.clioremind.sandbox.StandIn;
import dev.clioremind.sandbox.StandInServer;
import dev.clioremind.sandbox.clio.ClioBehaviour.CourtRules;
import dev.clioremind.sandbox.clio.ClioBehaviour.Paging;
import dev.clioremind.sandbox.clio.ClioTask;
import dev.clioremind.sandbox.ghl.GhlMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What can happen to the calls that read, through the whole program: a run reads all of it or sends
 * nothing, and the next run makes good what this one could not do.
 */
@Timeout(60)
class ReadFaultsTest {

  private static final Predicate<ReceivedCall> ENTRIES =
      Faults.to("clio", "GET", "/calendar_entries");
  private static final Predicate<ReceivedCall> TASKS = Faults.to("clio", "GET", "/tasks");

  @TempDir private Path folder = Path.of(".");
  private Office office = new Office(Path.of("."));

  @BeforeEach
  void open() {
    office.close();
    office = new Office(folder);
  }

  @AfterEach
  void close() {
    assertThat(office.sandbox().ledger().defects()).isEmpty();
    assertThat(office.sandbox().ghl().forbiddenCalls()).isEmpty();
    office.close();
  }

  /** More tasks than fit one page, none of them with a rule. */
  private void manyTasks() {
    for (int i = 0; i < 450; i++) {
      office
          .firm()
          .clio()
          .add(ClioTask.due(10_000 + i, "Filing", LocalDate.of(2026, 12, 1)).inMatter(801));
    }
  }

  private List<GhlMessage> received() {
    return office.sandbox().ghl().messages();
  }

  private void assertNothingWasDone(Result result, ExitCode code) {
    assertThat(result.code()).as(result.out() + result.err()).isEqualTo(code.number());
    assertThat(received()).isEmpty();
    assertThat(office.sandbox().book().rows("AuditLog")).hasSize(1);
    assertThat(result.out() + result.err())
        .doesNotContain("Exception:", "\tat ", "defect")
        .doesNotContain(office.secretsOfClients())
        .doesNotContain(office.credentials());
  }

  /** The same office after the trouble has gone sends what it would have sent. */
  private void assertTheNextRunSendsAll() {
    office.sandbox().faults().heal();
    office.later(Duration.ofHours(1)).run("send");
    assertThat(received()).hasSizeGreaterThan(10);
    assertThat(
            received().stream()
                .collect(
                    Collectors.groupingBy(m -> m.contactId() + m.content(), Collectors.counting()))
                .values())
        .allMatch(count -> count == 1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Paging.class,
      names = {"OTHER_HOST", "OTHER_SCHEME", "OTHER_PORT", "LOOP"})
  @Survives({"17a", "17b", "17c", "20"})
  void a_listing_whose_pages_lead_away_sends_nothing(Paging paging) {
    manyTasks();
    office.sandbox().clio().behaviour().paging(paging);

    assertNothingWasDone(office.run("send"), ExitCode.TRY_AGAIN);

    office.sandbox().clio().behaviour().paging(Paging.RIGHT);
    assertTheNextRunSendsAll();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://127.0.0.1:OTHER", "http://localhost:OTHER", "http://localhost:SAME"})
  @Survives({"17a", "17c"})
  void a_next_page_that_would_be_had_elsewhere_gets_no_token(String root) throws IOException {
    Ledger elsewhere = new Ledger();
    try (StandInServer other = answersAll(elsewhere)) {
      String next =
          root.replace("OTHER", String.valueOf(other.baseUri().getPort()))
                  .replace(
                      "SAME", String.valueOf(office.sandbox().clioServer().baseUri().getPort()))
              + "/api/v4/calendar_entries?page_token=2";
      office
          .sandbox()
          .faults()
          .failAll(
              ENTRIES,
              Failure.status(200)
                  .withBody("{\"data\":[],\"meta\":{\"paging\":{\"next\":\"" + next + "\"}}}"));

      assertNothingWasDone(office.run("send"), ExitCode.TRY_AGAIN);

      assertThat(elsewhere.size()).isZero();
      assertThat(office.sandbox().ledger().callsTo("clio"))
          .noneMatch(call -> call.header("host").orElse("").contains("localhost"));
    }
    assertTheNextRunSendsAll();
  }

  private StandInServer answersAll(Ledger ledger) throws IOException {
    StandIn standIn =
        new StandIn() {
          @Override
          public String name() {
            return "elsewhere";
          }

          @Override
          public Reply handle(ReceivedCall call) {
            return Reply.json(200, "{\"data\":[],\"meta\":{\"paging\":{}}}");
          }
        };
    return StandInServer.start(standIn, 0, ledger, new Faults(), office::now, CallObserver.NONE);
  }

  @Test
  @Survives("18")
  void what_stands_on_two_pages_is_reminded_of_once() {
    manyTasks();
    office.sandbox().clio().behaviour().paging(Paging.OVERLAP);
    // The last of the first page, due in three days, with a rule.
    for (int i = 190; i < 210; i++) {
      office.firm().clio().moveTask(10_000 + i, LocalDate.of(2026, 11, 27));
    }
    office
        .sandbox()
        .book()
        .typeRows("ReminderRules", List.of(List.of("Task", "3", "Email", "filing_email")));

    Result result = office.run("send", "--rule", "Email-3d", "--format", "json");

    List<String> ids =
        reminders(result).stream().map(r -> r.get("deadlineId").getAsString()).toList();
    assertThat(ids).as(result.out()).hasSizeGreaterThan(15).doesNotHaveDuplicates();
    assertThat(office.sandbox().ledger().calls(TASKS)).hasSizeGreaterThan(2);
  }

  private static List<JsonObject> reminders(Result result) {
    return JsonParser.parseString(result.out())
        .getAsJsonObject()
        .getAsJsonArray("reminders")
        .asList()
        .stream()
        .map(JsonElement::getAsJsonObject)
        .toList();
  }

  @Test
  @Survives("19")
  void a_page_token_that_expires_starts_the_listing_again_and_nothing_is_missing() {
    manyTasks();
    office.sandbox().observe(expiringPagesOnce());

    office.run("send");

    assertThat(office.sandbox().ledger().calls(TASKS)).hasSize(2 + 3);
    assertThat(received()).hasSizeGreaterThan(10);
  }

  @Test
  @Survives("19")
  void page_tokens_that_expire_again_and_again_are_no_half_a_list() {
    manyTasks();
    office
        .sandbox()
        .faults()
        .failAll(
            TASKS.and(call -> call.param("page_token").isPresent()),
            Failure.status(400)
                .withBody(
                    "{\"error\":{\"type\":\"ArgumentError\",\"message\":\"page_token is invalid\"}}"));

    assertNothingWasDone(office.run("send"), ExitCode.TRY_AGAIN);

    assertTheNextRunSendsAll();
  }

  private CallObserver expiringPagesOnce() {
    return new CallObserver() {
      private boolean done;

      @Override
      public synchronized void beforeCall(ReceivedCall call) {
        if (!done && call.param("page_token").isPresent()) {
          done = true;
          office.sandbox().clio().expirePageTokens();
        }
      }
    };
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"RESET_BEFORE", "CLOSED_AFTER", "UNAVAILABLE", "TRUNCATED"})
  @Survives("21")
  void a_read_that_drops_is_read_again(Fault fault) {
    Faults faults = office.sandbox().faults();
    // Java itself reads a second time where a connection ends without an answer.
    for (Predicate<ReceivedCall> read :
        List.of(
            ENTRIES,
            Faults.to("clio", "GET", "/matters"),
            Faults.to("ghl", "POST", "/contacts/search"),
            Faults.to("sheets", "GET", "values:batchGet"))) {
      faults.failNth(1, read, fault);
    }

    office.run("send");

    assertThat(faults.struck()).hasSize(4);
    assertThat(received()).hasSizeGreaterThan(10);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"error\":{\"type\":\"UnauthorizedError\",\"message\":\"User is not authorized\"}}",
        "{\"error\":\"invalid_token\",\"error_description\":\"The access token provided is expired\"}"
      })
  @Survives({"22a", "22c"})
  void a_sign_in_that_ends_in_the_middle_is_renewed_once_and_the_run_goes_on(String body) {
    office
        .sandbox()
        .faults()
        .failNth(1, Faults.to("clio", "GET", "/matters"), Failure.status(401).withBody(body));

    office.run("send");

    assertThat(office.sandbox().ledger().callsTo("clio", "POST", "/oauth/token")).hasSize(2);
    assertThat(received()).hasSizeGreaterThan(10);
  }

  @Test
  @Survives("22b")
  void a_sign_in_that_is_refused_also_when_renewed_ends_the_run() {
    office.sandbox().faults().failAll(Faults.to("clio", "GET", "/matters"), Fault.UNAUTHORIZED);

    Result refused = office.run("send");

    assertNothingWasDone(refused, ExitCode.SIGN_IN);
    assertThat(refused.err()).contains("clio-remind auth login clio");
    assertThat(office.sandbox().ledger().callsTo("clio", "POST", "/oauth/token")).hasSize(2);
    assertTheNextRunSendsAll();
  }

  static Stream<Arguments> unreadable() {
    List<Fault> faults =
        List.of(
            Fault.OVERSIZED,
            Fault.GARBAGE,
            Fault.GARBAGE_COMPRESSED,
            Fault.WRONG_CHARSET,
            Fault.WRONG_SHAPE,
            Fault.HTML,
            Fault.EMPTY);
    return faults.stream()
        .flatMap(
            fault ->
                Stream.of(
                    arguments(fault, "clio", "/calendar_entries"),
                    arguments(fault, "clio", "/contacts"),
                    arguments(fault, "ghl", "/contacts/search"),
                    arguments(fault, "sheets", "values:batchGet")));
  }

  @ParameterizedTest(name = "{0}: {1} {2}")
  @MethodSource("unreadable")
  @Survives({"23a", "23b", "23c", "23d"})
  void an_answer_that_can_not_be_read_is_an_error_and_nothing_is_sent(
      Fault fault, String service, String path) {
    office
        .sandbox()
        .faults()
        .failAll(call -> call.service().equals(service) && call.path().contains(path), fault);

    Result result = office.run("send");

    assertNothingWasDone(result, ExitCode.TRY_AGAIN);
    assertThat(result.err()).contains("Could not", "again");
    assertTheNextRunSendsAll();
  }

  @ParameterizedTest
  @EnumSource(
      value = CourtRules.class,
      names = {"INVALID_FIELD", "FORBIDDEN"})
  @Survives({"24a", "24b"})
  void what_the_plan_of_clio_lacks_is_done_without_and_said(CourtRules answer) {
    office.sandbox().clio().behaviour().courtRules(answer);

    Result result = office.run("send");

    assertThat(result.out().replaceAll("\\s+", " "))
        .contains("this Clio account does not give matter_docket");
    assertThat(received()).hasSizeGreaterThan(10);
  }

  @Test
  @Survives({"25a", "25b"})
  void what_the_signed_in_user_may_not_see_is_hidden_and_not_without_a_phone_or_a_matter() {
    Result result = office.run("send", "--format", "json");

    // Mr. Mensah's contact is redacted; the partners' calendar shows only when.
    assertThat(reasons(result, "entry-1227")).contains("hidden").doesNotContain("no-phone");
    assertThat(result.out())
        .contains("show its matter to the signed-in Clio user")
        .contains("entry-1234");
    assertThat(result.code()).isEqualTo(ExitCode.NEEDS_PERSON.number());
  }

  private static List<String> reasons(Result result, String deadline) {
    return reminders(result).stream()
        .filter(r -> r.get("deadlineId").getAsString().equals(deadline))
        .map(r -> r.get("reason").isJsonNull() ? "sent" : r.get("reason").getAsString())
        .toList();
  }
}
