package dev.clioremind.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.clioremind.Survives;
import dev.clioremind.core.ConfigurationException;
import dev.clioremind.core.sheet.Cell;
import dev.clioremind.core.sheet.Row;
import dev.clioremind.core.sheet.Switch;
import dev.clioremind.core.sheet.Tab;
import dev.clioremind.core.sheet.Table;
import dev.clioremind.core.sheet.Workbook;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SheetsRuleBookTest {

  private final FirmSheet firm = new FirmSheet();

  @AfterEach
  void close() {
    firm.close();
  }

  private Workbook read() {
    return new SheetsRuleBook(firm.open()).read();
  }

  private void rules(List<List<String>> rows) {
    firm.book.typeRows("ReminderRules", rows);
  }

  @Test
  void cells_keep_what_they_hold() {
    rules(
        List.of(
            List.of("Court Date", "3", "SMS", "ghl_sms_1"),
            List.of("Hearing", "7, 3, 1", "Email", "=1/0"),
            List.of("Trial", "2026-11-24", "TRUE", "#REF!")));
    List<Row> rows = read().table(Tab.REMINDER_RULES).rows();

    assertThat(rows.get(0).cell("DaysOut").kind()).isEqualTo(Cell.Kind.NUMBER);
    assertThat(rows.get(0).text("daysout")).isEqualTo("3");
    assertThat(rows.get(1).text("Days Out")).isEqualTo("7, 3, 1");
    assertThat(rows.get(2).cell("DaysOut").asDate()).isEqualTo(LocalDate.parse("2026-11-24"));
    assertThat(rows.get(2).cell("Channel")).isEqualTo(Cell.bool(true));
    assertThat(rows.get(2).text("TemplateID")).isEqualTo("#REF!");
  }

  @Test
  void blank_and_ragged_rows_leave_the_numbers_as_people_see_them() {
    rules(
        List.of(
            List.of("Court Date", "3"),
            List.of(),
            List.of(" ", "", " "),
            List.of("*", "1", "SMS")));
    List<Row> rows = read().table(Tab.REMINDER_RULES).rows();

    assertThat(rows).extracting(Row::number).containsExactly(2, 5);
    assertThat(rows.get(0).cell("TemplateID").isBlank()).isTrue();
  }

  @Test
  @Survives("29")
  void headers_are_found_in_any_order_case_and_spacing_below_blank_rows() {
    firm.book.clear("ReminderRules");
    firm.book.type("ReminderRules", "B3", "template id");
    firm.book.type("ReminderRules", "C3", "CHANNEL");
    firm.book.type("ReminderRules", "E3", "DeadlineType");
    firm.book.type("ReminderRules", "F3", "Days\nOut");
    firm.book.type("ReminderRules", "G3", "Courtroom");
    firm.book.type("ReminderRules", "B4", "ghl_sms_1");
    firm.book.type("ReminderRules", "D4", "below no header");
    firm.book.type("ReminderRules", "G4", "12");
    Table table = read().table(Tab.REMINDER_RULES);

    assertThat(table.headers())
        .containsExactly("template id", "CHANNEL", "DeadlineType", "Days\nOut", "Courtroom");
    assertThat(table.rows()).hasSize(1);
    assertThat(table.rows().get(0).number()).isEqualTo(4);
    assertThat(table.rows().get(0).text("TemplateID")).isEqualTo("ghl_sms_1");
    assertThat(table.rows().get(0).text("courtroom")).isEqualTo("12");
  }

  @Test
  void a_missing_header_names_tab_header_and_what_there_is() {
    firm.book.renameHeader("ReminderRules", "DaysOut", "Days Before");
    ConfigurationException e = catchThrowableOfType(ConfigurationException.class, this::read);

    assertThat(e)
        .hasMessage(
            "The tab 'ReminderRules' has no header 'DaysOut' in its first row. The headers there"
                + " are: 'Deadline Type', 'Days Before', 'Channel', 'TemplateID'.");
    assertThat(e.fix()).isEqualTo("Write 'DaysOut' in the first row, above its column.");
  }

  @Test
  void a_header_that_is_there_twice_is_refused() {
    firm.book.type("ReminderRules", "F1", "channel");

    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(this::read)
        .withMessage("The tab 'ReminderRules' has the header 'channel' twice.");
  }

  @Test
  void an_optional_tab_may_be_absent_or_empty_but_not_without_its_headers() {
    assertThat(read().tables()).containsOnlyKeys(Tab.REMINDER_RULES);

    firm.book.addTab("Holidays", 100, 5);
    assertThat(read().table(Tab.HOLIDAYS).rows()).isEmpty();

    firm.book.type("Holidays", "A1", "When");
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(this::read)
        .withMessageContaining("The tab 'Holidays' has no header 'Date'");
  }

  @Test
  void a_missing_tab_names_the_tabs_there_are() {
    firm.book.renameTab("ReminderRules", "Reminder Rule");
    ConfigurationException e = catchThrowableOfType(ConfigurationException.class, this::read);

    assertThat(e)
        .hasMessage(
            "The spreadsheet has no tab 'ReminderRules'. The tabs there are: 'Reminder Rule',"
                + " 'AuditLog'.");
    assertThat(e.fix()).contains("'Reminder Rule'");
  }

  @Test
  void a_tab_title_may_differ_in_case_and_spacing_and_look_like_a_cell() {
    firm.book.renameTab("ReminderRules", "Reminder Rules");
    firm.book.renameTab("AuditLog", "Bob's LOG26");

    assertThat(read().table(Tab.REMINDER_RULES).tab()).isEqualTo("Reminder Rules");
    assertThat(
            new SheetsAuditLog(new SheetsReading(firm.sheets("Bob's LOG26")))
                .events(LocalDate.EPOCH))
        .isEmpty();
  }

  @Test
  void a_long_log_may_have_any_title() {
    firm.book.renameTab("AuditLog", "Bob's LOG26");
    firm.book.resize("Bob's LOG26", 9_000, 11);

    assertThat(
            new SheetsAuditLog(new SheetsReading(firm.sheets("Bob's LOG26")))
                .events(LocalDate.EPOCH))
        .isEmpty();
  }

  @Test
  void a_conflict_of_two_tabs_is_refused() {
    firm.book.addTab("Templates_conflict123", 10, 3);

    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(this::read)
        .withMessageContaining("Templates_conflict123");
  }

  @Test
  void the_switch_is_on_without_its_tab_and_paused_by_anything_but_on() {
    assertThat(read().sending()).isEqualTo(Switch.ON);
    firm.withBoards();
    assertThat(read().sending()).isEqualTo(Switch.ON);
    firm.book.type("Status", "B1", "off");
    assertThat(read().sending()).isEqualTo(Switch.PAUSED);
    firm.book.type("Status", "B1", "");
    assertThat(read().sending()).isEqualTo(Switch.PAUSED);
  }
}
