package dev.clioremind.core.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.clioremind.core.ExitCode;
import dev.clioremind.core.ServiceException;
import dev.clioremind.core.log.AttemptId;
import dev.clioremind.core.log.AuditEvent;
import dev.clioremind.core.log.EventId;
import dev.clioremind.core.log.InMemoryAuditLog;
import dev.clioremind.core.log.RunId;
import dev.clioremind.core.log.Status;
import dev.clioremind.core.plan.Decision;
import dev.clioremind.core.plan.Plan;
import dev.clioremind.core.plan.PlanScene;
import dev.clioremind.core.plan.PlannedReminder;
import dev.clioremind.core.plan.Reason;
import dev.clioremind.core.sheet.Switch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A message waits for the afternoon, its hearing has been moved, and the new one is due. */
@Timeout(20)
class WithdrawingTest {

  private static final RunId EARLIER = new RunId("20261123T120000Z-0001");
  private static final Instant HANDED_OVER = Instant.parse("2026-11-23T12:00:00Z");
  private static final Instant AT = Instant.parse("2026-11-23T21:00:00Z");

  /** One whose message says another hour than Clio does now; its reminder has the same hash. */
  private static SendScene retimed() {
    return scene(AT);
  }

  private static SendScene scene(Instant at) {
    PlanScene plans =
        new PlanScene().entry("1", "Court Date", "2026-11-26T09:00").now("2026-11-23T15:00:00Z");
    PlannedReminder.Subject now = plans.plan().reminders().get(0).subject();
    AuditEvent scheduled =
        new AuditEvent(
            now.hash(),
            HANDED_OVER,
            "entry-1",
            "SMS-3d",
            Status.SCHEDULED,
            "for " + at,
            new EventId(new AttemptId(EARLIER, 1), Status.SCHEDULED),
            "msg-old",
            "0".repeat(64),
            "2026-11-26T10:30-05:00",
            "ghl_sms_1");
    Plan plan = plans.log(List.of(scheduled)).plan();
    return new SendScene(plan, InMemoryAuditLog.holding(scheduled));
  }

  private static List<String> rows(SendScene scene) {
    return scene.log.rows().stream()
        .map(e -> e.status() + (e.details().isEmpty() ? "" : " " + e.details()))
        .collect(Collectors.toList());
  }

  private static Optional<Reason> reason(SendScene scene) {
    return scene.left.reminders().get(0).reason();
  }

  @Test
  void what_was_moved_is_withdrawn_and_then_sent_as_it_is_now() {
    SendScene scene = retimed();

    Performed performed = scene.withdrawAndPerform();

    assertThat(scene.plan.reminders()).extracting(p -> p.decision()).containsExactly(Decision.SEND);
    assertThat(scene.withdrawn).containsExactly("msg-old");
    assertThat(rows(scene))
        .containsExactly(
            "scheduled for " + AT,
            "cancelled unconfirmed: moved; seen waiting",
            "cancelled moved",
            "claimed",
            "sending",
            "success");
    assertThat(performed.codes()).containsExactly(ExitCode.GOOD);
  }

  @Test
  void the_service_is_asked_only_once_the_log_says_so() {
    SendScene scene = retimed().appendFails(1, SendScene.down());

    assertThatExceptionOfType(ServiceException.class).isThrownBy(scene::withdrawAndPerform);

    assertThat(scene.withdrawn).isEmpty();
    assertThat(scene.received).isEmpty();
  }

  @Test
  void what_the_service_does_not_confirm_is_in_doubt_and_holds_back_the_new_one() {
    SendScene scene = retimed().withdrawals(id -> Withdrawn.unclear("HTTP 200"));

    Performed performed = scene.withdrawAndPerform();

    assertThat(scene.received).isEmpty();
    assertThat(scene.waits).as("looked at again, since changes show late").hasSize(2);
    assertThat(reason(scene)).contains(Reason.IN_DOUBT);
    assertThat(performed.codes()).contains(ExitCode.NEEDS_PERSON);
    assertThat(performed.leavesDoubt()).isTrue();
    assertThat(rows(scene))
        .containsExactly("scheduled for " + AT, "cancelled unconfirmed: moved; seen waiting");
  }

  @Test
  void what_was_seen_waiting_and_is_gone_before_its_time_was_withdrawn() {
    SendScene scene = retimed().withdrawals(id -> Withdrawn.unclear("HTTP 200"));
    scene.standings(id -> scene.withdrawn.isEmpty() ? Standing.WAITS : Standing.NOT_THERE);

    scene.withdrawAndPerform();

    assertThat(scene.received).hasSize(1);
  }

  @Test
  void what_was_never_seen_and_is_not_there_may_go_out_all_the_same() {
    SendScene scene =
        retimed()
            .withdrawals(id -> Withdrawn.unclear("HTTP 200"))
            .standings(id -> Standing.NOT_THERE);

    scene.withdrawAndPerform();

    assertThat(scene.received).isEmpty();
    assertThat(reason(scene)).contains(Reason.IN_DOUBT);
  }

  @Test
  void what_is_gone_when_its_time_has_come_may_have_left() {
    SendScene scene =
        scene(SendScene.NOW.plusSeconds(30)).withdrawals(id -> Withdrawn.unclear("HTTP 200"));
    scene.standings(id -> scene.withdrawn.isEmpty() ? Standing.WAITS : Standing.NOT_THERE);

    scene.withdrawAndPerform();

    assertThat(scene.received).isEmpty();
  }

  @Test
  void what_has_left_can_not_be_withdrawn_and_is_told() {
    SendScene scene = retimed().standings(id -> Standing.LEFT);

    scene.withdrawAndPerform();

    assertThat(scene.withdrawn).isEmpty();
    assertThat(scene.received).isEmpty();
    assertThat(reason(scene)).contains(Reason.ALREADY_SENT);
    assertThat(scene.left.afterSent())
        .extracting(a -> a.details())
        .containsExactly("changed-after-sent 2026-11-26T09:00-05:00");
    assertThat(rows(scene))
        .containsExactly(
            "scheduled for " + AT,
            "success left before it could be withdrawn",
            "skipped changed-after-sent 2026-11-26T09:00-05:00");
  }

  @Test
  void a_refused_sign_in_ends_the_run_before_anything_is_claimed() {
    SendScene scene =
        retimed().withdrawals(id -> new Withdrawn(false, Outcome.After.STOP_SIGN_IN, "HTTP 401"));

    Performed performed = scene.withdrawAndPerform();

    assertThat(scene.withdrawn).hasSize(1);
    assertThat(scene.received).isEmpty();
    assertThat(scene.log.rows()).noneMatch(e -> e.status() == Status.CLAIMED);
    assertThat(performed.codes()).contains(ExitCode.SIGN_IN);
  }

  @Test
  void a_run_that_is_asked_to_stop_or_out_of_time_begins_nothing() {
    SendScene stopped = retimed();
    stopped.stop(ExitCode.TERMINATED);
    stopped.withdrawAndPerform();
    assertThat(stopped.withdrawn).isEmpty();
    assertThat(stopped.log.rows()).hasSize(1);

    SendScene late = retimed();
    late.standings(
        id -> {
          late.passMonotonic(Duration.ofHours(1));
          return Standing.WAITS;
        });
    late.withdrawAndPerform();
    assertThat(late.withdrawn).isEmpty();
    assertThat(late.received).isEmpty();
  }

  @Test
  void paused_between_chunks_withdraws_what_this_run_handed_over_for_later() {
    Plan plan = PlanScene.forPeople(3).now("2026-11-23T12:00:00Z").plan();
    SendScene scene =
        new SendScene(plan, new InMemoryAuditLog())
            .chunk(1)
            .answers(n -> new Outcome(Outcome.Kind.SCHEDULED, "msg-" + n, ""));
    scene.pass(Duration.ofHours(-3));
    scene.beforeSend(n -> scene.turn(Switch.PAUSED));

    Performed performed = scene.perform();

    assertThat(scene.received).hasSize(1);
    assertThat(scene.withdrawn).containsExactly("msg-1");
    assertThat(scene.log.words(scene.hash(0)))
        .containsExactly("claimed", "sending", "scheduled", "cancelled", "cancelled");
    assertThat(performed.outcomes().values()).containsOnly(ReminderOutcome.RELEASED);
    assertThat(performed.codes()).contains(ExitCode.REFUSED);
  }
}
