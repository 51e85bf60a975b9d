package dev.clioremind.core.plan;

import static dev.clioremind.core.plan.PlanScene.assignedTo;
import static dev.clioremind.core.plan.PlanScene.description;
import static dev.clioremind.core.plan.PlanScene.summary;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import dev.clioremind.Survives;
import dev.clioremind.core.deadline.MatterLink;
import dev.clioremind.core.people.Matter;
import dev.clioremind.core.people.Party;
import dev.clioremind.core.people.PersonId;
import dev.clioremind.core.sheet.Problem;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which rules apply to which deadlines, and whom they address: DESIGN section 4. */
@Timeout(20)
class RulesInPlansTest {

  @Test
  void a_rule_sends_for_its_deadline_type_in_any_case() {
    PlanScene scene = new PlanScene().entry("1", " court DATE ", "2026-11-26");

    assertThat(scene.lines()).containsExactly("entry-1 SMS-3d send");
  }

  @Test
  void another_type_is_left_alone_and_counted() {
    Plan plan = new PlanScene().entry("1", "Deposition", "2026-11-26").plan();

    assertThat(plan.reminders()).isEmpty();
    assertThat(plan.coverage().withoutRule()).containsEntry("Deposition", 1);
    assertThat(plan.coverage().rulesWithoutDeadline()).containsExactly("ReminderRules row 2");
  }

  @Test
  void a_row_of_deadline_types_renames_a_type() {
    PlanScene scene =
        new PlanScene()
            .types(
                """
                Source     | Matches   | Deadline Type
                event type | Appear*   | Court Date
                """)
            .entry("1", "Appearance", "2026-11-26");

    assertThat(scene.lines()).containsExactly("entry-1 SMS-3d send");
  }

  @Test
  void a_dash_in_deadline_types_means_never() {
    Plan plan =
        new PlanScene()
            .types(
                """
                Source  | Matches  | Deadline Type
                summary | *intern* | -
                """)
            .entry("1", "Court Date", "2026-11-26", summary("Internal call"))
            .plan();

    assertThat(plan.reminders()).isEmpty();
    assertThat(plan.coverage().withoutRule()).isEmpty();
  }

  @Test
  void a_star_is_any_type_but_the_firm_s_own_work() {
    PlanScene scene =
        new PlanScene()
            .rules(
                """
                Deadline Type | DaysOut | Channel | TemplateID
                *             | 3       | SMS     | ghl_sms_1
                """)
            .entry("1", "Deposition", "2026-11-26")
            .task("2", "", "2026-11-26", UnaryOperator.identity())
            .task("3", "Filing", "2026-11-26", UnaryOperator.identity());

    assertThat(scene.lines()).contains("entry-1 SMS-3d send").noneMatch(l -> l.contains("task-2"));
    assertThat(scene.lines()).anyMatch(l -> l.startsWith("task-3 SMS-3d"));
  }

  @Test
  void a_row_that_names_the_type_shadows_the_star_row_with_its_rule_id() {
    PlanScene scene =
        new PlanScene()
            .rules(
                """
                Deadline Type | DaysOut | Channel | TemplateID | Enabled
                *             | 3       | SMS     | ghl_sms_1  |
                *             | 3       | Email   | ghl_email_2 |
                Court Date    | 3       | SMS     | ghl_sms_1  | no
                """)
            .entry("1", "Court Date", "2026-11-26")
            .entry("2", "Deposition", "2026-11-26T10:00");

    assertThat(scene.lines())
        .containsExactly("entry-1 Email-3d send", "entry-2 Email-3d send", "entry-2 SMS-3d send");
  }

  /** The filter says which matters the row is for, not for which it takes the star's place. */
  @Test
  void a_named_row_with_a_filter_shadows_the_star_row_for_matters_it_leaves_out_too() {
    PlanScene scene =
        new PlanScene()
            .rules(
                """
                Deadline Type | DaysOut | Channel | TemplateID | Practice Area
                *             | 3       | SMS     | ghl_sms_1  |
                Court Date    | 3       | SMS     | ghl_sms_1  | Tax
                """)
            .entry("1", "Court Date", "2026-11-26")
            .entry("2", "Mediation", "2026-11-26");

    assertThat(scene.lines()).containsExactly("entry-2 SMS-3d send");
  }

  @Test
  void a_refused_row_shadows_too_and_is_named() {
    Plan plan =
        new PlanScene()
            .rules(
                """
                Deadline Type | DaysOut    | Channel | TemplateID | RuleID
                *             | 3          | SMS     | ghl_sms_1  | near
                Court Date    | three days | SMS     | ghl_sms_1  | near
                """)
            .entry("1", "Court Date", "2026-11-26")
            .plan();

    assertThat(plan.reminders()).isEmpty();
    assertThat(plan.problems())
        .anySatisfy(
            p -> {
              assertThat(p.where()).isEqualTo("ReminderRules row 3, DaysOut");
              assertThat(p.weight()).isEqualTo(Problem.Weight.NEEDS_PERSON);
            });
  }

  @Test
  void a_disabled_rule_sends_nothing() {
    PlanScene scene =
        new PlanScene()
            .rules(
                """
                Deadline Type | DaysOut | Channel | TemplateID | Enabled
                Court Date    | 3       | SMS     | ghl_sms_1  | no
                """)
            .entry("1", "Court Date", "2026-11-26");

    assertThat(scene.lines()).isEmpty();
  }

  @Test
  void filters_leave_out_other_practice_areas_and_attorneys_without_a_word() {
    PlanScene scene =
        new PlanScene()
            .rules(
                """
                Deadline Type | DaysOut | Channel | TemplateID | RuleID | Practice Area    | Attorney
                Court Date    | 3       | SMS     | ghl_sms_1  | a      | family; Criminal | PAT gray
                Court Date    | 3       | Email   | ghl_email_2 | b     | Criminal         |
                Court Date    | 3       | Email   | ghl_email_2 | c     |                  | Kim Other
                """)
            .entry("1", "Court Date", "2026-11-26");

    assertThat(scene.lines()).containsExactly("entry-1 a send");
  }

  @Test
  void a_filter_also_keeps_back_what_is_said_of_a_cancelled_entry() {
    PlanScene scene =
        new PlanScene()
            .rules(
                """
                Deadline Type | DaysOut | Channel | TemplateID | Practice Area
                Court Date    | 3       | SMS     | ghl_sms_1  | Criminal
                """)
            .entry("1", "Court Date", "2026-11-26", summary("VACATED: hearing"));

    assertThat(scene.lines()).isEmpty();
  }

  @Test
  void a_closed_matter_is_left_alone() {
    PlanScene scene =
        new PlanScene()
            .matter(PlanScene.matter("77001", "closed", new Party.Known(PlanScene.CLIENT)))
            .entry("1", "Court Date", "2026-11-26")
            .entry("2", "Court Date", "2026-11-26", summary("VACATED"));

    assertThat(scene.lines())
        .containsExactly("entry-1 SMS-3d skip matter-closed", "entry-2 SMS-3d skip matter-closed");
    assertThat(scene.plan().newForPerson()).isEmpty();
  }

  @Test
  void a_pending_matter_is_reminded() {
    PlanScene scene =
        new PlanScene()
            .matter(PlanScene.matter("77001", "pending", new Party.Known(PlanScene.CLIENT)))
            .entry("1", "Court Date", "2026-11-26");

    assertThat(scene.lines()).containsExactly("entry-1 SMS-3d send");
  }

  @Test
  void markers_exclude_the_whole_entry_or_a_channel() {
    PlanScene scene =
        new PlanScene()
            .rules(
                """
                Deadline Type | DaysOut | Channel | TemplateID
                Court Date    | 3       | SMS     | ghl_sms_1
                Court Date    | 3       | Email   | ghl_email_2
                """)
            .entry("1", "Court Date", "2026-11-26", summary("Hearing #NoRemind"))
            .entry("2", "Court Date", "2026-11-26T10:00", description("#nosms please"))
            .entry("3", "Court Date", "2026-11-26T11:00", description("(#noemail)"))
            .entry("4", "Court Date", "2026-11-26T12:00", summary("#noreminder"));

    assertThat(scene.lines())
        .containsExactly(
            "entry-1 Email-3d skip excluded",
            "entry-1 SMS-3d skip excluded",
            "entry-2 Email-3d send",
            "entry-2 SMS-3d skip excluded",
            "entry-3 Email-3d skip excluded",
            "entry-3 SMS-3d send",
            "entry-4 Email-3d send",
            "entry-4 SMS-3d send");
    assertThat(scene.plan().newForPerson()).isEmpty();
  }

  @Test
  void a_cancel_word_is_found_as_a_whole_word_only() {
    PlanScene scene =
        new PlanScene()
            .entry("1", "Court Date", "2026-11-26T09:00", summary("Hearing (VACATED)"))
            .entry("2", "Court Date", "2026-11-26T10:00", summary("OFF  Calendar - hearing"))
            .entry("3", "Court Date", "2026-11-26T11:00", summary("Cancelledson v. Lee"))
            .entry("4", "Court Date", "2026-11-26T12:00", summary("CXL"))
            .entry("5", "Court Date", "2026-11-26T13:00", summary("Vacatedly"));

    assertThat(scene.lines())
        .containsExactly(
            "entry-1 SMS-3d skip looks-cancelled",
            "entry-2 SMS-3d skip looks-cancelled",
            "entry-3 SMS-3d send",
            "entry-4 SMS-3d skip looks-cancelled",
            "entry-5 SMS-3d send");
    assertThat(scene.plan().newForPerson()).hasSize(3);
  }

  @Test
  void of_a_cancelled_entry_a_person_is_told_by_the_nearest_reminder_alone() {
    PlanScene scene =
        new PlanScene()
            .rules(
                """
                Deadline Type | DaysOut | Channel | TemplateID
                Court Date    | 7, 3    | SMS     | ghl_sms_1
                """)
            .entry("1", "Court Date", "2026-11-26", summary("VACATED"));

    assertThat(scene.lines())
        .containsExactly("entry-1 SMS-7d skip superseded", "entry-1 SMS-3d skip looks-cancelled");
  }

  @Test
  void an_entry_without_a_matter_is_a_warning_with_the_number() {
    Plan plan =
        new PlanScene()
            .entry("1", "Court Date", "2026-11-26", PlanScene.of(new MatterLink.None()))
            .entry("2", "Court Date", "2026-11-26")
            .plan();

    assertThat(plan.reminders())
        .extracting(PlanScene::line)
        .contains("entry-1 SMS-3d skip no-matter", "entry-2 SMS-3d send");
    assertThat(plan.newForPerson()).isEmpty();
    assertThat(plan.problems())
        .containsExactly(
            Problem.warning(
                "Clio",
                "1 of 2 deadlines of the coming 30 days belongs to no matter, so there is no client to remind: entry-1"));
  }

  @Test
  void a_matter_that_may_not_be_seen_is_hidden() {
    PlanScene scene =
        new PlanScene()
            .entry("1", "Court Date", "2026-11-26", PlanScene.of(new MatterLink.Hidden()))
            .entry("2", "Court Date", "2026-11-26", PlanScene.ofMatter("99"));

    assertThat(scene.lines())
        .containsExactly("entry-1 SMS-3d skip hidden", "entry-2 SMS-3d skip hidden");
    assertThat(scene.plan().newForPerson()).hasSize(2);
  }

  @Test
  void entries_without_a_matter_hidden_ones_and_hidden_people_are_told_apart_with_their_ids() {
    PlanScene scene =
        new PlanScene()
            .matter(
                PlanScene.matter(
                    "88001", "open", new Party.Known(PersonId.contact("602")))) // redacted
            .person(PlanScene.redacted(PersonId.contact("602")));
    for (int i = 1; i <= 37; i++) {
      scene.entry("" + (100 + i), "Court Date", "2026-11-30", PlanScene.of(new MatterLink.None()));
    }
    scene
        .entry("1", "Court Date", "2026-11-26", PlanScene.of(new MatterLink.Hidden()))
        .entry("2", "Court Date", "2026-11-26", PlanScene.ofMatter("88001"))
        .entry("3", "Court Date", "2026-11-26", PlanScene.ofMatter("99"));

    assertThat(scene.plan().problems())
        .extracting(Problem::weight, Problem::what)
        .containsExactly(
            tuple(
                Problem.Weight.WARNING,
                "37 of 40 deadlines of the coming 30 days belong to no matter, so there is no client"
                    + " to remind: entry-101, entry-102, entry-103, entry-104, entry-105, entry-106,"
                    + " entry-107, entry-108, entry-109, entry-110, entry-111, entry-112, entry-113,"
                    + " entry-114, entry-115, entry-116, entry-117, entry-118, entry-119, entry-120"
                    + " and 17 more"),
            tuple(
                Problem.Weight.WARNING,
                "1 of 40 deadlines of the coming 30 days does not show its matter to the signed-in"
                    + " Clio user, so nobody is reminded; share the calendar or the matter with that"
                    + " user: entry-1"),
            tuple(
                Problem.Weight.WARNING,
                "2 due, but the signed-in Clio user may not see the matter or the person to"
                    + " remind, or not their addresses (in Clio: Contacts Visibility):"
                    + " entry-2, entry-3"));
  }

  @Test
  void a_matter_without_a_client_needs_a_person() {
    PlanScene scene =
        new PlanScene()
            .matter(PlanScene.matter("77001", "open", new Party.Nobody()))
            .entry("1", "Court Date", "2026-11-26");

    assertThat(scene.lines()).containsExactly("entry-1 SMS-3d skip no-client");
    assertThat(scene.only().subject().fingerprint()).isEqualTo("-");
  }

  @Test
  void a_client_who_may_not_be_seen_is_hidden_and_not_missing() {
    PlanScene scene =
        new PlanScene()
            .matter(PlanScene.matter("77001", "open", new Party.Hidden()))
            .entry("1", "Court Date", "2026-11-26");

    assertThat(scene.lines()).containsExactly("entry-1 SMS-3d skip hidden");
  }

  @Test
  void a_missing_client_is_told_of_the_nearest_reminder_alone() {
    PlanScene scene =
        new PlanScene()
            .rules(
                """
                Deadline Type | DaysOut     | Channel | TemplateID
                Court Date    | 14, 7, 3, 1 | SMS     | ghl_sms_1
                """)
            .matter(PlanScene.matter("77001", "open", new Party.Nobody()))
            .entry("1", "Court Date", "2026-11-26");

    assertThat(scene.plan().newForPerson())
        .extracting(PlanScene::line)
        .containsExactly("entry-1 SMS-3d skip no-client");
  }

  @Test
  void the_attorney_is_a_user_and_has_a_hash_of_their_own() {
    PlanScene scene =
        new PlanScene()
            .rules(
                """
                Deadline Type | DaysOut | Channel | TemplateID | Audience
                Court Date    | 3       | SMS     | ghl_sms_1  | attorney
                """)
            .entry("1", "Court Date", "2026-11-26");

    PlannedReminder line = scene.only();

    assertThat(PlanScene.delivery(line).contact().id().value()).isEqualTo("ghl9");
    assertThat(line.subject().hash()).isNotEqualTo(line.subject().occasion().clientHash());
  }

  @Test
  void a_task_is_told_to_its_assignee() {
    PlanScene scene =
        new PlanScene()
            .rules(
                """
                Deadline Type | DaysOut | Channel | TemplateID | Audience
                Filing        | 3       | SMS     | ghl_sms_1  | Assignee
                """)
            .task("1", "Filing", "2026-11-26", assignedTo(new Party.Known(PlanScene.ATTORNEY)))
            .task("2", "Filing", "2026-11-26", UnaryOperator.identity())
            .task("3", "Filing", "2026-11-26", assignedTo(new Party.Hidden()));

    assertThat(scene.lines())
        .containsExactly(
            "task-1 SMS-3d send", "task-2 SMS-3d skip no-recipient", "task-3 SMS-3d skip hidden");
  }

  @Test
  void everybody_of_a_relationship_is_told_each_once() {
    PersonId spouse = PersonId.contact("601");
    PersonId sister = PersonId.contact("602");
    PlanScene scene =
        new PlanScene()
            .rules(
                """
                Deadline Type | DaysOut | Channel | TemplateID | Audience
                Court Date    | 3       | SMS     | ghl_sms_1  | reminders TO
                """)
            .person(PlanScene.person(spouse, "Bo", "Lee", "+12125550143", ""))
            .person(PlanScene.person(sister, "Cy", "Lee", "+12125550144", ""))
            .relationship("Reminders to", new Party.Known(spouse))
            .relationship("Reminders to", new Party.Known(spouse))
            .relationship("Reminders to", new Party.Known(sister))
            .relationship("Opponent", new Party.Known(PersonId.contact("666")))
            .entry("1", "Court Date", "2026-11-26");

    assertThat(scene.plan().toHandOver())
        .extracting(p -> PlanScene.delivery(p).contact().id().value())
        .containsExactlyInAnyOrder("ghl601", "ghl602");
  }

  @Test
  void somebody_of_a_relationship_who_may_not_be_seen_is_named_beside_the_others() {
    PersonId spouse = PersonId.contact("601");
    PlanScene scene =
        new PlanScene()
            .rules(
                """
                Deadline Type | DaysOut | Channel | TemplateID | Audience
                Court Date    | 3       | SMS     | ghl_sms_1  | Spouse
                """)
            .person(PlanScene.person(spouse, "Bo", "Lee", "+12125550143", ""))
            .relationship("Spouse", new Party.Known(spouse))
            .relationship("Spouse", new Party.Hidden())
            .entry("1", "Court Date", "2026-11-26");

    assertThat(scene.lines())
        .containsExactlyInAnyOrder("entry-1 SMS-3d send", "entry-1 SMS-3d skip hidden");
  }

  @Test
  void an_audience_that_the_matter_does_not_have_needs_a_person_and_nobody_is_guessed() {
    Matter without =
        new Matter(
            PlanScene.MATTER,
            "1",
            "",
            "open",
            new Party.Known(PlanScene.CLIENT),
            new Party.Nobody(),
            "",
            "");
    PlanScene scene =
        new PlanScene()
            .rules(
                """
                Deadline Type | DaysOut | Channel | TemplateID | Audience | RuleID
                Court Date    | 3       | SMS     | ghl_sms_1  | Spouse   | a
                Court Date    | 3       | SMS     | ghl_sms_1  | Attorney | b
                """)
            .matter(without)
            .entry("1", "Court Date", "2026-11-26");

    assertThat(scene.lines())
        .containsExactly("entry-1 a skip no-recipient", "entry-1 b skip no-recipient");
  }

  @Test
  @Survives("28")
  void two_rows_that_make_one_reminder_are_refused_and_named() {
    PlanScene scene =
        new PlanScene()
            .rules(
                """
                Deadline Type | DaysOut | Channel | TemplateID
                Court Date    | 3       | SMS     | ghl_sms_1
                Court Date    | 3       | SMS     | ghl_sms_1
                """)
            .entry("1", "Court Date", "2026-11-26")
            .entry("2", "Court Date", "2026-12-15");

    assertThat(scene.lines())
        .containsExactly("entry-1 SMS-3d skip conflict", "entry-1 SMS-3d skip conflict");
    assertThat(scene.plan().problems())
        .containsExactly(
            Problem.needsPerson(
                "ReminderRules row 2 and row 3",
                "both have the RuleID SMS-3d for one deadline, so neither is sent; give one of them its own RuleID"));
  }

  /** Else a hearing that moves could give one the hash under which the other was sent. */
  @Test
  @Survives("28")
  void two_rows_with_one_rule_id_are_refused_also_for_different_days() {
    PlanScene scene =
        new PlanScene()
            .rules(
                """
                Deadline Type | DaysOut | Channel | TemplateID | RuleID
                Court Date    | 3       | SMS     | ghl_sms_1  | court
                Court Date    | 7       | SMS     | ghl_sms_1  | court
                Court Date    | 3       | Email   | ghl_email_2 | other
                """)
            .entry("1", "Court Date", "2026-11-26")
            .entry("2", "Court Date", "2026-11-30");

    assertThat(scene.lines())
        .contains("entry-1 court skip conflict", "entry-2 court skip conflict")
        .contains("entry-1 other send")
        .noneMatch(line -> line.contains("court send"));
    assertThat(scene.plan().problems())
        .containsExactly(
            Problem.needsPerson(
                "ReminderRules row 2 and row 3",
                "both have the RuleID court for one deadline, so neither is sent; give one of them its own RuleID"));
  }

  @Test
  void two_rows_whose_filters_never_meet_are_no_conflict() {
    PlanScene scene =
        new PlanScene()
            .rules(
                """
                Deadline Type | DaysOut | Channel | TemplateID | Practice Area
                Court Date    | 3       | SMS     | ghl_sms_1  | Family
                Court Date    | 3       | SMS     | ghl_sms_1  | Criminal
                """)
            .entry("1", "Court Date", "2026-11-26");

    assertThat(scene.lines()).containsExactly("entry-1 SMS-3d send");
    assertThat(scene.plan().problems()).isEmpty();
  }

  @Test
  void a_misspelt_type_is_named_while_a_similar_one_is_there() {
    Plan plan =
        new PlanScene()
            .rules(
                """
                Deadline Type | DaysOut | Channel | TemplateID
                Court Dates   | 3       | SMS     | ghl_sms_1
                """)
            .entry("1", "Court Date", "2026-12-20")
            .plan();

    assertThat(plan.problems())
        .containsExactly(
            Problem.needsPerson(
                "ReminderRules row 2, Deadline Type",
                "matches no deadline of the coming 30 days, but there is 'Court Date'"));
  }

  @Test
  void a_rule_without_deadlines_is_only_listed() {
    Plan plan =
        new PlanScene()
            .rules(
                """
                Deadline Type | DaysOut | Channel | TemplateID
                Court Date    | 3       | SMS     | ghl_sms_1
                Mediation     | 7, 3    | SMS     | ghl_sms_1
                """)
            .entry("1", "Court Date", "2026-12-20")
            .plan();

    assertThat(plan.problems()).isEmpty();
    assertThat(plan.coverage().rulesWithoutDeadline()).containsExactly("ReminderRules row 3");
  }

  @Test
  void coverage_looks_thirty_days_ahead_and_no_further() {
    Plan plan =
        new PlanScene()
            .entry("1", "Trial", "2026-12-23")
            .entry("2", "Trial", "2026-12-24")
            .entry("3", "Trial", "2026-11-22")
            .plan();

    assertThat(plan.coverage().withoutRule()).containsExactly(entry("Trial", 1));
  }

  @Test
  void an_empty_firm_is_a_problem_unless_that_is_switched_off() {
    assertThat(new PlanScene().alertEmpty().plan().problems())
        .extracting(Problem::where)
        .containsExactly("Clio");
    assertThat(new PlanScene().plan().problems()).isEmpty();
  }

  @Test
  void no_enabled_rule_and_no_matching_rule_are_problems() {
    PlanScene noRule =
        new PlanScene()
            .alertEmpty()
            .rules("Deadline Type | DaysOut | Channel | TemplateID\n")
            .entry("1", "Court Date", "2026-11-26");
    PlanScene noMatch = new PlanScene().alertEmpty().entry("1", "Trial", "2026-11-26");
    PlanScene good = new PlanScene().alertEmpty().entry("1", "Court Date", "2026-11-26");

    assertThat(noRule.plan().problems())
        .extracting(Problem::what)
        .containsExactly("no rule is enabled");
    assertThat(noMatch.plan().problems())
        .extracting(Problem::what)
        .containsExactly("no rule matches a deadline of the coming 30 days");
    assertThat(good.plan().problems()).isEmpty();
  }

  /** A rule that a filter takes away leaves no line: somebody must be able to see why. */
  @Test
  void due_deadlines_that_filters_leave_without_a_reminder_are_named() {
    Plan plan =
        new PlanScene()
            .rules(
                """
                Deadline Type | DaysOut | Channel | TemplateID | Practice Area | Attorney
                Court Date    | 3       | SMS     | ghl_sms_1  | Immigration   |
                Court Date    | 3       | Email   | ghl_email_2 |              | Jo Quince
                """)
            .entry("1", "Court Date", "2026-11-26")
            .plan();

    assertThat(plan.reminders()).isEmpty();
    assertThat(plan.problems())
        .containsExactly(
            Problem.warning(
                "ReminderRules",
                "Practice Area and Attorney leave 1 due without a reminder: entry-1"));
  }

  @Test
  void a_deadline_that_another_rule_reminds_of_is_not_left_out() {
    Plan plan =
        new PlanScene()
            .rules(
                """
                Deadline Type | DaysOut | Channel | TemplateID | Practice Area
                Court Date    | 3       | SMS     | ghl_sms_1  | Immigration
                Court Date    | 3       | Email   | ghl_email_2 |
                """)
            .entry("1", "Court Date", "2026-11-26")
            .plan();

    assertThat(plan.reminders()).hasSize(1);
    assertThat(plan.problems()).isEmpty();
  }

  @Test
  void a_filter_that_nearly_names_one_of_clio_s_needs_a_person() {
    Plan plan =
        new PlanScene()
            .rules(
                """
                Deadline Type | DaysOut | Channel | TemplateID | Practice Area | Attorney
                Court Date    | 3       | SMS     | ghl_sms_1  | Famly         |
                Court Date    | 3       | Email   | ghl_email_2 |              | Pat Grey
                """)
            .entry("1", "Court Date", "2026-11-26")
            .plan();

    assertThat(plan.problems())
        .extracting(Problem::where)
        .contains("ReminderRules row 2, Practice Area", "ReminderRules row 3, Attorney");
    assertThat(plan.problems()).noneMatch(problem -> problem.what().contains("Pat Gray"));
  }
}
