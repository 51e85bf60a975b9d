package dev.clioremind.core.run;

import dev.clioremind.core.deadline.DateRange;
import dev.clioremind.core.deadline.DeadlineSource;
import dev.clioremind.core.deadline.Listing;
import dev.clioremind.core.log.AuditLog;
import dev.clioremind.core.log.EventLog;
import dev.clioremind.core.plan.Draft;
import dev.clioremind.core.plan.FirmBook;
import dev.clioremind.core.plan.Moment;
import dev.clioremind.core.plan.Plan;
import dev.clioremind.core.plan.PlanSettings;
import dev.clioremind.core.plan.Planner;
import dev.clioremind.core.send.MessageSender;
import dev.clioremind.core.sheet.Problem;
import dev.clioremind.core.sheet.RuleBook;
import dev.clioremind.core.sheet.Switch;
import dev.clioremind.core.sheet.Workbook;
import dev.clioremind.core.time.Holidays;
import dev.clioremind.core.time.SendDays;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * The first half of a run, the same for {@code plan} and {@code send}: sheet, deadlines, log,
 * people and contacts are read, and the plan is made. Writes nothing.
 *
 * @param draft the plan, with all that it was made from
 * @param book what the firm's staff wrote into the sheet
 * @param listing the deadlines that were read
 * @param range the days of which they were read
 * @param log the audit log as it was read
 * @param sending the switch as it was read
 * @param startDate the recorded start date; empty when none is recorded yet, and today was taken
 * @param oldestOpen the day, in UTC, of the oldest event in the log that is still open
 */
public record Briefing(
    Draft draft,
    FirmBook book,
    Listing listing,
    DateRange range,
    EventLog log,
    Switch sending,
    Optional<LocalDate> startDate,
    Optional<LocalDate> oldestOpen) {

  /** The plan that was made. */
  public Plan plan() {
    return draft.plan();
  }

  /** How long others leave a claim after the lease of its run has ended. */
  public static final Duration GRACE = Duration.ofMinutes(15);

  /**
   * How many days of the log are read beyond what the rules need: clocks, late writes, sorted rows.
   */
  private static final int LOG_SLACK_DAYS = 8;

  /**
   * Where a briefing comes from.
   *
   * @param aside who lists the deadlines and the public holidays while the sheet is read
   */
  public record Sources(
      RuleBook ruleBook,
      AuditLog auditLog,
      DeadlineSource deadlines,
      MessageSender sender,
      Aside aside) {

    /** Sources that are read one after the other. */
    public Sources(
        RuleBook ruleBook, AuditLog auditLog, DeadlineSource deadlines, MessageSender sender) {
      this(ruleBook, auditLog, deadlines, sender, Aside.nobody());
    }
  }

  /**
   * What is asked for.
   *
   * @param now as if the run began now
   * @param clock what the clock really says
   * @param days how many days ahead the plan looks
   * @param takenFor how long claims hold
   */
  public record Request(Instant now, Instant clock, int days, Duration takenFor) {}

  /**
   * Reads everything and makes the plan.
   *
   * @param publicHolidays the public holidays around a year
   * @throws dev.clioremind.core.ServiceException when a service is down or refuses the sign-in
   * @throws dev.clioremind.core.ConfigurationException when the spreadsheet can't be used
   */
  public static Briefing read(
      Sources sources,
      Request request,
      PlanSettings settings,
      IntFunction<Holidays> publicHolidays) {
    LocalDate today = request.now().atZone(settings.zone()).toLocalDate();
    // Most rules need no more; which there are, the sheet will tell.
    DateRange usual = Planner.usualRange(today);
    Aside.Begun<Listing> begun = sources.aside().begin(() -> sources.deadlines().deadlines(usual));
    Aside.Begun<Holidays> holidays =
        sources.aside().begin(() -> publicHolidays.apply(today.getYear()));
    try {
      return read(sources, request, settings, holidays, new Listed(usual, begun));
    } finally {
      begun.letGo(); // a sign-in that it renewed must be stored before the program ends
    }
  }

  /** A listing under way. */
  private record Listed(DateRange range, Aside.Begun<Listing> begun) {

    Listing of(DateRange needed, DeadlineSource source) {
      if (needed.equals(range)) {
        return begun.get();
      }
      // What it noticed on its way is told once only, and may be about the sign-in.
      List<Problem> noticed = begun.letGo().map(Listing::problems).orElse(List.of());
      Listing whole = source.deadlines(needed);
      return new Listing(
          whole.deadlines(),
          Stream.concat(noticed.stream(), whole.problems().stream()).distinct().toList(),
          whole.read());
    }
  }

  private static Briefing read(
      Sources sources,
      Request request,
      PlanSettings settings,
      Aside.Begun<Holidays> publicHolidays,
      Listed listed) {
    LocalDate today = request.now().atZone(settings.zone()).toLocalDate();
    Workbook workbook = sources.ruleBook().read();
    FirmBook book = FirmBook.read(workbook, publicHolidays.get(), settings.days().window());
    PlanSettings adjusted =
        settings.with(
            new SendDays(settings.days().window(), book.holidays(), settings.days().onHolidays()));

    Optional<LocalDate> start = sources.auditLog().startDate();
    Moment moment =
        new Moment(
            request.now(), request.clock(), settings.zone(), request.days(), start.orElse(today));
    LocalDate horizon =
        today.minusDays(book.rules().largestDaysOut() + Planner.LONGEST_CLOSURE + LOG_SLACK_DAYS);
    EventLog log =
        EventLog.of(sources.auditLog().events(horizon), request.takenFor())
            .accepted(sources.auditLog().acceptedAt());
    DateRange range = Planner.range(book, moment, adjusted.days());
    Listing listing = listed.of(range, sources.deadlines());

    Planner planner = new Planner(sources.deadlines(), sources.sender(), sources.sender());
    Draft draft = planner.draft(book, listing, log, moment, adjusted);
    return new Briefing(
        draft,
        book,
        listing,
        range,
        log,
        workbook.sending(),
        start,
        log.oldestOpen(request.clock()));
  }
}
