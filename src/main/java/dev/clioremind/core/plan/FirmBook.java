package dev.clioremind.core.plan;

import dev.clioremind.core.deadline.DeadlineTypes;
import dev.clioremind.core.people.ContactOverrides;
import dev.clioremind.core.rule.Rules;
import dev.clioremind.core.sheet.Problem;
import dev.clioremind.core.sheet.Switch;
import dev.clioremind.core.sheet.Tab;
import dev.clioremind.core.sheet.Workbook;
import dev.clioremind.core.text.TemplateBook;
import dev.clioremind.core.time.Holidays;
import dev.clioremind.core.time.SendWindow;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything the firm's staff keep in the spreadsheet, read and checked.
 *
 * @param holidays the public ones, as the {@code Holidays} tab adjusts them
 * @param sending the switch as it was read
 * @param problems the rows that could not be used
 */
public record FirmBook(
    Rules rules,
    TemplateBook templates,
    DeadlineTypes types,
    ContactOverrides overrides,
    Holidays holidays,
    Switch sending,
    List<Problem> problems) {

  public FirmBook {
    problems = List.copyOf(problems);
  }

  /** Reads the tabs. */
  public static FirmBook read(Workbook workbook, Holidays publicHolidays, SendWindow window) {
    Rules rules = Rules.read(workbook.table(Tab.REMINDER_RULES), window);
    TemplateBook templates = TemplateBook.read(workbook.table(Tab.TEMPLATES));
    DeadlineTypes types = DeadlineTypes.read(workbook.table(Tab.DEADLINE_TYPES));
    ContactOverrides overrides = ContactOverrides.read(workbook.table(Tab.CONTACTS));
    Holidays.Reading holidays = Holidays.adjust(publicHolidays, workbook.table(Tab.HOLIDAYS));
    List<Problem> problems = new ArrayList<>(rules.problems());
    problems.addAll(templates.problems());
    problems.addAll(types.problems());
    problems.addAll(overrides.problems());
    problems.addAll(holidays.problems());
    return new FirmBook(
        rules, templates, types, overrides, holidays.holidays(), workbook.sending(), problems);
  }
}
