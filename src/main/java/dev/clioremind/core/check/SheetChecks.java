package dev.clioremind.core.check;

import dev.clioremind.core.log.AuditLog;
import dev.clioremind.core.log.Finding;
import dev.clioremind.core.log.LogCheck;
import dev.clioremind.core.plan.FirmBook;
import dev.clioremind.core.rule.Rule;
import dev.clioremind.core.setup.SheetSetup.SheetFacts;
import dev.clioremind.core.sheet.Problem;
import dev.clioremind.core.sheet.Switch;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is judged of the spreadsheet once it is read. Pure. */
final class SheetChecks {

  private static final String VERIFY = "Run: clio-remind audit verify";
  private static final int FULL_PERCENT = 80;

  private SheetChecks() {}

  static List<CheckResult> facts(SheetFacts facts) {
    List<CheckResult> results = new ArrayList<>();
    results.add(
        CheckResult.ok("spreadsheet", "Opened the spreadsheet as %s.".formatted(facts.account())));
    facts.faults().forEach(fault -> results.add(CheckResult.failure("headers", fault)));
    if (facts.faults().isEmpty()) {
      results.add(CheckResult.ok("headers", "Every tab has its headers."));
    }
    if (!facts.missingTabs().isEmpty()) {
      results.add(
          CheckResult.warning(
              "tabs",
              "Not there: %s.".formatted(String.join(", ", facts.missingTabs()))
                  + (facts.missingTabs().contains("Status")
                      ? " Without Status nobody can pause the sending."
                      : ""),
              "Run 'clio-remind init', which adds the tabs that are missing."));
    }
    facts
        .lockedOut()
        .forEach(
            tab ->
                results.add(
                    CheckResult.failure(
                        "write-access",
                        "The tab '%s' is protected against %s, which must write to it."
                            .formatted(tab, facts.account()),
                        "Share the spreadsheet with %s as Editor, and add it to the editors of the protected range (Data > Protect)."
                            .formatted(facts.account()))));
    results.add(cells(facts.cells()));
    return results;
  }

  private static CheckResult cells(long cells) {
    long percent = cells * 100 / SheetFacts.MOST_CELLS;
    String what =
        "%s of 10,000,000 cells are used, %s percent."
            .formatted(grouped(cells), Long.toString(percent));
    return percent < FULL_PERCENT
        ? CheckResult.ok("cells", what)
        : CheckResult.warning(
            "cells",
            what,
            "Delete tabs, columns and blank rows that nobody needs; never rows of AuditLog.");
  }

  /** With commas, whatever the machine's language. */
  private static String grouped(long number) {
    return Long.toString(number).replaceAll("(?<=\\d)(?=(\\d{3})+$)", ",");
  }

  static CheckResult sending(Switch sending) {
    return sending == Switch.ON
        ? CheckResult.ok("switch", "Sending is ON.")
        : CheckResult.warning(
            "switch",
            "Sending is PAUSED: nothing is sent.",
            "To send, set cell B1 of the Status tab to ON.");
  }

  /** Each row that was refused, of whatever tab. */
  static List<CheckResult> rows(FirmBook book) {
    List<CheckResult> results = new ArrayList<>();
    for (Problem problem : book.problems()) {
      String what = "%s: %s.".formatted(problem.where(), problem.what());
      results.add(
          problem.weight() == Problem.Weight.NEEDS_PERSON
              ? CheckResult.failure("rows", what, "Mend the row; until then it is left out.")
              : CheckResult.warning("rows", what, ""));
    }
    long enabled = book.rules().all().stream().filter(Rule::enabled).count();
    if (enabled == 0) {
      results.add(
          CheckResult.warning(
              "rules",
              "No rule is enabled, so nobody is reminded of anything.",
              "Write rules in the rules tab; an example counts once Enabled says yes."));
    } else {
      results.add(CheckResult.ok("rules", enabled(book, enabled)));
    }
    return results;
  }

  private static String enabled(FirmBook book, long enabled) {
    Map<Boolean, Long> rows =
        book.rules().all().stream()
            .collect(Collectors.partitioningBy(Rule::enabled, Collectors.counting()));
    return "Rules: %s enabled, %s not (each number of DaysOut counts as one)."
        .formatted(Long.toString(enabled), Long.toString(rows.getOrDefault(false, 0L)));
  }

  static List<CheckResult> log(AuditLog.Inspection all, Duration takenFor, Instant now) {
    List<Finding> findings = LogCheck.of(all, takenFor, now);
    List<CheckResult> results = new ArrayList<>();
    findings.stream()
        .filter(finding -> finding.kind() == Finding.Kind.UNTRUSTED)
        .forEach(
            finding ->
                results.add(
                    CheckResult.failure(
                        "audit-log", "%s: %s".formatted(finding.where(), finding.what()), VERIFY)));
    long others =
        findings.stream()
            .filter(finding -> finding.kind().needsPerson())
            .filter(finding -> finding.kind() != Finding.Kind.UNTRUSTED)
            .count();
    if (others > 0) {
      results.add(
          CheckResult.warning(
              "audit-log",
              "%s of the log's reminders or rows need a person.".formatted(Long.toString(others)),
              VERIFY));
    }
    if (results.isEmpty()) {
      results.add(
          CheckResult.ok(
              "audit-log",
              all.events().isEmpty()
                  ? "The audit log is empty: nothing was sent yet."
                  : "Nothing is wrong with the events of the audit log (%s)."
                      .formatted(Integer.toString(all.events().size()))));
    }
    return results;
  }

  static CheckResult startDate(Optional<LocalDate> start) {
    return start
        .map(
            day ->
                CheckResult.ok(
                    "start-date",
                    "Reminders whose day lies before %s are left alone.".formatted(day)))
        .orElseGet(
            () ->
                CheckResult.warning(
                    "start-date",
                    "No start date is recorded; the first send will record its day.",
                    "Run 'clio-remind init' to record today."));
  }
}
