package dev.clioremind.sandbox;

import dev.clioremind.sandbox.ghl.GhlContact;
import dev.clioremind.sandbox.ghl.GhlTemplate;
import dev.clioremind.sandbox.sheets.SheetBook;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the {@link SampleFirm}'s office keeps outside Clio: the spreadsheet with its rules and
 * templates, and the contacts in GoHighLevel. Made so that several reminders are due whatever the
 * hour and weekday, and so that each reason for silence has its case.
 */
public final class SampleOffice {

  /** What has to be set beside {@link Sandbox#settings} so that the sample is due at any hour. */
  public static final List<String> SETTINGS =
      List.of(
          "send.window = MON-SUN 00:00-24:00",
          "send.urgent-window = 00:00-24:00",
          "send.on-holidays = true");

  /** The client whom GoHighLevel does not know. */
  private static final long WITHOUT_CONTACT = 505;

  /** The client whose number stands with somebody else's name in GoHighLevel. */
  private static final long UNDER_ANOTHER_NAME = 506;

  /** The client who unsubscribed from e-mail. */
  private static final long UNSUBSCRIBED = 504;

  private static final List<String> AUDIT_HEADER =
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
          "TemplateID");

  private SampleOffice() {}

  /**
   * Fills the spreadsheet and GoHighLevel.
   *
   * @param now in the firm's zone; decides when the reminder is due that waits for its hour
   */
  public static void furnish(Sandbox sandbox, SampleFirm firm, ZonedDateTime now) {
    fill(sandbox.book(), now);
    sandbox.ghl().location(SampleFirm.NAME, SampleFirm.ZONE.getId());
    firm.clients().forEach(client -> introduce(sandbox.ghl(), client));
    sandbox
        .ghl()
        .add(
            GhlContact.of("ctUser00000000000000345", "Lee", "Park")
                .withEmail("lee.park@example.com"));
    sandbox
        .ghl()
        .add(
            GhlContact.of("ctUser00000000000000346", "Dana", "Whitfield")
                .withEmail("dana.whitfield@example.com"));
    sandbox
        .ghl()
        .add(
            GhlTemplate.email(
                "tp0000000000000000007",
                "Mediation mail",
                "Your mediation on {{deadline.date}}",
                "<p>Hello {{contact.first_name}},</p><p>your mediation is {{deadline.when}}: {{deadline.day}},"
                    + " {{deadline.date}}, {{deadline.time}}.</p><p>{{firm.name}}, ref {{ref}}</p>"));
  }

  private static void introduce(GhlStandIn ghl, SampleClient client) {
    if (client.clioId() == WITHOUT_CONTACT) {
      return;
    }
    String firstName = client.clioId() == UNDER_ANOTHER_NAME ? "Samir" : client.firstName();
    GhlContact contact =
        GhlContact.of("ctClient0000000000000" + client.clioId(), firstName, client.lastName())
            .withTimezone(SampleFirm.ZONE.getId());
    if (!client.phone().isEmpty()) {
      contact = contact.withPhone(client.phone());
    }
    if (!client.email().isEmpty()) {
      contact = contact.withEmail(client.email());
    }
    ghl.add(client.clioId() == UNSUBSCRIBED ? contact.withDnd("Email", "active") : contact);
  }

  private static void fill(SheetBook book, ZonedDateTime now) {
    book.addTab("ReminderRules", rules(now));
    book.addTab("AuditLog", List.of(AUDIT_HEADER));
    book.addTab("Templates", templates());
    book.addTab(
        "DeadlineTypes",
        List.of(
            List.of("Source", "Matches", "Deadline Type"),
            List.of("summary", "*status conference*", "Court Date")));
    book.addTab("Holidays", List.of(List.of("Date", "Name", "Open")));
    book.addTab(
        "Contacts",
        List.of(
            List.of("Clio Contact ID", "GHL Contact ID", "Reminders"),
            List.of("503", "", "email only")));
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

  private static List<List<String>> rules(ZonedDateTime now) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "Deadline Type",
            "DaysOut",
            "Channel",
            "TemplateID",
            "RuleID",
            "Enabled",
            "SendAt",
            "Audience",
            "What to bring"));
    rows.add(rule("Court Date", "7, 3, 1", "SMS", "court_sms"));
    rows.add(rule("Court Date", "3", "Email", "court_email"));
    rows.add(rule("Deposition", "7, 3", "SMS else Email", "deposition_sms else court_email"));
    rows.add(rule("Deposition", "1", "Email", "deposition_map"));
    rows.add(rule("Filing Deadline", "2b", "Email", "filing_email"));
    rows.add(
        List.of(
            "Task", "3, 1", "SMS", "task_sms", "", "yes", hourToWaitFor(now), "", "a photo ID"));
    rows.add(rule("Mediation", "7", "Email", "Mediation mail"));
    rows.add(rule("Mediation", "7", "SMS", "mediation_sms"));
    rows.add(rule("Consultation", "1", "SMS", "consultation_sms"));
    rows.add(rule("Consultation", "three days", "Email", "court_email"));
    rows.add(List.of("Court Rule", "5", "Email", "attorney_email", "", "yes", "", "Attorney", ""));
    rows.add(List.of("Court Date", "1", "Email", "court_email", "", "no", "", "", ""));
    return rows;
  }

  private static List<String> rule(String type, String daysOut, String channel, String template) {
    return List.of(type, daysOut, channel, template, "", "yes", "", "", "");
  }

  /** Two hours from now, so that a reminder can be seen waiting; near midnight the last quarter. */
  private static String hourToWaitFor(ZonedDateTime now) {
    LocalTime time = now.getHour() < 22 ? now.toLocalTime().plusHours(2) : LocalTime.of(23, 45);
    return DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).format(time);
  }

  private static List<List<String>> templates() {
    return List.of(
        List.of("TemplateID", "Channel", "Subject", "Body"),
        List.of(
            "court_sms",
            "SMS",
            "",
            "{{firm.name}}: {{contact.first_name}}, your court date is {{deadline.when}}, {{deadline.day}},"
                + " {{deadline.date}}, {{deadline.time}}. Ref {{ref}}. Reply STOP to opt out."),
        List.of(
            "court_email",
            "Email",
            "{{deadline.type}} on {{deadline.date}}",
            "<p>Hello {{contact.first_name}},</p><p>your {{deadline.type}} is {{deadline.when}}:"
                + " {{deadline.day}}, {{deadline.date}}, {{deadline.time}}.</p><p>{{firm.name}}, ref {{ref}}</p>"),
        List.of(
            "deposition_sms",
            "SMS",
            "",
            "{{firm.name}}: your deposition is {{deadline.when}}, {{deadline.date}}, {{deadline.time}}."
                + " Ref {{ref}}. Reply STOP to opt out."),
        List.of(
            "filing_email",
            "Email",
            "Please note: {{deadline.date}}",
            "<p>Hello {{contact.first_name}},</p><p>papers in your case are due {{deadline.when}},"
                + " on {{deadline.day}}, {{deadline.date}}.</p><p>{{firm.name}}, ref {{ref}}</p>"),
        List.of(
            "task_sms",
            "SMS",
            "",
            "{{firm.name}}: something is due from you {{deadline.when}} ({{deadline.date}}). Please bring"
                + " {{rule.What to bring}}. Ref {{ref}}. Reply STOP to opt out."),
        List.of(
            "mediation_sms",
            "SMS",
            "",
            "{{firm.name}}: {{deadline.summary}} {{deadline.when}}. Ref {{ref}}. Reply STOP to opt out."),
        List.of(
            "consultation_sms",
            "SMS",
            "",
            "{{firm.name}}: we meet {{deadline.when}} at {{deadline.time}}. Ref {{ref}}. Reply STOP to opt out."),
        List.of(
            "attorney_email",
            "Email",
            "{{deadline.type}}: {{deadline.summary}}",
            "<p>{{contact.first_name}}, {{deadline.summary}} is due {{deadline.when}}, {{deadline.date}}"
                + " (matter {{matter.number}}).</p>"));
  }
}
