package dev.clioremind.process;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The audit log of a firm that has used the program for years. */
final class OldRows {

  private OldRows() {}

  /** Rows of three years, one event after the other, the last one months ago. */
  static List<List<String>> of(int count, Instant now) {
    Instant last = now.truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofDays(90));
    List<List<String>> rows = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      Instant at = last.minus(Duration.ofMinutes(15L * (count - i)));
      Instant begun = last.minus(Duration.ofMinutes(15L * (count - i / 3 * 3)));
      String hash = String.format(Locale.ROOT, "%064x", i / 3 + 1);
      String status = List.of("claimed", "sending", "success").get(i % 3);
      String run =
          begun.toString().replaceAll("[-:]", "")
              + String.format(Locale.ROOT, "-%04x", i / 3 & 0xffff);
      rows.add(
          List.of(
              hash,
              at.toString(),
              "entry-" + (1_000 + i / 3),
              "SMS-3d",
              status,
              "-",
              run + "." + (i / 3 + 1) + "." + status,
              "-",
              hash,
              "2024-01-01",
              "court_sms"));
    }
    return rows;
  }
}
