package dev.clioremind.core.plan;

import static dev.clioremind.core.plan.PlanScene.summary;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.core.log.AttemptId;
import dev.clioremind.core.log.AuditEvent;
import dev.clioremind.core.log.EventId;
import dev.clioremind.core.log.Status;
import dev.clioremind.core.plan.PlannedReminder.Subject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A client who was told what no longer holds: a person has to call, and hears of it once. */
@Timeout(20)
class AfterSentTest {

  private static final Instant BEFORE = Instant.parse("2026-11-23T14:00:00Z");

  private static Subject told(String due) {
    return new PlanScene().days(40).entry("1", "Court Date", due).only().subject();
  }

  /** A firm whose client was told of entry 1. */
  private static PlanScene sent(String due) {
    return new PlanScene().logAt(BEFORE, told(due), "", Status.CLAIMED, Status.SUCCESS);
  }

  private static List<String> reported(PlanScene scene) {
    return scene.plan().afterSent().stream().map(AfterSent::details).toList();
  }

  /** What an earlier run told and still is so. */
  private static List<String> toldBefore(PlanScene scene) {
    return scene.plan().toldBefore().stream().map(AfterSent::details).toList();
  }

  private static void reportOnce(PlanScene scene) {
    for (AfterSent change : scene.plan().afterSent()) {
      AuditEvent e = change.event();
      scene.log(
          List.of(
              new AuditEvent(
                  e.hash(),
                  BEFORE,
                  e.deadlineId(),
                  e.ruleId(),
                  Status.SKIPPED,
                  change.details(),
                  new EventId(new AttemptId(e.attempt().run(), 900), Status.SKIPPED),
                  "-",
                  e.fingerprint(),
                  e.deadline(),
                  e.templateId())));
    }
  }

  @Test
  void what_still_holds_is_not_mentioned() {
    assertThat(reported(sent("2026-11-26T09:00").entry("1", "Court Date", "2026-11-26T09:00")))
        .isEmpty();
  }

  @Test
  void a_deadline_that_moved_after_it_was_told_is_reported_with_its_new_value() {
    PlanScene scene = sent("2026-11-26T09:00").entry("1", "Court Date", "2026-11-26T13:30");

    AfterSent change = scene.plan().afterSent().get(0);

    assertThat(change.reason()).isEqualTo(Reason.CHANGED_AFTER_SENT);
    assertThat(change.details()).isEqualTo("changed-after-sent 2026-11-26T13:30-05:00");
    assertThat(change.inWords())
        .isEqualTo(
            "the client was told 2026-11-26T09:00-05:00 for entry-1; Clio now says"
                + " 2026-11-26T13:30-05:00: call");
  }

  @Test
  void once_per_new_value() {
    PlanScene scene = sent("2026-11-26T09:00").entry("1", "Court Date", "2026-11-26T13:30");
    AuditEvent told = scene.plan().afterSent().get(0).event();
    assertThat(toldBefore(scene)).isEmpty();
    reportOnce(scene);
    assertThat(reported(scene)).isEmpty();
    assertThat(toldBefore(scene)).containsExactly("changed-after-sent 2026-11-26T13:30-05:00");

    PlanScene again = sent("2026-11-26T09:00").entry("1", "Court Date", "2026-11-26T15:00");
    again.log(
        List.of(
            PlanScene.event(
                BEFORE,
                told("2026-11-26T09:00"),
                Status.SKIPPED,
                "changed-after-sent 2026-11-26T13:30-05:00",
                77)));
    assertThat(told.deadline()).isEqualTo("2026-11-26T09:00-05:00");
    assertThat(reported(again)).containsExactly("changed-after-sent 2026-11-26T15:00-05:00");
  }

  @Test
  void what_was_told_before_ends_when_it_is_so_no_more() {
    PlanScene back = sent("2026-11-26T09:00").entry("1", "Court Date", "2026-11-26T09:00");
    back.log(
        List.of(
            PlanScene.event(
                BEFORE,
                told("2026-11-26T09:00"),
                Status.SKIPPED,
                "changed-after-sent 2026-11-26T13:30-05:00",
                77)));

    assertThat(toldBefore(back)).isEmpty();
  }

  @Test
  void a_message_that_did_not_arrive_is_told_until_its_deadline() {
    PlanScene scene =
        new PlanScene()
            .entry("1", "Court Date", "2026-11-26T09:00")
            .logAt(
                BEFORE,
                told("2026-11-26T09:00"),
                "30007",
                Status.CLAIMED,
                Status.SUCCESS,
                Status.UNDELIVERED);
    assertThat(toldBefore(scene)).containsExactly("undelivered 30007");
    assertThat(toldBefore(scene.now("2026-11-26T14:01:00Z"))).isEmpty();
  }

  @Test
  void a_deadline_that_is_gone_is_looked_for_by_its_id_and_reported_once() {
    PlanScene scene = sent("2026-11-26T09:00");

    assertThat(reported(scene)).containsExactly("gone-after-sent gone");
    assertThat(scene.rereads()).hasSize(1);
    reportOnce(scene);
    assertThat(reported(scene)).isEmpty();
  }

  @Test
  void a_deadline_that_moved_out_of_the_listing_has_changed_and_is_not_gone() {
    PlanScene scene =
        sent("2026-11-26T09:00").entryElsewhere("1", "Court Date", "2027-06-01T09:00");

    assertThat(reported(scene)).containsExactly("changed-after-sent 2027-06-01T09:00-04:00");
  }

  @Test
  void a_title_that_says_it_is_off_is_reported_as_gone() {
    PlanScene scene =
        sent("2026-11-26T09:00").entry("1", "Court Date", "2026-11-26T09:00", summary("VACATED"));

    assertThat(reported(scene)).containsExactly("gone-after-sent looks-cancelled");
    reportOnce(scene);
    assertThat(reported(scene)).isEmpty();
  }

  @Test
  void a_title_that_says_it_is_off_is_reported_also_while_another_reminder_of_it_is_open() {
    PlanScene scene =
        sent("2026-11-26T09:00")
            .rules(
                """
                Deadline Type | DaysOut | Channel | TemplateID
                Court Date    | 4       | Email   | ghl_email_2
                Court Date    | 3       | SMS     | ghl_sms_1
                """)
            .entry("1", "Court Date", "2026-11-26T09:00", summary("VACATED"));

    assertThat(reported(scene)).containsExactly("gone-after-sent looks-cancelled");
  }

  @Test
  void a_twin_on_another_calendar_keeps_it_silent() {
    PlanScene scene = sent("2026-11-26T09:00").entry("2", "Court Date", "2026-11-26T09:00");

    assertThat(reported(scene)).isEmpty();
  }

  @Test
  void a_twin_does_not_speak_for_an_entry_that_has_another_hour_now() {
    PlanScene scene =
        sent("2026-11-26T09:00")
            .entry("1", "Court Date", "2026-11-26T14:30")
            .entry("2", "Court Date", "2026-11-26T09:00");

    assertThat(reported(scene)).containsExactly("changed-after-sent 2026-11-26T14:30-05:00");
  }

  @Test
  void a_twin_that_is_off_too_does_not() {
    PlanScene scene =
        sent("2026-11-26T09:00").entry("2", "Court Date", "2026-11-26T09:00", summary("VACATED"));

    assertThat(reported(scene)).containsExactly("gone-after-sent gone");
  }

  @Test
  void an_entry_is_not_its_own_twin_when_its_zone_changed() {
    PlanScene scene =
        sent("2026-11-26T09:00")
            .rules(
                """
                Deadline Type | DaysOut | Channel | TemplateID
                Court Date    | 4       | Email   | ghl_email_2
                Court Date    | 3       | SMS     | ghl_sms_1
                """)
            .entry("1", "Court Date", "2026-11-26T09:00", PlanScene.inZone("America/Los_Angeles"));

    assertThat(reported(scene)).containsExactly("changed-after-sent 2026-11-26T09:00-08:00");
  }

  @Test
  void the_same_moment_in_another_zone_s_words_is_no_change() {
    PlanScene scene =
        sent("2026-11-26T09:00")
            .entry("1", "Court Date", "2026-11-26T06:00", PlanScene.inZone("America/Los_Angeles"));

    assertThat(reported(scene)).isEmpty();
  }

  @Test
  void a_time_that_became_a_plain_date_has_changed() {
    PlanScene scene = sent("2026-11-26T09:00").entry("1", "Court Date", "2026-11-26");

    assertThat(reported(scene)).containsExactly("changed-after-sent 2026-11-26");
  }

  @Test
  void what_was_told_and_has_passed_is_of_no_interest() {
    assertThat(reported(sent("2026-11-26T09:00").now("2026-11-26T14:00:00Z"))).isEmpty();
    assertThat(reported(sent("2026-11-26T09:00").now("2026-11-26T13:59:00Z"))).hasSize(1);
    assertThat(reported(sent("2026-11-26").now("2026-11-27T04:59:00Z"))).hasSize(1);
    assertThat(reported(sent("2026-11-26").now("2026-11-27T05:00:00Z"))).isEmpty();
  }

  @Test
  void nobody_is_called_about_what_nobody_was_told() {
    Subject subject = told("2026-11-26T09:00");
    for (Status status :
        new Status[] {
          Status.REJECTED, Status.FAILED, Status.RELEASED, Status.CLAIMED, Status.SKIPPED
        }) {
      assertThat(reported(new PlanScene().logAt(BEFORE, subject, "", status))).isEmpty();
    }
  }

  @Test
  void a_row_that_a_person_edited_does_not_stop_the_plan() {
    AuditEvent row = PlanScene.event(BEFORE, told("2026-11-26T09:00"), Status.SUCCESS, "", 1);
    for (String deadline : List.of("tomorrow", "2026-11-26T25:00", "2026-99-99", "-")) {
      AuditEvent edited =
          new AuditEvent(
              row.hash(),
              row.time(),
              "what? ever",
              row.ruleId(),
              row.status(),
              "",
              row.id(),
              "-",
              row.fingerprint(),
              deadline,
              "-");
      assertThat(reported(new PlanScene().log(List.of(edited)))).isEmpty();
    }
  }
}
