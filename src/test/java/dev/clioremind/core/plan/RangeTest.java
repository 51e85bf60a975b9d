package dev.clioremind.core.plan;

import static dev.clioremind.core.sheet.SheetText.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.core.deadline.DateRange;
import dev.clioremind.core.rule.DaysOut;
import dev.clioremind.core.rule.Rule;
import dev.clioremind.core.sheet.Switch;
import dev.clioremind.core.sheet.Tab;
import dev.clioremind.core.sheet.Table;
import dev.clioremind.core.sheet.Workbook;
import dev.clioremind.core.time.Holidays;
import dev.clioremind.core.time.SendDays;
import dev.clioremind.core.time.SendWindow;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Of which days the deadlines are listed. */
@Timeout(30)
class RangeTest {

  private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");
  private static final SendWindow WINDOW = SendWindow.parse("MON-SAT 09:00-18:00, SUN 12:00-17:00");

  private static DateRange range(String daysOut, LocalDate today, int ahead, SendDays days) {
    return Planner.range(book(daysOut), moment(today, ahead), days);
  }

  private static FirmBook book(String daysOut) {
    Map<Tab, Table> tabs =
        Map.of(
            Tab.REMINDER_RULES,
            table(
                "ReminderRules",
                "Deadline Type | DaysOut | Channel | TemplateID\n* | %s | SMS | t"
                    .formatted(daysOut)));
    return FirmBook.read(new Workbook(tabs, Switch.ON), Holidays.none(), WINDOW);
  }

  private static Moment moment(LocalDate today, int ahead) {
    return new Moment(
        today.atTime(LocalTime.NOON).atZone(PlanScene.NEW_YORK).toInstant(),
        today.atTime(LocalTime.NOON).atZone(PlanScene.NEW_YORK).toInstant(),
        PlanScene.NEW_YORK,
        ahead,
        LocalDate.EPOCH);
  }

  private static SendDays open(Holidays holidays) {
    return new SendDays(WINDOW, holidays, false);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "3", "14", "29", "1b", "3b", "15b", "7; 3; 1"})
  void thirty_days_are_enough_for_most_rules(String daysOut) {
    assertThat(range(daysOut, MONDAY, 0, open(Holidays.none())))
        .isEqualTo(Planner.usualRange(MONDAY))
        .isEqualTo(new DateRange(MONDAY.minusDays(1), MONDAY.plusDays(30)));
  }

  @ParameterizedTest
  @CsvSource({"30, 0, 31", "45, 0, 46", "45, 7, 53", "25, 7, 33", "366, 0, 367"})
  void a_rule_that_reaches_further_is_listed_as_far_and_a_day_more(
      String daysOut, int ahead, int listed) {
    assertThat(range(daysOut, MONDAY, ahead, open(Holidays.none())).last())
        .isEqualTo(MONDAY.plusDays(listed));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "28", "30", "45", "1b", "10b", "25b", "60b"})
  void whatever_is_closed_nothing_that_is_due_lies_outside(String daysOut) {
    Map<LocalDate, String> closed = new HashMap<>();
    LocalDate.parse("2026-12-19")
        .datesUntil(LocalDate.parse("2027-01-09"))
        .forEach(day -> closed.put(day, "Closed"));
    closed.put(LocalDate.parse("2026-11-26"), "Thanksgiving Day");
    SendDays days = open(new Holidays(closed));
    DaysOut rule =
        book(daysOut).rules().all().stream().map(Rule::daysOut).findFirst().orElseThrow();

    for (int i = 0; i < 90; i++) {
      LocalDate today = MONDAY.plusDays(i);
      LocalDate last = range(daysOut, today, 0, days).last();
      // Abroad the same deadline may bear the date of the day before.
      for (LocalDate deadline = last; deadline.isBefore(last.plusDays(60)); ) {
        assertThat(days.moveEarlier(rule.nominalDate(deadline, days)))
            .as("%s, sent of %s", deadline, daysOut)
            .isAfter(today);
        deadline = deadline.plusDays(1);
      }
    }
  }

  @Test
  void a_rule_that_is_switched_off_is_listed_too() {
    Map<Tab, Table> tabs =
        Map.of(
            Tab.REMINDER_RULES,
            table(
                "ReminderRules",
                """
                Deadline Type | DaysOut | Channel | TemplateID | Enabled
                *             | 40      | SMS     | t          | no
                """));
    FirmBook book = FirmBook.read(new Workbook(tabs, Switch.ON), Holidays.none(), WINDOW);

    assertThat(Planner.range(book, moment(MONDAY, 0), open(Holidays.none())).last())
        .isEqualTo(MONDAY.plusDays(41));
  }
}
