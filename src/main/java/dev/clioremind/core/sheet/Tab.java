package dev.clioremind.core.sheet;

import java.util.List;

/** The tabs of the spreadsheet, with the headers that each must have. */
@SuppressWarnings("ImmutableEnumChecker") // the lists come from List.of
public enum Tab {
  REMINDER_RULES("ReminderRules", List.of("Deadline Type", "DaysOut", "Channel", "TemplateID")),
  AUDIT_LOG(
      "AuditLog",
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
  TEMPLATES("Templates", List.of("TemplateID", "Channel", "Subject", "Body")),
  DEADLINE_TYPES("DeadlineTypes", List.of("Source", "Matches", "Deadline Type")),
  HOLIDAYS("Holidays", List.of("Date", "Name", "Open")),
  CONTACTS("Contacts", List.of("Clio Contact ID", "GHL Contact ID", "Reminders")),
  STATUS("Status", List.of()),
  UPCOMING(
      "Upcoming",
      List.of("Day", "Deadline Type", "DeadlineID", "Rule", "Channel", "Decision", "Reason")),
  RUNS("Runs", List.of("RunID", "Start", "End", "Command", "Exit Code", "Counts", "Version"));

  private final String title;
  private final List<String> headers;

  Tab(String title, List<String> headers) {
    this.title = title;
    this.headers = headers;
  }

  /** The tab's title, unless the configuration names another. */
  public String title() {
    return title;
  }

  /** The headers that the tab must have, in the order in which {@code init} writes them. */
  public List<String> headers() {
    return headers;
  }

  /** Whether a spreadsheet without this tab is no use. */
  public boolean isRequired() {
    return this == REMINDER_RULES || this == AUDIT_LOG;
  }
}
