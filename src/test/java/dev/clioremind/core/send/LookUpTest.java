package dev.clioremind.core.send;

import static dev.clioremind.core.send.SendScene.NOW;
import static dev.clioremind.core.send.SendScene.down;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clioremind.core.ExitCode;
import dev.clioremind.core.ServiceException;
import dev.clioremind.core.log.Attempt;
import dev.clioremind.core.log.AttemptId;
import dev.clioremind.core.log.AuditEvent;
import dev.clioremind.core.log.EventId;
import dev.clioremind.core.log.EventLog;
import dev.clioremind.core.log.InMemoryAuditLog;
import dev.clioremind.core.log.RunId;
import dev.clioremind.core.log.Status;
import dev.clioremind.core.plan.Identity;
import dev.clioremind.core.plan.Plan;
import dev.clioremind.core.plan.PlanScene;
import dev.clioremind.core.plan.PlannedReminder;
import dev.clioremind.core.plan.Reason;
import dev.clioremind.core.sheet.Problem;
import dev.clioremind.core.sheet.Problem.Weight;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A doubt is cleared by what is found, and by nothing else. */
@Timeout(30)
class LookUpTest {

  private static final Outcome FOUND = new Outcome(Outcome.Kind.ACCEPTED, "msg-7", "looked up");
  private static final Outcome WAITING = new Outcome(Outcome.Kind.SCHEDULED, "msg-8", "looked up");
  private static final Outcome NAMELESS =
      Outcome.of(Outcome.Kind.ACCEPTED, "taken, without a message id");
  private static final RunId EARLIER = new RunId("20261123T120000Z-0001");
  private static final Instant THEN = Instant.parse("2026-11-23T14:00:00Z");

  @AfterEach
  void the_thread_is_left_as_it_was() {
    assertThat(Thread.interrupted()).isFalse();
  }

  private static SendScene lost(int reminders) {
    return new SendScene(reminders).answers(Outcome.Kind.UNKNOWN);
  }

  /** A plan that holds in doubt what an earlier run left so. */
  private static SendScene held(int reminders, Status... statuses) {
    Plan before = SendScene.planned(reminders);
    InMemoryAuditLog log = new InMemoryAuditLog();
    PlanScene scene = PlanScene.forPeople(reminders);
    for (int i = 0; i < reminders; i++) {
      for (Status status : statuses) {
        AuditEvent event = event(before.reminders().get(i), i + 1, status, "-");
        log.put(List.of(event));
        scene.log(List.of(event));
      }
    }
    return new SendScene(scene.plan(), log);
  }

  private static AuditEvent event(
      PlannedReminder line, int attempt, Status status, String messageId) {
    AuditEvent like = PlanScene.event(THEN, line.subject(), status, "", attempt);
    return new AuditEvent(
        like.hash(),
        like.time(),
        like.deadlineId(),
        like.ruleId(),
        status,
        "",
        new EventId(new AttemptId(EARLIER, attempt), status),
        messageId,
        like.fingerprint(),
        like.deadline(),
        like.templateId());
  }

  private static Optional<Reason> reason(Plan plan, int i) {
    return plan.reminders().get(i).reason();
  }

  @Test
  void a_message_whose_answer_was_lost_is_found_at_the_end_of_the_run() {
    SendScene scene = lost(1).finds(s -> Optional.of(FOUND));

    Performed performed = scene.perform();

    assertThat(scene.received).hasSize(1);
    assertThat(scene.log.words(scene.hash(0)))
        .containsExactly("claimed", "sending", "unknown", "success");
    AuditEvent success = scene.log.rows().get(3);
    assertThat(success.messageId()).isEqualTo("msg-7");
    assertThat(success.attempt()).isEqualTo(scene.log.rows().get(1).attempt());
    assertThat(performed.outcomes()).containsValue(ReminderOutcome.SUCCESS);
    assertThat(performed.codes()).containsExactly(ExitCode.GOOD);
    assertThat(performed.leavesDoubt()).isFalse();
  }

  @Test
  void it_is_looked_for_by_whom_it_went_to_what_it_said_and_when() {
    SendScene scene = lost(1);

    scene.perform();

    Sought sought = scene.sought.get(0);
    assertThat(sought.contact().value()).isEqualTo("ghl600");
    assertThat(sought.ref()).isEqualTo(Identity.ref(scene.hash(0)));
    assertThat(sought.wordsProve()).isTrue();
    assertThat(sought.from()).isBetween(NOW.minusSeconds(300), NOW);
    assertThat(sought.to()).isBetween(NOW, NOW.plusSeconds(330));
  }

  @Test
  void a_scheduled_message_is_found_as_scheduled() {
    SendScene scene = lost(1).finds(s -> Optional.of(WAITING));

    Performed performed = scene.perform();

    assertThat(scene.log.words(scene.hash(0))).endsWith("unknown", "scheduled");
    assertThat(performed.outcomes()).containsValue(ReminderOutcome.SCHEDULED);
  }

  @Test
  void a_list_that_lags_is_looked_at_twice() {
    SendScene scene = lost(1);
    scene.finds(s -> scene.sought.size() > 1 ? Optional.of(FOUND) : Optional.empty());

    Performed performed = scene.perform();

    assertThat(performed.outcomes()).containsValue(ReminderOutcome.SUCCESS);
    assertThat(scene.waits).endsWith(Duration.ofSeconds(5), Duration.ofSeconds(10));
  }

  @Test
  void what_is_not_found_stays_unknown_and_is_not_sent_again() {
    SendScene scene = lost(1);

    Performed performed = scene.perform();

    assertThat(scene.sought).hasSize(2);
    assertThat(scene.received).hasSize(1);
    assertThat(scene.log.words(scene.hash(0))).containsExactly("claimed", "sending", "unknown");
    assertThat(performed.codes()).containsExactly(ExitCode.NEEDS_PERSON);
    assertThat(performed.leavesDoubt()).isTrue();
  }

  @Test
  void where_every_answer_is_clear_nothing_is_looked_up_nor_waited_for() {
    SendScene scene = new SendScene(3);

    scene.perform();

    assertThat(scene.sought).isEmpty();
    assertThat(scene.waits).hasSize(2);
  }

  @Test
  void one_message_is_not_taken_for_two() {
    SendScene scene = lost(2).finds(s -> Optional.of(FOUND));

    Performed performed = scene.perform();

    assertThat(scene.log.rows()).noneMatch(e -> e.status() == Status.SUCCESS);
    assertThat(performed.outcomes()).containsOnlyKeys(scene.hash(0), scene.hash(1));
    assertThat(performed.outcomes().values()).containsOnly(ReminderOutcome.UNKNOWN);
  }

  @Test
  void messages_that_are_known_to_be_others_are_left_out() {
    SendScene scene =
        new SendScene(2)
            .answers(
                n -> n == 1 ? SendScene.SUCCESS : Outcome.of(Outcome.Kind.UNKNOWN, "no answer"));

    scene.perform();

    assertThat(scene.sought).isNotEmpty().allMatch(s -> s.others().contains("msg-1"));
  }

  @Test
  void the_same_words_prove_nothing_beside_a_message_without_a_known_id() {
    Plan both = SendScene.planned(2);
    InMemoryAuditLog log = new InMemoryAuditLog();
    for (Status status : List.of(Status.SENDING, Status.SUCCESS)) {
      log.put(List.of(PlanScene.event(NOW, both.reminders().get(1).subject(), status, "no id", 1)));
    }
    SendScene scene =
        new SendScene(both.withReminders(both.reminders().subList(0, 1)), log)
            .answers(Outcome.Kind.UNKNOWN);

    scene.perform();

    assertThat(scene.sought).isNotEmpty().noneMatch(Sought::wordsProve);
  }

  @Test
  void a_message_that_was_taken_without_an_id_is_looked_for_by_the_same_run() {
    SendScene scene = new SendScene(1).answers(n -> NAMELESS).finds(s -> Optional.of(FOUND));

    Performed performed = scene.perform();

    assertThat(scene.sought).hasSize(1);
    assertThat(scene.log.words(scene.hash(0)))
        .containsExactly("claimed", "sending", "success", "success");
    Attempt attempt =
        EventLog.of(scene.log.rows(), Duration.ofMinutes(45)).attempts(scene.hash(0)).get(0);
    assertThat(attempt.messageId()).contains("msg-7");
    assertThat(attempt.find(Status.SUCCESS).orElseThrow().details()).isEqualTo("looked up");
    assertThat(performed.codes()).containsExactly(ExitCode.GOOD);
    assertThat(performed.details()).containsValue("taken, without a message id");
  }

  @Test
  void without_an_id_in_any_list_it_counts_as_sent_and_a_person_is_told() {
    SendScene scene = new SendScene(1).answers(n -> NAMELESS);

    Performed performed = scene.perform();

    assertThat(scene.sought).hasSize(2);
    assertThat(scene.log.words(scene.hash(0)))
        .containsExactly("claimed", "sending", "success", "undelivered");
    assertThat(performed.outcomes()).containsValue(ReminderOutcome.SUCCESS);
    assertThat(performed.problems()).extracting(Problem::weight).contains(Weight.NEEDS_PERSON);
    assertThat(performed.leavesDoubt()).isTrue();
  }

  @Test
  void a_person_who_wants_the_program_to_end_is_not_kept_waiting() {
    SendScene scene = lost(1);
    scene.beforeSend(n -> scene.stop(ExitCode.TERMINATED));

    scene.perform();

    assertThat(scene.sought).isEmpty();
    assertThat(scene.log.words(scene.hash(0))).endsWith("unknown");
  }

  @Test
  void an_interrupt_while_waiting_ends_the_look_up_and_is_kept() {
    SendScene scene = lost(1);
    scene.onWait(
        n -> {
          if (n == 3) {
            Thread.currentThread().interrupt();
          }
        });

    Performed performed = scene.perform();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(scene.sought).isEmpty();
    assertThat(performed.codes()).contains(ExitCode.INTERRUPTED, ExitCode.NEEDS_PERSON);
  }

  @Test
  void what_was_found_but_could_not_be_written_down_stays_in_doubt() {
    SendScene scene = lost(1).finds(s -> Optional.of(FOUND)).appendFails(4, down());

    Performed performed = scene.perform();

    assertThat(scene.log.words(scene.hash(0))).endsWith("unknown");
    assertThat(performed.outcomes()).containsValue(ReminderOutcome.UNKNOWN);
    assertThat(performed.codes()).contains(ExitCode.NEEDS_PERSON, ExitCode.TRY_AGAIN);
  }

  @Test
  void a_later_run_finds_what_an_earlier_one_left_unknown() {
    SendScene scene =
        held(1, Status.CLAIMED, Status.SENDING, Status.UNKNOWN).finds(s -> Optional.of(FOUND));

    Plan plan = scene.settleDoubts();

    assertThat(reason(scene.plan, 0)).contains(Reason.IN_DOUBT);
    assertThat(reason(plan, 0)).contains(Reason.ALREADY_SENT);
    assertThat(plan.newForPerson()).isEmpty();
    AuditEvent success = scene.log.rows().get(3);
    assertThat(success.id()).hasToString(EARLIER + ".1.success");
    assertThat(success.messageId()).isEqualTo("msg-7");
    assertThat(scene.received).isEmpty();
  }

  @Test
  void a_run_that_died_while_sending_is_looked_up_once_its_time_is_over() {
    SendScene scene = held(1, Status.CLAIMED, Status.SENDING).finds(s -> Optional.of(FOUND));

    assertThat(reason(scene.settleDoubts(), 0)).contains(Reason.ALREADY_SENT);
    assertThat(scene.sought.get(0).to()).isAfter(THEN.plus(PlanScene.TAKEN_FOR));
  }

  @Test
  void what_is_held_and_not_found_stays_held() {
    SendScene scene = held(2, Status.CLAIMED, Status.SENDING, Status.UNKNOWN);

    Plan plan = scene.settleDoubts();

    assertThat(scene.sought).hasSize(2);
    assertThat(reason(plan, 0)).contains(Reason.IN_DOUBT);
    assertThat(plan.toHandOver()).isEmpty();
    assertThat(plan.newForPerson()).hasSize(2);
    assertThat(scene.log.rows()).hasSize(6);
  }

  @Test
  void a_plan_without_doubts_reads_nothing_more() {
    SendScene scene = new SendScene(1).readBackFails(1, down());

    assertThat(scene.settleDoubts()).isSameAs(scene.plan);
  }

  @Test
  void a_log_that_can_not_be_read_ends_the_run_before_anything_is_sent() {
    SendScene scene =
        held(1, Status.CLAIMED, Status.SENDING, Status.UNKNOWN).readBackFails(1, down());

    assertThatThrownBy(scene::settleDoubts).isInstanceOf(ServiceException.class);
  }
}
