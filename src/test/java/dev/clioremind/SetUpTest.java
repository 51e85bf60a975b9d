package dev.clioremind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.sandbox.sheets.SheetBook;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * From an empty spreadsheet to the first message, with nothing written by hand but in the sheet.
 */
@Timeout(60)
class SetUpTest {

  @TempDir private Path folder;

  @Test
  void from_an_empty_spreadsheet_to_the_first_message() {
    try (Office office = new Office(folder)) {
      SheetBook book = office.sandbox().sheets().createBook("Reminders", "America/New_York");
      office.withEnvironment("CLIO_REMIND_SHEETS_SPREADSHEET_ID", book.id());

      assertThat(office.run("init").code()).isZero();
      assertThat(office.run("doctor").code()).isZero();

      // The office manager takes the first example, and looks before switching on.
      book.type("ReminderRules", "F2", "yes");
      assertThat(office.run("doctor").out()).contains("0 failures").contains("PAUSED");
      Office.Result refused = office.run("send");
      assertThat(refused.code()).isEqualTo(8);
      assertThat(office.sandbox().ghl().accepted()).isZero();

      book.type("Status", "B1", "ON");
      Office.Result plan = office.run("plan");
      assertThat(plan.out()).contains("Court Date").doesNotContain("DeadlineTypes row");
      assertThat(book.rows("Upcoming").size()).isGreaterThan(1);
      assertThat(book.rows("Upcoming").stream().skip(2).map(row -> row.get(2)))
          .allSatisfy(link -> assertThat(link).matches("(entry|task)-.*"));
      Office.Result send = office.run("send", "--format", "table");

      int sent = office.sandbox().ghl().accepted();
      assertThat(sent).isPositive();
      assertThat(send.out()).contains("Sent: " + sent);
      assertThat(office.sandbox().ghl().everyText())
          .anySatisfy(
              text -> assertThat(text).startsWith("Park Law: ").contains("your Court Date is"));
      assertThat(book.rows("AuditLog")).hasSizeGreaterThan(sent);
      assertThat(book.rows("Runs")).hasSize(3);

      assertThat(office.run("send", "--format", "table").out()).contains("Sent: 0");
      assertThat(office.sandbox().ghl().accepted()).isEqualTo(sent);
      assertThat(office.run("doctor").out()).contains("0 failures");
      assertThat(office.run("init").out()).contains("nothing was changed");
      System.out.println("set up from an empty spreadsheet; messages sent: " + sent);
    }
  }
}
