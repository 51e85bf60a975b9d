package dev.clioremind.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.clioremind.Survives;
import dev.clioremind.core.sheet.SheetText;
import dev.clioremind.core.sheet.Table;
import dev.clioremind.core.time.Holidays;
import dev.clioremind.core.time.SendDays;
import dev.clioremind.core.time.SendWindow;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which rules apply to a deadline type. */
@Timeout(20)
class RulesForTypeTest {

  private static final SendWindow WINDOW = SendWindow.parse("MON-SAT 09:00-18:00");

  @Test
  void a_type_is_equal_ignoring_case_and_outer_spaces() {
    Rules rules = read("Court Date | 3 | SMS | t");

    assertThat(rules.forType("  COURT date ")).hasSize(1);
    assertThat(rules.forType("Court  Date")).isEmpty();
    assertThat(rules.forType("Court Dates")).isEmpty();
    assertThat(rules.forType("")).isEmpty();
  }

  @Test
  @Survives("52b")
  void a_type_with_a_letter_i_is_equal_whatever_the_language_of_the_machine() {
    assertThat(read("FILING | 3 | SMS | t").forType("filing")).hasSize(1);
  }

  @Test
  void the_star_is_for_any_type() {
    Rules rules = read("* | 3 | SMS | t");

    assertThat(rules.forType("Court Date")).hasSize(1);
    assertThat(rules.forType("Anything")).hasSize(1);
    assertThat(rules.all().get(0).isAnyType()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Task", "TASK", " Court Rule ", "statute of limitations"})
  void the_star_is_not_for_the_three_types_that_must_be_named(String type) {
    assertThat(read("* | 3 | SMS | t").forType(type)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Task", "Court Rule", "Statute of Limitations"})
  void the_three_types_have_the_rules_that_name_them_and_no_others(String type) {
    Rules rules = read("* | 3 | Email | t\n" + type + " | 1 | SMS | t");

    assertThat(ids(rules, type)).containsExactly("SMS-1d");
  }

  @Test
  void a_row_that_names_the_type_shadows_the_star_with_the_same_rule_id() {
    Rules rules =
        read(
            """
            *          | 7, 3 | SMS   | general
            Court Date | 3    | SMS   | court
            *          | 3    | Email | general\
            """);

    assertThat(rules.forType("Court Date"))
        .extracting(rule -> rule.ruleId() + " " + rule.templateIds().get(0))
        .containsExactly("SMS-7d general", "SMS-3d court", "Email-3d general");
    assertThat(ids(rules, "Deposition")).containsExactly("SMS-7d", "SMS-3d", "Email-3d");
  }

  @Test
  void a_row_that_names_another_type_shadows_nothing() {
    Rules rules = read("* | 3 | SMS | general\nCourt Date | 3 | SMS | court");

    assertThat(ids(rules, "Deposition")).containsExactly("SMS-3d");
  }

  @Test
  void a_disabled_row_shadows_too_so_that_a_type_can_be_silenced() {
    Rules rules = read("* | 3 | SMS | general |\nCourt Date | 3 | SMS | court | no");

    assertThat(rules.forType("Court Date")).isEmpty();
    assertThat(ids(rules, "Deposition")).containsExactly("SMS-3d");
    assertThat(rules.all()).hasSize(2);
  }

  @Test
  void a_disabled_star_applies_to_nothing() {
    assertThat(read("* | 3 | SMS | general | no").forType("Court Date")).isEmpty();
  }

  @Test
  void a_refused_row_shadows_where_its_type_and_rule_id_can_be_told() {
    Rules rules = read("* | 3 | SMS | general\nCourt Date | 3 | SMS |");

    assertThat(rules.problems()).hasSize(1);
    assertThat(rules.forType("Court Date")).isEmpty();
    assertThat(ids(rules, "Deposition")).containsExactly("SMS-3d");
  }

  @Test
  void a_refused_and_disabled_row_shadows() {
    assertThat(read("* | 3 | SMS | general |\nCourt Date | 3 | SMS | | no").forType("Court Date"))
        .isEmpty();
  }

  @Test
  void a_refused_row_with_a_bad_second_channel_still_has_its_rule_id() {
    assertThat(
            read("* | 3 | SMS | general\nCourt Date | 3 | SMS else Fax | t").forType("Court Date"))
        .isEmpty();
  }

  @Test
  void of_a_list_with_a_bad_number_the_good_numbers_shadow() {
    Rules rules = read("* | 7, 3 | SMS | general\nCourt Date | 7, soon | SMS | t");

    assertThat(ids(rules, "Court Date")).containsExactly("SMS-3d");
  }

  @Test
  void an_own_rule_id_shadows_even_where_the_days_out_is_bad() {
    Rules rules =
        read(
            """
            *          | 7, 3 | SMS   | general |     | court
            *          | 3    | SMS   | general |     | other
            *          | 1    | Email | general |     | court-house
            Court Date | soon | SMS   | t       |     | court\
            """);

    assertThat(ids(rules, "Court Date")).containsExactly("other", "court-house");
    assertThat(ids(rules, "Deposition"))
        .containsExactly("court-7d", "court-3d", "other", "court-house");
  }

  @Test
  void a_refused_row_whose_rule_id_can_not_be_told_shadows_nothing() {
    Rules rules = read("* | 3 | SMS | general\nCourt Date | 3 | Fax | t");

    assertThat(ids(rules, "Court Date")).containsExactly("SMS-3d");
  }

  @Test
  void a_refused_star_shadows_nothing() {
    assertThat(ids(read("* | 3 | SMS |\n* | 3 | SMS | t"), "Court Date")).containsExactly("SMS-3d");
  }

  @Test
  void two_rows_with_one_rule_id_are_both_there_to_be_refused_and_named() {
    Rules rules = read("Court Date | 3 | SMS | a\ncourt date | 3 | SMS | b");

    assertThat(rules.forType("Court Date"))
        .extracting(rule -> rule.where() + " " + rule.ruleId())
        .containsExactly("ReminderRules row 2 SMS-3d", "ReminderRules row 3 SMS-3d");
    assertThat(rules.problems()).isEmpty();
  }

  @Test
  void without_rows_nothing_applies() {
    Rules rules = Rules.read(Table.empty("ReminderRules"), WINDOW);

    assertThat(rules.all()).isEmpty();
    assertThat(rules.problems()).isEmpty();
    assertThat(rules.forType("Court Date")).isEmpty();
    assertThat(rules.largestDaysOut()).isZero();
  }

  @Test
  void the_largest_days_out_is_that_of_any_rule_in_calendar_days() {
    assertThat(read("* | 45, 3 | SMS | t\n* | 7 | Email | t").largestDaysOut()).isEqualTo(45);
    assertThat(read("* | 30 | SMS | t | no").largestDaysOut()).isEqualTo(30);
    assertThat(read("* | 0 | SMS | t").largestDaysOut()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 10, 45, 366})
  void business_days_never_reach_further_than_their_bound(int n) {
    int bound = read("* | " + n + "b | SMS | t").largestDaysOut();
    Map<LocalDate, String> names = new HashMap<>();
    for (int year = 2020; year <= 2031; year++) {
      LocalDate closed = LocalDate.of(year, 12, 19);
      closed.datesUntil(closed.plusDays(21)).forEach(date -> names.put(date, "Closed"));
      for (int month = 1; month <= 11; month++) {
        names.put(LocalDate.of(year, month, 15), "Holiday");
      }
    }
    SendDays days = new SendDays(WINDOW, new Holidays(names), false);

    LocalDate.of(2024, 1, 1)
        .datesUntil(LocalDate.of(2031, 1, 1))
        .forEach(
            deadline ->
                assertThat(
                        ChronoUnit.DAYS.between(
                            new DaysOut(n, true).nominalDate(deadline, days), deadline))
                    .as("%s", deadline)
                    .isLessThanOrEqualTo(bound));
  }

  @Test
  @Survives({"60a", "60b"})
  void five_thousand_rows_and_fifty_thousand_deadlines_take_linear_time() {
    lookUps(500, 5_000);
    long small = lookUps(500, 5_000);
    long large = lookUps(5_000, 50_000);

    // Ten times the rows and deadlines; a product of both would take a hundred times as long.
    assertThat(large).isLessThan(Math.max(small, 20_000_000L) * 35);
  }

  @Test
  void the_same_type_is_put_together_once() {
    Rules rules = read("* | 3 | Email | t\nCourt Date | 3 | SMS | t");

    assertThat(rules.forType("COURT DATE")).isSameAs(rules.forType("Court Date"));
    assertThat(rules.forType("Some type")).isSameAs(rules.forType("Another"));
  }

  /** Nanoseconds of the processor for reading so many rows and asking for so many deadlines. */
  private static long lookUps(int rows, int deadlines) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < rows; i++) {
      text.append(i % 100 == 0 ? "*" : "Type " + i).append(" | 3 | SMS | t | | id-").append(i);
      text.append('\n');
    }
    Table table = table(text.toString());
    ThreadMXBean processor = ManagementFactory.getThreadMXBean();
    long start = processor.getCurrentThreadCpuTime();
    Rules rules = Rules.read(table, WINDOW);
    long found = 0;
    for (int i = 0; i < deadlines; i++) {
      found += rules.forType("type " + i % (rows * 2)).size();
    }
    long time = processor.getCurrentThreadCpuTime() - start;
    long perType = rows / 100;
    long named = rows - perType;
    assertThat((double) found)
        .isCloseTo(
            (double) deadlines * perType + named * ((double) deadlines / (rows * 2)), within(1.0));
    return time;
  }

  private static List<String> ids(Rules rules, String type) {
    return rules.forType(type).stream().map(Rule::ruleId).toList();
  }

  private static Rules read(String rows) {
    return Rules.read(table(rows), WINDOW);
  }

  private static Table table(String rows) {
    return SheetText.table(
        "ReminderRules",
        "Deadline Type | DaysOut | Channel | TemplateID | Enabled | RuleID\n" + rows);
  }
}
