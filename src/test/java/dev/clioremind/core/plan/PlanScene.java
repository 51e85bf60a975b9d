package dev.clioremind.core.plan;

import static dev.clioremind.core.sheet.SheetText.table;

import dev.clioremind.core.ServiceException;
import dev.clioremind.core.deadline.DateRange;
import dev.clioremind.core.deadline.Deadline;
import dev.clioremind.core.deadline.DeadlineId;
import dev.clioremind.core.deadline.DeadlineSource;
import dev.clioremind.core.deadline.Due;
import dev.clioremind.core.deadline.Labels;
import dev.clioremind.core.deadline.Listing;
import dev.clioremind.core.deadline.Markers;
import dev.clioremind.core.deadline.MatterLink;
import dev.clioremind.core.log.AttemptId;
import dev.clioremind.core.log.AuditEvent;
import dev.clioremind.core.log.EventId;
import dev.clioremind.core.log.EventLog;
import dev.clioremind.core.log.RunId;
import dev.clioremind.core.log.Status;
import dev.clioremind.core.people.Contact;
import dev.clioremind.core.people.ContactBook;
import dev.clioremind.core.people.ContactId;
import dev.clioremind.core.people.ContactMatch;
import dev.clioremind.core.people.ContactQuery;
import dev.clioremind.core.people.EmailAddress;
import dev.clioremind.core.people.Matter;
import dev.clioremind.core.people.MatterId;
import dev.clioremind.core.people.Party;
import dev.clioremind.core.people.Person;
import dev.clioremind.core.people.PersonId;
import dev.clioremind.core.people.PhoneNumber;
import dev.clioremind.core.people.Relationship;
import dev.clioremind.core.rule.Channel;
import dev.clioremind.core.sheet.Switch;
import dev.clioremind.core.sheet.Tab;
import dev.clioremind.core.sheet.Table;
import dev.clioremind.core.sheet.Workbook;
import dev.clioremind.core.text.MessageContent;
import dev.clioremind.core.text.Snippet;
import dev.clioremind.core.text.SnippetLibrary;
import dev.clioremind.core.time.Holidays;
import dev.clioremind.core.time.Hours;
import dev.clioremind.core.time.SendDays;
import dev.clioremind.core.time.SendWindow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A small firm for which plans are made: Monday 23 November 2026, ten in the morning in New York,
 * one matter with one client whom both channels reach. Tests change what they are about.
 */
public final class PlanScene implements DeadlineSource, ContactBook, SnippetLibrary {

  public static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  public static final Duration TAKEN_FOR = Duration.ofMinutes(45);
  public static final PersonId CLIENT = PersonId.contact("501");
  public static final PersonId ATTORNEY = PersonId.user("9");
  public static final MatterId MATTER = new MatterId("77001");

  private static final List<String> CANCEL_WORDS =
      List.of("cancelled", "vacated", "off calendar", "CXL");

  private final Map<Tab, Table> tabs = new EnumMap<>(Tab.class);
  private final List<Deadline> listed = new ArrayList<>();
  private final List<Deadline> elsewhere = new ArrayList<>();
  private final Map<MatterId, Matter> matters = new HashMap<>();
  private final Map<PersonId, Person> people = new HashMap<>();
  private final List<Relationship> relationships = new ArrayList<>();
  private final Map<String, ContactMatch> matches = new HashMap<>();
  private final List<Snippet> snippets = new ArrayList<>();
  private final List<AuditEvent> events = new ArrayList<>();
  private final List<Set<DeadlineId>> reread = new ArrayList<>();
  private final List<ContactQuery> asked = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-23T15:00:00Z");
  private LocalDate start = LocalDate.parse("2026-01-01");
  private Optional<Instant> accepted = Optional.empty();
  private int days;
  private ZoneId zone = NEW_YORK;
  private Locale locale = Locale.US;
  private SendWindow window = SendWindow.parse("MON-SAT 09:00-18:00, SUN 12:00-17:00");
  private boolean schedules = true;
  private boolean caseText;
  private boolean alertEmpty;
  private final Map<String, String> customValues = new HashMap<>();
  private final Map<String, String> workflowFaults = new HashMap<>();
  private Optional<ServiceException> snippetsFail = Optional.empty();
  private int customValuesRead;
  private int attempts;

  public PlanScene() {
    matters.put(MATTER, matter("77001", "open", new Party.Known(CLIENT)));
    people.put(CLIENT, person(CLIENT, "Ann", "Lee", "+12125550142", "ann@example.com"));
    people.put(ATTORNEY, person(ATTORNEY, "Pat", "Gray", "+12125550199", "pat@example.com"));
    rules(
        """
        Deadline Type | DaysOut | Channel | TemplateID
        Court Date    | 3       | SMS     | ghl_sms_1
        """);
    templates(
        """
        TemplateID  | Channel | Subject  | Body
        ghl_sms_1   | SMS     |          | {{contact.first_name}}: {{deadline.type}} {{deadline.when}}. {{firm.name}}
        ghl_sms_1   | Email   | Reminder | <p>{{contact.first_name}}: {{deadline.type}} {{deadline.when}}.</p>
        ghl_email_2 | Email   | Reminder | <p>{{contact.first_name}}: {{deadline.type}} {{deadline.when}}.</p>
        """);
  }

  public static Person person(PersonId id, String first, String last, String phone, String email) {
    return new Person(
        id,
        Person.Kind.PERSON,
        first,
        last,
        (first + " " + last).strip(),
        phone.isEmpty() ? List.of() : List.of(new PhoneNumber(phone)),
        email.isEmpty() ? List.of() : List.of(new EmailAddress(email)),
        false);
  }

  static Person redacted(PersonId id) {
    return new Person(id, Person.Kind.PERSON, "", "", "", List.of(), List.of(), true);
  }

  public static Matter matter(String id, String status, Party client) {
    return new Matter(
        new MatterId(id),
        "00042-Lee",
        "Lee v. Example",
        status,
        client,
        new Party.Known(ATTORNEY),
        "Pat Gray",
        "Family");
  }

  /** A reminder is due for each of so many people, in the order of their numbers. */
  public static PlanScene forPeople(int number) {
    PlanScene scene = new PlanScene();
    for (int i = 0; i < number; i++) {
      PersonId client = PersonId.contact("" + (600 + i));
      String matter = "" + (88_000 + i);
      scene.matter(matter(matter, "open", new Party.Known(client)));
      scene.person(person(client, "Ann", "Lee", "+1212555" + (1_000 + i), "a@example.com"));
      scene.entry("" + (1_000 + i), "Court Date", "2026-11-26T09:00", ofMatter(matter));
    }
    return scene;
  }

  // What the firm's staff keep.

  public PlanScene rules(String text) {
    tabs.put(Tab.REMINDER_RULES, table("ReminderRules", text));
    return this;
  }

  PlanScene templates(String text) {
    tabs.put(Tab.TEMPLATES, table("Templates", text));
    return this;
  }

  /** One text message template, whatever its braces and bars. */
  PlanScene smsSays(String body) {
    return templates("TemplateID | Channel | Subject | Body\nghl_sms_1 | SMS | | " + body);
  }

  public PlanScene types(String text) {
    tabs.put(Tab.DEADLINE_TYPES, table("DeadlineTypes", text));
    return this;
  }

  PlanScene contactsTab(String text) {
    tabs.put(Tab.CONTACTS, table("Contacts", text));
    return this;
  }

  PlanScene holidays(String text) {
    tabs.put(Tab.HOLIDAYS, table("Holidays", text));
    return this;
  }

  PlanScene snippet(String id, String name, Channel channel, String body) {
    snippets.add(new Snippet(id, name, channel, "", body));
    return this;
  }

  // When, and how the firm is set up.

  public PlanScene now(String instant) {
    now = Instant.parse(instant);
    return this;
  }

  /** A person accepted that the log had lost rows. */
  PlanScene accepted(String instant) {
    accepted = Optional.of(Instant.parse(instant));
    return this;
  }

  PlanScene start(String date) {
    start = LocalDate.parse(date);
    return this;
  }

  PlanScene days(int ahead) {
    days = ahead;
    return this;
  }

  PlanScene zone(String id) {
    zone = ZoneId.of(id);
    return this;
  }

  PlanScene locale(String tag) {
    locale = Locale.forLanguageTag(tag);
    return this;
  }

  PlanScene window(String text) {
    window = SendWindow.parse(text);
    return this;
  }

  PlanScene holdsOutsideWindow() {
    schedules = false;
    return this;
  }

  PlanScene caseText() {
    caseText = true;
    return this;
  }

  PlanScene alertEmpty() {
    alertEmpty = true;
    return this;
  }

  // What stands in Clio.

  /** An entry of the matter, entered long ago; its date, or its date and time in New York. */
  public PlanScene entry(String id, String type, String due) {
    return entry(id, type, due, UnaryOperator.identity());
  }

  public PlanScene entry(String id, String type, String due, UnaryOperator<Deadline> change) {
    listed.add(
        change.apply(deadline(DeadlineId.entry(id), Labels.entry(type, "Hearings", false), due)));
    return this;
  }

  PlanScene task(String id, String type, String due, UnaryOperator<Deadline> change) {
    listed.add(change.apply(deadline(DeadlineId.task(id), Labels.task(type, false), due)));
    return this;
  }

  /** An entry that the listing does not show, but that is found by its id. */
  PlanScene entryElsewhere(String id, String type, String due) {
    elsewhere.add(deadline(DeadlineId.entry(id), Labels.entry(type, "Hearings", false), due));
    return this;
  }

  static Deadline deadline(DeadlineId id, Labels labels, String due) {
    return new Deadline(
        id,
        due(due, NEW_YORK),
        new MatterLink.Linked(MATTER),
        labels,
        "Hearing",
        "",
        "Room 4",
        new Party.Nobody(),
        Instant.parse("2026-01-05T12:00:00Z"));
  }

  static Due due(String text, ZoneId zone) {
    return text.length() == 10
        ? new Due.OnDate(LocalDate.parse(text))
        : new Due.At(LocalDateTime.parse(text).atZone(zone));
  }

  public static UnaryOperator<Deadline> summary(String text) {
    return d ->
        new Deadline(
            d.id(),
            d.due(),
            d.matter(),
            d.labels(),
            text,
            d.description(),
            d.location(),
            d.assignee(),
            d.created());
  }

  public static UnaryOperator<Deadline> description(String text) {
    return d ->
        new Deadline(
            d.id(),
            d.due(),
            d.matter(),
            d.labels(),
            d.summary(),
            text,
            d.location(),
            d.assignee(),
            d.created());
  }

  public static UnaryOperator<Deadline> labels(Labels labels) {
    return d ->
        new Deadline(
            d.id(),
            d.due(),
            d.matter(),
            labels,
            d.summary(),
            d.description(),
            d.location(),
            d.assignee(),
            d.created());
  }

  public static UnaryOperator<Deadline> location(String text) {
    return d ->
        new Deadline(
            d.id(),
            d.due(),
            d.matter(),
            d.labels(),
            d.summary(),
            d.description(),
            text,
            d.assignee(),
            d.created());
  }

  /** Of the same matter, whose status Clio gives with the entry. */
  public static UnaryOperator<Deadline> matterStatus(String status) {
    return d ->
        of(new MatterLink.Linked(((MatterLink.Linked) d.matter()).matter(), status)).apply(d);
  }

  static UnaryOperator<Deadline> of(MatterLink matter) {
    return d ->
        new Deadline(
            d.id(),
            d.due(),
            matter,
            d.labels(),
            d.summary(),
            d.description(),
            d.location(),
            d.assignee(),
            d.created());
  }

  public static UnaryOperator<Deadline> ofMatter(String id) {
    return of(new MatterLink.Linked(new MatterId(id)));
  }

  static UnaryOperator<Deadline> assignedTo(Party assignee) {
    return d ->
        new Deadline(
            d.id(),
            d.due(),
            d.matter(),
            d.labels(),
            d.summary(),
            d.description(),
            d.location(),
            assignee,
            d.created());
  }

  static UnaryOperator<Deadline> created(String instant) {
    return d ->
        new Deadline(
            d.id(),
            d.due(),
            d.matter(),
            d.labels(),
            d.summary(),
            d.description(),
            d.location(),
            d.assignee(),
            Instant.parse(instant));
  }

  public static UnaryOperator<Deadline> movedTo(String due) {
    return d ->
        new Deadline(
            d.id(),
            due(due, NEW_YORK),
            d.matter(),
            d.labels(),
            d.summary(),
            d.description(),
            d.location(),
            d.assignee(),
            d.created());
  }

  static UnaryOperator<Deadline> inZone(String zone) {
    return d ->
        new Deadline(
            d.id(),
            new Due.At(d.due().date().atTime(d.due().time().orElseThrow()).atZone(ZoneId.of(zone))),
            d.matter(),
            d.labels(),
            d.summary(),
            d.description(),
            d.location(),
            d.assignee(),
            d.created());
  }

  public PlanScene matter(Matter matter) {
    matters.put(matter.id(), matter);
    return this;
  }

  PlanScene withoutMatter(MatterId id) {
    matters.remove(id);
    return this;
  }

  public PlanScene person(Person person) {
    people.put(person.id(), person);
    return this;
  }

  PlanScene relationship(String description, Party party) {
    return relationship(MATTER, description, party);
  }

  PlanScene relationship(MatterId matter, String description, Party party) {
    relationships.add(new Relationship(matter, description, party));
    return this;
  }

  // Whom GoHighLevel knows: by default everybody, on every channel.

  PlanScene match(PersonId person, Channel channel, ContactMatch match) {
    matches.put(person.value() + channel, match);
    return this;
  }

  static Contact contact(PersonId person) {
    return new Contact(new ContactId("ghl" + person.value()), Optional.empty(), Set.of());
  }

  static ContactMatch optedOut(PersonId person, Channel... channels) {
    return new ContactMatch.Found(
        new Contact(new ContactId("ghl" + person.value()), Optional.empty(), Set.of(channels)));
  }

  PlanScene clientIn(String zoneId) {
    ContactMatch found =
        new ContactMatch.Found(
            new Contact(new ContactId("ghl501"), Optional.of(ZoneId.of(zoneId)), Set.of()));
    return match(CLIENT, Channel.SMS, found).match(CLIENT, Channel.EMAIL, found);
  }

  // What the log holds.

  /**
   * The events of one attempt of an earlier run at the reminder of a rule, made as a plan would.
   */
  PlanScene log(PlannedReminder.Subject subject, Status... statuses) {
    return logAt(now.minus(Duration.ofHours(3)), subject, "", statuses);
  }

  PlanScene logAt(
      Instant time, PlannedReminder.Subject subject, String details, Status... statuses) {
    attempts++;
    for (Status status : statuses) {
      events.add(event(time, subject, status, details, attempts));
    }
    return this;
  }

  public static AuditEvent event(
      Instant time, PlannedReminder.Subject subject, Status status, String details, int attempt) {
    return new AuditEvent(
        subject.hash(),
        time,
        subject.occasion().deadline().id().value(),
        subject.occasion().rule().ruleId(),
        status,
        details,
        new EventId(new AttemptId(new RunId("20261101T120000Z-0001"), attempt), status),
        "-",
        subject.fingerprint(),
        subject.occasion().deadline().due().told(),
        subject.occasion().rule().templateIds().get(0));
  }

  public PlanScene log(List<AuditEvent> more) {
    events.addAll(more);
    return this;
  }

  // The plan.

  Moment moment() {
    return new Moment(now, now, zone, days, start);
  }

  List<AuditEvent> events() {
    return List.copyOf(events);
  }

  public Plan plan() {
    return plan(this);
  }

  /** The plan for what stands in another Clio than this scene's. */
  public Plan plan(DeadlineSource clio) {
    FirmBook book = FirmBook.read(new Workbook(tabs, Switch.ON), Holidays.none(), window);
    PlanSettings settings =
        new PlanSettings(
            "Example Law",
            zone,
            locale,
            new SendDays(window, book.holidays(), false),
            Hours.parse("08:00-21:00"),
            schedules,
            4,
            3,
            caseText,
            Set.of("open", "pending"),
            new Markers(CANCEL_WORDS),
            alertEmpty);
    DateRange range = Planner.range(book, moment(), settings.days());
    return new Planner(clio, this, this)
        .plan(
            book,
            clio.deadlines(range),
            EventLog.of(events, TAKEN_FOR).accepted(accepted),
            moment(),
            settings);
  }

  /** Each reminder as {@code entry-1245 SMS-3d skip no-phone}. */
  List<String> lines() {
    return plan().reminders().stream().map(PlanScene::line).toList();
  }

  public static String line(PlannedReminder p) {
    return p.subject().occasion().deadline().id()
        + " "
        + p.subject().occasion().rule().ruleId()
        + " "
        + p.decision().word()
        + p.reason().map(r -> " " + r.word()).orElse("");
  }

  /** The subject of the only reminder of a deadline and rule. */
  PlannedReminder.Subject subject(String deadline, String ruleId) {
    return only(deadline, ruleId).subject();
  }

  PlannedReminder only(String deadline, String ruleId) {
    List<PlannedReminder> found =
        plan().reminders().stream()
            .filter(p -> p.subject().occasion().deadline().id().value().equals(deadline))
            .filter(p -> p.subject().occasion().rule().ruleId().equals(ruleId))
            .toList();
    if (found.size() != 1) {
      throw new AssertionError("not one reminder but " + lines());
    }
    return found.get(0);
  }

  PlannedReminder only() {
    List<PlannedReminder> all = plan().reminders();
    if (all.size() != 1) {
      throw new AssertionError("not one reminder but " + lines());
    }
    return all.get(0);
  }

  /** What the only reminder says. */
  String text() {
    return ((MessageContent.Text) delivery(only()).content()).body();
  }

  static Delivery delivery(PlannedReminder line) {
    if (line instanceof PlannedReminder.Send send) {
      return send.delivery();
    }
    if (line instanceof PlannedReminder.Schedule schedule) {
      return schedule.delivery();
    }
    throw new AssertionError("not handed over: " + line(line) + detail(line));
  }

  static String detail(PlannedReminder line) {
    if (line instanceof PlannedReminder.Skip skip) {
      return skip.detail();
    }
    return line instanceof PlannedReminder.Hold hold ? hold.detail() : "";
  }

  /** The deadlines that were read once more by id. */
  List<Set<DeadlineId>> rereads() {
    return reread;
  }

  /** What the contact book was asked. */
  List<ContactQuery> asked() {
    return asked;
  }

  // The ports.

  @Override
  public Listing deadlines(DateRange range) {
    return new Listing(
        listed.stream().filter(d -> range.contains(d.due().date())).toList(), List.of(), now);
  }

  @Override
  public Listing reread(Set<DeadlineId> ids) {
    reread.add(ids);
    List<Deadline> all = new ArrayList<>(listed);
    all.addAll(elsewhere);
    return new Listing(all.stream().filter(d -> ids.contains(d.id())).toList(), List.of(), now);
  }

  @Override
  public Map<MatterId, Matter> matters(Set<MatterId> ids) {
    return ids.stream()
        .filter(matters::containsKey)
        .collect(Collectors.toMap(id -> id, id -> require(matters, id)));
  }

  @Override
  public Map<PersonId, Person> people(Set<PersonId> ids) {
    return ids.stream()
        .filter(people::containsKey)
        .collect(Collectors.toMap(id -> id, id -> require(people, id)));
  }

  private static <K, V> V require(Map<K, V> map, K key) {
    return Optional.ofNullable(map.get(key)).orElseThrow();
  }

  @Override
  public List<Relationship> relationships(Set<MatterId> ids) {
    return relationships.stream().filter(r -> ids.contains(r.matter())).toList();
  }

  @Override
  public Map<ContactQuery, ContactMatch> match(Set<ContactQuery> queries) {
    asked.addAll(queries);
    return queries.stream()
        .collect(
            Collectors.toMap(
                q -> q,
                q ->
                    q.mapped()
                        .<ContactMatch>map(
                            id ->
                                new ContactMatch.Found(new Contact(id, Optional.empty(), Set.of())))
                        .orElseGet(
                            () ->
                                matches.getOrDefault(
                                    q.person().id().value() + q.channel(),
                                    new ContactMatch.Found(contact(q.person().id()))))));
  }

  @Override
  public List<Snippet> snippets() {
    if (snippetsFail.isPresent()) {
      throw snippetsFail.get();
    }
    return snippets;
  }

  @Override
  public Map<String, String> customValues() {
    customValuesRead++;
    return customValues;
  }

  @Override
  public Optional<String> workflowFault(String idOrName) {
    return Optional.ofNullable(workflowFaults.get(idOrName));
  }

  PlanScene snippetsFail(ServiceException failure) {
    snippetsFail = Optional.of(failure);
    return this;
  }

  PlanScene customValue(String field, String value) {
    customValues.put(field, value);
    return this;
  }

  int customValuesRead() {
    return customValuesRead;
  }

  PlanScene workflowFault(String idOrName, String why) {
    workflowFaults.put(idOrName, why);
    return this;
  }
}
