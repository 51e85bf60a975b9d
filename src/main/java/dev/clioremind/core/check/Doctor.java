package dev.clioremind.core.check;

import dev.clioremind.core.access.Service;
import dev.clioremind.core.deadline.DateRange;
import dev.clioremind.core.deadline.DeadlineSource;
import dev.clioremind.core.deadline.Listing;
import dev.clioremind.core.log.AuditLog;
import dev.clioremind.core.plan.FirmBook;
import dev.clioremind.core.plan.PlanSettings;
import dev.clioremind.core.setup.SenderAccount;
import dev.clioremind.core.setup.SheetSetup;
import dev.clioremind.core.setup.SheetSetup.SheetFacts;
import dev.clioremind.core.setup.SourceAccount;
import dev.clioremind.core.sheet.RuleBook;
import dev.clioremind.core.sheet.Workbook;
import dev.clioremind.core.text.SnippetLibrary;
import dev.clioremind.core.time.CronExpression;
import dev.clioremind.core.time.Holidays;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Reads a little of everything that a run reads, and says what is not as it should be. A check that
 * fails stops no other; one that can't run for it says so. Not thread-safe; used once.
 */
public final class Doctor {

  /** How far ahead deadlines are looked at. */
  private static final int DAYS = 30;

  private static final Duration TOLERATED_SKEW = Duration.ofSeconds(60);
  private static final Duration NOTED_SKEW = Duration.ofSeconds(10);
  private static final int HOLIDAYS_SHOWN = 3;

  private static final String NO_SHEET = "Not checked: the spreadsheet can't be read as it is.";
  private static final String NO_CLIO = "Not checked: Clio's deadlines can't be read.";

  private final Ports ports;
  private final Question question;
  private final Findings findings = new Findings();

  /** What is looked at. */
  public record Ports(
      SheetSetup sheet,
      RuleBook ruleBook,
      AuditLog auditLog,
      DeadlineSource deadlines,
      SourceAccount source,
      SenderAccount sender,
      SnippetLibrary snippets,
      IntFunction<Holidays> publicHolidays,
      Supplier<Optional<Duration>> clockSkew) {}

  /**
   * What it is held against.
   *
   * @param takenFor how long a claim holds
   * @param cron when runs come; empty when it was not told
   * @param cronZone the zone that the schedule is in
   */
  public record Question(
      Instant now,
      PlanSettings settings,
      Duration takenFor,
      Optional<CronExpression> cron,
      ZoneId cronZone) {

    LocalDate today() {
      return now.atZone(settings.zone()).toLocalDate();
    }
  }

  public Doctor(Ports ports, Question question) {
    this.ports = ports;
    this.question = question;
  }

  /** Looks, and tells everything that was found. */
  public List<CheckResult> examine() {
    Optional<Holidays> publicHolidays =
        findings.get("dates", () -> ports.publicHolidays().apply(question.today().getYear()));
    Optional<SheetFacts> facts = findings.get("spreadsheet", ports.sheet()::facts);
    facts.ifPresent(found -> findings.run("spreadsheet", () -> SheetChecks.facts(found)));
    findings.run("clock", () -> List.of(clock()));
    Optional<FirmBook> book = sheet(facts, publicHolidays.orElseGet(Holidays::none));
    publicHolidays.ifPresent(
        found ->
            findings.run(
                "dates", () -> List.of(dates(book.map(FirmBook::holidays).orElse(found)))));

    findings.run("clio-sign-in", () -> source().run(question.settings().zone(), question.now()));
    Optional<Listing> listing = listing();
    types(book, listing);
    ownReminders(book, listing);

    findings.run("ghl-sign-in", () -> sender().run(question.settings().zone(), question.now()));
    templates(book);
    findings.run("send-window", this::schedule);
    return findings.results();
  }

  private AccountChecks source() {
    return new AccountChecks(Service.CLIO, ports.source().access(), ports.source()::zone);
  }

  private AccountChecks sender() {
    return new AccountChecks(Service.GHL, ports.sender().access(), ports.source()::zone);
  }

  private CheckResult clock() {
    Optional<Duration> skew = ports.clockSkew().get();
    if (skew.isEmpty()) {
      return CheckResult.notRun("clock", "Not checked: Google did not tell the time.");
    }
    String seconds = Long.toString(skew.get().abs().toSeconds());
    String what = "This machine's clock is %s seconds off Google's.".formatted(seconds);
    String fix = "Set the clock (NTP), then run this again: when messages go out depends on it.";
    if (skew.get().abs().compareTo(TOLERATED_SKEW) > 0) {
      return CheckResult.failure("clock", what, fix);
    }
    return skew.get().abs().compareTo(NOTED_SKEW) > 0
        ? CheckResult.warning("clock", what, fix)
        : CheckResult.ok("clock", "This machine's clock agrees with Google's.");
  }

  /** Everything in the spreadsheet; empty where its rules can't be read. */
  private Optional<FirmBook> sheet(Optional<SheetFacts> facts, Holidays publicHolidays) {
    if (facts.isEmpty()) {
      findings.notRun(NO_SHEET, "headers", "cells", "audit-log", "start-date", "switch", "rules");
      return Optional.empty();
    }
    findings.run(
        "audit-log",
        () -> SheetChecks.log(ports.auditLog().inspect(), question.takenFor(), question.now()));
    findings.run("start-date", () -> List.of(SheetChecks.startDate(ports.auditLog().startDate())));
    Optional<Workbook> workbook = workbook(facts.get());
    if (workbook.isEmpty()) {
      findings.notRun(NO_SHEET, "switch", "rules");
      return Optional.empty();
    }
    findings.add(SheetChecks.sending(workbook.get().sending()));
    Optional<FirmBook> book =
        findings.get(
            "rules",
            () ->
                FirmBook.read(workbook.get(), publicHolidays, question.settings().days().window()));
    book.ifPresent(found -> findings.run("rules", () -> SheetChecks.rows(found)));
    return book;
  }

  /** Where a header is wrong the reading fails again, which has been said already. */
  private Optional<Workbook> workbook(SheetFacts facts) {
    if (facts.faults().isEmpty()) {
      return findings.get("rules", ports.ruleBook()::read);
    }
    return new Findings().get("rules", ports.ruleBook()::read);
  }

  /** How the firm's zone and language write a date, and the next days on which it is closed. */
  private CheckResult dates(Holidays holidays) {
    PlanSettings settings = question.settings();
    DateTimeFormatter date =
        DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(settings.locale());
    DateTimeFormatter time =
        DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(settings.locale());
    String next =
        holidays.names().keySet().stream()
            .filter(day -> !day.isBefore(question.today()))
            .sorted()
            .limit(HOLIDAYS_SHOWN)
            .map(day -> "%s (%s)".formatted(day, holidays.name(day).orElse("")))
            .collect(Collectors.joining(", "));
    return CheckResult.ok(
        "dates",
        "In %s it is %s, %s. The next holidays: %s."
            .formatted(
                settings.zone(),
                date.format(question.today()),
                // Newer JDKs put narrow spaces into times.
                time.format(question.now().atZone(settings.zone())).replace('\u202f', ' '),
                next.isEmpty() ? "none" : next));
  }

  private Optional<Listing> listing() {
    LocalDate today = question.today();
    Optional<Listing> listing =
        findings.get(
            "deadlines",
            () -> ports.deadlines().deadlines(new DateRange(today, today.plusDays(DAYS))));
    listing.ifPresent(
        found -> {
          found
              .problems()
              .forEach(
                  problem ->
                      findings.add(
                          CheckResult.warning(
                              "deadlines", problem.where() + ": " + problem.what(), "")));
          String count = Integer.toString(found.deadlines().size());
          findings.add(
              found.deadlines().isEmpty()
                  ? CheckResult.warning(
                      "deadlines",
                      "Clio shows no deadline in the coming 30 days.",
                      "Check clio.region, and that the signed-in user sees the firm's calendars and tasks.")
                  : CheckResult.ok(
                      "deadlines",
                      "Clio shows %s deadlines in the coming 30 days.".formatted(count)));
        });
    return listing;
  }

  private void types(Optional<FirmBook> book, Optional<Listing> listing) {
    if (book.isEmpty() || listing.isEmpty()) {
      findings.notRun(book.isEmpty() ? NO_SHEET : NO_CLIO, "deadline-types");
      return;
    }
    findings.run(
        "deadline-types",
        () -> RuleChecks.types(book.get(), ports.source().catalog(), listing.get().deadlines()));
  }

  private void ownReminders(Optional<FirmBook> book, Optional<Listing> listing) {
    if (book.isEmpty() || listing.isEmpty()) {
      findings.notRun(book.isEmpty() ? NO_SHEET : NO_CLIO, "clio-reminders");
      return;
    }
    LocalDate today = question.today();
    findings.run(
        "clio-reminders",
        () ->
            List.of(
                RuleChecks.ownReminders(
                    book.get(),
                    listing.get().deadlines(),
                    ports.source().withOwnReminders(new DateRange(today, today.plusDays(DAYS))))));
  }

  private void templates(Optional<FirmBook> book) {
    if (book.isEmpty()) {
      findings.notRun(NO_SHEET, "templates");
      return;
    }
    findings.run(
        "templates",
        () ->
            RuleChecks.templates(
                book.get(),
                RuleChecks.texts(book.get(), ports.snippets()),
                question.settings(),
                question.now()));
  }

  private List<CheckResult> schedule() {
    return question
        .cron()
        .map(
            cron ->
                new ScheduleCheck(
                        cron,
                        question.cronZone(),
                        question.settings().zone(),
                        question.settings().days().window(),
                        question.settings().schedules())
                    .run(question.today().getYear()))
        .orElseGet(
            () ->
                List.of(
                    CheckResult.notRun(
                        ScheduleCheck.NAME,
                        "Whether the runs fall into the send window. Tell their schedule, as in: clio-remind doctor --cron \"10 9 * * *\"")));
  }
}
