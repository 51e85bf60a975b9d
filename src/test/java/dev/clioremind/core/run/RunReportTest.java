package dev.clioremind.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.core.ExitCode;
import dev.clioremind.core.log.RunId;
import dev.clioremind.core.log.Status;
import dev.clioremind.core.plan.Plan;
import dev.clioremind.core.plan.PlanScene;
import dev.clioremind.core.plan.PlannedReminder;
import dev.clioremind.core.send.Performed;
import dev.clioremind.core.send.ReminderOutcome;
import dev.clioremind.core.sheet.Problem;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How a run ends: a run that could not do its job never looks like a good one. */
@Timeout(20)
class RunReportTest {

  private static final Instant NOW = Instant.parse("2026-11-23T15:00:00Z");

  /** DESIGN section 3: when several apply, the first of this list. */
  private static final List<Integer> PRECEDENCE = List.of(1, 130, 143, 4, 3, 8, 7, 5, 6, 10, 0);

  private static RunReport report(Plan plan, Performed performed, Set<ExitCode> more) {
    return new RunReport(
        "send",
        new RunId("20261123T150000Z-7f3a"),
        NOW,
        NOW,
        false,
        plan,
        performed,
        more,
        List.of());
  }

  private static int code(Plan plan, ExitCode... more) {
    return report(plan, Performed.nothing(), Set.of(more)).exitCode().number();
  }

  private static Performed performed(ExitCode... codes) {
    return new Performed(Map.of(), Map.of(), Set.of(codes), List.of());
  }

  private static Plan good() {
    return new PlanScene().entry("1", "Court Date", "2026-11-26").plan();
  }

  @Test
  void of_any_two_codes_the_first_of_the_list_wins_wherever_they_come_from() {
    for (ExitCode a : EnumSet.complementOf(EnumSet.of(ExitCode.USAGE))) {
      for (ExitCode b : EnumSet.complementOf(EnumSet.of(ExitCode.USAGE))) {
        int first =
            PRECEDENCE.indexOf(a.number()) < PRECEDENCE.indexOf(b.number())
                ? a.number()
                : b.number();

        assertThat(report(good(), performed(a), Set.of(b)).exitCode().number()).isEqualTo(first);
      }
    }
  }

  @Test
  void all_is_well() {
    assertThat(code(good())).isZero();
  }

  @Test
  void a_reminder_that_needs_a_person_is_5_and_once_reported_0() {
    PlanScene scene =
        new PlanScene()
            .person(PlanScene.person(PlanScene.CLIENT, "Ann", "Lee", "", ""))
            .entry("1", "Court Date", "2026-11-26");
    assertThat(code(scene.plan())).isEqualTo(5);

    PlannedReminder.Subject subject = scene.plan().reminders().get(0).subject();
    scene.log(List.of(PlanScene.event(NOW, subject, Status.SKIPPED, "no-phone", 1)));
    assertThat(code(scene.plan())).isZero();
  }

  @Test
  void what_is_in_doubt_is_5_each_time_and_what_is_taken_is_6() {
    PlanScene scene = new PlanScene().entry("1", "Court Date", "2026-11-26");
    PlannedReminder.Subject subject = scene.plan().reminders().get(0).subject();

    PlanScene taken =
        new PlanScene()
            .entry("1", "Court Date", "2026-11-26")
            .log(List.of(PlanScene.event(NOW, subject, Status.CLAIMED, "", 1)));
    assertThat(code(taken.plan())).isEqualTo(6);

    scene.log(List.of(PlanScene.event(NOW, subject, Status.UNKNOWN, "", 1)));
    assertThat(code(scene.plan())).isEqualTo(5);
    assertThat(code(scene.plan())).isEqualTo(5);
  }

  @Test
  void a_client_who_was_told_what_no_longer_holds_is_5() {
    PlanScene scene = new PlanScene().entry("1", "Court Date", "2026-11-26");
    PlannedReminder.Subject subject = scene.plan().reminders().get(0).subject();
    PlanScene gone =
        new PlanScene().log(List.of(PlanScene.event(NOW, subject, Status.SUCCESS, "", 1)));

    assertThat(gone.plan().afterSent()).hasSize(1);
    assertThat(code(gone.plan())).isEqualTo(5);
  }

  @Test
  void a_refused_row_is_5_and_a_warning_0() {
    PlanScene refused =
        new PlanScene()
            .rules(
                """
                Deadline Type | DaysOut | Channel | TemplateID
                Court Date    | 3       | SMS     | ghl_sms_1
                Court Date    | soon    | SMS     | ghl_sms_1
                """)
            .entry("1", "Court Date", "2026-11-26");

    assertThat(code(refused.plan())).isEqualTo(5);
    assertThat(code(good().withProblems(List.of(Problem.warning("here", "something"))))).isZero();
  }

  @Test
  void a_problem_of_performing_counts_too() {
    Performed performed =
        new Performed(
            Map.of(), Map.of(), Set.of(), List.of(Problem.needsPerson("AuditLog", "lost")));

    assertThat(report(good(), performed, Set.of()).exitCode()).isEqualTo(ExitCode.NEEDS_PERSON);
  }

  @Test
  void every_outcome_has_the_exit_code_of_the_design() {
    assertThat(
            Map.of(
                ReminderOutcome.SUCCESS, 0,
                ReminderOutcome.SCHEDULED, 0,
                ReminderOutcome.ENROLLED, 0,
                ReminderOutcome.FAILED, 5,
                ReminderOutcome.REJECTED, 5,
                ReminderOutcome.UNKNOWN, 5,
                ReminderOutcome.RELEASED, 6,
                ReminderOutcome.TAKEN, 6))
        .allSatisfy((outcome, code) -> assertThat(outcome.exitCode().number()).isEqualTo(code))
        .hasSize(ReminderOutcome.values().length);
  }

  @Test
  void outcomes_are_counted_and_told_line_by_line() {
    Plan plan = good();
    PlannedReminder line = plan.reminders().get(0);
    RunReport report =
        report(
            plan,
            new Performed(
                Map.of(line.subject().hash(), ReminderOutcome.FAILED),
                Map.of(line.subject().hash(), "422"),
                Set.of(ExitCode.NEEDS_PERSON),
                List.of()),
            Set.of());

    assertThat(report.outcome(line)).contains(ReminderOutcome.FAILED);
    assertThat(report.detail(line)).isEqualTo("422");
    assertThat(report.outcomes()).isEqualTo(Map.of(ReminderOutcome.FAILED, 1L));
    assertThat(report.exitCode()).isEqualTo(ExitCode.NEEDS_PERSON);
  }
}
