package dev.clioremind.report;

import dev.clioremind.core.ExitCode;
import dev.clioremind.core.deadline.Deadline;
import dev.clioremind.core.deadline.DeadlineId;
import dev.clioremind.core.deadline.Due;
import dev.clioremind.core.deadline.Labels;
import dev.clioremind.core.deadline.MatterLink;
import dev.clioremind.core.log.AttemptId;
import dev.clioremind.core.log.AuditEvent;
import dev.clioremind.core.log.EventId;
import dev.clioremind.core.log.RunId;
import dev.clioremind.core.log.Status;
import dev.clioremind.core.people.Contact;
import dev.clioremind.core.people.ContactId;
import dev.clioremind.core.people.MatterId;
import dev.clioremind.core.people.Party;
import dev.clioremind.core.people.PersonId;
import dev.clioremind.core.plan.AfterSent;
import dev.clioremind.core.plan.Coverage;
import dev.clioremind.core.plan.Delivery;
import dev.clioremind.core.plan.Moment;
import dev.clioremind.core.plan.Occasion;
import dev.clioremind.core.plan.Plan;
import dev.clioremind.core.plan.PlannedReminder;
import dev.clioremind.core.plan.PlannedReminder.Hold;
import dev.clioremind.core.plan.PlannedReminder.Later;
import dev.clioremind.core.plan.PlannedReminder.Schedule;
import dev.clioremind.core.plan.PlannedReminder.Send;
import dev.clioremind.core.plan.PlannedReminder.Skip;
import dev.clioremind.core.plan.PlannedReminder.Subject;
import dev.clioremind.core.plan.Reason;
import dev.clioremind.core.rule.Audience;
import dev.clioremind.core.rule.Channel;
import dev.clioremind.core.rule.Channels;
import dev.clioremind.core.rule.DaysOut;
import dev.clioremind.core.rule.Rule;
import dev.clioremind.core.run.RunReport;
import dev.clioremind.core.send.Performed;
import dev.clioremind.core.send.ReminderOutcome;
import dev.clioremind.core.sheet.Problem;
import dev.clioremind.core.text.MessageContent;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A firm in New York on Sunday, 22 November 2026, 10:03, and what its runs came to. */
final class Scene {

  static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  static final Instant NOW = Instant.parse("2026-11-22T15:03:12.345Z");
  static final RunId RUN = new RunId("20261122T150312Z-7f3a");
  static final Instant MONDAY_9 = Instant.parse("2026-11-23T14:00:00Z");
  static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  static final Links LINKS =
      new Links(
          URI.create("https://app.clio.com"), URI.create("https://app.gohighlevel.com"), "loc1");

  private Scene() {}

  static Look look(int width, boolean color) {
    return new Look(NEW_YORK, Locale.US, width, color);
  }

  static Rule rule(String ruleId, int days, Channel channel, String template) {
    return new Rule(
        2,
        ruleId,
        "Court Date",
        new DaysOut(days, false),
        new Channels(List.of(channel)),
        List.of(template),
        true,
        Optional.empty(),
        Audience.CLIENT,
        Set.of(),
        Set.of(),
        Map.of());
  }

  static Due at(String local, ZoneId zone) {
    return new Due.At(ZonedDateTime.of(LocalDateTime.parse(local), zone));
  }

  static Due on(String date) {
    return new Due.OnDate(LocalDate.parse(date));
  }

  static Subject subject(String id, String type, Due due, Rule rule) {
    return subject(id, type, due, rule, "77001");
  }

  static Subject subject(String id, String type, Due due, Rule rule, String matter) {
    Deadline deadline =
        new Deadline(
            new DeadlineId(id),
            due,
            new MatterLink.Linked(new MatterId(matter)),
            Labels.entry("", "", false),
            "Canary v. Secret",
            "canary description",
            "canary location",
            new Party.Nobody(),
            Instant.EPOCH);
    LocalDate nominal = due.date().minusDays(rule.daysOut().days());
    Occasion occasion = new Occasion(deadline, type, rule, nominal, nominal);
    return new Subject(
        occasion,
        Optional.of(PersonId.contact("501")),
        occasion.clientHash(),
        "d43779540090b7756fe8c816757665dc452ccfff711cc3be04734e98625ac4b7");
  }

  static Delivery delivery(Rule rule, MessageContent content) {
    return new Delivery(
        new Contact(new ContactId("ghl1"), Optional.empty(), Set.of()),
        rule.channels().first(),
        rule.templateIds().get(0),
        "-",
        content,
        Instant.MAX);
  }

  static Send send(String id, String type, Due due, Rule rule) {
    return new Send(subject(id, type, due, rule), delivery(rule, text()));
  }

  static MessageContent text() {
    return new MessageContent.Text("Canary, your court date is on Wednesday.");
  }

  static Skip skip(String id, Due due, Reason reason, String detail) {
    Rule rule = rule("SMS-3d", 3, Channel.SMS, "ghl_sms_1");
    return new Skip(subject(id, "Court Date", due, rule), Channel.SMS, reason, detail);
  }

  static Hold hold(String id, Due due, Reason reason) {
    Rule rule = rule("SMS-3d", 3, Channel.SMS, "ghl_sms_1");
    return new Hold(subject(id, "Court Date", due, rule), Channel.SMS, reason, "");
  }

  static AuditEvent event(String deadlineId, Status status, String told, String details) {
    return new AuditEvent(
        "1348a5eab67846b05c8419d94ecea99f9abffa337f9811ac3eaea619d457144f",
        Instant.parse("2026-11-20T14:00:05Z"),
        deadlineId,
        "SMS-3d",
        status,
        details,
        new EventId(new AttemptId(new RunId("20261120T140000Z-0001"), 4), status),
        "msg-9",
        "-",
        told,
        "ghl_sms_1");
  }

  static Plan plan() {
    Rule sms3 = rule("SMS-3d", 3, Channel.SMS, "ghl_sms_1");
    Rule sms1 = rule("SMS-1d", 1, Channel.SMS, "ghl_sms_2");
    Rule email = rule("Email-3d", 3, Channel.EMAIL, "ghl_email_1");
    Rule workflow = rule("Workflow-3d", 3, Channel.WORKFLOW, "wf_intake");
    Due wednesday = at("2026-11-25T09:00", NEW_YORK);
    List<PlannedReminder> lines =
        List.of(
            send("entry-1245", "Court Date", wednesday, sms3),
            send("task-77", "Statute of Limitations", on("2026-11-25"), email),
            send(
                "entry-2001@2026-11-23",
                "Deposition",
                at("2026-11-23T14:00", ZoneId.of("America/Los_Angeles")),
                sms1),
            new Send(
                subject("entry-1250", "Court Date", on("2026-11-25"), workflow),
                delivery(workflow, text())),
            send("entry-1251", "Court Date", wednesday, sms3),
            new Schedule(
                subject("entry-1300", "Mediation", at("2026-11-25T13:30", NEW_YORK), sms3),
                delivery(sms3, text()),
                MONDAY_9),
            new Later(
                subject("entry-1400", "Court Date", on("2026-11-27"), sms3),
                Channel.SMS,
                Instant.parse("2026-11-24T14:00:00Z")),
            hold("entry-1500", wednesday, Reason.IN_DOUBT),
            hold("entry-1510", wednesday, Reason.OUTSIDE_WINDOW),
            skip("entry-1600", wednesday, Reason.NO_PHONE, ""),
            skip(
                "entry-1601",
                wednesday,
                Reason.NO_PHONE,
                "and by Email: Clio has no e-mail address for the person"),
            skip("entry-1610", on("2026-11-28"), Reason.OPTED_OUT, ""),
            skip("entry-1700", wednesday, Reason.ALREADY_SENT, ""),
            skip("entry-1701", wednesday, Reason.ALREADY_SENT, ""),
            skip("entry-1702", wednesday, Reason.DUPLICATE, "of entry-1245"));
    return new Plan(
        new Moment(NOW, NOW, NEW_YORK, 7, TODAY),
        NOW,
        lines,
        List.of(
            new AfterSent(
                event("entry-1800", Status.SUCCESS, "2026-11-24T09:00-05:00", ""),
                Reason.CHANGED_AFTER_SENT,
                "2026-11-26T10:00-05:00"),
            new AfterSent(
                event("entry-1801", Status.SUCCESS, "2026-11-25", ""),
                Reason.GONE_AFTER_SENT,
                "gone")),
        new Coverage(Map.of("Deposition", 4, "Closing", 1), List.of("ReminderRules row 7")),
        List.of(
            Problem.row("ReminderRules", 5, "DaysOut", "'three days' is not a number of days"),
            Problem.warning("Clio", "1 of 20 deadlines belongs to no matter")));
  }

  /** One reminder that is due, one row to mend. */
  static Plan small() {
    return new Plan(
        new Moment(NOW, NOW, NEW_YORK, 0, TODAY),
        NOW,
        List.of(
            send(
                "entry-1245",
                "Court Date",
                at("2026-11-25T09:00", NEW_YORK),
                rule("SMS-3d", 3, Channel.SMS, "ghl_sms_1"))),
        List.of(),
        new Coverage(Map.of(), List.of()),
        List.of(Problem.row("ReminderRules", 5, "DaysOut", "is empty")));
  }

  static Plan nothing() {
    return new Plan(
        new Moment(NOW, NOW, NEW_YORK, 7, TODAY),
        NOW,
        List.of(),
        List.of(),
        new Coverage(Map.of(), List.of()),
        List.of());
  }

  static RunReport planned(Plan plan, List<String> notes) {
    return report("plan", false, plan, Performed.nothing(), notes);
  }

  static RunReport report(
      String command, boolean dryRun, Plan plan, Performed performed, List<String> notes) {
    return new RunReport(
        command, RUN, NOW, NOW.plusSeconds(9), dryRun, plan, performed, Set.of(), notes);
  }

  /** A send of {@link #plan} in which everything happened that can happen. */
  static RunReport sent() {
    Plan plan = plan();
    Map<String, ReminderOutcome> outcomes = new LinkedHashMap<>();
    Map<String, String> details = new LinkedHashMap<>();
    outcome(plan, "entry-1245", ReminderOutcome.SUCCESS, "", outcomes, details);
    outcome(plan, "task-77", ReminderOutcome.REJECTED, "422 address", outcomes, details);
    outcome(plan, "entry-2001@2026-11-23", ReminderOutcome.UNKNOWN, "no answer", outcomes, details);
    outcome(plan, "entry-1250", ReminderOutcome.ENROLLED, "", outcomes, details);
    outcome(plan, "entry-1251", ReminderOutcome.RELEASED, "lease-over", outcomes, details);
    outcome(plan, "entry-1300", ReminderOutcome.SCHEDULED, "", outcomes, details);
    Performed performed =
        new Performed(
            outcomes,
            details,
            Set.of(ExitCode.GOOD, ExitCode.NEEDS_PERSON, ExitCode.TRY_AGAIN),
            List.of(Problem.warning("Status, Sending", "the switch was set to PAUSED")));
    return report("send", false, plan, performed, List.of("This was the first send."));
  }

  private static void outcome(
      Plan plan,
      String id,
      ReminderOutcome outcome,
      String detail,
      Map<String, ReminderOutcome> outcomes,
      Map<String, String> details) {
    String hash =
        plan.reminders().stream()
            .filter(line -> line.subject().occasion().deadline().id().value().equals(id))
            .findFirst()
            .orElseThrow()
            .subject()
            .hash();
    outcomes.put(hash, outcome);
    if (!detail.isEmpty()) {
      details.put(hash, detail);
    }
  }
}
