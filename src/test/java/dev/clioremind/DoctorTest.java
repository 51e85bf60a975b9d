package dev.clioremind;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DoctorTest {
  @TempDir private Path folder;

  @Test
  void look() {
    try (Office office = new Office(folder)) {
      Office.Result r = office.run("doctor", "--cron", "10 9 * * *");
      System.out.println(r.out() + r.err() + r.code());
      System.out.println(office.run("doctor", "--format", "json").out());
      office.sandbox().ghl();
      var book = office.sandbox().sheets().createBook("Reminders", "America/New_York");
      office.withEnvironment("CLIO_REMIND_SHEETS_SPREADSHEET_ID", book.id());
      System.out.println(office.run("init").out());
      System.out.println(office.run("doctor").out());
      assertThat(r.err()).isEmpty();
    }
  }
}
