package dev.clioremind.sweep;

import dev.clioremind.sandbox.Sandbox;
import dev.clioremind.sandbox.clio.ClioCalendar;
import dev.clioremind.sandbox.clio.ClioContact;
import dev.clioremind.sandbox.clio.ClioEntry;
import dev.clioremind.sandbox.clio.ClioFirm;
import dev.clioremind.sandbox.clio.ClioMatter;
import dev.clioremind.sandbox.clio.ClioRelationship;
import dev.clioremind.sandbox.clio.ClioTask;
import dev.clioremind.sandbox.clio.ClioUser;
import dev.clioremind.sandbox.ghl.GhlContact;
import dev.clioremind.sandbox.ghl.GhlTemplate;
import dev.clioremind.sandbox.ghl.GhlWorkflow;
import dev.clioremind.sandbox.ghl.Quirk;
import dev.clioremind.sandbox.sheets.SheetBook;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A firm of six reminders due, one by each way a message can take and one client for each: so what
 * a contact received tells what became of a reminder. Its people have names that stand nowhere
 * else, to be searched for.
 */
final class SweptFirm {

  static final ZoneId ZONE = ZoneId.of("America/New_York");

  /** Whom the firm's alerts go to. */
  static final String OFFICE = "ctOffice00000000000001";

  static final String SMS = "entry-1201";
  static final String EMAIL = "entry-1202";
  static final String WHATSAPP = "task-3301";
  static final String WORKFLOW = "entry-1203";
  static final String SECOND_CHOICE = "entry-1204";
  static final String SCHEDULED = "entry-1205";

  /** Not there at first. */
  static final String NEW_SMS = "entry-1206";

  static final String NEW_EMAIL = "entry-1207";

  private static final long SCHEDULED_ENTRY = 1205;
  private static final int DAYS_AHEAD = 3;

  private final InstantSource clock;
  private final ClioFirm clio;
  private final List<String> canaries = new ArrayList<>();
  private final List<GhlContact> contacts = new ArrayList<>();

  /** One reminder due. */
  record Due(String deadlineId, String contactId) {}

  static final List<Due> SIX =
      List.of(
          new Due(SMS, contact(601)),
          new Due(EMAIL, contact(602)),
          new Due(WHATSAPP, contact(603)),
          new Due(WORKFLOW, contact(604)),
          new Due(SECOND_CHOICE, contact(605)),
          new Due(SCHEDULED, contact(690)));

  static final List<Due> TWO_MORE =
      List.of(new Due(NEW_SMS, contact(607)), new Due(NEW_EMAIL, contact(608)));

  SweptFirm(InstantSource clock) {
    this.clock = clock;
    this.clio =
        new ClioFirm(
            "Harbor Law",
            ZONE,
            ClioUser.enabled(345, "Lee", "Park", "lee.park@example.com"),
            clock);
    clio.add(ClioCalendar.adhoc(31, "Court Calendar"));
    List<String> types =
        List.of("Court Date", "Deposition", "Mediation", "Consultation", "Filing Deadline");
    for (int i = 0; i < types.size(); i++) {
      clio.addEventType(41 + i, types.get(i));
    }
    clio.addPracticeArea(61, "Family Law");
    client(601, "Ottoline", "Vexberg", "+12125550161", "");
    client(602, "Percival", "Quarrington", "", "percival.quarrington@example.com");
    client(603, "Xanthe", "Brumfield", "+17185550163", "xanthe.brumfield@example.com");
    client(604, "Zebulon", "Craddock", "+16465550164", "zebulon.craddock@example.com");
    client(605, "Ignatius", "Wexcombe", "", "ignatius.wexcombe@example.com");
    client(606, "Araminta", "Fothergale", "+13475550166", "");
    client(607, "Cordelia", "Umberslade", "+19145550167", "");
    client(608, "Thaddeus", "Yarborough", "", "thaddeus.yarborough@example.com");
    person(690, "Lysander", "Plumley", "+15165550190", "");
    clio.add(new ClioRelationship(701, 906, 690, "Reminders to"));
    entry(1201, "09:30", 601, 0, "Hearing on the Gossamer motion");
    entry(1202, "10:00", 602, 1, "Deposition of the Pemberley witness");
    entry(1203, "11:00", 604, 2, "Mediation in Larkspur Hall");
    entry(1204, "12:00", 605, 3, "Consultation about the Thornfield estate");
    entry(SCHEDULED_ENTRY, "14:00", 606, 4, "Answer in re Midwinter");
    clio.add(
        ClioTask.due(3301, "Sign the Silverlake papers", day())
            .inMatter(903)
            .assignedTo("Person", 603),
        longAgo());
    canaries.add("Silverlake");
  }

  /** Adds two more reminders that are due now. */
  void addTwo() {
    entry(1206, "15:00", 607, 0, "Hearing on the Hollowbrook petition");
    entry(1207, "16:00", 608, 1, "Deposition of the Ravenscourt expert");
  }

  /** Puts off the deadline whose message waits. */
  void moveScheduled() {
    clio.moveEntry(SCHEDULED_ENTRY, day().plusDays(7));
  }

  ClioFirm clio() {
    return clio;
  }

  /** What says who somebody is or what a case is about. */
  List<String> canaries() {
    return List.copyOf(canaries);
  }

  static String contact(long client) {
    return "ctClient0000000000" + client;
  }

  private Instant longAgo() {
    return clock.instant().minus(Duration.ofDays(60));
  }

  private LocalDate day() {
    return SweptOffice.START.atZone(ZONE).toLocalDate().plusDays(DAYS_AHEAD);
  }

  private void client(long id, String first, String last, String phone, String email) {
    person(id, first, last, phone, email);
    clio.add(
        ClioMatter.open(id + 300, (id + 9_500) + "-" + last, "Estate of " + last, id)
            .ledBy(345)
            .inPracticeArea(61));
  }

  private void person(long id, String first, String last, String phone, String email) {
    ClioContact person = ClioContact.person(id, first, last);
    GhlContact contact = GhlContact.of(contact(id), first, last).withTimezone(ZONE.getId());
    if (!phone.isEmpty()) {
      person = person.withPhone("Mobile", phone);
      contact = contact.withPhone(phone);
      canaries.add(phone.substring(5));
    }
    if (!email.isEmpty()) {
      person = person.withEmail("Home", email);
      contact = contact.withEmail(email);
      canaries.add(email);
    }
    canaries.add(first);
    canaries.add(last);
    clio.add(person);
    contacts.add(contact);
  }

  private void entry(long id, String time, long client, int type, String summary) {
    clio.add(
        ClioEntry.timed(id, summary, day().atTime(LocalTime.parse(time)).atZone(ZONE))
            .lasting(Duration.ofHours(1))
            .withLocation("Wisteria Courthouse")
            .inMatter(client + 300)
            .ofType(41 + type)
            .onCalendar(31),
        longAgo());
    canaries.add(summary);
    canaries.add("Wisteria");
  }

  /** Fills the spreadsheet and GoHighLevel. */
  void furnish(Sandbox sandbox) {
    sandbox.ghl().location("Harbor Law", ZONE.getId());
    // So that those with a phone alone are asked for one by one.
    sandbox.ghl().turnOn(Quirk.SEARCH_WITHOUT_PHONE);
    contacts.forEach(sandbox.ghl()::add);
    sandbox
        .ghl()
        .add(GhlContact.of(OFFICE, "Front", "Desk").withEmail("office@harborlaw.example.com"));
    sandbox.ghl().add(GhlWorkflow.published("wf00000000000000000001", "Mediation flow"));
    sandbox.ghl().customValue("parking", "Lot 7");
    sandbox
        .ghl()
        .add(
            GhlTemplate.email(
                "tp0000000000000000001",
                "Deposition mail",
                "Your deposition on {{deadline.date}}",
                mail("deposition")));
    furnish(sandbox.book());
  }

  private static void furnish(SheetBook book) {
    book.addTab(
        "ReminderRules",
        Stream.concat(
                Stream.of(
                    List.of(
                        "Deadline Type",
                        "DaysOut",
                        "Channel",
                        "TemplateID",
                        "SendAt",
                        "Audience",
                        "Attorney")),
                Stream.of(
                    List.of("Court Date", "3", "SMS", "court", "", "", "Lee Park"),
                    List.of("Deposition", "3", "Email", "Deposition mail", "", "", ""),
                    List.of("Task", "3", "WhatsApp", "task", "", "", ""),
                    List.of("Mediation", "3", "Workflow", "Mediation flow", "", "", ""),
                    List.of("Consultation", "3", "SMS else Email", "short else long", "", "", ""),
                    List.of("Filing Deadline", "3", "SMS", "filing", "16:00", "Reminders to", "")))
            .toList());
    book.addTab(
        "Templates",
        List.of(
            List.of("TemplateID", "Channel", "Subject", "Body"),
            List.of("court", "SMS", "", text("court date")),
            List.of("task", "WhatsApp", "", text("task")),
            List.of("short", "SMS", "", text("consultation")),
            List.of("long", "Email", "We meet on {{deadline.date}}", mail("consultation")),
            List.of("filing", "SMS", "", text("filing"))));
    book.addTab(
        "Contacts",
        List.of(
            List.of("Clio Contact ID", "GHL Contact ID", "Reminders"),
            List.of("603", contact(603), "")));
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
        "Upcoming",
        List.of(
            List.of(
                "Day", "Deadline Type", "DeadlineID", "Rule", "Channel", "Decision", "Reason")));
    book.addTab(
        "Runs",
        List.of(List.of("RunID", "Start", "End", "Command", "Exit Code", "Counts", "Version")));
  }

  private static String text(String what) {
    return "{{firm.name}}: {{contact.first_name}}, your "
        + what
        + " is {{deadline.when}}, {{deadline.day}}, {{deadline.date}}. Ref {{ref}}. Reply STOP to"
        + " opt out.";
  }

  private static String mail(String what) {
    return "<p>Hello {{contact.first_name}} {{contact.last_name}},</p><p>your "
        + what
        + " is {{deadline.when}}: {{deadline.date}}, {{deadline.time}}.</p><p>{{firm.name}}, ref"
        + " {{ref}}</p>";
  }
}
