package dev.clioremind.fuzz;

import dev.clioremind.clio.ClioSource;
import dev.clioremind.core.ConfigurationException;
import dev.clioremind.core.ServiceException;
import dev.clioremind.core.deadline.Markers;
import dev.clioremind.core.log.RunId;
import dev.clioremind.core.plan.Plan;
import dev.clioremind.core.plan.PlanSettings;
import dev.clioremind.core.run.Briefing;
import dev.clioremind.core.run.RunReport;
import dev.clioremind.core.send.Dispatch;
import dev.clioremind.core.send.Hands;
import dev.clioremind.core.send.Performed;
import dev.clioremind.core.send.RunTime;
import dev.clioremind.core.send.SendSettings;
import dev.clioremind.core.send.StopSignal;
import dev.clioremind.core.sheet.Problem;
import dev.clioremind.core.sheet.Switch;
import dev.clioremind.core.time.Hours;
import dev.clioremind.core.time.Lease;
import dev.clioremind.core.time.SendDays;
import dev.clioremind.core.time.SendWindow;
import dev.clioremind.ghl.GhlSender;
import dev.clioremind.holidays.PublicHolidays;
import dev.clioremind.report.BoardRows;
import dev.clioremind.report.Links;
import dev.clioremind.report.Look;
import dev.clioremind.sandbox.CallObserver;
import dev.clioremind.sandbox.GhlStandIn;
import dev.clioremind.sheets.SheetsAuditLog;
import dev.clioremind.sheets.SheetsNoticeboard;
import dev.clioremind.sheets.SheetsReading;
import dev.clioremind.sheets.SheetsRuleBook;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A {@code send} of the real core and adapters with no connection, no thread and no file. */
final class DirectRun {

  private static final Duration LEASE = Duration.ofMinutes(30);
  private static final Markers MARKERS = new Markers(List.of("vacated", "cancelled"));
  private static final PlanSettings SETTINGS =
      new PlanSettings(
          Firm.NAME,
          Firm.ZONE,
          Locale.US,
          new SendDays(
              SendWindow.parse("MON-SAT 09:00-18:00, SUN 12:00-17:00"),
              PublicHolidays.of("us", 2025, 2028),
              false),
          Hours.parse("08:00-21:00"),
          true,
          4,
          3,
          false,
          Set.of("open", "pending"),
          MARKERS,
          true);

  static final Look LOOK = new Look(Firm.ZONE, Locale.US, 80, false);
  private static final Links LINKS =
      new Links(
          URI.create("https://app.clio.com"),
          URI.create("https://app.gohighlevel.com"),
          GhlStandIn.LOCATION);

  private final Adapters adapters;
  private final RunId run;
  private final Instant start;

  /** A run that begins so long after {@link Firm#NOW}. */
  DirectRun(
      Services services, Sheet sheet, CallObserver damage, Sabotage sabotage, Duration later) {
    this.start = Firm.NOW.plus(later);
    this.adapters = new Adapters(services, sheet, damage, sabotage, start);
    this.run = RunId.of(start, 0x9be5);
  }

  Adapters adapters() {
    return adapters;
  }

  RunReport go() {
    SheetsReading reading = new SheetsReading(adapters.google());
    SheetsAuditLog log = new SheetsAuditLog(reading);
    ClioSource clio = adapters.clio();
    GhlSender ghl = adapters.ghl();
    Briefing briefing =
        Briefing.read(
            new Briefing.Sources(new SheetsRuleBook(reading), log, clio, ghl),
            new Briefing.Request(start, start, 0, LEASE.plus(Briefing.GRACE)),
            SETTINGS,
            year -> SETTINGS.days().holidays());
    Dispatch dispatch =
        new Dispatch(
            run,
            7,
            new Dispatch.Ports(log, ghl, clio),
            new SendSettings(Duration.ofSeconds(5), 100, 200, LEASE.plus(Briefing.GRACE), MARKERS),
            new RunTime(
                adapters.clock(),
                new Lease(adapters.clock(), adapters::monotonic, LEASE),
                adapters::pass,
                StopSignal.never()),
            messages -> new OwnHands());
    Plan plan = dispatch.pollFates(dispatch.withdraw(briefing.plan()), briefing.log());
    Performed performed = dispatch.performed();
    if (briefing.sending() == Switch.ON) {
      plan = dispatch.settleDoubts(plan);
      performed = dispatch.perform(plan);
    }
    log.finish(briefing.oldestOpen());
    RunReport report =
        new RunReport(
            "send",
            run,
            start,
            adapters.clock().instant(),
            false,
            plan.withProblems(problems(clio, ghl, log)),
            performed,
            Set.of(),
            List.of());
    publish(report, reading);
    return report;
  }

  private static List<Problem> problems(ClioSource clio, GhlSender ghl, SheetsAuditLog log) {
    List<Problem> problems = new ArrayList<>(clio.openProblems());
    problems.addAll(ghl.openProblems());
    problems.addAll(log.problems());
    return problems;
  }

  private void publish(RunReport report, SheetsReading reading) {
    SheetsNoticeboard board = new SheetsNoticeboard(reading);
    try {
      board.publishRun(
          BoardRows.status(report, LINKS, LOOK, Optional.empty()),
          BoardRows.run(report, "test", LOOK, Optional.empty()));
    } catch (ServiceException | ConfigurationException e) {
      // The program says so and goes on.
    }
  }

  /** Hands messages over one after the other, so that a seed gives one order. */
  private static final class OwnHands implements Hands {
    @Override
    public void execute(Runnable work) {
      work.run();
    }

    @Override
    public void close() {}
  }
}
