package dev.clioremind.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clioremind.Survives;
import dev.clioremind.core.ConfigurationException;
import dev.clioremind.core.sheet.Cell;
import dev.clioremind.core.sheet.Problem;
import dev.clioremind.core.sheet.Row;
import dev.clioremind.core.sheet.SheetText;
import dev.clioremind.core.sheet.Table;
import dev.clioremind.core.time.SendWindow;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How rows become rules; which rules apply to a type is in {@link RulesForTypeTest}. */
@Timeout(10)
class RulesTest {

  private static final SendWindow WINDOW = SendWindow.parse("MON-SAT 09:00-18:00, SUN 12:00-20:00");

  @Test
  void the_four_required_columns_make_a_rule() {
    Rule rule =
        only(
            """
            Deadline Type | DaysOut | Channel | TemplateID
            Court Date    | =3      | SMS     | ghl_sms_1
            """);

    assertThat(rule.row()).isEqualTo(2);
    assertThat(rule.where()).isEqualTo("ReminderRules row 2");
    assertThat(rule.deadlineType()).isEqualTo("Court Date");
    assertThat(rule.isAnyType()).isFalse();
    assertThat(rule.daysOut()).isEqualTo(new DaysOut(3, false));
    assertThat(rule.channels()).hasToString("SMS");
    assertThat(rule.templateIds()).containsExactly("ghl_sms_1");
    assertThat(rule.ruleId()).isEqualTo("SMS-3d");
    assertThat(rule.enabled()).isTrue();
    assertThat(rule.sendAt()).isEmpty();
    assertThat(rule.audience()).isEqualTo(Audience.CLIENT);
    assertThat(rule.practiceAreas()).isEmpty();
    assertThat(rule.attorneys()).isEmpty();
    assertThat(rule.mergeFields()).isEmpty();
  }

  @Test
  void columns_are_found_by_header_in_any_order_case_and_spacing() {
    Rule rule =
        only(
            """
            template id | Practice  area | CHANNEL | Days Out | rule ID | deadlinetype
            t1          | Family         | Email   | 1b       | mine    | Court Date
            """);

    assertThat(rule.ruleId()).isEqualTo("mine");
    assertThat(rule.deadlineType()).isEqualTo("Court Date");
    assertThat(rule.daysOut()).hasToString("1b");
    assertThat(rule.templateIds()).containsExactly("t1");
    assertThat(rule.practiceAreas()).containsExactly("family");
    assertThat(rule.mergeFields()).isEmpty();
  }

  @Test
  void a_header_with_invisible_blanks_is_the_same_header() {
    Rule rule =
        only(
            """
            Deadline Type | DaysOut | Channel | TemplateID | \u00a0Enabled | Send\u200bAt | Audience
            Court Date    | 3       | SMS     | t1         | no             | 09:30        | Attorney
            """);

    assertThat(rule.enabled()).isFalse();
    assertThat(rule.sendAt()).contains(LocalTime.of(9, 30));
    assertThat(rule.mergeFields()).isEmpty();
  }

  /** Else it would pass for a column of the firm's own, and a rule that is off would send. */
  @ParameterizedTest
  @ValueSource(strings = {"Enabeld", "Enable", "Practice Aera", "Attorneys", "Audiense", "RulesID"})
  void a_misspelt_header_is_refused(String header) {
    Table table =
        SheetText.table(
            "ReminderRules",
            "Deadline Type|DaysOut|Channel|TemplateID|%s\nCourt Date|3|SMS|t|no".formatted(header));

    assertThatThrownBy(() -> Rules.read(table, WINDOW))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith(
            "The tab 'ReminderRules' has a header '" + header + "', and none '");
  }

  @Test
  void a_column_of_the_firm_s_own_may_be_named_much_like_one_that_is_there() {
    Rule rule =
        only(
            """
            Deadline Type | DaysOut | Channel | TemplateID | Attorney | Attorneys | What to bring
            Court Date    | 3       | SMS     | t1         | Lee Park | two       | an ID
            """);

    assertThat(rule.mergeFields()).containsOnlyKeys("Attorneys", "What to bring");
  }

  @Test
  void a_place_is_named_by_the_title_that_the_tab_has() {
    Table table =
        SheetText.table(
            "My rules", "Deadline Type|DaysOut|Channel|TemplateID\n*|3|SMS|t\n*|x|SMS|t");

    assertThat(Rules.read(table, WINDOW).all())
        .extracting(Rule::where)
        .containsExactly("My rules row 2");
    assertThat(Rules.read(table, WINDOW).problems())
        .extracting(Problem::where)
        .containsExactly("My rules row 3, DaysOut");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3       | SMS            |       | SMS-3d",
        "1b      | Email          |       | Email-1bd",
        "7, 3, 1 | SMS            | court | court-7d court-3d court-1d",
        "7, 3b   | SMS else Email |       | SMS-7d SMS-3bd",
        "03      | email          |       | Email-3d",
        "3       | SMS            | court | court",
        "1B      | whatsapp       |       | WhatsApp-1bd",
      })
  void rule_ids(String daysOut, String channel, String ruleId, String expected) {
    Rules rules =
        read(
            "Deadline Type | DaysOut | Channel | TemplateID | RuleID\nCourt Date | %s | %s | t | %s"
                .formatted(daysOut, channel, ruleId == null ? "" : ruleId));

    assertThat(String.join(" ", rules.all().stream().map(Rule::ruleId).toList()))
        .isEqualTo(expected);
    assertThat(rules.problems()).isEmpty();
  }

  @Test
  void a_list_makes_one_rule_of_each_number() {
    List<Rule> rules =
        read("""
                Deadline Type | DaysOut | Channel | TemplateID
                Court Date    | 7, 3b   | SMS     | t
                """)
            .all();

    assertThat(rules)
        .extracting(Rule::daysOut)
        .containsExactly(new DaysOut(7, false), new DaysOut(3, true));
    assertThat(rules).extracting(Rule::row).containsOnly(2);
  }

  @Test
  void a_rule_id_of_80_characters_is_the_longest() {
    assertThat(only(withRuleId("3", "x".repeat(80))).ruleId()).hasSize(80);
    assertThat(only(withRuleId("3", "🏛".repeat(80))).ruleId()).hasSize(160);
    assertRefused(withRuleId("3", "x".repeat(81)), "RuleID", "a RuleID has at most 80 characters");
    assertRefused(
        withRuleId("7, 3", "x".repeat(78)),
        "RuleID",
        "a RuleID has at most 80 characters, and a list adds its number of days to it");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0007b", "a\nb", "a\u202eb", "a\u200bb", "a\u2028b"})
  void a_rule_id_with_what_nobody_can_see_is_refused(String ruleId) {
    Rules rules = Rules.read(tableWithRuleId(ruleId), WINDOW);

    assertThat(rules.all()).isEmpty();
    assertThat(rules.problems())
        .containsExactly(
            Problem.row(
                "ReminderRules",
                2,
                "RuleID",
                "a RuleID has no | and no line break or other control"));
  }

  @Test
  void a_rule_id_with_the_bar_of_the_event_hash_is_refused() {
    assertThat(Rules.read(tableWithRuleId("a|b"), WINDOW).problems())
        .extracting(Problem::where)
        .containsExactly("ReminderRules row 2, RuleID");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yes", "YES", "Yes", "true", "=TRUE", "x", "X", "1", "=1"})
  void enabled(String cell) {
    assertThat(only(with("Enabled", cell)).enabled()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"no", "NO", "false", "=FALSE", "0", "=0"})
  void disabled(String cell) {
    Rule rule = only(with("Enabled", cell));

    assertThat(rule.enabled()).isFalse();
  }

  @Test
  void enabled_that_is_neither_yes_nor_no_refuses_the_row() {
    assertRefused(with("Enabled", "maybe"), "Enabled", "'maybe' is neither yes nor no");
  }

  @ParameterizedTest
  @CsvSource({"09:30,09:30", "9:30,09:30", "=0.5,12:00", "=0.39583333333,09:30", "19:59,19:59"})
  void send_at_is_text_or_a_time_cell_within_some_window(String cell, LocalTime expected) {
    assertThat(only(with("SendAt", cell)).sendAt()).contains(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "08:59 | 08:59 lies outside the hours of every day (send.window is %s)",
        "20:00 | 20:00 lies outside the hours of every day (send.window is %s)",
        "9 am  | '9 am' is not a time such as 09:30",
        "25:00 | '25:00' is not a time such as 09:30",
        "=9    | 9 is not a time of day",
      })
  void send_at_outside_every_window_or_no_time_refuses_the_row(String cell, String why) {
    assertRefused(with("SendAt", cell), "SendAt", why.formatted(WINDOW));
  }

  @Test
  void one_template_serves_both_channels() {
    Rule rule = only("Deadline Type|DaysOut|Channel|TemplateID\nCourt Date|3|SMS else Email|both");

    assertThat(rule.templateId(Channel.SMS)).isEqualTo("both");
    assertThat(rule.templateId(Channel.EMAIL)).isEqualTo("both");
    assertThatThrownBy(() -> rule.templateId(Channel.WHATSAPP))
        .hasMessage("ReminderRules row 2 does not use WhatsApp");
  }

  @Test
  void each_channel_may_have_its_own_template() {
    Rule rule =
        only("Deadline Type|DaysOut|Channel|TemplateID\nCourt Date|3|SMS else Email|a ELSE b");

    assertThat(rule.templateId(Channel.SMS)).isEqualTo("a");
    assertThat(rule.templateId(Channel.EMAIL)).isEqualTo("b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SMS            | a else b        | names two templates, but Channel names one channel",
        "SMS else Email | a else b else c | name one template, or two with else between them",
        "SMS else Email | a else          | a template is missing beside else",
      })
  void templates_that_do_not_fit_the_channels_are_refused(
      String channel, String templates, String why) {
    assertRefused(
        "Deadline Type|DaysOut|Channel|TemplateID\n*|3|%s|%s".formatted(channel, templates),
        "TemplateID",
        why);
  }

  @Test
  void the_filters_are_names_between_semicolons_that_ignore_case() {
    Rule rule =
        only(
            """
            Deadline Type | DaysOut | Channel | TemplateID | Practice Area       | Attorney
            *             | 3       | SMS     | t          | Family; IMMIGRATION | Kim Doe;
            """);

    assertThat(rule.matchesPracticeArea("family")).isTrue();
    assertThat(rule.matchesPracticeArea(" Immigration ")).isTrue();
    assertThat(rule.matchesPracticeArea("Criminal")).isFalse();
    assertThat(rule.matchesPracticeArea("")).isFalse();
    assertThat(rule.matchesAttorney("KIM DOE")).isTrue();
    assertThat(rule.matchesAttorney("Kim")).isFalse();
  }

  @Test
  void without_filters_everything_matches() {
    Rule rule = only(with("Attorney", ""));

    assertThat(rule.matchesPracticeArea("Family")).isTrue();
    assertThat(rule.matchesPracticeArea("")).isTrue();
    assertThat(rule.matchesAttorney("")).isTrue();
  }

  @Test
  void a_filter_that_names_nobody_is_not_a_filter_for_everybody() {
    assertRefused(with("Attorney", " ; ;"), "Attorney", "'; ;' names nobody");
  }

  @Test
  void every_other_column_is_a_merge_field() {
    Rule rule =
        only(
            """
            Deadline Type | DaysOut | Channel | TemplateID | What to bring | Room | Enabled |
            *             | 3       | SMS     | t          | Your passport |      | yes     | note
            """);

    assertThat(rule.mergeFields())
        .containsExactly(Map.entry("What to bring", "Your passport"), Map.entry("Room", ""));
    assertThat(rule.mergeField("what TO bring")).contains("Your passport");
    assertThat(rule.mergeField("room")).as("known, but empty").contains("");
    assertThat(rule.mergeField("floor")).as("unknown").isEmpty();
  }

  @Test
  void an_error_of_the_spreadsheet_is_no_text_for_a_client() {
    assertRefused(
        with("What to bring", "#N/A"),
        "What to bring",
        "#N/A is an error of the spreadsheet, not a value");
  }

  @Test
  void a_relationship_that_looks_like_a_misspelt_word_is_named() {
    Rules rules = read(with("Audience", "Clients"));

    assertThat(rules.all())
        .extracting(rule -> rule.audience().kind())
        .containsExactly(Audience.Kind.RELATIONSHIP);
    assertThat(rules.problems())
        .containsExactly(
            Problem.warning(
                "ReminderRules row 2, Audience",
                "'Clients' is taken for a relationship of the matter; did you mean Client?"));
    assertThat(read(with("Audience", "Spouse")).problems()).isEmpty();
  }

  @Test
  @Survives("26b")
  void a_wrong_row_is_refused_by_number_and_column_and_the_others_run() {
    Rules rules =
        read(
            """
            Deadline Type | DaysOut    | Channel | TemplateID
            Court Date    | #REF!      | SMS     | t1

            Court Date    | three days | SMS     | t1
            Court Date    | =46350     | SMS     | t1
            Court Date    | 3          | SMS     | t1
                          |            |         |
                          | 7          | Email
            """);

    assertThat(rules.all()).extracting(Rule::row).containsExactly(6);
    assertThat(rules.problems())
        .containsExactly(
            Problem.row(
                "ReminderRules", 2, "DaysOut", "#REF! is an error of the spreadsheet, not a value"),
            Problem.row("ReminderRules", 4, "DaysOut", "'three days' is not a number of days"),
            Problem.row(
                "ReminderRules",
                5,
                "DaysOut",
                "'46350' is more than 366 days; is the cell formatted as a date?"),
            Problem.row("ReminderRules", 8, "Deadline Type", "is empty; every rule needs it"),
            Problem.row("ReminderRules", 8, "TemplateID", "is empty; every rule needs it"));
    assertThat(rules.problems())
        .extracting(Problem::weight)
        .containsOnly(Problem.Weight.NEEDS_PERSON);
  }

  @Test
  void all_faults_of_a_row_are_named_at_once() {
    Rules rules =
        read(
            """
            Deadline Type | DaysOut | Channel      | TemplateID | RuleID | Enabled | SendAt | Attorney
                          | soon    | SMS else SMS | else       | #N/A   | perhaps | noon   | ;
            """);

    assertThat(rules.problems())
        .extracting(Problem::where)
        .containsExactly(
            "ReminderRules row 2, Deadline Type",
            "ReminderRules row 2, DaysOut",
            "ReminderRules row 2, Channel",
            "ReminderRules row 2, TemplateID",
            "ReminderRules row 2, RuleID",
            "ReminderRules row 2, Enabled",
            "ReminderRules row 2, SendAt",
            "ReminderRules row 2, Attorney");
  }

  @Test
  void a_disabled_row_is_checked_but_needs_nobody() {
    Rules rules =
        read(
            """
            Deadline Type | DaysOut | Channel | TemplateID | Enabled
            Court Date    | soon    | SMS     | t          | no
            """);

    assertThat(rules.all()).isEmpty();
    assertThat(rules.problems())
        .containsExactly(
            Problem.warning("ReminderRules row 2, DaysOut", "'soon' is not a number of days"));
  }

  @Test
  void rows_with_nothing_but_tick_boxes_are_no_rules() {
    Rules rules =
        read(
            """
            Deadline Type | DaysOut | Channel | TemplateID | Enabled
                          |         |         |            | =FALSE
                          |         |         |            | =TRUE
            """);

    assertThat(rules.all()).isEmpty();
    assertThat(rules.problems()).isEmpty();
  }

  private static String with(String header, String cell) {
    return "Deadline Type | DaysOut | Channel | TemplateID | %s\nCourt Date | 3 | SMS | t | %s"
        .formatted(header, cell);
  }

  private static String withRuleId(String daysOut, String ruleId) {
    return "Deadline Type|DaysOut|Channel|TemplateID|RuleID\nCourt Date|%s|SMS|t|%s"
        .formatted(daysOut, ruleId);
  }

  /** For what can't be drawn between bars on one line. */
  private static Table tableWithRuleId(String ruleId) {
    Map<String, Cell> cells =
        Map.of(
            "deadlinetype", Cell.text("Court Date"),
            "daysout", Cell.text("3"),
            "channel", Cell.text("SMS"),
            "templateid", Cell.text("t"),
            "ruleid", Cell.text(ruleId));
    return new Table(
        "ReminderRules",
        List.of("Deadline Type", "DaysOut", "Channel", "TemplateID", "RuleID"),
        List.of(new Row(2, cells)));
  }

  private static void assertRefused(String text, String column, String why) {
    Rules rules = read(text);

    assertThat(rules.all()).isEmpty();
    assertThat(rules.problems()).containsExactly(Problem.row("ReminderRules", 2, column, why));
  }

  private static Rule only(String text) {
    Rules rules = read(text);

    assertThat(rules.problems()).isEmpty();
    assertThat(rules.all()).hasSize(1);
    return rules.all().get(0);
  }

  private static Rules read(String text) {
    return Rules.read(SheetText.table("ReminderRules", text), WINDOW);
  }
}
