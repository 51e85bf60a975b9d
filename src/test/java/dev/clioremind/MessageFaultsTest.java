package dev.clioremind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.Office.Result;
import dev.clioremind.core.ExitCode;
import dev.clioremind.sandbox.CallObserver;
import dev.clioremind.sandbox.Failure;
import dev.clioremind.sandbox.Failure.RetryAfter;
import dev.clioremind.sandbox.Fault;
import dev.clioremind.sandbox.Faults;
import dev.clioremind.sandbox.Ledger;
import dev.clioremind.sandbox.ReceivedCall;
import dev.clioremind.sandbox.Reply;
import dev.clioremind.sandbox.StandIn;
import dev.clioremind.sandbox.StandInServer;
import dev.clioremind.sandbox.ghl.GhlMessage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What can happen to the call that sends a message, through the whole program and judged by what
 * GoHighLevel received; a lost answer is {@link LostAnswerTest}'s.
 */
@Timeout(60)
class MessageFaultsTest {

  private static final Predicate<ReceivedCall> MESSAGE =
      Faults.to("ghl", "POST", "/conversations/messages");

  @TempDir private Path folder = Path.of(".");
  private Office office = new Office(Path.of("."));
  private final List<Instant> posts = Collections.synchronizedList(new ArrayList<>());

  @BeforeEach
  void open() {
    office.close();
    office = new Office(folder);
    office.sandbox().observe(new Stopwatch());
  }

  @AfterEach
  void close() {
    assertThat(office.sandbox().ledger().defects()).isEmpty();
    assertThat(office.sandbox().ghl().forbiddenCalls()).isEmpty();
    office.close();
  }

  /** Notes when each message comes in. */
  private class Stopwatch implements CallObserver {
    @Override
    public void beforeCall(ReceivedCall call) {
      if (MESSAGE.test(call)) {
        posts.add(office.now());
      }
    }
  }

  /** One rule, and so one text message, to the client of the arraignment in three days. */
  private void oneReminder() {
    rules(List.of("Court Date", "3", "SMS", "court_sms"));
  }

  private void rules(List<String> row) {
    office.sandbox().book().deleteRows("ReminderRules", 2, 12);
    office.sandbox().book().typeRows("ReminderRules", List.of(row));
  }

  private Result sendOne() {
    return office.run("send", "--deadline", "entry-1205");
  }

  private int accepted() {
    return office.sandbox().ghl().accepted();
  }

  /** The status words of the log, in their order. */
  private List<String> words() {
    return office.sandbox().book().rows("AuditLog").stream()
        .skip(1)
        .map(row -> row.get(4))
        .toList();
  }

  private static int code(ExitCode code) {
    return code.number();
  }

  /** No client received two of the same words. */
  private void assertNobodyTwice() {
    assertThat(
            office.sandbox().ghl().messages().stream()
                .collect(
                    Collectors.groupingBy(
                        (GhlMessage m) -> m.contactId() + m.content(), Collectors.counting()))
                .values())
        .allMatch(count -> count == 1);
  }

  @Test
  @Survives("1a")
  void a_refused_connection_spends_no_attempt_and_the_next_run_sends() {
    oneReminder();
    office.with("send.max-attempts = 1");
    office.sandbox().observe(goDownAfterAppend(2));

    Result refused = sendOne();

    assertThat(words()).containsExactly("claimed", "sending", "released");
    assertThat(refused.code()).as(refused.out()).isEqualTo(code(ExitCode.TRY_AGAIN));
    assertThat(refused.out()).contains("refused the connection");
    assertThat(accepted()).isZero();

    office.sandbox().observe(CallObserver.NONE);
    office.sandbox().ghlServer().comeUp();
    Result next = office.later(Duration.ofHours(1)).run("send", "--deadline", "entry-1205");

    assertThat(next.code()).as(next.out()).isZero();
    assertThat(accepted()).isEqualTo(1);
  }

  /** GoHighLevel goes away once so many appends are written: the second says "sending". */
  private CallObserver goDownAfterAppend(int which) {
    return new CallObserver() {
      private int appends;

      @Override
      public synchronized void afterCall(ReceivedCall call, Reply reply) {
        if (call.service().equals("sheets") && call.path().contains(":append")) {
          appends++;
          if (appends == which) {
            office.sandbox().ghlServer().goDown();
          }
        }
      }
    };
  }

  @ParameterizedTest
  @CsvSource({
    "SECONDS, 0, 2, 4",
    "DATE, 50, 2, 4",
    "DATE, -50, 2, 4",
    "GARBAGE, 0, 1, 60",
    "NEGATIVE, 0, 1, 60",
    "WEEK, 0, 25, 60",
    "NONE, 0, 1, 60"
  })
  @Survives({"11a", "11b", "11c", "11d", "11e"})
  void a_429_is_waited_for_as_long_as_it_makes_sense(
      RetryAfter form, int secondsOff, int atLeast, int atMost) {
    oneReminder();
    office.withClockOff(Duration.ofSeconds(secondsOff));
    office.sandbox().faults().failNth(1, MESSAGE, Failure.status(429).withRetryAfter(form));

    Result result = sendOne();

    assertThat(accepted()).as(result.out()).isEqualTo(1);
    assertThat(words()).containsExactly("claimed", "sending", "success");
    assertThat(result.code()).isZero();
    assertThat(posts).hasSize(2);
    assertThat(Duration.between(posts.get(0), posts.get(1)))
        .isBetween(Duration.ofSeconds(atLeast), Duration.ofSeconds(atMost));
  }

  @ParameterizedTest
  @CsvSource({"SECONDS", "WEEK", "NONE"})
  @Survives("12")
  void a_429_for_ever_ends_the_run_in_time_and_all_stays_due(RetryAfter form) {
    office.sandbox().faults().failAll(MESSAGE, Failure.status(429).withRetryAfter(form));
    Instant begun = office.now();

    Result busy = office.run("send");

    // The lease; the waits of eight messages at a time add up here, in truth they are side by side.
    assertThat(Duration.between(begun, office.now())).isLessThan(Duration.ofMinutes(30));
    assertThat(accepted()).isZero();
    assertThat(words()).contains("released").doesNotContain("unknown", "failed", "rejected");
    assertThat(busy.out()).contains("429");
    // The sample's own faults need a person as well, which goes first.
    assertThat(busy.out()).contains("to the next run");

    office.sandbox().faults().heal();
    office.later(Duration.ofHours(1)).run("send");
    int sent = accepted();

    assertThat(sent).isEqualTo(aGoodRunSends());
    assertNobodyTwice();
  }

  /** How many messages the sample's day has, when nothing goes wrong. */
  private int aGoodRunSends() {
    try (Office other = new Office(folder)) {
      other.later(Duration.between(other.now(), office.now()));
      other.runOn(folder.resolve("other"), "send");
      return other.sandbox().ghl().accepted();
    }
  }

  @Test
  @Survives("13")
  void a_burst_of_server_errors_is_not_answered_by_a_burst_of_messages() {
    office.sandbox().faults().failAll(MESSAGE, Fault.UNAVAILABLE);

    Result burst = office.run("send");

    long held = words().stream().filter("unknown"::equals).count();
    long released = words().stream().filter("released"::equals).count();
    assertThat(held).as(burst.out()).isBetween(5L, 12L);
    assertThat(posts).hasSize((int) held);
    assertThat(released).isPositive();
    assertThat(burst.code()).isEqualTo(code(ExitCode.NEEDS_PERSON));

    office.sandbox().faults().heal();
    Result next = office.later(Duration.ofHours(1)).run("send");

    assertThat(accepted()).isEqualTo(aGoodRunSends() - (int) held);
    assertThat(next.out()).contains("audit resolve");
    assertThat(next.code()).isEqualTo(code(ExitCode.NEEDS_PERSON));
    assertNobodyTwice();
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  @Survives("15")
  void a_redirect_is_not_followed_and_the_token_goes_nowhere_else(int status) throws IOException {
    oneReminder();
    Ledger elsewhere = new Ledger();
    try (StandInServer other = another(elsewhere)) {
      URI target = other.baseUri().resolve("/conversations/messages");
      office.sandbox().faults().failAll(MESSAGE, Failure.redirect(status, target));

      Result redirected = sendOne();

      assertThat(elsewhere.size()).isZero();
      assertThat(words()).containsExactly("claimed", "sending", "released");
      assertThat(redirected.code()).isEqualTo(code(ExitCode.TRY_AGAIN));
      assertThat(redirected.out().replaceAll("\\s+", " "))
          .contains("check the base address ghl.base-url");
    }
    office.sandbox().faults().heal();
    assertThat(sendOne().code()).isZero();
    assertThat(accepted()).isEqualTo(1);
  }

  private StandInServer another(Ledger ledger) throws IOException {
    StandIn takesAll =
        new StandIn() {
          @Override
          public String name() {
            return "elsewhere";
          }

          @Override
          public Reply handle(ReceivedCall call) {
            return Reply.json(201, "{\"messageId\":\"ms1\"}");
          }
        };
    return StandInServer.start(takesAll, 0, ledger, new Faults(), office::now, CallObserver.NONE);
  }

  @Test
  @Survives("16")
  void connections_that_were_kept_and_have_ended_double_no_message_and_hide_none() {
    // Every answer is right, and every connection ends after it although it was to be kept. One
    // that
    // ends just as a message is written to it proves nothing: that message is in doubt.
    office.sandbox().faults().failAll(call -> call.service().equals("ghl"), Fault.STALE_CONNECTION);

    Result result = office.run("send");

    int doubts = Collections.frequency(words(), "unknown");
    assertThat(accepted() + doubts).as(result.out()).isEqualTo(aGoodRunSends());
    assertThat(accepted()).isPositive();
    assertThat(words()).doesNotContain("released");
    assertThat(result.code()).isEqualTo(ExitCode.NEEDS_PERSON.number());
    assertNobodyTwice();
  }

  @Test
  @Survives({"4", "16"})
  void a_kept_connection_that_dies_under_a_message_leaves_a_doubt_and_no_second_message() {
    oneReminder();
    office.sandbox().faults().failAll(MESSAGE, Fault.RESET_BEFORE);

    Result first = sendOne();

    assertThat(posts).hasSize(1);
    assertThat(words()).containsExactly("claimed", "sending", "unknown");
    assertThat(first.code()).isEqualTo(code(ExitCode.NEEDS_PERSON));
  }
}
