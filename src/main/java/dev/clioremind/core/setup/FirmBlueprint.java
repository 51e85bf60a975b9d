package dev.clioremind.core.setup;

import dev.clioremind.core.log.Status;
import dev.clioremind.core.rule.Channel;
import dev.clioremind.core.rule.DefaultTypes;
import dev.clioremind.core.sheet.Tab;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The spreadsheet that {@code init} makes: DESIGN's tabs, filled in for one firm. */
public final class FirmBlueprint {

  private static final int ROWS = 1_000;
  private static final int SPARE = 4;

  /** The Status tab's columns beside the switch. */
  private static final int FOR_WHAT_IS_TOLD = 5;

  /** Sheets takes no longer list for a drop-down. */
  private static final int MOST_CHOICES = 500;

  private static final String EXAMPLE_TYPE = "Court Date";
  private static final List<String> ONLY_BY_NAME =
      List.of(DefaultTypes.TASK, DefaultTypes.COURT_RULE, DefaultTypes.STATUTE_OF_LIMITATIONS);

  private static final String PROGRAM =
      " Written by clio-remind: never edit, sort or delete these rows.";

  private final Optional<Catalog> catalog;
  private final Map<String, Integer> counts;

  private FirmBlueprint(Optional<Catalog> catalog, Map<String, Integer> counts) {
    this.catalog = catalog;
    this.counts = counts;
  }

  /**
   * The blueprint for a firm.
   *
   * @param catalog empty where the account could not be asked
   * @param counts the deadlines of the coming weeks by deadline type
   * @param startDate in the firm's zone
   */
  public static Blueprint of(
      Optional<Catalog> catalog, Map<String, Integer> counts, LocalDate startDate) {
    FirmBlueprint firm = new FirmBlueprint(catalog, counts);
    return new Blueprint(
        List.of(
            firm.rules(),
            templates(),
            firm.deadlineTypes(),
            holidays(),
            contacts(),
            status(),
            upcoming(),
            auditLog(),
            runs()),
        startDate);
  }

  private TabPlan rules() {
    List<ColumnPlan> columns =
        List.of(
            ColumnPlan.suggesting(
                "Deadline Type",
                "Which deadlines: the type's name. * is any type but Task, Court Rule and Statute of"
                    + " Limitations.",
                typeChoices()),
            ColumnPlan.text(
                "DaysOut",
                "How many days before: 3. Business days: 3b. Several: 7, 3, 1. The same day: 0."),
            ColumnPlan.oneOf(
                "Channel",
                "How: SMS, Email, WhatsApp or Workflow; two with else: the second is used when the"
                    + " first cannot reach the person.",
                channels()),
            ColumnPlan.text(
                "TemplateID",
                "The words: a TemplateID of the Templates tab, or the id or name of a GoHighLevel"
                    + " snippet. For Workflow: a published workflow's id or name."),
            ColumnPlan.text(
                "RuleID", "The rule's name in the log. Left blank it is made up: SMS-3d."),
            ColumnPlan.oneOf("Enabled", "yes (also when blank) or no.", List.of("yes", "no")),
            ColumnPlan.text(
                "SendAt",
                "When on the day, such as 09:30, in the recipient's own time. Blank: when the send"
                    + " window opens."),
            ColumnPlan.suggesting(
                "Audience",
                "Whom: Client (also when blank), Attorney (the responsible one), Assignee (of a"
                    + " task), or a relationship on the Clio matter, such as Spouse.",
                List.of("Client", "Attorney", "Assignee")),
            ColumnPlan.text(
                "Practice Area", "Only matters of these practice areas; several with ; between."),
            ColumnPlan.text(
                "Attorney",
                "Only matters of these responsible attorneys; several with ; between."));
    String type = exampleType();
    return new TabPlan(
        Tab.REMINDER_RULES,
        columns,
        List.of(
            example(type, "7, 3, 1", "SMS", "example_sms", "example-sms", ""),
            example(
                type,
                "3",
                "Email else SMS",
                "example_email else example_sms",
                "example-email",
                "Client"),
            example(
                DefaultTypes.TASK, "2b", "SMS", "example_task_sms", "example-task", "Assignee")),
        ROWS,
        SPARE,
        false,
        Optional.empty());
  }

  /**
   * Disabled, and with a RuleID of its own: a row that names a type shadows a rule for any type
   * that has the same RuleID, also when it is disabled.
   */
  private static List<String> example(
      String type, String daysOut, String channel, String template, String id, String audience) {
    return List.of(type, daysOut, channel, template, id, "no", "", audience);
  }

  /** The type of which the firm has most, so that the examples are about something. */
  private String exampleType() {
    return counts.entrySet().stream()
        .filter(entry -> !ONLY_BY_NAME.contains(entry.getKey()))
        .max(
            Map.Entry.<String, Integer>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
        .map(Map.Entry::getKey)
        .orElse(EXAMPLE_TYPE);
  }

  /** None where the account could not be asked: a list that is there stays as it is. */
  private List<String> typeChoices() {
    if (catalog.isEmpty()) {
      return List.of();
    }
    List<String> names = new ArrayList<>(counts.keySet());
    names.addAll(catalog.get().eventTypes());
    names.addAll(catalog.get().taskTypes());
    names.addAll(ONLY_BY_NAME);
    return Stream.concat(Stream.of("*"), Catalog.distinct(names).stream())
        .limit(MOST_CHOICES)
        .toList();
  }

  private static List<String> channels() {
    List<String> words = new ArrayList<>();
    for (Channel channel : Channel.values()) {
      words.add(channel.word());
    }
    for (Channel first : Channel.values()) {
      for (Channel second : Channel.values()) {
        if (first != second) {
          words.add(first.word() + " else " + second.word());
        }
      }
    }
    return words;
  }

  private static TabPlan templates() {
    return new TabPlan(
        Tab.TEMPLATES,
        List.of(
            ColumnPlan.text("TemplateID", "The name by which a rule calls it."),
            ColumnPlan.oneOf(
                "Channel",
                "SMS, Email or WhatsApp. One TemplateID may stand once for each.",
                List.of("SMS", "Email", "WhatsApp")),
            ColumnPlan.text("Subject", "Of an e-mail; merge fields are filled in here too."),
            ColumnPlan.text(
                "Body",
                "The words; HTML for an e-mail. {{deadline.date}} and the like are filled in; a"
                    + " field that is empty or unknown keeps the message from going out. Put {{ref}}"
                    + " into it, and \"Reply STOP to opt out.\" into an SMS.")),
        List.of(
            List.of(
                "example_sms",
                "SMS",
                "",
                "{{firm.name}}: {{contact.first_name}}, your {{deadline.type}} is {{deadline.when}},"
                    + " {{deadline.day}}, {{deadline.date}}, {{deadline.time}}. Ref {{ref}}. Reply"
                    + " STOP to opt out."),
            List.of(
                "example_email",
                "Email",
                "{{deadline.type}} on {{deadline.date}}",
                "<p>Hello {{contact.first_name}},</p><p>your {{deadline.type}} is {{deadline.when}}:"
                    + " {{deadline.day}}, {{deadline.date}}, {{deadline.time}}.</p><p>{{firm.name}},"
                    + " ref {{ref}}</p>"),
            List.of(
                "example_task_sms",
                "SMS",
                "",
                "{{firm.name}}: {{contact.first_name}}, something is due from you {{deadline.when}},"
                    + " on {{deadline.day}}, {{deadline.date}}. Ref {{ref}}. Reply STOP to opt out.")),
        ROWS,
        0,
        false,
        Optional.empty());
  }

  private TabPlan deadlineTypes() {
    List<List<String>> rows = new ArrayList<>();
    catalog.ifPresent(
        names -> {
          // As without them; but first, so that a calendar's row does not win over an event type.
          plain(names.eventTypes()).forEach(n -> rows.add(List.of("event type", n, n)));
          plain(names.taskTypes()).forEach(n -> rows.add(List.of("task type", n, n)));
          // Blank: whether a calendar means anything to clients, the firm alone knows. Named, it
          // would also turn court rules, which are internal, into something for clients.
          plain(names.calendars()).forEach(n -> rows.add(List.of("calendar", n, "")));
        });
    return new TabPlan(
        Tab.DEADLINE_TYPES,
        List.of(
            ColumnPlan.oneOf(
                "Source",
                "What in Clio is looked at: event type, calendar, task type or summary.",
                List.of("event type", "calendar", "task type", "summary")),
            ColumnPlan.text(
                "Matches",
                "What stands there; * stands for anything. The first row that matches wins."),
            ColumnPlan.text(
                "Deadline Type",
                "The deadline type that rules name; - for never remind. Blank: the row has no effect"
                    + " yet.")),
        rows,
        ROWS,
        0,
        false,
        Optional.empty());
  }

  /** Those that stand for themselves: neither the wildcard nor the word for never. */
  private static List<String> plain(List<String> names) {
    return names.stream().filter(name -> !name.contains("*") && !name.equals("-")).toList();
  }

  private static TabPlan holidays() {
    return new TabPlan(
        Tab.HOLIDAYS,
        List.of(
            ColumnPlan.free("Date", "A day such as 2026-12-24, added to the public holidays."),
            ColumnPlan.text("Name", "What it is called."),
            ColumnPlan.oneOf(
                "Open",
                "yes: the office works although the calendar says holiday.",
                List.of("yes", "no"))),
        List.of(),
        ROWS,
        0,
        false,
        Optional.empty());
  }

  private static TabPlan contacts() {
    return new TabPlan(
        Tab.CONTACTS,
        List.of(
            ColumnPlan.text(
                "Clio Contact ID", "The number in the contact's address in Clio. No names here."),
            ColumnPlan.text(
                "GHL Contact ID",
                "The contact in GoHighLevel to use, without comparing name or address. May be blank."),
            ColumnPlan.oneOf(
                "Reminders",
                "never, sms only or email only. May be blank.",
                List.of("never", "sms only", "email only"))),
        List.of(),
        ROWS,
        0,
        false,
        Optional.empty());
  }

  private static TabPlan status() {
    return new TabPlan(
        Tab.STATUS,
        List.of(
            ColumnPlan.text(
                "Sending", "The switch, in B1: ON sends; PAUSED, or anything else, does not."),
            ColumnPlan.oneOf(
                "PAUSED", "ON: send does what is due. PAUSED: nothing goes out.", SWITCH)),
        List.of(),
        ROWS,
        FOR_WHAT_IS_TOLD,
        false,
        Optional.empty());
  }

  private static final List<String> SWITCH = List.of("ON", "PAUSED");

  private static TabPlan upcoming() {
    return written(
        Tab.UPCOMING,
        " Written anew by each plan.",
        Map.of(
            "Day", "When the reminder goes out.", "Reason", "Why it goes out so, or not at all."),
        false,
        Optional.empty());
  }

  private static TabPlan runs() {
    return written(
        Tab.RUNS,
        PROGRAM,
        Map.of(
            "RunID", "When the run began, and four letters of chance.",
            "Exit Code", "0 is a good run; README explains the others.",
            "Counts", "What became of the reminders."),
        true,
        Optional.empty());
  }

  private static TabPlan auditLog() {
    List<String> steps =
        Arrays.stream(Status.values())
            .filter(
                status ->
                    status == Status.CLAIMED
                        || status == Status.SENDING
                        || status == Status.RELEASED)
            .map(Status::word)
            .collect(Collectors.toList());
    return written(
        Tab.AUDIT_LOG,
        PROGRAM,
        Map.of(
            "Hash", "Names the reminder: deadline, rule and day.",
            "Timestamp (ISO)", "When it was written, in UTC.",
            "DeadlineID", "The calendar entry or task in Clio.",
            "Status", "What happened: claimed and sending come before, success and the like after.",
            "Error Details", "Codes, never anybody's words.",
            "MessageID", "The message in GoHighLevel.",
            "Fingerprint", "Names the same reminder in other words, against doubles.",
            "Deadline", "The date or time that the client was told."),
        true,
        Optional.of(new FilterPlan("Outcomes only", "Status", steps)));
  }

  /**
   * A tab that the program writes. No cell of it is made plain text: a link would be, too, and its
   * own writing needs no such help.
   */
  private static TabPlan written(
      Tab tab,
      String always,
      Map<String, String> notes,
      boolean guarded,
      Optional<FilterPlan> filter) {
    return new TabPlan(
        tab,
        tab.headers().stream()
            .map(
                header ->
                    ColumnPlan.free(header, (notes.getOrDefault(header, "") + always).strip()))
            .toList(),
        List.of(),
        ROWS,
        0,
        guarded,
        filter);
  }
}
