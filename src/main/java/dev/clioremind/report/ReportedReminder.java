package dev.clioremind.report;

import dev.clioremind.core.deadline.Due;
import dev.clioremind.core.log.AuditEvent;
import dev.clioremind.core.plan.AfterSent;
import dev.clioremind.core.plan.Decision;
import dev.clioremind.core.plan.PlannedReminder;
import dev.clioremind.core.plan.Reason;
import dev.clioremind.core.run.RunReport;
import dev.clioremind.core.send.ReminderOutcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One reminder as programs read it, by the names of DESIGN section 9: the one list from which both
 * JSON and CSV are written. Empty where there is nothing to say.
 */
record ReportedReminder(Map<String, String> members) {

  private static final Pattern TOLD =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(?:T(\\d{2}:\\d{2}).*)?");

  /** The names, in their order. */
  static final List<String> NAMES =
      List.of(
          "hash",
          "fingerprint",
          "deadlineId",
          "deadlineType",
          "deadlineDate",
          "deadlineTime",
          "nominalDate",
          "ruleId",
          "channel",
          "templateId",
          "audience",
          "decision",
          "reason",
          "sendAt",
          "outcome",
          "detail");

  ReportedReminder {
    members = new LinkedHashMap<>(members);
    if (!List.copyOf(members.keySet()).equals(NAMES)) {
      throw new IllegalArgumentException("a reminder is reported by all its names, in their order");
    }
  }

  /** The lines of the plan, then the clients who were told what no longer holds. */
  static List<ReportedReminder> all(RunReport report) {
    return Stream.concat(
            report.plan().reminders().stream().map(line -> of(report, line)),
            report.plan().afterSent().stream().map(ReportedReminder::of))
        .toList();
  }

  private static ReportedReminder of(RunReport report, PlannedReminder line) {
    PlannedReminder.Subject subject = line.subject();
    Due due = subject.occasion().deadline().due();
    return of(
        subject.hash(),
        orEmpty(subject.fingerprint()),
        subject.occasion().deadline().id().value(),
        subject.occasion().type(),
        due.date().toString(),
        due.time().isPresent() ? due.timeOrDash() : "",
        subject.occasion().nominalDate().toString(),
        subject.occasion().rule().ruleId(),
        line.channel().word(),
        line.templateId(),
        subject.occasion().rule().audience().name(),
        line.decision().word(),
        line.reason().map(Reason::word).orElse(""),
        line.sendAt().map(Object::toString).orElse(""),
        report.outcome(line).map(ReminderOutcome::word).orElse(""),
        Lots.detail(report, line));
  }

  private static ReportedReminder of(AfterSent change) {
    AuditEvent told = change.event();
    Matcher deadline = TOLD.matcher(told.deadline());
    boolean read = deadline.matches();
    return of(
        told.hash(),
        orEmpty(told.fingerprint()),
        told.deadlineId(),
        "",
        read ? deadline.group(1) : "",
        read && deadline.group(2) != null ? deadline.group(2) : "",
        "",
        told.ruleId(),
        "",
        orEmpty(told.templateId()),
        "",
        Decision.SKIP.word(),
        change.reason().word(),
        "",
        "",
        change.inWords());
  }

  private static ReportedReminder of(String... values) {
    Map<String, String> members = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      members.put(NAMES.get(i), values[i]);
    }
    return new ReportedReminder(members);
  }

  private static String orEmpty(String logged) {
    return logged.equals(AuditEvent.NOTHING) ? "" : logged;
  }
}
