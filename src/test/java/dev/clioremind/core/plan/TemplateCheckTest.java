package dev.clioremind.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clioremind.core.ServiceException;
import dev.clioremind.core.rule.Channel;
import dev.clioremind.core.sheet.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is wrong with a template is told before any reminder needs it. */
@Timeout(20)
class TemplateCheckTest {

  private static PlanScene rule(String channel, String template) {
    return new PlanScene()
        .rules(
            """
            Deadline Type | DaysOut | Channel | TemplateID | What to bring
            Deposition    | 7, 3    | %s      | %s         | a photo ID
            """
                .formatted(channel, template));
  }

  private static PlanScene text(String body) {
    return rule("SMS", "near")
        .templates(
            """
            TemplateID | Channel | Subject | Body
            near       | SMS     |         | %s
            """
                .formatted(body));
  }

  private static List<String> told(PlanScene scene) {
    return scene.plan().problems().stream()
        .filter(problem -> problem.weight() == Problem.Weight.NEEDS_PERSON)
        .map(problem -> problem.where() + ": " + problem.what())
        .toList();
  }

  @Test
  void a_template_that_is_nowhere_or_for_another_channel_is_told_once_a_row() {
    assertThat(told(rule("SMS", "nowhere")))
        .containsExactly(
            "ReminderRules row 2, TemplateID: template 'nowhere' for SMS is neither in the Templates tab nor among the GoHighLevel snippets");
    assertThat(told(rule("SMS", "ghl_email_2")))
        .singleElement()
        .asString()
        .endsWith("; there is one for Email");
    assertThat(told(rule("SMS", "chat").snippet("s1", "chat", Channel.EMAIL, "Hi")))
        .singleElement()
        .asString()
        .endsWith("; there is one for Email");
    assertThat(told(rule("SMS", "ghl_sms_1"))).isEmpty();
  }

  @Test
  void two_snippets_of_one_name_are_ambiguous_until_the_id_is_named() {
    PlanScene scene =
        rule("SMS", "Hearing")
            .snippet("s1", "hearing", Channel.SMS, "Example Law: one")
            .snippet("s2", "Hearing", Channel.SMS, "Example Law: two");
    assertThat(told(scene))
        .containsExactly(
            "ReminderRules row 2, TemplateID: template 'Hearing' for SMS stands among the GoHighLevel snippets more than once");
    assertThat(
            told(
                rule("SMS", "s2")
                    .snippet("s1", "hearing", Channel.SMS, "Example Law: one")
                    .snippet("s2", "Hearing", Channel.SMS, "Example Law: two")))
        .isEmpty();
  }

  @Test
  void a_field_that_no_reminder_can_have_is_told() {
    assertThat(told(text("Example Law {{contact.firstname}} {{rule.What to wear}}")))
        .containsExactly(
            "template 'near': {{contact.firstname}} is not a merge field",
            "template 'near': {{rule.whattowear}} is not a merge field");
    assertThat(told(text("Example Law {{ Contact.First_Name }} {{rule.What to bring}} {{ref}}")))
        .isEmpty();
    assertThat(told(text("Example Law: {{deadline.summary}}")))
        .containsExactly(
            "template 'near': {{deadline.summary}} may not go to clients (send.case-text is off)");
  }

  @Test
  void custom_values_are_read_once_and_only_where_a_template_names_one() {
    PlanScene scene =
        text("Example Law: call {{custom_values.office_phone}}")
            .customValue("custom_values.office_phone", "555-0100");
    assertThat(told(scene)).isEmpty();
    assertThat(scene.customValuesRead()).isEqualTo(1);
    PlanScene without = text("Example Law: call us");
    without.plan();
    assertThat(without.customValuesRead()).isZero();
    assertThat(told(text("Example Law: {{custom_values.gone}}")))
        .containsExactly(
            "template 'near': {{custom_values.gone}} is not a custom value of the GoHighLevel location, or is empty, or holds a merge field itself");
  }

  @Test
  void a_custom_value_stands_in_the_message_and_can_not_stand_for_a_field_of_ours() {
    PlanScene scene =
        new PlanScene()
            .templates(
                """
                TemplateID | Channel | Subject | Body
                ghl_sms_1  | SMS     |         | {{firm.name}} {{custom_values.phone}} {{ref}}
                """)
            .customValue("custom_values.phone", "555-0100")
            .customValue("firm.name", "Somebody Else")
            .customValue("ref", "AAAAAAAA")
            .entry("1", "Court Date", "2026-11-26");
    assertThat(scene.text()).startsWith("Example Law 555-0100 ").doesNotEndWith("AAAAAAAA");
  }

  @Test
  void a_workflow_that_can_not_be_used_is_told_and_nobody_is_put_in() {
    PlanScene scene =
        new PlanScene()
            .rules(
                """
                Deadline Type | DaysOut | Channel  | TemplateID
                Court Date    | 3       | Workflow | Draft
                """)
            .workflowFault("Draft", "the workflow in TemplateID is not published in GoHighLevel")
            .entry("1", "Court Date", "2026-11-26");
    assertThat(scene.lines()).containsExactly("entry-1 Workflow-3d skip template-missing");
    assertThat(told(scene))
        .containsExactly(
            "ReminderRules row 2, TemplateID: the workflow in TemplateID is not published in GoHighLevel");
  }

  @Test
  void a_list_that_no_reminder_needs_yet_does_not_stop_the_others() {
    ServiceException down =
        new ServiceException(ServiceException.Kind.UNAVAILABLE, "GoHighLevel did not answer.");
    PlanScene idle = rule("SMS", "a snippet").snippetsFail(down);
    assertThat(told(idle)).isEmpty();
    assertThat(idle.plan().problems())
        .contains(Problem.warning("texts of GoHighLevel", "GoHighLevel did not answer."));
    ServiceException scope =
        new ServiceException(ServiceException.Kind.SIGN_IN, "The token lacks a scope.");
    assertThat(told(rule("SMS", "a snippet").snippetsFail(scope)))
        .containsExactly("texts of GoHighLevel: The token lacks a scope.");
    PlanScene needed =
        rule("SMS", "a snippet").snippetsFail(down).entry("1", "Deposition", "2026-11-26");
    assertThatThrownBy(needed::plan).isSameAs(down);
  }

  @Test
  void a_disabled_rule_is_not_looked_at() {
    PlanScene scene =
        new PlanScene()
            .rules(
                """
                Deadline Type | DaysOut | Channel | TemplateID | Enabled
                Court Date    | 3       | SMS     | nowhere    | no
                """);
    assertThat(told(scene)).isEmpty();
  }
}
