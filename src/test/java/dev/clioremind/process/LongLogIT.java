package dev.clioremind.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.Survives;
import dev.clioremind.process.ProgramProcess.End;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A run costs the same however long the log has grown. */
@Timeout(120)
class LongLogIT {

  private static final int SHORT = 100;
  private static final int LONG = 100_000;

  @TempDir private Path folder = Path.of(".");

  /** What one run with 12 due reminders cost. */
  private record Cost(int rows, int calls, long bytes, long peakKilobytes) {}

  @Test
  @Survives("31")
  void a_hundred_thousand_rows_cost_what_a_hundred_cost() {
    Cost few = cost(SHORT);
    Cost many = cost(LONG);

    System.out.printf(Locale.ROOT, "%s%n%s%n", few, many);
    assertThat(many.calls()).isLessThanOrEqualTo(few.calls() * 3 / 2);
    assertThat(many.bytes()).isLessThanOrEqualTo(few.bytes() * 3 / 2);
    assertThat(many.peakKilobytes()).isLessThan(200 * 1024);
  }

  @Test
  void a_run_with_nothing_due_reads_twice_and_writes_once() {
    try (SmallOffice office = new SmallOffice(folder.resolve("idle"), Duration.ofSeconds(1))) {
      // However fast the machine, the second run learns what became of each message.
      office.sandbox().ghl().fateDelay(Duration.ZERO);
      assertThat(office.on("machine", "send").go().end().code()).isZero();
      // The next one reads what became of those messages, and writes it down.
      assertThat(office.on("machine", "send").go().end().code()).isZero();
      int before = office.sandbox().ghl().accepted();
      office.sandbox().sheets().resetCounters();

      assertThat(office.on("machine", "send").go().end().code()).isZero();

      assertThat(office.sandbox().sheets().reads()).isEqualTo(2);
      assertThat(office.sandbox().sheets().writes()).hasSize(1);
      assertThat(office.sandbox().ghl().accepted()).isEqualTo(before);
    }
  }

  private Cost cost(int rows) {
    try (SmallOffice office =
        new SmallOffice(folder.resolve("rows" + rows), Duration.ofSeconds(1))) {
      office.sandbox().book().addTextRows("AuditLog", OldRows.of(rows, Instant.now()));
      // As a run leaves it whose events these are.
      office.sandbox().book().setMetadata("clio-remind.high-water", Integer.toString(rows));
      office.sandbox().sheets().resetCounters();
      AtomicLong peak = new AtomicLong();
      ProgramProcess process = office.on("machine", "send").go();
      process.until(
          () -> {
            peak.accumulateAndGet(process.peakKilobytes(), Math::max);
            return !process.isRunning();
          });
      End end = process.end();
      assertThat(end.code()).as(end.err()).isZero();
      assertThat(office.sandbox().ghl().accepted()).isEqualTo(SmallOffice.REMINDERS);
      return new Cost(
          rows,
          office.sandbox().sheets().reads() + office.sandbox().sheets().writes().size(),
          office.sandbox().sheets().bytesRead(),
          peak.get());
    }
  }
}
