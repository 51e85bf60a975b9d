package dev.clioremind.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.core.deadline.Deadline;
import dev.clioremind.core.log.AuditEvent;
import dev.clioremind.core.log.Doubt;
import dev.clioremind.core.log.EventLog;
import dev.clioremind.core.log.Resolution;
import dev.clioremind.core.log.RunId;
import dev.clioremind.core.log.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** After a person accepted a log that had lost rows: what was due by then may have been sent. */
@Timeout(20)
class LostRowsInPlansTest {

  private static final RunId RUN = new RunId("20261123T150000Z-00aa");
  private static final Instant BEFORE = Instant.parse("2026-11-23T10:00:00Z");
  private static final String ACCEPTED = "2026-11-23T14:00:00Z";
  private static final Instant AFTER = Instant.parse("2026-11-23T14:30:00Z");

  private static PlanScene scene() {
    return new PlanScene().entry("1", "Court Date", "2026-11-26T09:00");
  }

  private static String line(PlanScene scene) {
    return PlanScene.line(scene.only());
  }

  @Test
  void what_was_due_by_then_and_has_no_row_is_held() {
    assertThat(line(scene())).startsWith("entry-1 SMS-3d send");
    assertThat(line(scene().accepted(ACCEPTED))).isEqualTo("entry-1 SMS-3d hold in-doubt");
    assertThat(scene().accepted(ACCEPTED).plan().newForPerson()).hasSize(1);
  }

  @Test
  void what_fell_due_afterwards_or_was_entered_afterwards_goes_out() {
    assertThat(line(scene().accepted("2026-11-22T14:00:00Z"))).startsWith("entry-1 SMS-3d send");
    PlanScene entered =
        new PlanScene()
            .entry("1", "Court Date", "2026-11-26T09:00", created(Instant.parse(ACCEPTED)));
    assertThat(line(entered.accepted(ACCEPTED))).startsWith("entry-1 SMS-3d send");
  }

  private static UnaryOperator<Deadline> created(Instant at) {
    return d ->
        new Deadline(
            d.id(),
            d.due(),
            d.matter(),
            d.labels(),
            d.summary(),
            d.description(),
            d.location(),
            d.assignee(),
            at);
  }

  @Test
  void a_row_that_is_left_settles_it_as_before() {
    PlanScene scene = scene().accepted(ACCEPTED);
    scene.logAt(BEFORE, scene.only().subject(), "", Status.SUCCESS);

    assertThat(line(scene)).isEqualTo("entry-1 SMS-3d skip already-sent");
  }

  @Test
  void rows_from_before_do_not_say_what_became_of_it_later() {
    for (Status status : List.of(Status.FAILED, Status.RELEASED, Status.SKIPPED)) {
      PlanScene scene = scene().accepted(ACCEPTED);
      scene.logAt(BEFORE, scene.only().subject(), "no-phone", status);

      assertThat(line(scene)).as(status.word()).isEqualTo("entry-1 SMS-3d hold in-doubt");
    }
  }

  @Test
  void an_attempt_since_then_says_all_that_is_needed() {
    PlanScene scene = scene().accepted(ACCEPTED);
    scene.logAt(AFTER, scene.only().subject(), "", Status.RELEASED);

    assertThat(line(scene)).startsWith("entry-1 SMS-3d send");
  }

  @Test
  void a_person_settles_it_under_a_fresh_attempt_with_its_hash() {
    for (Resolution resolution : Resolution.values()) {
      PlanScene scene = scene().accepted(ACCEPTED);
      Plan plan = scene.plan();
      List<Doubt> doubts =
          DoubtsInPlan.of(plan, EventLog.of(List.of(), Duration.ofMinutes(45)), RUN, AFTER);
      assertThat(doubts).hasSize(1);
      AuditEvent said = doubts.get(0).resolved(resolution, "Kim", AFTER);
      assertThat(said.hash()).isEqualTo(plan.reminders().get(0).subject().hash());
      assertThat(said.id()).hasToString(RUN + ".1.resolved");

      assertThat(line(scene.log(List.of(said))))
          .startsWith(
              switch (resolution) {
                case SENT -> "entry-1 SMS-3d skip already-sent";
                case NOT_SENT -> "entry-1 SMS-3d send";
                case DROP -> "entry-1 SMS-3d skip already-reported";
              });
    }
  }

  @Test
  void a_second_loss_puts_in_doubt_again_what_was_settled_before_it() {
    PlanScene scene = scene().accepted("2026-11-23T14:45:00Z");
    scene.logAt(AFTER, scene.only().subject(), "not-sent", Status.RESOLVED);

    assertThat(line(scene)).isEqualTo("entry-1 SMS-3d hold in-doubt");
  }

  @Test
  void a_twin_of_what_is_in_doubt_is_settled_by_the_twin_s_attempt() {
    PlanScene scene = scene();
    PlannedReminder.Subject first = scene.only().subject();
    scene.logAt(BEFORE, first, "", Status.UNKNOWN);
    scene.entry("2", "Court Date", "2026-11-26T09:00");
    EventLog log = EventLog.of(scene.events(), Duration.ofMinutes(45));

    List<Doubt> doubts = DoubtsInPlan.of(scene.plan(), log, RUN, AFTER);

    assertThat(doubts).hasSize(1);
    assertThat(doubts.get(0).hash()).isNotEqualTo(first.hash());
    assertThat(doubts.get(0).known().hash()).isEqualTo(first.hash());
    assertThat(doubts.get(0).isAboutLostRow()).isFalse();
  }
}
