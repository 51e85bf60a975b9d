package dev.clioremind.process;

import dev.clioremind.App;
import dev.clioremind.cli.Terminal;
import dev.clioremind.config.Surroundings;
import dev.clioremind.core.send.StopSignal;
import dev.clioremind.core.time.Waiter;
import dev.clioremind.process.ProgramProcess.End;
import dev.clioremind.process.ProgramProcess.Start;
import dev.clioremind.sandbox.Faults;
import dev.clioremind.sandbox.ReceivedCall;
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
import dev.clioremind.sandbox.ghl.GhlMessage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * A firm of twelve clients, each with one reminder due now: six by SMS, six by e-mail. Its services
 * run in this process, on the machine's time, so that processes of their own can use them.
 */
final class SmallOffice implements AutoCloseable {

  static final int REMINDERS = 12;

  private static final long FIRST_CLIENT = 501;
  private static final long FIRST_ENTRY = 1201;
  private static final int DAYS_AHEAD = 3;

  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
  private final Path folder;
  private final ZoneId zone;
  private final Sandbox sandbox;
  private final StringBuilder settings = new StringBuilder();

  SmallOffice(Path folder, Duration settle) {
    this.folder = folder;
    this.zone = farFromMidnight();
    try {
      this.sandbox =
          Sandbox.start(
              SandboxOptions.of(firm(), this::now, InstantSource.system(), new Random(7))
                  .settling(settle));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    furnish();
    SampleOffice.SETTINGS.forEach(this::with);
  }

  /** A day that ends while the test runs would be another test. */
  private static ZoneId farFromMidnight() {
    ZoneId newYork = ZoneId.of("America/New_York");
    int hour = Instant.now().atZone(newYork).getHour();
    return hour >= 2 && hour < 20 ? newYork : ZoneId.of("Asia/Tokyo");
  }

  private Instant now() {
    return Instant.now().plus(ahead.get());
  }

  private ClioFirm firm() {
    LocalDate day = now().atZone(zone).toLocalDate().plusDays(DAYS_AHEAD);
    Instant longAgo = now().minus(Duration.ofDays(60));
    var firm =
        new ClioFirm(
            "Harbor Law",
            zone,
            ClioUser.enabled(345, "Lee", "Park", "lee.park@example.com"),
            this::now);
    firm.add(ClioCalendar.adhoc(31, "Court Calendar"));
    firm.addEventType(41, "Court Date");
    firm.addEventType(42, "Deposition");
    firm.addPracticeArea(61, "Family Law");
    for (int i = 0; i < REMINDERS; i++) {
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

  private void furnish() {
    sandbox.ghl().location("Harbor Law", zone.getId());
    for (int i = 0; i < REMINDERS; i++) {
      sandbox
          .ghl()
          .add(
              GhlContact.of(contact(i), firstName(i), "Client")
                  .withPhone(phone(i))
                  .withEmail(email(i))
                  .withTimezone(zone.getId()));
    }
    sandbox
        .book()
        .addTab(
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
    sandbox
        .book()
        .addTab(
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
    sandbox
        .book()
        .addTab(
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
    sandbox.book().addTab("Status", List.of(List.of("Sending", "ON")));
    sandbox
        .book()
        .addTab(
            "Runs",
            List.of(List.of("RunID", "Start", "End", "Command", "Exit Code", "Counts", "Version")));
  }

  private static String contact(int i) {
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
    return LongStream.range(FIRST_ENTRY, FIRST_ENTRY + REMINDERS)
        .mapToObj(id -> "entry-" + id)
        .toList();
  }

  Sandbox sandbox() {
    return sandbox;
  }

  Path folder() {
    return folder;
  }

  /** Adds a line to every configuration from now on. */
  SmallOffice with(String line) {
    settings.append(line).append('\n');
    return this;
  }

  /** The command on a machine of its own: another home, so other locks and stored sign-ins. */
  Start on(String machine, String... arguments) {
    Path home = folder.resolve(machine);
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--config", config(machine).toString()));
    return Start.of(home, all.toArray(String[]::new));
  }

  private Path config(String machine) {
    try {
      return Files.writeString(
          Files.createDirectories(folder.resolve(machine)).resolve("config.properties"),
          sandbox.config() + settings,
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The whole {@code send} in this process, as it would go so much later: services and program go
   * by the same time, and waiting takes none.
   */
  End sendLater(Duration later) {
    ahead.updateAndGet(before -> before.plus(later));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Path home = folder.resolve("here");
    Waiter waiter = length -> ahead.updateAndGet(before -> before.plus(length));
    int code =
        new App(
                new Surroundings(Map.of("HOME", home.toString()), home, home),
                new Terminal(new PrintWriter(out), new PrintWriter(err), false, 80),
                clock(),
                () -> Duration.ofNanos(System.nanoTime()).plus(ahead.get()),
                waiter,
                waiter,
                new Random(now().toEpochMilli()),
                StopSignal.never(),
                "test")
            .run("send", "--format", "json", "--config", config("here").toString());
    return new End(code, out.toString(), err.toString());
  }

  private Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId other) {
        throw new AssertionError("no zone by default");
      }

      @Override
      public Instant instant() {
        return now();
      }
    };
  }

  /** How many messages each deadline's client received, by deadline id; 0 where none. */
  Map<String, Integer> received() {
    Map<String, Long> byContact =
        sandbox.ghl().messages().stream()
            .collect(Collectors.groupingBy(GhlMessage::contactId, Collectors.counting()));
    Map<String, Integer> received = new LinkedHashMap<>();
    for (int i = 0; i < REMINDERS; i++) {
      received.put(deadlines().get(i), byContact.getOrDefault(contact(i), 0L).intValue());
    }
    return received;
  }

  /** How many rows of the audit log have each status. */
  Map<String, Long> statuses() {
    return sandbox.book().rows("AuditLog").stream()
        .skip(1)
        .map(row -> row.get(4))
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  /** The deadlines with a row of a status. */
  List<String> withStatus(String status) {
    return sandbox.book().rows("AuditLog").stream()
        .skip(1)
        .filter(row -> row.get(4).equals(status))
        .map(row -> row.get(2))
        .toList();
  }

  static boolean isMessage(ReceivedCall call) {
    return Faults.to("ghl", "POST", "/conversations/messages").test(call);
  }

  static boolean isAppend(ReceivedCall call) {
    return call.service().equals("sheets") && call.path().endsWith(":append");
  }

  /** A read of the log, among others. */
  static boolean isRead(ReceivedCall call) {
    return call.service().equals("sheets") && call.path().contains("batchGet");
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
