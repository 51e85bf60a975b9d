package dev.clioremind.fuzz;

import dev.clioremind.sandbox.GhlStandIn;
import dev.clioremind.sandbox.ReceivedCall;
import dev.clioremind.sandbox.clio.ClioCalendar;
import dev.clioremind.sandbox.clio.ClioContact;
import dev.clioremind.sandbox.clio.ClioEntry;
import dev.clioremind.sandbox.clio.ClioFirm;
import dev.clioremind.sandbox.clio.ClioMatter;
import dev.clioremind.sandbox.clio.ClioTask;
import dev.clioremind.sandbox.clio.ClioUser;
import dev.clioremind.sandbox.ghl.GhlContact;
import dev.clioremind.sandbox.ghl.GhlTemplate;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The clean input: a firm with one deadline for each client, so that a message tells by its client
 * and its matter number whose it is. Ten reminders are due; for each of the others something in
 * Clio, in GoHighLevel, in the sheet or in the log says no, and a mutation may take that away.
 *
 * <p>Names and words are such as occur nowhere else, to be searched for in all that is written.
 */
final class Firm {

  /** A Tuesday, eleven in the morning in New York. */
  static final Instant NOW = Instant.parse("2026-06-09T15:00:00Z");

  static final ZoneId ZONE = ZoneId.of("America/New_York");
  static final LocalDate TODAY = LocalDate.of(2026, 6, 9);
  static final String NAME = "Marlowe & Finch";

  /** The words of the one snippet that stands in GoHighLevel. */
  static final String WEEK_SUBJECT = "{{deadline.type}} of {{contact.name}}";

  static final String WEEK_BODY =
      "<p>{{contact.name}}, {{deadline.date}} in {{matter.number}}. {{ref}}</p>";

  private static final LocalDate FRIDAY = TODAY.plusDays(3);
  private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(90));
  private static final String OLD_RUN = "20260608T150312Z-7f3a";

  private Firm() {}

  /** How a client's deadline stands in the clean input. */
  enum Case {
    COURT("Court Date", FRIDAY, "10:00"),
    COURT_TOO("Court Date", FRIDAY, "11:30"),
    DEPOSITION("Deposition", FRIDAY, "13:00"),
    /** Its client lives in Honolulu, where it is too early. */
    DEPOSITION_LATER("Deposition", FRIDAY, "14:00"),
    /** Its client has no phone. */
    TASK("Task", FRIDAY, ""),
    MEDIATION("Mediation", FRIDAY, "09:00"),
    /** Of a type that only the rule for any type meets. */
    FILING("Filing Deadline", TODAY.plusDays(14), ""),
    /** Its day was the day before yesterday. */
    MISSED("Court Date", TODAY.plusDays(1), "15:00"),
    /** A person said that it was not sent. */
    SETTLED("Court Date", FRIDAY, "09:30"),
    /** Refused once. */
    FAILED("Court Date", FRIDAY, "09:40"),

    CANCELLED("Court Date", FRIDAY, "10:10"),
    EXCLUDED("Court Date", FRIDAY, "10:20"),
    CLOSED("Court Date", FRIDAY, "10:30"),
    OPTED_OUT("Court Date", FRIDAY, "10:40"),
    /** The number stands under somebody else's name. */
    SOMEBODY_ELSE("Court Date", FRIDAY, "10:50"),
    /** A row of its type takes the rule for any type away. */
    SHADOWED("Court Date", TODAY.plusDays(14), "10:00"),
    DISABLED("Consultation", FRIDAY, "10:00"),
    /** The Contacts tab says never. */
    NEVER("Court Date", FRIDAY, "11:00"),
    /** The DeadlineTypes tab says never. */
    UNTYPED("Court Date", FRIDAY, "11:10"),
    SENT("Court Date", FRIDAY, "12:00"),
    IN_DOUBT("Court Date", FRIDAY, "12:10"),
    TAKEN("Court Date", FRIDAY, "12:20"),
    /** Its message waits in GoHighLevel. */
    WAITING("Court Date", FRIDAY, "12:30");

    final String type;
    final LocalDate date;
    final String time;

    Case(String type, LocalDate date, String time) {
      this.type = type;
      this.date = date;
      this.time = time;
    }

    private int place() {
      return List.of(values()).indexOf(this);
    }

    long client() {
      return 501L + place();
    }

    long matter() {
      return client() + 300;
    }

    long id() {
      return client() + 700;
    }

    String deadlineId() {
      return (isTask() ? "task-" : "entry-") + id();
    }

    boolean isTask() {
      return this == TASK;
    }

    String first() {
      return FIRST_NAMES.get(place());
    }

    String last() {
      return LAST_NAMES.get(place());
    }

    String number() {
      return String.format(Locale.ROOT, "%05d-%s", matter(), last());
    }

    String phone() {
      return this == TASK ? "" : "+1212555" + String.format(Locale.ROOT, "%04d", 110 + place());
    }

    String email() {
      return first().toLowerCase(Locale.ROOT)
          + "."
          + last().toLowerCase(Locale.ROOT)
          + "@example.com";
    }

    String contact() {
      return "ctClient0000000000000" + client();
    }

    /** What Clio calls it. */
    String summary() {
      return switch (this) {
        case TASK -> "Sworn affidavit of " + last();
        case CANCELLED -> "VACATED: Clandestine hearing of " + last();
        case UNTYPED -> "Unannounced Clandestine hearing of " + last();
        default -> "Clandestine hearing of " + last();
      };
    }

    /** The channel of its reminder. */
    String channel() {
      return switch (this) {
        case DEPOSITION, DEPOSITION_LATER, TASK, FILING -> "Email";
        case MEDIATION -> "WhatsApp";
        default -> "SMS";
      };
    }

    String ruleId() {
      return switch (this) {
        case DEPOSITION, DEPOSITION_LATER -> "Email-3d";
        case TASK -> "Chore-3d";
        case MEDIATION -> "WhatsApp-3bd";
        case FILING -> "All-14";
        default -> "SMS-3d";
      };
    }

    int daysOut() {
      return this == FILING ? 14 : 3;
    }

    /** By DESIGN, section 5. */
    String hash() {
      return sha256(deadlineId() + "|" + ruleId() + "|" + date.minusDays(daysOut()));
    }

    /** By DESIGN, section 5; for those with rows in the log. */
    String fingerprint() {
      return sha256(
          "%s|%s|SMS|%sT%s|3|court"
              .formatted(matter(), client(), date, time.isEmpty() ? "-" : time));
    }

    /** The case whose matter number stands in a text. */
    static Optional<Case> in(String text) {
      return Stream.of(values()).filter(one -> text.contains(one.number())).findFirst();
    }
  }

  private static final List<String> FIRST_NAMES =
      List.of(
          "Anouk",
          "Bartholo",
          "Cosima",
          "Desmonda",
          "Evandro",
          "Fenella",
          "Gwendol",
          "Horatia",
          "Isolde",
          "Jocasta",
          "Kasimir",
          "Leocadia",
          "Malachy",
          "Nerissa",
          "Octavio",
          "Philippa",
          "Quentina",
          "Rosalba",
          "Sigismund",
          "Theodric",
          "Ulrika",
          "Valentin",
          "Wilhelma");
  private static final List<String> LAST_NAMES =
      List.of(
          "Quillfeather",
          "Ravensworth",
          "Silverthorn",
          "Thistlewood",
          "Underhillow",
          "Vandermolen",
          "Winterbourne",
          "Yellowknife",
          "Zimmerwald",
          "Abercrombie",
          "Blackthorne",
          "Cranborough",
          "Dunwoodie",
          "Eaglesham",
          "Featherstone",
          "Greenhalgh",
          "Hollingbury",
          "Inglewhite",
          "Jasperson",
          "Kirkbridge",
          "Lancashore",
          "Muirfielder",
          "Northcotten");

  static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Its records in Clio. */
  static ClioFirm clio(InstantSource clock) {
    var firm =
        new ClioFirm(
            NAME, ZONE, ClioUser.enabled(345, "Lee", "Parkhurst", "lee@example.com"), clock);
    firm.add(ClioCalendar.adhoc(31, "Court Calendar"));
    List<String> types =
        List.of("Court Date", "Deposition", "Mediation", "Consultation", "Filing Deadline");
    types.forEach(type -> firm.addEventType(41 + types.indexOf(type), type));
    firm.addPracticeArea(61, "Family Law");
    for (Case one : Case.values()) {
      ClioContact contact =
          ClioContact.person(one.client(), one.first(), one.last()).withEmail("Home", one.email());
      firm.add(one.phone().isEmpty() ? contact : contact.withPhone("Mobile", one.phone()));
      ClioMatter matter =
          ClioMatter.open(
                  one.matter(), one.number(), "Estate of " + one.last() + " senior", one.client())
              .ledBy(345)
              .inPracticeArea(61);
      firm.add(one == Case.CLOSED ? matter.withStatus("Closed") : matter);
      if (one.isTask()) {
        firm.add(
            ClioTask.due(one.id(), one.summary(), one.date)
                .inMatter(one.matter())
                .assignedTo("Person", one.client()),
            LONG_AGO);
      } else {
        firm.add(
            entry(one).inMatter(one.matter()).onCalendar(31).ofType(41 + types.indexOf(one.type)),
            LONG_AGO);
      }
    }
    return firm;
  }

  private static ClioEntry entry(Case one) {
    ClioEntry entry =
        one.time.isEmpty()
            ? ClioEntry.allDay(one.id(), one.summary(), one.date, ZONE)
            : ClioEntry.timed(
                    one.id(),
                    one.summary(),
                    one.date.atTime(LocalTime.parse(one.time)).atZone(ZONE))
                .lasting(Duration.ofHours(1))
                .withLocation("Chambers of Judge Oakenshield");
    return one == Case.EXCLUDED ? entry.withDescription("Counsel only #noremind") : entry;
  }

  /** Its contacts in GoHighLevel, and the message that waits there. */
  static void furnish(GhlStandIn ghl) {
    ghl.location(NAME, ZONE.getId());
    for (Case one : Case.values()) {
      GhlContact contact =
          GhlContact.of(
                  one.contact(), one == Case.SOMEBODY_ELSE ? "Ludovica" : one.first(), one.last())
              .withEmail(one.email())
              .withTimezone(one == Case.DEPOSITION_LATER ? "Pacific/Honolulu" : ZONE.getId());
      if (!one.phone().isEmpty()) {
        contact = contact.withPhone(one.phone());
      }
      ghl.add(one == Case.OPTED_OUT ? contact.withDnd("SMS", "permanent") : contact);
    }
    ghl.add(GhlTemplate.email("tp0000000000000000007", "week", WEEK_SUBJECT, WEEK_BODY));
    ghl.handle(
        new ReceivedCall(
            0,
            "ghl",
            "POST",
            "/conversations/messages",
            Map.of(),
            Map.of(
                "authorization",
                List.of("Bearer " + GhlStandIn.TOKEN),
                "content-type",
                List.of("application/json"),
                "version",
                List.of("2021-04-15")),
            """
            {"type":"SMS","contactId":"%s","message":"waits","scheduledTimestamp":%s}"""
                .formatted(Case.WAITING.contact(), NOW.plus(Duration.ofDays(1)).getEpochSecond())));
  }

  /**
   * The spreadsheet, tab by tab, as people typed it.
   *
   * @param waiting the id of the message that waits
   */
  static Map<String, List<List<String>>> tabs(String waiting) {
    Map<String, List<List<String>>> tabs = new LinkedHashMap<>();
    tabs.put(
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
                "Audience",
                "Practice Area",
                "Attorney",
                "Bring"),
            List.of("Court Date", "3", "SMS", "court", "", "yes", "", "", "", "", "a photo ID"),
            List.of("Deposition", "3", "Email", "depo", "", "yes", "10:30", "Client", "", "", ""),
            List.of("Task", "3, 1", "SMS else Email", "chore", "Chore", "yes", "", "", "", "", ""),
            List.of("Mediation", "3b", "WhatsApp", "talk", "", "", "", "", "Family Law", "", ""),
            List.of("Consultation", "3", "SMS", "court", "", "no", "", "", "", "", "nothing"),
            List.of("Court Date", "3", "Email", "depo", "", "yes", "", "", "Immigration", "", ""),
            List.of("*", "14", "Email", "week", "All-14", "yes", "", "", "", "", ""),
            List.of("Court Date", "14", "Email", "depo", "All-14", "no", "", "", "", "", "")));
    tabs.put(
        "AuditLog",
        Stream.concat(
                Stream.of(
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
                        "TemplateID")),
                log(waiting).stream())
            .toList());
    tabs.put(
        "Templates",
        List.of(
            List.of("TemplateID", "Channel", "Subject", "Body"),
            List.of(
                "court",
                "SMS",
                "",
                "{{firm.name}}: {{contact.first_name}} {{contact.last_name}}, your {{deadline.type}} is"
                    + " {{deadline.when}}, {{deadline.day}}, {{deadline.date}}, {{deadline.time}}"
                    + " ({{matter.number}}). Bring {{rule.Bring}}. Ref {{ref}}. Reply STOP to opt out."),
            List.of(
                "depo",
                "Email",
                "{{deadline.type}} on {{deadline.date}}",
                "<p>{{contact.name}}, in {{deadline.days_left}} days: {{deadline.date}}"
                    + " ({{matter.number}}).</p><p>{{firm.name}}, {{attorney.name}}, {{ref}}</p>"),
            List.of("chore", "SMS", "", "{{contact.name}} {{matter.number}} {{firm.name}} {{ref}}"),
            List.of(
                "chore",
                "Email",
                "Due {{deadline.when}}",
                "<p>{{contact.name}} {{matter.number}} {{firm.name}} {{ref}}</p>"),
            List.of(
                "talk",
                "WhatsApp",
                "",
                "{{contact.name}}: {{deadline.date}}, {{matter.number}} {{firm.name}} {{ref}}")));
    tabs.put(
        "DeadlineTypes",
        List.of(
            List.of("Source", "Matches", "Deadline Type"),
            List.of("summary", "unannounced*", "-"),
            List.of("calendar", "Vacations", "-"),
            List.of("task type", "Errand", "Task"),
            List.of("event type", "Parley*", "")));
    tabs.put(
        "Holidays",
        List.of(
            List.of("Date", "Name", "Open"),
            List.of("2026-07-03", "Founders' day", ""),
            List.of("2026-06-19", "", "yes")));
    tabs.put(
        "Contacts",
        List.of(
            List.of("Clio Contact ID", "GHL Contact ID", "Reminders"),
            List.of(Long.toString(Case.NEVER.client()), "", "never"),
            List.of(Long.toString(Case.COURT_TOO.client()), Case.COURT_TOO.contact(), "")));
    tabs.put("Status", List.of(List.of("Sending", "ON")));
    tabs.put(
        "Upcoming",
        List.of(
            List.of(
                "Day", "Deadline Type", "DeadlineID", "Rule", "Channel", "Decision", "Reason")));
    tabs.put(
        "Runs",
        List.of(List.of("RunID", "Start", "End", "Command", "Exit Code", "Counts", "Version")));
    return tabs;
  }

  private static List<List<String>> log(String waiting) {
    List<List<String>> rows = new ArrayList<>();
    Instant yesterday = NOW.minus(Duration.ofHours(20));
    Instant justNow = NOW.minus(Duration.ofMinutes(10));
    rows.add(row(Case.SENT, yesterday, "claimed", "", 1));
    rows.add(row(Case.SETTLED, yesterday, "claimed", "", 2));
    rows.add(row(Case.FAILED, yesterday, "claimed", "", 3));
    rows.add(row(Case.WAITING, yesterday, "claimed", "", 4));
    rows.add(row(Case.SENT, yesterday, "sending", "", 1));
    rows.add(row(Case.SETTLED, yesterday, "sending", "", 2));
    rows.add(row(Case.FAILED, yesterday, "sending", "", 3));
    rows.add(row(Case.WAITING, yesterday, "sending", "for 2026-06-10T15:00:00Z", 4));
    rows.add(row(Case.SENT, yesterday, "success", "", 1));
    rows.add(row(Case.SETTLED, yesterday, "unknown", "no answer", 2));
    rows.add(row(Case.SETTLED, yesterday, "resolved", "not-sent by Lee", 2));
    rows.add(row(Case.FAILED, yesterday, "failed", "422", 3));
    List<String> scheduled =
        new ArrayList<>(row(Case.WAITING, yesterday, "scheduled", "for 2026-06-10T15:00:00Z", 4));
    scheduled.set(7, waiting);
    rows.add(scheduled);
    rows.add(row(Case.IN_DOUBT, yesterday, "claimed", "", 5));
    rows.add(row(Case.IN_DOUBT, yesterday, "sending", "", 5));
    rows.add(row(Case.TAKEN, justNow, "claimed", "", 6));
    return List.copyOf(rows);
  }

  private static List<String> row(
      Case one, Instant time, String status, String details, int attempt) {
    String run = one == Case.TAKEN ? "20260609T145000Z-00c1" : OLD_RUN;
    return List.of(
        one.hash(),
        time.toString(),
        one.deadlineId(),
        one.ruleId(),
        status,
        details.isEmpty() ? "-" : details,
        run + "." + attempt + "." + status,
        status.equals("success") ? "msOld000000000000001" : "-",
        one.fingerprint(),
        one.date + "T" + one.time + "-04:00",
        "court");
  }

  /** What no output, cell or file may hold. */
  static List<String> secretsOfClients() {
    List<String> secrets =
        new ArrayList<>(
            List.of(
                "Ludovica",
                "Oakenshield",
                "Clandestine",
                "Unannounced hearing",
                "Estate of",
                "affidavit",
                "Counsel only"));
    for (Case one : Case.values()) {
      secrets.add(one.first());
      secrets.add(one.last());
      secrets.add(one.email());
      if (!one.phone().isEmpty()) {
        secrets.add(one.phone().substring(5));
      }
    }
    return List.copyOf(secrets);
  }
}
