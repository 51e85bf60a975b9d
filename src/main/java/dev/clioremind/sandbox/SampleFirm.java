package dev.clioremind.sandbox;

import dev.clioremind.sandbox.SampleDeadline.Purpose;
import dev.clioremind.sandbox.clio.ClioCalendar;
import dev.clioremind.sandbox.clio.ClioContact;
import dev.clioremind.sandbox.clio.ClioEntry;
import dev.clioremind.sandbox.clio.ClioFirm;
import dev.clioremind.sandbox.clio.ClioMatter;
import dev.clioremind.sandbox.clio.ClioRelationship;
import dev.clioremind.sandbox.clio.ClioTask;
import dev.clioremind.sandbox.clio.ClioUser;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An invented law firm in New York whose Clio holds a deadline of each kind around a given day: the
 * ordinary ones, and one for each reason why nobody is messaged. The same day gives the same firm.
 */
public final class SampleFirm {
  /** The firm's name. */
  public static final String NAME = "Park Law";

  /** Where it sits. */
  public static final ZoneId ZONE = ZoneId.of("America/New_York");

  private static final String COURT_DATE = "Court Date";
  private static final String DEPOSITION = "Deposition";
  private static final String FILING = "Filing Deadline";
  private static final String CONSULTATION = "Consultation";
  private static final String MEDIATION = "Mediation";
  private static final List<String> EVENT_TYPES =
      List.of(COURT_DATE, DEPOSITION, FILING, CONSULTATION, MEDIATION);
  private static final long FIRST_EVENT_TYPE = 41;

  private static final long COURT_CALENDAR = 31;
  private static final long ATTORNEY_CALENDAR = 32;
  private static final long PARTNERS_CALENDAR = 33;

  private final LocalDate today;
  private final Instant longAgo;
  private final ClioFirm clio;
  private final List<SampleClient> clients = new ArrayList<>();
  private final List<SampleDeadline> deadlines = new ArrayList<>();
  private long nextEntry = 1201;
  private long nextTask = 3301;

  private SampleFirm(LocalDate today, InstantSource clock) {
    this.today = today;
    this.longAgo = today.minusDays(60).atTime(LocalTime.NOON).atZone(ZONE).toInstant();
    this.clio =
        new ClioFirm(
            NAME, ZONE, ClioUser.enabled(345, "Lee", "Park", "lee.park@example.com"), clock);
  }

  /**
   * The firm around this day.
   *
   * @param today in the firm's zone
   * @param clock for what is entered or changed from now on
   */
  public static SampleFirm around(LocalDate today, InstantSource clock) {
    var firm = new SampleFirm(today, clock);
    firm.addOffice();
    firm.addClients();
    firm.addMatters();
    firm.addOrdinaryEntries();
    firm.addOtherEntries();
    firm.addTasks();
    return firm;
  }

  /** Its records, for the Clio stand-in. */
  public ClioFirm clio() {
    return clio;
  }

  /** Its clients; the one that Clio hides is among them. */
  public List<SampleClient> clients() {
    return List.copyOf(clients);
  }

  /** Its deadlines, in the order they were entered. */
  public List<SampleDeadline> deadlines() {
    return List.copyOf(deadlines);
  }

  /** The deadlines there for one purpose. */
  public List<SampleDeadline> deadlines(Purpose purpose) {
    return deadlines.stream().filter(deadline -> deadline.purpose() == purpose).toList();
  }

  private void addOffice() {
    clio.add(ClioUser.enabled(346, "Dana", "Whitfield", "dana.whitfield@example.com"));
    clio.add(ClioUser.enabled(347, "Omar", "Haddad", "omar.haddad@example.com").disabled());
    clio.add(ClioCalendar.adhoc(COURT_CALENDAR, "Court Calendar"));
    clio.add(new ClioCalendar(ATTORNEY_CALENDAR, "Dana Whitfield", "UserCalendar", "editor", true));
    clio.add(ClioCalendar.adhoc(PARTNERS_CALENDAR, "Partners").withPermission("limited_viewer"));
    for (String type : EVENT_TYPES) {
      clio.addEventType(eventType(type), type);
    }
    clio.addPracticeArea(61, "Family Law");
    clio.addPracticeArea(62, "Personal Injury");
    clio.addPracticeArea(63, "Immigration");
  }

  private static long eventType(String type) {
    return FIRST_EVENT_TYPE + EVENT_TYPES.indexOf(type);
  }

  private void addClients() {
    addClient(501, "Ana", "Rivera", "+12125550142");
    addClient(502, "Ben", "Okafor", "+17185550117");
    addClient(503, "Chloe", "Nguyen", "+16465550128");
    addClient(504, "David", "Kim", "+13475550163");
    addClient(505, "Elena", "Petrova", "+19175550175");
    addClient(506, "Farid", "Rahman", "+15165550139");
    addClient(507, "Grace", "Lopez", "+19145550184");
    addClient(508, "Hugo", "Martin", "");
    addClient(509, "Iris", "Cohen", "+12125550191");
    addClient(510, "Jonas", "Weber", "+17185550156");
    addClient(511, "Julia", "Weber", "+17185550156");
    addClient(512, "", "Harbor Bakery LLC", "+12125550105");
    addClient(513, "Kofi", "Mensah", "+16465550147");
    addClient(514, "Maya", "Singh", "+13475550122");
    addClient(515, "Noah", "Brown", "+19175550110");
    clio.changeContact(513, contact -> contact.seen(ClioContact.Visibility.REDACTED));
    clio.add(ClioContact.person(590, "Rosa", "Rivera").withPhone("Mobile", "(212) 555-0143"));
  }

  private void addClient(long id, String firstName, String lastName, String phone) {
    // The one client without an e-mail address is the one after the one without a phone.
    String mailName = firstName.isEmpty() ? "office.512" : firstName + "." + lastName;
    String email = id == 509 ? "" : mailName.toLowerCase(Locale.ROOT) + "@example.com";
    var client = new SampleClient(id, firstName, lastName, phone, email);
    clients.add(client);
    ClioContact contact =
        client.isCompany()
            ? ClioContact.company(id, lastName)
            : ClioContact.person(id, firstName, lastName);
    if (!phone.isEmpty()) {
      contact = contact.withPhone("Mobile", asTyped(phone));
    }
    clio.add(email.isEmpty() ? contact : contact.withEmail("Home", email));
  }

  /** As people type a number into Clio: never in E.164. */
  private static String asTyped(String phone) {
    return "(" + phone.substring(2, 5) + ") " + phone.substring(5, 8) + "-" + phone.substring(8);
  }

  private void addMatters() {
    for (SampleClient client : clients) {
      long id = matterOf(client.clioId());
      String name = client.isCompany() ? "Harbor" : client.lastName();
      clio.add(
          ClioMatter.open(
                  id,
                  String.format(Locale.ROOT, "%05d-%s", id - 780, name),
                  "Matter of " + name,
                  client.clioId())
              .ledBy(id % 2 == 0 ? 346 : 345)
              .inPracticeArea(61 + id % 3));
    }
    clio.closeMatter(matterOf(514));
    clio.changeMatter(matterOf(515), matter -> matter.withStatus("Pending"));
    clio.changeMatter(matterOf(506), matter -> matter.ledBy(347));
    clio.add(ClioMatter.open(899, "00119-Intake", "Unassigned intake", 0).ledBy(345));
    clio.add(new ClioRelationship(701, matterOf(501), 590, "Spouse"));
  }

  private static long matterOf(long clientId) {
    return clientId + 300;
  }

  private void addOrdinaryEntries() {
    entry(0, "16:30", CONSULTATION, 515, "Consultation");
    entry(1, "09:30", COURT_DATE, 501, "Hearing on motion to compel");
    entry(1, "14:00", DEPOSITION, 502, "Deposition of the plaintiff");
    entry(3, "09:00", COURT_DATE, 503, "Status conference");
    entry(3, "11:15", COURT_DATE, 504, "Arraignment");
    entry(3, "10:00", DEPOSITION, 505, "Deposition, by video");
    entry(7, "09:30", COURT_DATE, 506, "Settlement conference");
    entry(7, "13:30", MEDIATION, 507, "Mediation");
    entry(7, "10:00", CONSULTATION, 501, "Preparation for the hearing");
    entry(8, "15:00", DEPOSITION, 503, "Deposition of Dr. Example");
    entry(10, "09:00", COURT_DATE, 502, "Pre-trial conference");
    entry(12, "11:00", CONSULTATION, 504, "Consultation");
    entry(14, "09:30", COURT_DATE, 505, "Hearing on temporary orders");
    entry(14, "14:00", MEDIATION, 506, "Mediation");
    entry(17, "09:00", COURT_DATE, 507, "Trial call");
    entry(21, "10:30", DEPOSITION, 515, "Deposition of the respondent");
    entry(24, "09:30", COURT_DATE, 504, "Sentencing");
    entry(28, "09:00", COURT_DATE, 501, "Trial");
    dayEntry(2, 502, "Answer due");
    dayEntry(3, 507, "Discovery responses due");
    dayEntry(9, 505, "Motion papers due");
    dayEntry(20, 503, "Reply brief due");
  }

  private void addOtherEntries() {
    entry(3, "09:00", COURT_DATE, 508, "Hearing", Purpose.NO_PHONE);
    entry(3, "10:00", COURT_DATE, 509, "Hearing", Purpose.NO_EMAIL);
    entry(3, "11:00", COURT_DATE, 510, "Hearing", Purpose.SHARED_PHONE);
    entry(7, "11:00", DEPOSITION, 512, "Deposition of the owner", Purpose.COMPANY);
    entry(3, "13:00", COURT_DATE, 513, "Hearing", Purpose.HIDDEN_CLIENT);
    entry(3, "14:00", COURT_DATE, 514, "Review hearing", Purpose.MATTER_CLOSED);
    entry(3, "15:00", COURT_DATE, 506, "VACATED: Compliance conference", Purpose.LOOKS_CANCELLED);
    entry(2, "09:30", COURT_DATE, 511, "Hearing", Purpose.BEFORE_START);

    ClioEntry excluded = timed(3, "16:00", COURT_DATE, 504, "Chambers conference");
    add(excluded.withDescription("Counsel only #noremind"), COURT_DATE, Purpose.EXCLUDED);
    ClioEntry unassigned = timed(3, "12:00", CONSULTATION, 501, "New caller").inMatter(0);
    add(unassigned, CONSULTATION, Purpose.NO_MATTER);
    ClioEntry intake = timed(3, "12:30", CONSULTATION, 501, "Intake call").inMatter(899);
    add(intake, CONSULTATION, Purpose.NO_CLIENT);
    ClioEntry hidden = timed(3, "08:30", COURT_DATE, 501, "Partners' hearing");
    add(hidden.onCalendar(PARTNERS_CALENDAR), "Partners", Purpose.HIDDEN);

    ClioEntry twin = timed(7, "09:00", COURT_DATE, 510, "Return date");
    add(twin, COURT_DATE, Purpose.TWIN);
    add(twin.withId(nextEntry++).onCalendar(ATTORNEY_CALENDAR), COURT_DATE, Purpose.TWIN);

    ClioEntry rule = timed(5, "17:00", COURT_DATE, 502, "Last day to oppose motion").ofType(0);
    add(rule.byCourtRule("Motion set for hearing"), "Court Rule", Purpose.COURT_RULE);
    ClioEntry ruleDay =
        ClioEntry.allDay(nextEntry++, "Last day to serve reply", today.plusDays(11), ZONE)
            .inMatter(matterOf(502))
            .onCalendar(COURT_CALENDAR)
            .byCourtRule("Motion set for hearing");
    add(ruleDay, "Court Rule", Purpose.COURT_RULE);

    ClioEntry series =
        timed(-11, "10:00", CONSULTATION, 505, "Status call").repeating("FREQ=WEEKLY;COUNT=8");
    clio.add(series, longAgo);
    note("entry-" + series.id(), CONSULTATION, today.plusDays(3), series, Purpose.SERIES);

    ClioEntry late = timed(1, "11:00", COURT_DATE, 507, "Order to show cause");
    clio.add(late);
    note("entry-" + late.id(), COURT_DATE, today.plusDays(1), late, Purpose.LATE_ENTRY);
  }

  private void addTasks() {
    task(3, 501, "Return signed disclosure", Purpose.ORDINARY);
    task(1, 504, "Send pay stubs", Purpose.ORDINARY);
    task(7, 507, "Complete intake questionnaire", Purpose.ORDINARY);
    task(15, 503, "Sign settlement agreement", Purpose.ORDINARY);
    ClioTask limit =
        ClioTask.due(nextTask++, "Statute of limitations", today.plusDays(25))
            .inMatter(matterOf(505))
            .asStatuteOfLimitations();
    clio.add(limit, longAgo);
    deadlines.add(
        new SampleDeadline(
            "task-" + limit.id(),
            "Statute of Limitations",
            limit.due(),
            limit.matterId(),
            Purpose.STATUTE_OF_LIMITATIONS));
  }

  private void entry(int inDays, String time, String type, long clientId, String summary) {
    entry(inDays, time, type, clientId, summary, Purpose.ORDINARY);
  }

  private void entry(
      int inDays, String time, String type, long clientId, String summary, Purpose purpose) {
    add(timed(inDays, time, type, clientId, summary), type, purpose);
  }

  private ClioEntry timed(int inDays, String time, String type, long clientId, String summary) {
    return ClioEntry.timed(
            nextEntry++, summary, today.plusDays(inDays).atTime(LocalTime.parse(time)).atZone(ZONE))
        .lasting(Duration.ofMinutes(90))
        .withLocation("60 Centre Street, Part 12")
        .inMatter(matterOf(clientId))
        .ofType(eventType(type))
        .onCalendar(COURT_CALENDAR);
  }

  private void dayEntry(int inDays, long clientId, String summary) {
    ClioEntry entry =
        ClioEntry.allDay(nextEntry++, summary, today.plusDays(inDays), ZONE)
            .inMatter(matterOf(clientId))
            .ofType(eventType(FILING))
            .onCalendar(COURT_CALENDAR);
    add(entry, FILING, Purpose.ORDINARY);
  }

  private void add(ClioEntry entry, String type, Purpose purpose) {
    clio.add(entry, longAgo);
    note("entry-" + entry.id(), type, entry.start().toLocalDate(), entry, purpose);
  }

  private void note(String id, String type, LocalDate date, ClioEntry entry, Purpose purpose) {
    deadlines.add(new SampleDeadline(id, type, date, entry.matterId(), purpose));
  }

  private void task(int inDays, long clientId, String name, Purpose purpose) {
    ClioTask task =
        ClioTask.due(nextTask++, name, today.plusDays(inDays))
            .inMatter(matterOf(clientId))
            .assignedTo("Person", clientId);
    clio.add(task, longAgo);
    deadlines.add(
        new SampleDeadline("task-" + task.id(), "Task", task.due(), task.matterId(), purpose));
  }
}
