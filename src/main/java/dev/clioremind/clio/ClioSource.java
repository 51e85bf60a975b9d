package dev.clioremind.clio;

import dev.clioremind.clio.ClioSettings.Source;
import dev.clioremind.core.ConfigurationException;
import dev.clioremind.core.ServiceException;
import dev.clioremind.core.access.AccessCheck;
import dev.clioremind.core.deadline.DateRange;
import dev.clioremind.core.deadline.Deadline;
import dev.clioremind.core.deadline.DeadlineId;
import dev.clioremind.core.deadline.DeadlineSource;
import dev.clioremind.core.deadline.Listing;
import dev.clioremind.core.people.Matter;
import dev.clioremind.core.people.MatterId;
import dev.clioremind.core.people.Person;
import dev.clioremind.core.people.PersonId;
import dev.clioremind.core.people.Relationship;
import dev.clioremind.core.progress.Progress;
import dev.clioremind.core.progress.Work;
import dev.clioremind.core.setup.Catalog;
import dev.clioremind.core.setup.SourceAccount;
import dev.clioremind.core.sheet.Problem;
import dev.clioremind.http.HttpGate;
import dev.clioremind.http.Query;
import dev.clioremind.http.Redactor;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Clio as a source of deadlines, matters and people. Reads only. Thread-safe.
 *
 * <p>Beside {@link ServiceException}, its methods throw {@link ConfigurationException} when the
 * address or the API version is not one that Clio serves.
 */
public final class ClioSource implements DeadlineSource, SourceAccount {
  private static final Comparator<Deadline> BY_DATE_AND_ID =
      Comparator.comparing((Deadline deadline) -> deadline.due().date())
          .thenComparing(Deadline::id);

  private final Set<Source> sources;
  private final Clock clock;
  private final Progress progress;
  private final Notes notes = new Notes();

  /** Told at the very end, and when a run fails: else a token would be lost in silence. */
  private final Notes signInNotes = new Notes();

  private final ClioReader reader;
  private final CalendarEntries entries;
  private final Tasks tasks;
  private final PeopleMapping people;
  private final ClioAccount account;

  /** One of which nobody is told how much it reads. */
  ClioSource(
      ClioSettings settings, RefreshTokens signIn, HttpGate gate, Redactor redactor, Clock clock) {
    this(settings, signIn, gate, redactor, clock, Progress.untold());
  }

  /**
   * @param gate the way to Clio, with its rate limit
   * @param redactor told of each token that Clio gives
   * @param clock for the age of tokens and listings
   * @param progress who is told how much is read
   */
  public ClioSource(
      ClioSettings settings,
      RefreshTokens signIn,
      HttpGate gate,
      Redactor redactor,
      Clock clock,
      Progress progress) {
    this.sources = settings.sources();
    this.clock = clock;
    this.progress = progress;
    AccessTokens tokens = new AccessTokens(settings, signIn, gate, redactor, clock, signInNotes);
    this.reader =
        new ClioReader(
            settings.base(),
            new ClioApi(settings, tokens, gate),
            notes,
            ClioReader.MOST_PAGES,
            progress);
    this.entries = new CalendarEntries(reader, settings.firmZone(), clock);
    this.tasks = new Tasks(reader);
    this.account = new ClioAccount(settings, signIn, gate, redactor, clock);
    this.people = new PeopleMapping(new PhoneMapping(settings.phoneRegion()));
  }

  @Override
  public Listing deadlines(DateRange range) {
    Instant read = clock.instant();
    var deadlines = new ArrayList<Deadline>();
    var problems = new LinkedHashSet<Problem>();
    if (sources.contains(Source.CALENDAR)) {
      deadlines.addAll(entries.in(range, problems::add));
    }
    if (sources.contains(Source.TASKS)) {
      deadlines.addAll(tasks.in(range, problems::add));
    }
    problems.addAll(notes.take());
    return listing(deadlines, problems, read);
  }

  @Override
  public Listing reread(Set<DeadlineId> ids) {
    Instant read = clock.instant();
    var deadlines = new ArrayList<Deadline>();
    var problems = new LinkedHashSet<Problem>();
    deadlines.addAll(
        entries.reread(ids.stream().filter(id -> !id.isTask()).toList(), problems::add));
    deadlines.addAll(tasks.reread(ids.stream().filter(DeadlineId::isTask).toList(), problems::add));
    // What was noted stays for openProblems: a second look is asked for its deadlines alone.
    return listing(deadlines, problems, read);
  }

  @Override
  public Map<MatterId, Matter> matters(Set<MatterId> ids) {
    List<String> clioIds = ids.stream().map(MatterId::value).toList();
    var matters = new TreeMap<MatterId, Matter>();
    for (Wire.Matter row :
        reader.byIds(Resource.MATTERS, clioIds, Query.none(), Wire.Matter.class)) {
      PeopleMapping.matter(row).ifPresent(matter -> matters.put(matter.id(), matter));
    }
    return matters;
  }

  @Override
  public Map<PersonId, Person> people(Set<PersonId> ids) {
    var found = new TreeMap<PersonId, Person>();
    for (Wire.Contact row :
        reader.byIds(
            Resource.CONTACTS,
            ofKind(ids, PersonId.Kind.CONTACT),
            Query.none(),
            Wire.Contact.class)) {
      people.contact(row).ifPresent(person -> found.put(person.id(), person));
    }
    for (Wire.User row :
        reader.byIds(
            Resource.USERS, ofKind(ids, PersonId.Kind.USER), Query.none(), Wire.User.class)) {
      people.user(row).ifPresent(person -> found.put(person.id(), person));
    }
    return found;
  }

  @Override
  public List<Relationship> relationships(Set<MatterId> matters) {
    var relationships = new ArrayList<Relationship>();
    Progress.Stretch reading = progress.begin(Work.READING_RELATIONSHIPS, matters.size());
    for (MatterId matter : new TreeSet<>(matters)) {
      Query ofMatter = Query.none().with(Param.MATTER, matter.value());
      for (Wire.Relationship row :
          reader.all(Resource.RELATIONSHIPS, ofMatter, Wire.Relationship.class)) {
        PeopleMapping.relationship(row, matter).ifPresent(relationships::add);
      }
      reading.advance(1);
    }
    return relationships.stream().distinct().toList();
  }

  @Override
  public AccessCheck access() {
    return account;
  }

  @Override
  public Optional<ZoneId> zone(String name) {
    return EntryZones.zone(name);
  }

  @Override
  public Catalog catalog() {
    return new AccountReads(reader).catalog(sources);
  }

  @Override
  public Set<DeadlineId> withOwnReminders(DateRange range) {
    var reminded = new TreeSet<DeadlineId>();
    if (sources.contains(Source.CALENDAR)) {
      reminded.addAll(entries.withOwnReminders(range));
    }
    if (sources.contains(Source.TASKS)) {
      reminded.addAll(tasks.withOwnReminders(range));
    }
    return reminded;
  }

  /**
   * What no listing tells: a sign-in that could not be stored, and fields that the account turned
   * out to lack since the last listing. Each once.
   */
  public List<Problem> openProblems() {
    return Stream.concat(signInNotes.take().stream(), notes.take().stream()).toList();
  }

  private static Listing listing(
      Collection<Deadline> deadlines, Set<Problem> problems, Instant read) {
    return new Listing(
        deadlines.stream().sorted(BY_DATE_AND_ID).toList(), List.copyOf(problems), read);
  }

  private static List<String> ofKind(Set<PersonId> ids, PersonId.Kind kind) {
    return ids.stream().filter(id -> id.kind() == kind).map(PersonId::value).toList();
  }
}
