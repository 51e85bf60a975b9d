package dev.clioremind.process;

import dev.clioremind.sandbox.SampleOffice;
import dev.clioremind.sandbox.Sandbox;
import dev.clioremind.sandbox.SandboxOptions;
import dev.clioremind.sandbox.clio.ClioCalendar;
import dev.clioremind.sandbox.clio.ClioContact;
import dev.clioremind.sandbox.clio.ClioEntry;
import dev.clioremind.sandbox.clio.ClioFirm;
import dev.clioremind.sandbox.clio.ClioMatter;
import dev.clioremind.sandbox.clio.ClioUser;
import dev.clioremind.sandbox.ghl.GhlContact;
import dev.clioremind.sandbox.ghl.Quirk;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Random;

/**
 * A firm of any size, with its office furnished as after many runs.
 *
 * @param entries calendar entries of the coming 30 days
 * @param due how many of them are due today, each of a client of its own
 * @param rows how long the audit log is
 * @param limits whether the services hold to their limits
 * @param thin whether GoHighLevel's searches show contacts in part, so that each is read by its id;
 *     nobody knows which of the two the live service does
 */
record BusyFirm(int entries, int due, int rows, boolean limits, boolean thin) {

  /** Messages between two writes to the log, as {@code send.chunk} has it. */
  private static final int CHUNK = 100;

  private static final int UNLIMITED = 100_000;
  private static final int DAYS_OUT = 3;
  private static final int DAYS_LISTED = 30;
  private static final long FIRST_CLIENT = 1_000_001;
  private static final long FIRST_MATTER = 2_000_001;
  private static final long FIRST_ENTRY = 3_000_001;

  BusyFirm(int entries, int due, int rows) {
    this(entries, due, rows, false, false);
  }

  BusyFirm withLimits() {
    return new BusyFirm(entries, due, rows, true, thin);
  }

  BusyFirm withThinSearches() {
    return new BusyFirm(entries, due, rows, limits, true);
  }

  static BusyFirm parse(String text) {
    String[] words = text.split(",", -1);
    return new BusyFirm(
        Integer.parseInt(words[0]),
        Integer.parseInt(words[1]),
        Integer.parseInt(words[2]),
        Boolean.parseBoolean(words[3]),
        Boolean.parseBoolean(words[4]));
  }

  @Override
  public String toString() {
    return "%s,%s,%s,%s,%s".formatted(entries, due, rows, limits, thin);
  }

  /**
   * The default where limits leave time for it; the least that the program takes where its own work
   * is measured.
   */
  Duration settle() {
    return Duration.ofSeconds(limits ? 5 : 1);
  }

  /** All that a run waits for rows to settle: once for its claims, once for each chunk. */
  Duration settling() {
    return due == 0 ? Duration.ZERO : settle().multipliedBy(1 + (due + CHUNK - 1) / CHUNK);
  }

  /** Starts its services. */
  Sandbox open(InstantSource clock) throws IOException {
    ZoneId zone = SmallFirm.farFromMidnight(clock.instant());
    Sandbox sandbox =
        Sandbox.start(
            SandboxOptions.of(clio(clock, zone), clock, InstantSource.system(), new Random(7))
                .settling(settle()));
    sandbox.ghl().location("Harbor Law", zone.getId());
    for (int i = 0; i < due; i++) {
      sandbox
          .ghl()
          .add(
              GhlContact.of("ctClient0000" + (FIRST_CLIENT + i), "Ann", "Client")
                  .withPhone(phone(i))
                  .withEmail("client" + i + "@example.com")
                  .withTimezone(zone.getId()));
    }
    SmallFirm.fill(sandbox.book());
    sandbox.book().addTextRows("AuditLog", OldRows.of(rows, clock.instant()));
    sandbox.book().setMetadata("clio-remind.high-water", Integer.toString(rows));
    sandbox.book().setMetadata("clio-remind.start-date", "2020-01-01");
    // The program keeps to what a service says that it allows, so "off" is said too.
    sandbox.clio().behaviour().requestsPerWindow(limits ? 50 : UNLIMITED);
    sandbox.ghl().limitRate(limits ? 100 : UNLIMITED);
    if (limits) {
      sandbox.sheets().limit(60, 60);
    }
    if (!thin) {
      sandbox.ghl().turnOn(Quirk.SEARCH_SHOWS_ALL);
    }
    return sandbox;
  }

  static String config(Sandbox sandbox) {
    return sandbox.config()
        + String.join("\n", SampleOffice.SETTINGS)
        + "\nsend.max-sends = 5000\n";
  }

  private ClioFirm clio(InstantSource clock, ZoneId zone) {
    LocalDate today = clock.instant().atZone(zone).toLocalDate();
    Instant longAgo = clock.instant().minus(Duration.ofDays(60));
    ClioFirm firm =
        new ClioFirm(
            "Harbor Law",
            zone,
            ClioUser.enabled(345, "Lee", "Park", "lee.park@example.com"),
            clock);
    firm.add(ClioCalendar.adhoc(31, "Court Calendar"));
    firm.addEventType(41, "Court Date");
    firm.addEventType(42, "Deposition");
    firm.addPracticeArea(61, "Family Law");
    int clients = Math.max(due, 100);
    for (int i = 0; i < clients; i++) {
      firm.add(
          ClioContact.person(FIRST_CLIENT + i, "Ann", "Client")
              .withPhone("Mobile", phone(i))
              .withEmail("Home", "client" + i + "@example.com"));
      firm.add(
          ClioMatter.open(FIRST_MATTER + i, i + "-Client", "A matter", FIRST_CLIENT + i)
              .ledBy(345)
              .inPracticeArea(61));
    }
    for (int i = 0; i < entries; i++) {
      // The others fall on days on which nothing is due, nor was in the days that are caught up.
      int days = i < due ? DAYS_OUT : DAYS_OUT + 1 + i % (DAYS_LISTED - DAYS_OUT - 1);
      firm.add(
          ClioEntry.timed(
                  FIRST_ENTRY + i,
                  "Hearing",
                  today.plusDays(days).atTime(8 + i % 10, i % 60).atZone(zone))
              .lasting(Duration.ofHours(1))
              .inMatter(FIRST_MATTER + i % clients)
              .ofType(i % 2 == 0 ? 41 : 42)
              .onCalendar(31),
          longAgo);
    }
    return firm;
  }

  /** Numbers that nobody has: the exchange 555 of many areas. */
  private static String phone(int i) {
    return String.format(Locale.ROOT, "+1%s55501%02d", 201 + i / 100, i % 100);
  }
}
