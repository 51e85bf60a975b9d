package dev.clioremind.simulation;

import dev.clioremind.core.deadline.Deadline;
import dev.clioremind.core.deadline.DeadlineId;
import dev.clioremind.core.deadline.Due;
import dev.clioremind.core.deadline.Labels;
import dev.clioremind.core.deadline.MatterLink;
import dev.clioremind.core.log.AuditEvent;
import dev.clioremind.core.people.Matter;
import dev.clioremind.core.people.MatterId;
import dev.clioremind.core.people.Party;
import dev.clioremind.core.people.Person;
import dev.clioremind.core.people.PersonId;
import dev.clioremind.core.plan.PlanScene;
import dev.clioremind.core.sheet.Tab;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What stands in Clio and in the sheet, and what people do to it while runs are at work. It also
 * says, in few words and without the core, which reminders are due.
 */
final class Firm {

  static final ZoneId ZONE = ZoneId.of("America/New_York");
  static final Instant MORNING = Instant.parse("2026-11-23T06:00:00Z");
  static final LocalDate TODAY = LocalDate.parse("2026-11-23");
  static final LocalDate START = LocalDate.parse("2026-01-01");
  static final int CATCH_UP_DAYS = 4;

  private static final LocalDate HOLIDAY = LocalDate.parse("2026-11-24");
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.US);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("h:mm a", Locale.US);

  private static final List<List<Object>> TEMPLATES =
      rows(
          """
          TemplateID | Channel | Subject | Body
          named      | SMS     |         | {{ref}} {{deadline.date}} {{deadline.time}} {{rule.kind}}
          nameless   | SMS     |         | {{deadline.date}} {{deadline.time}} {{rule.kind}}
          """);

  private static final List<List<Object>> RULES =
      rows(
          """
          Deadline Type | DaysOut | Channel | TemplateID | Kind
          Court Date    | 3b      | SMS     | named      | early
          Court Date    | 1       | SMS     | nameless   | late
          """);

  private static final List<List<Object>> RENAMED =
      rows(
          """
          Deadline Type | DaysOut | Channel | TemplateID | Kind  | RuleID
          Court Date    | 3b      | SMS     | named      | early | First
          Court Date    | 1       | SMS     | nameless   | late  | Last
          """);

  /** What the rule nearer to the hearing is called, before and after it was renamed. */
  private static final Set<String> LATE = Set.of("SMS-1d", "Last");

  private static final List<List<Object>> OPEN = rows("Date | Name | Open");
  private static final List<List<Object>> CLOSED =
      rows(
          """
          Date       | Name   | Open
          2026-11-24 | Closed | no
          """);

  private final Map<DeadlineId, Deadline> entries = new TreeMap<>();
  private final List<Deadline> removed = new ArrayList<>();
  private boolean renamed;
  private boolean holiday;
  private int ids = 100;

  /** A reminder that is due: to whom and in what words, and the entry it is about. */
  record Expected(String words, DeadlineId deadline) {}

  Firm(Mishaps chance) {
    int clients = 1 + chance.below(2);
    for (int i = 0; i < clients; i++) {
      int hearings = 1 + chance.below(2);
      for (int j = 0; j < hearings; j++) {
        Deadline entry = entry(i, day(chance), hour(chance));
        entries.put(entry.id(), entry);
        if (chance.oneIn(2)) {
          add(twin(entry));
        }
      }
    }
    renamed = chance.oneIn(4);
    holiday = chance.oneIn(4);
  }

  private static LocalDate day(Mishaps chance) {
    return TODAY.plusDays(1 + chance.below(4));
  }

  private static LocalTime hour(Mishaps chance) {
    return chance.oneIn(2) ? LocalTime.of(9, 0) : LocalTime.of(14, 30);
  }

  private Deadline entry(int client, LocalDate day, LocalTime time) {
    return new Deadline(
        DeadlineId.entry("" + ids++),
        new Due.At(day.atTime(time).atZone(ZONE)),
        new MatterLink.Linked(new MatterId("" + (7_000 + client))),
        Labels.entry("Court Date", "Hearings", false),
        "Hearing",
        "",
        "Room 4",
        new Party.Nobody(),
        Instant.parse("2026-01-05T12:00:00Z"));
  }

  private void add(Deadline entry) {
    entries.put(entry.id(), entry);
  }

  private Deadline twin(Deadline entry) {
    return with(DeadlineId.entry("" + ids++), entry, (Due.At) entry.due());
  }

  private static Deadline with(DeadlineId id, Deadline entry, Due.At due) {
    return new Deadline(
        id,
        due,
        entry.matter(),
        entry.labels(),
        entry.summary(),
        entry.description(),
        entry.location(),
        entry.assignee(),
        entry.created());
  }

  /** Somebody in the firm does something. */
  void edit(Mishaps chance) {
    switch (chance.below(6)) {
      case 0 -> renamed = !renamed;
      case 1 -> holiday = !holiday;
      case 2 ->
          any(chance)
              .ifPresent(e -> add(with(e.id(), e, at(day(chance), e.due().time().orElseThrow()))));
      case 3 -> any(chance).ifPresent(e -> add(with(e.id(), e, at(e.due().date(), hour(chance)))));
      case 4 -> {
        if (!removed.isEmpty() && chance.oneIn(2)) {
          add(removed.remove(0));
        } else {
          any(chance)
              .ifPresent(
                  e -> {
                    entries.remove(e.id());
                    removed.add(e);
                  });
        }
      }
      default -> any(chance).ifPresent(e -> add(twin(e)));
    }
  }

  private static Due.At at(LocalDate day, LocalTime time) {
    return new Due.At(day.atTime(time).atZone(ZONE));
  }

  private Optional<Deadline> any(Mishaps chance) {
    return entries.isEmpty()
        ? Optional.empty()
        : Optional.of(List.copyOf(entries.values()).get(chance.below(entries.size())));
  }

  List<Deadline> entries() {
    return List.copyOf(entries.values());
  }

  /** A tab drawn as text, cells between bars. */
  private static List<List<Object>> rows(String text) {
    return text.lines()
        .map(
            line ->
                Arrays.stream(line.split("\\|", -1)).map(cell -> (Object) cell.strip()).toList())
        .toList();
  }

  /** What stands in the firm's own tabs now. */
  Map<Tab, List<List<Object>>> tabs() {
    return Map.of(
        Tab.REMINDER_RULES,
        renamed ? RENAMED : RULES,
        Tab.TEMPLATES,
        TEMPLATES,
        Tab.HOLIDAYS,
        holiday ? CLOSED : OPEN);
  }

  static PersonId clientOf(MatterId matter) {
    return PersonId.contact("5" + matter.value());
  }

  static String contactOf(PersonId client) {
    return "ghl" + client.value();
  }

  Matter matter(MatterId id) {
    return PlanScene.matter(id.value(), "open", new Party.Known(clientOf(id)));
  }

  static Person person(PersonId id) {
    return PlanScene.person(id, "Ann", "Lee", "+1212555" + id.value().substring(1), "");
  }

  /** What is due now, by entry: of its two reminders the one nearer to the hearing. */
  List<Expected> due() {
    List<Expected> due = new ArrayList<>();
    for (Deadline entry : entries.values()) {
      LocalDate early = businessDaysBefore(entry.due().date(), 3);
      LocalDate late = entry.due().date().minusDays(1);
      boolean isLate = !late.isAfter(TODAY);
      LocalDate nominal = isLate ? late : early;
      if (nominal.isAfter(TODAY) || nominal.isBefore(TODAY.minusDays(CATCH_UP_DAYS))) {
        continue;
      }
      due.add(new Expected(words(entry, told(entry), isLate), entry.id()));
    }
    return due;
  }

  /** In what words a reminder went out that the log names: with the hour that was told then. */
  Optional<String> words(AuditEvent about) {
    return Stream.concat(entries.values().stream(), removed.stream())
        .filter(entry -> entry.id().value().equals(about.deadlineId()))
        .map(
            entry ->
                words(
                    entry,
                    OffsetDateTime.parse(about.deadline()).toLocalDateTime(),
                    LATE.contains(about.ruleId())))
        .findFirst();
  }

  private static LocalDateTime told(Deadline entry) {
    return entry.due().date().atTime(entry.due().time().orElseThrow());
  }

  private static String words(Deadline entry, LocalDateTime told, boolean isLate) {
    MatterId matter = ((MatterLink.Linked) entry.matter()).matter();
    return contactOf(clientOf(matter))
        + ": "
        + DATE.format(told)
        + " "
        + TIME.format(told)
        + (isLate ? " late" : " early");
  }

  private LocalDate businessDaysBefore(LocalDate date, int days) {
    LocalDate day = date;
    for (int left = days; left > 0; ) {
      day = day.minusDays(1);
      boolean free =
          day.getDayOfWeek() == DayOfWeek.SATURDAY
              || day.getDayOfWeek() == DayOfWeek.SUNDAY
              || (holiday && day.equals(HOLIDAY));
      left -= free ? 0 : 1;
    }
    return day;
  }
}
