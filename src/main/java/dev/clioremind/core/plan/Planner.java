package dev.clioremind.core.plan;

import dev.clioremind.core.deadline.DateRange;
import dev.clioremind.core.deadline.Deadline;
import dev.clioremind.core.deadline.DeadlineId;
import dev.clioremind.core.deadline.DeadlineSource;
import dev.clioremind.core.deadline.Listing;
import dev.clioremind.core.deadline.MatterLink;
import dev.clioremind.core.log.AuditEvent;
import dev.clioremind.core.log.EventLog;
import dev.clioremind.core.log.Status;
import dev.clioremind.core.people.ContactBook;
import dev.clioremind.core.people.ContactMatch;
import dev.clioremind.core.people.ContactQuery;
import dev.clioremind.core.people.Matter;
import dev.clioremind.core.people.MatterId;
import dev.clioremind.core.people.Person;
import dev.clioremind.core.people.PersonId;
import dev.clioremind.core.people.Relationship;
import dev.clioremind.core.plan.PlannedReminder.Hold;
import dev.clioremind.core.rule.Audience;
import dev.clioremind.core.rule.DaysOut;
import dev.clioremind.core.rule.Rule;
import dev.clioremind.core.rule.Rules;
import dev.clioremind.core.sheet.Problem;
import dev.clioremind.core.text.SnippetLibrary;
import dev.clioremind.core.text.Texts;
import dev.clioremind.core.time.SendDays;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes the plan. Every decision is a pure function of what was read; between the sortings,
 * matters, people and contacts are read for what is still undecided, and for nothing else.
 */
public final class Planner {

  /** How many reminders a sentence names; the log has them all. */
  private static final int NAMED = 5;

  private final DeadlineSource source;
  private final ContactBook contacts;
  private final SnippetLibrary snippets;

  public Planner(DeadlineSource source, ContactBook contacts, SnippetLibrary snippets) {
    this.source = source;
    this.contacts = contacts;
    this.snippets = snippets;
  }

  /**
   * The days of which the deadlines are listed in any case. The firm's today has begun, or not yet
   * ended, elsewhere; the Planner itself drops what has passed.
   */
  public static DateRange usualRange(LocalDate today) {
    return new DateRange(today.minusDays(1), today.plusDays(Coverage.DAYS));
  }

  /**
   * The days of which the deadlines must be listed: the usual ones or, where a rule's reminder of a
   * later deadline goes out so early, up to that.
   */
  public static DateRange range(FirmBook book, Moment moment, SendDays days) {
    DateRange usual = usualRange(moment.today());
    LocalDate last = usual.last();
    for (DaysOut daysOut : book.rules().distinctDaysOut()) {
      // A later deadline's send day is never earlier. Ends a day beyond the last that is due, which
      // may have that date in another zone.
      while (!days.moveEarlier(daysOut.nominalDate(last, days)).isAfter(moment.lastDay())) {
        last = last.plusDays(1);
      }
    }
    return new DateRange(usual.first(), last);
  }

  /** How many days a reminder can move earlier over blocked days, at the most that happens. */
  public static final int LONGEST_CLOSURE = 14;

  /**
   * Decides about every reminder.
   *
   * @throws dev.clioremind.core.ServiceException when a service is down; half a plan is none
   */
  public Plan plan(
      FirmBook book, Listing listing, EventLog log, Moment moment, PlanSettings settings) {
    return draft(book, listing, log, moment, settings).plan();
  }

  /** As {@link #plan}, with all that it takes to make the plan again. */
  public Draft draft(
      FirmBook book, Listing listing, EventLog noted, Moment moment, PlanSettings settings) {
    Agenda agenda =
        Agenda.of(listing.deadlines(), book.types(), book.rules(), settings.days(), moment);
    DateRange range = range(book, moment, settings.days());
    Waiting waiting = Waiting.of(noted, moment, book.sending());
    Set<DeadlineId> unseen = AfterSent.unseen(noted, listing.deadlines(), moment, range);
    unseen.addAll(waiting.unseen(listing.deadlines()));
    List<Deadline> current = new ArrayList<>(listing.deadlines());
    if (!unseen.isEmpty()) {
      current.addAll(source.reread(unseen).deadlines());
    }
    List<Occasion> candidates =
        waiting.candidates(
            unseen.isEmpty()
                ? agenda
                : Agenda.of(current, book.types(), book.rules(), settings.days(), moment));

    Triage first = Triage.of(agenda, noted, moment);
    Map<MatterId, Matter> matters = readMatters(first, candidates);
    Map<MatterId, List<Relationship>> relationships = readRelationships(first.rivals(), candidates);
    List<Withdrawal> withdrawals =
        waiting.withdrawals(
            current,
            new Waiting.Facts(candidates, matters, relationships, book.overrides(), settings));
    // What is withdrawn first is free again, and decided about as things are now. Its matters are
    // among those of the candidates.
    EventLog log = noted.withdrawn(withdrawals.stream().map(Withdrawal::scheduled).toList());
    Triage triage = withdrawals.isEmpty() ? first : Triage.of(agenda, log, moment);
    Timeliness timeliness = new Timeliness(log, moment, settings);
    Addressing addressing = Addressing.of(triage, matters, relationships, timeliness);
    Selection selection = Selection.of(addressing, timeliness);

    Reach reach = new Reach(readPeople(selection), book.overrides());
    Set<ContactQuery> queries = reach.queries(selection.toReach());
    Map<ContactQuery, ContactMatch> matches =
        queries.isEmpty() ? Map.of() : contacts.match(queries);
    Texts texts =
        Texts.read(book.templates(), rulesOf(selection.toReach()), enabled(book.rules()), snippets);

    List<AfterSent> told =
        AfterSent.of(
            log,
            current,
            moment,
            range,
            settings.markers(),
            d -> book.types().typeOf(d).isEmpty(),
            addressing.rivals());

    List<Problem> problems = new ArrayList<>(book.problems());
    problems.addAll(listing.problems());
    problems.addAll(Coverage.problems(agenda, book.rules(), settings, moment));
    problems.addAll(
        TemplateCheck.of(book.rules().all(), texts, settings.firmName(), settings.caseText()));
    return new Draft(
        reach,
        selection.chosen(),
        matches,
        known -> {
          Composer composer = new Composer(reach, known, texts, settings, moment);
          List<PlannedReminder> lines = new ArrayList<>();
          lines.addAll(triage.settled());
          lines.addAll(addressing.settled());
          lines.addAll(selection.settled());
          lines.replaceAll(withDelivery(selection.doubtful(), composer, log, moment));
          selection.chosen().forEach(reminder -> lines.add(composer.compose(reminder)));
          List<Problem> all = new ArrayList<>(problems);
          all.addAll(FilterCheck.of(triage.open(), lines, matters));
          notSeen(lines).ifPresent(all::add);
          inDoubtElsewhere(lines, log, moment).ifPresent(all::add);
          return new Plan(
              moment,
              listing.read(),
              lines.stream().map(line -> reportedOnce(line, log)).toList(),
              told.stream().filter(change -> !change.wasReported(log)).toList(),
              Stream.concat(
                      told.stream().filter(change -> change.wasReported(log)),
                      AfterSent.undelivered(log, moment).stream())
                  .toList(),
              withdrawals,
              Coverage.of(agenda, book.rules(), moment),
              all);
        });
  }

  private static List<Rule> rulesOf(List<Reminder> reminders) {
    return reminders.stream().map(reminder -> reminder.occasion().rule()).distinct().toList();
  }

  private static List<Rule> enabled(Rules rules) {
    return rules.all().stream().filter(Rule::enabled).toList();
  }

  private Map<MatterId, Matter> readMatters(Triage triage, List<Occasion> candidates) {
    Set<MatterId> ids = new LinkedHashSet<>(triage.matters());
    candidates.forEach(o -> LogReading.matterOf(o).ifPresent(ids::add));
    return ids.isEmpty() ? Map.of() : source.matters(ids);
  }

  private Map<MatterId, List<Relationship>> readRelationships(
      List<Occasion> rivals, List<Occasion> candidates) {
    Set<MatterId> ids =
        Stream.concat(rivals.stream(), candidates.stream())
            .filter(o -> o.rule().audience().kind() == Audience.Kind.RELATIONSHIP)
            .flatMap(o -> LogReading.matterOf(o).stream())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return ids.isEmpty()
        ? Map.of()
        : source.relationships(ids).stream().collect(Collectors.groupingBy(Relationship::matter));
  }

  private Map<PersonId, Person> readPeople(Selection selection) {
    Set<PersonId> ids =
        selection.toReach().stream()
            .map(Reminder::recipient)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return ids.isEmpty() ? Map.of() : source.people(ids);
  }

  /** Gives what is held in doubt the way by which it went out, so that it can be looked up. */
  private static UnaryOperator<PlannedReminder> withDelivery(
      List<Reminder> doubtful, Composer composer, EventLog log, Moment moment) {
    Map<String, Hold> byHash = new HashMap<>();
    for (Reminder reminder : doubtful) {
      log.leftOpen(reminder.hash(), moment.clock()).stream()
          .flatMap(attempt -> attempt.find(Status.SENDING).stream())
          .map(AuditEvent::time)
          .max(Comparator.naturalOrder())
          .flatMap(then -> composer.inDoubt(reminder, then))
          .ifPresent(hold -> byHash.put(reminder.hash(), hold));
    }
    return line ->
        line instanceof Hold hold && hold.why() == Reason.IN_DOUBT
            ? byHash.getOrDefault(hold.subject().hash(), hold)
            : line;
  }

  /** What is in doubt counts until it is resolved, also when its deadline has left the plan. */
  private static Optional<Problem> inDoubtElsewhere(
      List<PlannedReminder> lines, EventLog log, Moment moment) {
    Set<String> hashes = new TreeSet<>(log.inDoubt(moment.clock()));
    lines.forEach(line -> hashes.remove(line.subject().hash()));
    return hashes.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Problem.needsPerson(
                "AuditLog",
                "%s more that may have been sent, of deadlines or rules that are no longer there: %s. Settle them: clio-remind audit resolve"
                    .formatted(
                        hashes.size(),
                        hashes.stream()
                            .limit(NAMED)
                            .map(hash -> hash.substring(0, 8))
                            .collect(Collectors.joining(", ")))));
  }

  /** People who may not be seen, apart from entries that hide their matter. */
  private static Optional<Problem> notSeen(List<PlannedReminder> lines) {
    List<DeadlineId> ids =
        lines.stream()
            .filter(line -> line instanceof PlannedReminder.Skip s && s.why() == Reason.HIDDEN)
            .map(line -> line.subject().occasion().deadline())
            .filter(deadline -> deadline.matter() instanceof MatterLink.Linked)
            .map(Deadline::id)
            .distinct()
            .toList();
    return ids.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Problem.warning(
                "Clio",
                "%s due, but the signed-in Clio user may not see the matter or the person to remind, or not their addresses (in Clio: Contacts Visibility): %s"
                    .formatted(ids.size(), DeadlineId.named(ids))));
  }

  /** What a person was told of once does not count again. */
  private static PlannedReminder reportedOnce(PlannedReminder line, EventLog log) {
    return line instanceof PlannedReminder.Skip skip
            && skip.why().weight() == Reason.Weight.NEEDS_PERSON
            && log.wasReported(skip.subject().hash(), skip.why().word())
        ? new PlannedReminder.Skip(
            skip.subject(),
            skip.channel(),
            Reason.ALREADY_REPORTED,
            skip.why().word(),
            skip.contact())
        : line;
  }
}
