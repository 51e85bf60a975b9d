package dev.clioremind.core.plan;

import static dev.clioremind.core.plan.PlanScene.created;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.Survives;
import dev.clioremind.core.log.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is due when: DESIGN section 6. It is Monday 23 November 2026. */
@Timeout(20)
class DueInPlansTest {

  private static final String TWO_RULES =
      """
      Deadline Type | DaysOut | Channel | TemplateID
      Court Date    | 7, 3    | SMS     | ghl_sms_1
      """;

  @Test
  void a_reminder_is_due_on_its_day_and_not_before() {
    PlanScene scene =
        new PlanScene()
            .entry("1", "Court Date", "2026-11-26")
            .entry("2", "Court Date", "2026-11-27");

    assertThat(scene.lines()).containsExactly("entry-1 SMS-3d send");
  }

  @Test
  @Survives("49")
  void a_missed_reminder_is_caught_up_for_four_days() {
    PlanScene scene =
        new PlanScene()
            .rules(
                """
                Deadline Type | DaysOut | Channel | TemplateID
                Court Date    | 10      | SMS     | ghl_sms_1
                """)
            .entry("1", "Court Date", "2026-11-29")
            .entry("2", "Court Date", "2026-11-28");

    assertThat(scene.lines())
        .containsExactly("entry-2 SMS-10d skip too-late", "entry-1 SMS-10d send");
  }

  @Test
  @Survives("50")
  void what_is_too_late_is_told_once() {
    PlanScene scene =
        new PlanScene()
            .rules(
                """
                Deadline Type | DaysOut | Channel | TemplateID
                Court Date    | 10      | SMS     | ghl_sms_1
                """)
            .entry("2", "Court Date", "2026-11-28");
    PlannedReminder.Subject subject = scene.only().subject();
    assertThat(scene.plan().newForPerson()).hasSize(1);

    scene.logAt(Instant.parse("2026-11-22T15:00:00Z"), subject, "too-late", Status.SKIPPED);

    assertThat(scene.lines()).containsExactly("entry-2 SMS-10d skip already-reported");
    assertThat(scene.plan().newForPerson()).isEmpty();
  }

  @Test
  void an_entry_made_on_the_reminder_s_day_or_later_is_a_late_entry() {
    PlanScene scene =
        new PlanScene()
            .rules(
                """
                Deadline Type | DaysOut | Channel | TemplateID
                Court Date    | 10      | SMS     | ghl_sms_1
                """)
            // Their day was the 17th; 04:30 UTC is still the evening before in New York.
            .entry("1", "Court Date", "2026-11-27T09:00", created("2026-11-17T04:30:00Z"))
            .entry("2", "Court Date", "2026-11-27T10:00", created("2026-11-17T05:30:00Z"))
            .entry("3", "Court Date", "2026-11-27T11:00", created("2026-11-22T12:00:00Z"));

    assertThat(scene.lines())
        .containsExactly(
            "entry-1 SMS-10d skip too-late",
            "entry-2 SMS-10d skip late-entry",
            "entry-3 SMS-10d skip late-entry");
    assertThat(scene.plan().newForPerson()).hasSize(1);
  }

  @Test
  void a_late_entry_within_the_days_of_catching_up_is_sent() {
    PlanScene scene =
        new PlanScene().entry("1", "Court Date", "2026-11-25", created("2026-11-23T13:00:00Z"));

    assertThat(scene.lines()).containsExactly("entry-1 SMS-3d send");
  }

  @Test
  void what_a_run_only_claimed_and_released_in_an_outage_is_named_all_the_same() {
    for (String entered : new String[] {"2026-01-05T12:00:00Z", "2026-11-18T15:00:00Z"}) {
      PlanScene scene =
          new PlanScene()
              .rules(
                  """
                  Deadline Type | DaysOut | Channel | TemplateID
                  Court Date    | 10      | SMS     | ghl_sms_1
                  """)
              .entry("1", "Court Date", "2026-11-27", created(entered));
      PlannedReminder.Subject subject = scene.only().subject();

      scene.logAt(
          Instant.parse("2026-11-18T15:30:00Z"), subject, "", Status.CLAIMED, Status.RELEASED);

      assertThat(scene.lines()).containsExactly("entry-1 SMS-10d skip too-late");
      assertThat(scene.plan().newForPerson()).hasSize(1);
    }
  }

  @Test
  void a_deadline_that_has_passed_is_no_longer_reminded_of() {
    PlanScene scene =
        new PlanScene()
            .rules(
                """
                Deadline Type | DaysOut | Channel | TemplateID
                Court Date    | 0       | SMS     | ghl_sms_1
                """)
            .entry("1", "Court Date", "2026-11-23T09:59")
            .entry("2", "Court Date", "2026-11-23T10:00")
            .entry("3", "Court Date", "2026-11-23T10:01")
            .entry("4", "Court Date", "2026-11-23")
            .entry("5", "Court Date", "2026-11-22");

    assertThat(scene.lines())
        .containsExactlyInAnyOrder("entry-3 SMS-0d send", "entry-4 SMS-0d send");
  }

  @Test
  void what_lies_before_the_start_date_is_never_due() {
    PlanScene scene =
        new PlanScene()
            .start("2026-11-23")
            .rules(TWO_RULES)
            .entry("1", "Court Date", "2026-11-26")
            .entry("2", "Court Date", "2026-11-29");

    assertThat(scene.lines())
        .containsExactly(
            "entry-1 SMS-7d skip before-start",
            "entry-2 SMS-7d skip before-start",
            "entry-1 SMS-3d send");
    assertThat(scene.plan().newForPerson()).isEmpty();
  }

  @Test
  void a_first_run_sends_nothing_to_an_old_account() {
    PlanScene scene = new PlanScene().start("2026-11-23").rules(TWO_RULES);
    for (int day = 24; day <= 25; day++) {
      scene.entry("" + day, "Court Date", "2026-11-" + day);
    }

    assertThat(scene.plan().toHandOver()).isEmpty();
    assertThat(scene.plan().newForPerson()).isEmpty();
  }

  @Test
  void only_the_reminder_nearest_to_the_deadline_goes_out() {
    PlanScene scene = new PlanScene().rules(TWO_RULES).entry("1", "Court Date", "2026-11-26");

    assertThat(scene.lines())
        .containsExactly("entry-1 SMS-7d skip superseded", "entry-1 SMS-3d send");
  }

  @Test
  void a_reminder_is_superseded_whatever_became_of_the_nearer_one() {
    for (Status status :
        new Status[] {Status.SUCCESS, Status.REJECTED, Status.UNKNOWN, Status.CLAIMED}) {
      PlanScene scene = new PlanScene().rules(TWO_RULES).entry("1", "Court Date", "2026-11-26");
      scene.logAt(
          Instant.parse("2026-11-23T14:59:00Z"), scene.subject("entry-1", "SMS-3d"), "", status);

      assertThat(scene.lines()).first().isEqualTo("entry-1 SMS-7d skip superseded");
      assertThat(scene.plan().toHandOver()).isEmpty();
    }
  }

  @Test
  void a_refused_nearer_reminder_supersedes_too() {
    PlanScene scene =
        new PlanScene()
            .rules(
                """
                Deadline Type | DaysOut | Channel | TemplateID
                Court Date    | 7       | SMS     | ghl_sms_1
                Court Date    | 3       | SMS     | no_such
                """)
            .entry("1", "Court Date", "2026-11-26");

    assertThat(scene.lines())
        .containsExactly("entry-1 SMS-7d skip superseded", "entry-1 SMS-3d skip template-missing");
  }

  @Test
  void another_channel_audience_or_filter_does_not_supersede() {
    PlanScene scene =
        new PlanScene()
            .rules(
                """
                Deadline Type | DaysOut | Channel | TemplateID  | Audience | Practice Area | Enabled
                Court Date    | 7       | SMS     | ghl_sms_1   |          |               |
                Court Date    | 3       | Email   | ghl_email_2 |          |               |
                Court Date    | 4       | SMS     | ghl_sms_1   | Attorney |               |
                Court Date    | 5       | SMS     | ghl_sms_1   |          | Criminal      |
                Court Date    | 6       | SMS     | ghl_sms_1   |          |               | no
                """)
            .entry("1", "Court Date", "2026-11-26");

    assertThat(scene.lines())
        .containsExactly("entry-1 SMS-7d send", "entry-1 SMS-4d send", "entry-1 Email-3d send");
  }

  @Test
  void two_rules_with_one_nominal_date_do_not_supersede_each_other() {
    PlanScene scene =
        new PlanScene()
            .rules(
                """
                Deadline Type | DaysOut | Channel | TemplateID
                Court Date    | 3, 3b   | SMS     | ghl_sms_1
                """)
            .entry("1", "Court Date", "2026-11-26");

    assertThat(scene.lines()).containsExactly("entry-1 SMS-3bd send", "entry-1 SMS-3d send");
  }

  @Test
  void a_reminder_moves_earlier_over_blocked_days() {
    PlanScene scene =
        new PlanScene()
            .window("MON-FRI 09:00-18:00")
            .now("2026-11-20T15:00:00Z")
            .entry("1", "Court Date", "2026-11-25")
            .entry("2", "Court Date", "2026-11-24")
            .entry("3", "Court Date", "2026-11-26");

    assertThat(scene.lines()).containsExactly("entry-2 SMS-3d send", "entry-1 SMS-3d send");
    assertThat(scene.only("entry-1", "SMS-3d").subject().occasion().nominalDate())
        .isEqualTo(LocalDate.parse("2026-11-22"));
  }

  @Test
  void reminders_that_blocked_days_merge_go_out_as_the_nearest_alone() {
    PlanScene scene =
        new PlanScene()
            .window("MON-FRI 09:00-18:00")
            .now("2026-11-20T15:00:00Z")
            .rules(
                """
                Deadline Type | DaysOut | Channel | TemplateID
                Court Date    | 3, 2, 1 | SMS     | ghl_sms_1
                """)
            .entry("1", "Court Date", "2026-11-23");

    assertThat(scene.lines())
        .containsExactly(
            "entry-1 SMS-1d send",
            "entry-1 SMS-2d skip superseded",
            "entry-1 SMS-3d skip superseded");
  }

  @Test
  void a_holiday_of_the_tab_is_a_blocked_day() {
    PlanScene scene =
        new PlanScene()
            .holidays(
                """
                Date       | Name        | Open
                2026-11-24 | Founders    |
                """)
            .entry("1", "Court Date", "2026-11-27");

    assertThat(scene.lines()).containsExactly("entry-1 SMS-3d send");
  }

  @Test
  void business_days_are_counted_backwards_over_weekend_and_holiday() {
    PlanScene scene =
        new PlanScene()
            .holidays(
                """
                Date       | Name         | Open
                2026-11-26 | Thanksgiving |
                """)
            .rules(
                """
                Deadline Type | DaysOut | Channel | TemplateID
                Court Date    | 3b      | SMS     | ghl_sms_1
                """)
            .entry("1", "Court Date", "2026-11-27")
            .entry("2", "Court Date", "2026-11-30");

    // The 27th: 25, 24, 23. The 30th: 27, 25, 24.
    assertThat(scene.lines()).containsExactly("entry-1 SMS-3bd send");
  }

  @Test
  void the_firm_s_zone_says_what_today_is() {
    PlanScene scene =
        new PlanScene().now("2026-11-24T04:30:00Z").entry("1", "Court Date", "2026-11-27");

    assertThat(scene.lines()).isEmpty();
    assertThat(scene.now("2026-11-24T05:30:00Z").lines())
        .containsExactly("entry-1 SMS-3d schedule");
  }

  @Test
  void what_falls_due_in_the_coming_days_is_shown_for_later() {
    PlanScene scene =
        new PlanScene()
            .days(2)
            .entry("1", "Court Date", "2026-11-26")
            .entry("2", "Court Date", "2026-11-28")
            .entry("3", "Court Date", "2026-11-29");

    assertThat(scene.lines()).containsExactly("entry-1 SMS-3d send", "entry-2 SMS-3d later");
    assertThat(scene.only("entry-2", "SMS-3d").sendAt())
        .contains(Instant.parse("2026-11-25T14:00:00Z"));
  }

  @Test
  void a_reason_that_lies_ahead_needs_nobody_yet() {
    PlanScene scene =
        new PlanScene()
            .days(7)
            .person(PlanScene.person(PlanScene.CLIENT, "Ann", "Lee", "", ""))
            .entry("2", "Court Date", "2026-11-28");

    assertThat(scene.lines()).containsExactly("entry-2 SMS-3d skip no-phone");
    assertThat(scene.plan().newForPerson()).isEmpty();
  }

  @Test
  void outside_the_window_a_message_is_scheduled_for_its_opening() {
    PlanScene scene =
        new PlanScene().now("2026-11-23T12:00:00Z").entry("1", "Court Date", "2026-11-26");

    assertThat(scene.lines()).containsExactly("entry-1 SMS-3d schedule");
    assertThat(scene.only().sendAt()).contains(Instant.parse("2026-11-23T14:00:00Z"));
  }

  @Test
  void or_it_is_held_for_a_run_inside_the_window() {
    PlanScene scene =
        new PlanScene()
            .holdsOutsideWindow()
            .now("2026-11-23T12:00:00Z")
            .entry("1", "Court Date", "2026-11-26");

    assertThat(scene.lines()).containsExactly("entry-1 SMS-3d hold outside-window");
    assertThat(scene.plan().leavesSomething()).isTrue();
  }

  @Test
  void a_workflow_can_t_be_scheduled_and_is_held() {
    PlanScene scene =
        new PlanScene()
            .rules(
                """
                Deadline Type | DaysOut | Channel  | TemplateID
                Court Date    | 3       | Workflow | Reminders
                """)
            .entry("1", "Court Date", "2026-11-26");

    assertThat(scene.lines()).containsExactly("entry-1 Workflow-3d send");
    assertThat(scene.now("2026-11-23T12:00:00Z").lines())
        .containsExactly("entry-1 Workflow-3d hold outside-window");
  }

  @Test
  void the_recipient_s_zone_decides_the_hour() {
    PlanScene scene =
        new PlanScene().clientIn("Pacific/Honolulu").entry("1", "Court Date", "2026-11-26");

    assertThat(scene.only().sendAt()).contains(Instant.parse("2026-11-23T19:00:00Z"));
  }

  @Test
  void a_rule_s_own_hour_is_kept_and_when_past_it_goes_out_at_once() {
    String rules =
        """
        Deadline Type | DaysOut | Channel | TemplateID | SendAt
        Court Date    | 3       | SMS     | ghl_sms_1  | 16:30
        """;
    PlanScene scene = new PlanScene().rules(rules).entry("1", "Court Date", "2026-11-26");

    assertThat(scene.only().sendAt()).contains(Instant.parse("2026-11-23T21:30:00Z"));
    assertThat(scene.now("2026-11-23T22:00:00Z").lines()).containsExactly("entry-1 SMS-3d send");
  }

  @Test
  void an_hour_at_which_the_send_day_is_closed_gives_way_to_its_opening() {
    PlanScene scene =
        new PlanScene()
            .now("2026-11-22T13:00:00Z")
            .rules(
                """
                Deadline Type | DaysOut | Channel | TemplateID | SendAt
                Court Date    | 3       | SMS     | ghl_sms_1  | 17:30
                """)
            .entry("1", "Court Date", "2026-11-25");

    // Sunday is open from noon to five.
    assertThat(scene.only().sendAt()).contains(Instant.parse("2026-11-22T17:00:00Z"));
  }

  @Test
  void the_urgent_hours_are_used_where_the_next_opening_comes_after_the_deadline() {
    PlanScene scene =
        new PlanScene()
            .now("2026-11-24T00:30:00Z")
            .rules(
                """
                Deadline Type | DaysOut | Channel | TemplateID
                Court Date    | 1       | SMS     | ghl_sms_1
                """)
            .entry("1", "Court Date", "2026-11-24T09:00")
            .entry("2", "Court Date", "2026-11-24T09:30");

    assertThat(scene.lines()).containsExactly("entry-1 SMS-1d send", "entry-2 SMS-1d schedule");
  }

  @Test
  void without_an_allowed_moment_before_the_deadline_it_is_too_late() {
    PlanScene scene =
        new PlanScene()
            .now("2026-11-24T02:30:00Z")
            .rules(
                """
                Deadline Type | DaysOut | Channel | TemplateID
                Court Date    | 1       | SMS     | ghl_sms_1
                """)
            .entry("1", "Court Date", "2026-11-24T08:00")
            .entry("2", "Court Date", "2026-11-24T08:01");

    assertThat(scene.lines())
        .containsExactly("entry-1 SMS-1d skip too-late", "entry-2 SMS-1d schedule");
  }

  @Test
  void every_decision_is_counted() {
    PlanScene scene =
        new PlanScene()
            .days(3)
            .rules(TWO_RULES)
            .entry("1", "Court Date", "2026-11-26")
            .entry("2", "Court Date", "2026-11-28");

    assertThat(scene.plan().counts())
        .isEqualTo(
            Map.of(
                Decision.SEND, 2L,
                Decision.SCHEDULE, 0L,
                Decision.LATER, 1L,
                Decision.HOLD, 0L,
                Decision.SKIP, 1L));
    assertThat(scene.plan().reasons()).isEqualTo(Map.of(Reason.SUPERSEDED, 1L));
  }
}
