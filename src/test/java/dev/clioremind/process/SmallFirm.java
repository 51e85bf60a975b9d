package dev.clioremind.process;

import dev.clioremind.sandbox.Sandbox;
import dev.clioremind.sandbox.clio.ClioCalendar;
import dev.clioremind.sandbox.clio.ClioContact;
import dev.clioremind.sandbox.clio.ClioEntry;
import dev.clioremind.sandbox.clio.ClioFirm;
import dev.clioremind.sandbox.clio.ClioMatter;
import dev.clioremind.sandbox.clio.ClioUser;
import dev.clioremind.sandbox.ghl.GhlContact;
import dev.clioremind.sandbox.sheets.SheetBook;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.LongStream;

/** A firm of twelve clients, each with one reminder due now: six by SMS, six by e-mail. */
final class SmallFirm {

  static final int CLIENTS = 12;

  private static final long FIRST_CLIENT = 501;
  private static final long FIRST_ENTRY = 1201;
  private static final int DAYS_AHEAD = 3;

  private final InstantSource clock;
  private final ZoneId zone;

  SmallFirm(InstantSource clock) {
    this.clock = clock;
    this.zone = farFromMidnight(clock.instant());
  }

  /** A day that ends while the test runs would be another test. */
  static ZoneId farFromMidnight(Instant now) {
    ZoneId newYork = ZoneId.of("America/New_York");
    int hour = now.atZone(newYork).getHour();
    return hour >= 2 && hour < 20 ? newYork : ZoneId.of("Asia/Tokyo");
  }

  /** Its records, for the Clio stand-in. */
  ClioFirm clio() {
    LocalDate day = clock.instant().atZone(zone).toLocalDate().plusDays(DAYS_AHEAD);
    Instant longAgo = clock.instant().minus(Duration.ofDays(60));
    var firm =
        new ClioFirm(
            "Harbor Law",
            zone,
            ClioUser.enabled(345, "Lee", "Park", "lee.park@example.com"),
            clock);
    firm.add(ClioCalendar.adhoc(31, "Court Calendar"));
    firm.addEventType(41, "Court Date");
    firm.addEventType(42, "Deposition");
    firm.addPracticeArea(61, "Family Law");
    for (int i = 0; i < CLIENTS; i++) {
      long client = FIRST_CLIENT + i;
      firm.add(
          ClioContact.person(client, firstName(i), "Client")
              .withPhone("Mobile", phone(i))
              .withEmail("Home", email(i)));
      firm.add(
          ClioMatter.open(client + 300, (10_001 + i) + "-Client", "A matter", client)
              .ledBy(345)
              .inPracticeArea(61));
      firm.add(
          ClioEntry.timed(FIRST_ENTRY + i, "Hearing", day.atTime(10, i).atZone(zone))
              .lasting(Duration.ofHours(1))
              .inMatter(client + 300)
              .ofType(i % 2 == 0 ? 41 : 42)
              .onCalendar(31),
          longAgo);
    }
    return firm;
  }

  /** Fills the spreadsheet and GoHighLevel. */
  void furnish(Sandbox sandbox) {
    sandbox.ghl().location("Harbor Law", zone.getId());
    for (int i = 0; i < CLIENTS; i++) {
      sandbox
          .ghl()
          .add(
              GhlContact.of(contact(i), firstName(i), "Client")
                  .withPhone(phone(i))
                  .withEmail(email(i))
                  .withTimezone(zone.getId()));
    }
    fill(sandbox.book());
  }

  /** The spreadsheet as a person set it up: two rules, two templates, no run yet. */
  static void fill(SheetBook book) {
    book.addTab(
        "ReminderRules",
        List.of(
            List.of(
                "Deadline Type",
                "DaysOut",
                "Channel",
                "TemplateID",
                "RuleID",
                "Enabled",
                "SendAt",
                "Audience"),
            List.of("Court Date", "3", "SMS", "short", "", "yes", "", ""),
            List.of("Deposition", "3", "Email", "long", "", "yes", "", "")));
    book.addTab(
        "Templates",
        List.of(
            List.of("TemplateID", "Channel", "Subject", "Body"),
            List.of(
                "short",
                "SMS",
                "",
                "{{firm.name}}: {{contact.first_name}}, your {{deadline.type}} is"
                    + " {{deadline.when}}, {{deadline.day}}, {{deadline.date}},"
                    + " {{deadline.time}}. Ref {{ref}}. Reply STOP to opt out."),
            List.of(
                "long",
                "Email",
                "{{deadline.type}} on {{deadline.date}}",
                "<p>Hello {{contact.first_name}},</p><p>your {{deadline.type}} is"
                    + " {{deadline.when}}: {{deadline.day}}, {{deadline.date}},"
                    + " {{deadline.time}}.</p><p>{{firm.name}}, ref {{ref}}</p>")));
    book.addTab(
        "AuditLog",
        List.of(
            List.of(
                "Hash",
                "Timestamp (ISO)",
                "DeadlineID",
                "RuleID",
                "Status",
                "Error Details",
                "EventID",
                "MessageID",
                "Fingerprint",
                "Deadline",
                "TemplateID")));
    book.addTab("Status", List.of(List.of("Sending", "ON")));
    book.addTab(
        "Runs",
        List.of(List.of("RunID", "Start", "End", "Command", "Exit Code", "Counts", "Version")));
  }

  /** Its i-th client in GoHighLevel. */
  static String contact(int i) {
    return "ctClient0000000000" + (FIRST_CLIENT + i);
  }

  private static String firstName(int i) {
    return List.of(
            "Ana", "Ben", "Chloe", "David", "Elena", "Farid", "Grace", "Hugo", "Iris", "Jonas",
            "Kofi", "Maya")
        .get(i);
  }

  private static String phone(int i) {
    return "+121255501" + (10 + i);
  }

  private static String email(int i) {
    return "client" + (i + 1) + "@example.com";
  }

  /** The reminders' deadlines, in their order. */
  static List<String> deadlines() {
    return LongStream.range(FIRST_ENTRY, FIRST_ENTRY + CLIENTS)
        .mapToObj(id -> "entry-" + id)
        .toList();
  }
}
