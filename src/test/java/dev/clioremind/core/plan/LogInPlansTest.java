package dev.clioremind.core.plan;

import static dev.clioremind.core.plan.PlanScene.summary;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.Survives;
import dev.clioremind.core.log.Status;
import dev.clioremind.core.people.Party;
import dev.clioremind.core.people.PersonId;
import dev.clioremind.core.plan.PlannedReminder.Subject;
import dev.clioremind.core.sheet.Problem;
import dev.clioremind.core.text.MessageContent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the log makes of a reminder: never twice, and never silently lost. */
@Timeout(20)
class LogInPlansTest {

  private static final Instant BEFORE = Instant.parse("2026-11-23T14:00:00Z");

  private static PlanScene scene() {
    return new PlanScene().entry("1", "Court Date", "2026-11-26T09:00");
  }

  private static String after(Status... statuses) {
    PlanScene scene = scene();
    scene.logAt(BEFORE, scene.only().subject(), "", statuses);
    return PlanScene.line(scene.only());
  }

  @Test
  void what_was_sent_is_not_sent_again() {
    for (Status status :
        new Status[] {
          Status.SUCCESS, Status.SCHEDULED, Status.ENROLLED, Status.DELIVERED, Status.UNDELIVERED
        }) {
      assertThat(after(Status.CLAIMED, Status.SENDING, status))
          .isEqualTo("entry-1 SMS-3d skip already-sent");
    }
  }

  @Test
  void what_was_refused_for_good_is_settled_though_nobody_was_messaged() {
    assertThat(after(Status.CLAIMED, Status.SENDING, Status.REJECTED))
        .isEqualTo("entry-1 SMS-3d skip already-reported");
  }

  @Test
  void what_is_in_doubt_is_held_and_counts_as_long_as_it_is() {
    assertThat(after(Status.CLAIMED, Status.SENDING)).isEqualTo("entry-1 SMS-3d hold in-doubt");
    PlanScene scene = scene();
    scene.logAt(BEFORE, scene.only().subject(), "", Status.UNKNOWN);

    assertThat(scene.plan().newForPerson()).hasSize(1);
  }

  /** What the only reminder, held in doubt, can be looked up by. */
  private static Optional<Delivery> lookUp(PlanScene scene) {
    return ((PlannedReminder.Hold) scene.only()).delivery();
  }

  @Test
  void what_is_in_doubt_is_composed_as_it_went_out_so_that_it_can_be_looked_up() {
    PlanScene scene = scene();
    Subject subject = scene.only().subject();
    scene.logAt(BEFORE, subject, "", Status.CLAIMED, Status.SENDING, Status.UNKNOWN);
    scene.now("2026-11-25T15:00:00Z");

    Delivery delivery = lookUp(scene).orElseThrow();

    assertThat(delivery.contact().id().value()).isEqualTo("ghl501");
    assertThat(((MessageContent.Text) delivery.content()).body())
        .isEqualTo("Ann: Court Date in 3 days. Example Law");
    assertThat(scene.only().subject().fingerprint()).isEqualTo(subject.fingerprint());
    assertThat(scene.plan().toHandOver()).isEmpty();
  }

  @Test
  void what_another_run_may_still_be_sending_is_not_looked_up() {
    PlanScene scene = scene();
    scene.logAt(
        Instant.parse("2026-11-23T14:15:01Z"),
        scene.only().subject(),
        "",
        Status.CLAIMED,
        Status.SENDING);

    assertThat(lookUp(scene)).isEmpty();
    assertThat(lookUp(scene.now("2026-11-23T15:00:01Z"))).isPresent();
  }

  @Test
  void a_doubt_stays_held_where_nothing_can_be_told_of_it_any_more() {
    PlanScene closed = scene();
    closed.logAt(BEFORE, closed.only().subject(), "", Status.SENDING);
    closed.matter(PlanScene.matter("77001", "closed", new Party.Nobody()));
    assertThat(closed.lines()).containsExactly("entry-1 SMS-3d hold in-doubt");
    assertThat(lookUp(closed)).isEmpty();

    PlanScene hidden = scene();
    hidden.logAt(BEFORE, hidden.only().subject(), "", Status.SENDING);
    hidden.withoutMatter(PlanScene.MATTER);
    assertThat(hidden.lines()).containsExactly("entry-1 SMS-3d hold in-doubt");

    PlanScene worded = scene();
    worded.logAt(BEFORE, worded.only().subject(), "", Status.SENDING);
    worded.smsSays("{{no.such_field}}");
    assertThat(worded.lines()).containsExactly("entry-1 SMS-3d hold in-doubt");
  }

  @Test
  void what_is_in_doubt_counts_also_when_its_deadline_is_gone() {
    PlanScene scene = scene();
    Subject subject = scene.only().subject();
    PlanScene later = new PlanScene().entry("2", "Court Date", "2026-12-20");
    later.logAt(BEFORE, subject, "", Status.SENDING);

    assertThat(later.plan().problems())
        .containsExactly(
            Problem.needsPerson(
                "AuditLog",
                "1 more that may have been sent, of deadlines or rules that are no longer there: "
                    + subject.hash().substring(0, 8)
                    + ". Settle them: clio-remind audit resolve"));

    PlanScene resolved = new PlanScene().entry("2", "Court Date", "2026-12-20");
    resolved.log(
        List.of(
            PlanScene.event(BEFORE, subject, Status.SENDING, "", 1),
            PlanScene.event(BEFORE, subject, Status.RESOLVED, "drop by Kim", 1)));
    assertThat(resolved.plan().problems()).isEmpty();
  }

  @Test
  @Survives("42")
  void what_another_run_has_claimed_is_left_to_it_until_its_lease_is_over() {
    assertThat(after(Status.CLAIMED)).isEqualTo("entry-1 SMS-3d send");
    PlanScene scene = scene();
    scene.logAt(Instant.parse("2026-11-23T14:15:01Z"), scene.only().subject(), "", Status.CLAIMED);

    assertThat(scene.lines()).containsExactly("entry-1 SMS-3d skip taken");
    assertThat(scene.plan().leavesSomething()).isTrue();
    assertThat(scene.now("2026-11-23T15:00:01Z").lines()).containsExactly("entry-1 SMS-3d send");
  }

  @Test
  void a_released_claim_is_free() {
    assertThat(after(Status.CLAIMED, Status.RELEASED)).isEqualTo("entry-1 SMS-3d send");
    assertThat(after(Status.CLAIMED, Status.SENDING, Status.RELEASED))
        .isEqualTo("entry-1 SMS-3d send");
  }

  @Test
  void a_refusal_is_tried_again_until_the_limit() {
    PlanScene scene = scene();
    Subject subject = scene.only().subject();

    scene.logAt(BEFORE, subject, "", Status.CLAIMED, Status.SENDING, Status.FAILED);
    scene.logAt(BEFORE, subject, "", Status.CLAIMED, Status.SENDING, Status.FAILED);
    scene.logAt(BEFORE, subject, "", Status.CLAIMED, Status.SENDING, Status.RELEASED);
    assertThat(scene.lines()).containsExactly("entry-1 SMS-3d send");

    scene.logAt(BEFORE, subject, "", Status.CLAIMED, Status.SENDING, Status.FAILED);
    assertThat(scene.lines()).containsExactly("entry-1 SMS-3d skip max-attempts");
    assertThat(scene.plan().newForPerson()).hasSize(1);
  }

  @Test
  void a_renamed_rule_has_no_new_attempts() {
    PlanScene scene = scene();
    Subject subject = scene.only().subject();
    for (int i = 0; i < 3; i++) {
      scene.logAt(BEFORE, subject, "", Status.FAILED);
    }
    scene.rules(
        """
        Deadline Type | DaysOut | Channel | TemplateID | RuleID
        Court Date    | 3       | SMS     | ghl_sms_1  | renamed
        """);

    assertThat(scene.lines()).containsExactly("entry-1 renamed skip max-attempts");
  }

  @Test
  void the_same_hearing_on_two_calendars_is_told_once() {
    PlanScene scene = scene().entry("2", "Court Date", "2026-11-26T09:00");

    assertThat(scene.lines())
        .containsExactly("entry-1 SMS-3d send", "entry-2 SMS-3d skip duplicate");
    assertThat(PlanScene.detail(scene.only("entry-2", "SMS-3d"))).isEqualTo("of entry-1");
  }

  @Test
  void and_once_across_runs() {
    PlanScene scene = scene();
    scene.logAt(BEFORE, scene.only().subject(), "", Status.SUCCESS);
    scene.entry("2", "Court Date", "2026-11-26T09:00");

    assertThat(scene.lines())
        .containsExactly("entry-1 SMS-3d skip already-sent", "entry-2 SMS-3d skip duplicate");
    assertThat(PlanScene.detail(scene.only("entry-2", "SMS-3d"))).isEqualTo("of entry-1");
  }

  @Test
  void a_renamed_rule_or_a_retriggered_entry_does_not_message_twice() {
    PlanScene scene = scene();
    Subject subject = scene.only().subject();
    PlanScene later =
        new PlanScene()
            .rules(
                """
                Deadline Type | DaysOut | Channel | TemplateID | RuleID
                Court Date    | 3       | SMS     | ghl_sms_1  | renamed
                """)
            .entry("9", "Court Date", "2026-11-26T09:00");
    later.logAt(BEFORE, subject, "", Status.SUCCESS);

    assertThat(later.lines()).containsExactly("entry-9 renamed skip duplicate");
  }

  @Test
  void a_rule_that_was_renamed_long_after_it_sent_is_a_duplicate_and_not_too_late() {
    PlanScene scene =
        new PlanScene()
            .rules(
                """
                Deadline Type | DaysOut | Channel | TemplateID | RuleID
                Court Date    | 10      | SMS     | ghl_sms_1  | old
                """)
            .entry("1", "Court Date", "2026-11-27T09:00");
    scene.logAt(Instant.parse("2026-11-17T15:00:00Z"), scene.only().subject(), "", Status.SUCCESS);
    scene.rules(
        """
        Deadline Type | DaysOut | Channel | TemplateID | RuleID
        Court Date    | 10      | SMS     | ghl_sms_1  | new
        """);

    assertThat(scene.lines()).containsExactly("entry-1 new skip duplicate");
  }

  @Test
  void a_twin_of_what_was_refused_for_good_was_reported_and_is_no_duplicate() {
    PlanScene scene = scene();
    scene.logAt(BEFORE, scene.only().subject(), "", Status.REJECTED);
    scene.entry("2", "Court Date", "2026-11-26T09:00");

    assertThat(scene.lines())
        .containsExactly(
            "entry-1 SMS-3d skip already-reported", "entry-2 SMS-3d skip already-reported");
  }

  @Test
  void a_twin_of_what_is_in_doubt_is_held_too() {
    PlanScene scene = scene();
    scene.logAt(BEFORE, scene.only().subject(), "", Status.UNKNOWN);
    scene.entry("2", "Court Date", "2026-11-26T09:00");

    assertThat(scene.lines())
        .containsExactly("entry-1 SMS-3d hold in-doubt", "entry-2 SMS-3d hold in-doubt");
  }

  @Test
  void another_time_another_person_or_another_template_is_no_twin() {
    PersonId other = PersonId.contact("502");
    PlanScene scene =
        scene()
            .matter(PlanScene.matter("77002", "open", new Party.Known(other)))
            .person(PlanScene.person(other, "Di", "Poe", "+12125550145", ""))
            .entry("2", "Court Date", "2026-11-26T09:01")
            .entry("3", "Court Date", "2026-11-26")
            .entry("4", "Court Date", "2026-11-26T09:00", PlanScene.ofMatter("77002"));

    assertThat(scene.plan().toHandOver()).hasSize(4);
  }

  @Test
  void a_twin_takes_the_place_of_an_entry_that_looks_cancelled() {
    PlanScene scene =
        new PlanScene()
            .entry("1", "Court Date", "2026-11-26T09:00", summary("VACATED"))
            .entry("2", "Court Date", "2026-11-26T09:00");

    assertThat(scene.lines())
        .containsExactly("entry-1 SMS-3d skip looks-cancelled", "entry-2 SMS-3d send");
  }

  @Test
  void what_a_person_was_told_is_not_told_again_for_the_same_reason() {
    PlanScene scene =
        scene().person(PlanScene.person(PlanScene.CLIENT, "Ann", "Lee", "", "ann@example.com"));
    Subject subject = scene.only().subject();
    scene.logAt(BEFORE, subject, "no-contact", Status.SKIPPED);
    assertThat(scene.lines()).containsExactly("entry-1 SMS-3d skip no-phone");

    scene.logAt(BEFORE, subject, "no-phone", Status.SKIPPED);

    assertThat(scene.lines()).containsExactly("entry-1 SMS-3d skip already-reported");
    assertThat(PlanScene.detail(scene.only())).isEqualTo("no-phone");
  }

  @Test
  void once_it_is_mended_it_is_sent() {
    PlanScene scene = scene();
    scene.logAt(BEFORE, scene.only().subject(), "no-phone", Status.SKIPPED);

    assertThat(scene.lines()).containsExactly("entry-1 SMS-3d send");
  }

  @Test
  void a_conflict_counts_each_time() {
    PlanScene scene =
        new PlanScene()
            .rules(
                """
                Deadline Type | DaysOut | Channel | TemplateID
                Court Date    | 3       | SMS     | ghl_sms_1
                Court Date    | 3       | SMS     | ghl_sms_1
                """)
            .entry("1", "Court Date", "2026-11-26");
    scene.logAt(BEFORE, scene.plan().reminders().get(0).subject(), "conflict", Status.SKIPPED);

    assertThat(scene.plan().newForPerson()).hasSize(2);
  }

  @Test
  void what_was_sent_before_two_rows_came_into_conflict_stays_sent() {
    PlanScene scene = scene();
    scene.logAt(BEFORE, scene.only().subject(), "", Status.SUCCESS);
    scene.rules(
        """
        Deadline Type | DaysOut | Channel | TemplateID
        Court Date    | 3       | SMS     | ghl_sms_1
        Court Date    | 3       | SMS     | ghl_sms_1
        """);

    assertThat(scene.lines())
        .containsExactly("entry-1 SMS-3d skip already-sent", "entry-1 SMS-3d skip already-sent");
  }

  @Test
  void a_moved_deadline_has_a_reminder_of_its_own() {
    PlanScene scene = scene();
    Subject subject = scene.only().subject();
    PlanScene moved = new PlanScene().entry("1", "Court Date", "2026-11-25T09:00");
    moved.logAt(BEFORE, subject, "", Status.SUCCESS);

    assertThat(moved.lines()).containsExactly("entry-1 SMS-3d send");
    assertThat(moved.plan().afterSent()).hasSize(1);
  }

  @Test
  void an_attorney_s_reminder_is_judged_by_its_own_hash() {
    PlanScene scene =
        new PlanScene()
            .rules(
                """
                Deadline Type | DaysOut | Channel | TemplateID | Audience
                Court Date    | 3       | SMS     | ghl_sms_1  | Attorney
                """)
            .entry("1", "Court Date", "2026-11-26T09:00");
    scene.logAt(BEFORE, scene.only().subject(), "", Status.SUCCESS);

    assertThat(scene.lines()).containsExactly("entry-1 SMS-3d skip already-sent");
  }
}
