package dev.clioremind.cli;

import dev.clioremind.core.Spelling;
import dev.clioremind.core.log.AuditEvent;
import dev.clioremind.core.log.Status;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Which events of the audit log a command is about. */
public final class EventFilterOptions {

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      description =
          "Only events of this status, such as success or skipped; may be repeated (default: all).")
  private List<String> statuses = new ArrayList<>();

  @Option(
      names = "--deadline",
      paramLabel = "ID",
      description =
          "Only events of this deadline, such as entry-1245; may be repeated (default: all).")
  private List<String> deadlines = new ArrayList<>();

  @Option(
      names = "--rule",
      paramLabel = "ID",
      description = "Only events of this RuleID, such as SMS-3d; may be repeated (default: all).")
  private List<String> rules = new ArrayList<>();

  /** Refuses what is no status. */
  void check(CommandSpec spec) {
    for (String word : statuses) {
      if (Status.of(word).isEmpty()) {
        List<String> words = Arrays.stream(Status.values()).map(Status::word).toList();
        throw new ParameterException(
            spec.commandLine(),
            "--status '%s' is none of %s%s"
                .formatted(
                    word,
                    String.join(", ", words),
                    Spelling.nearest(word, words).map("; did you mean %s?"::formatted).orElse("")));
      }
    }
  }

  /**
   * Those that fit.
   *
   * @param zone the firm's, in which a day begins and ends
   */
  List<AuditEvent> of(List<AuditEvent> events, PeriodOptions.Period period, ZoneId zone) {
    return events.stream().filter(e -> period.contains(e.time(), zone)).filter(this::fits).toList();
  }

  /**
   * What to say where nothing fits: a rule that none of the events is of, with the nearest that one
   * is of.
   */
  Optional<String> doubt(List<AuditEvent> events) {
    List<String> known = events.stream().map(AuditEvent::ruleId).distinct().toList();
    return rules.stream()
        .filter(rule -> known.stream().noneMatch(rule::equalsIgnoreCase))
        .findFirst()
        .map(
            rule ->
                "No event of these days is of the rule %s%s"
                    .formatted(
                        rule,
                        Spelling.nearest(rule, known)
                            .map("; did you mean %s?"::formatted)
                            .orElse(".")));
  }

  private boolean fits(AuditEvent event) {
    return (statuses.isEmpty() || statuses.contains(event.status().word()))
        && (deadlines.isEmpty() || deadlines.contains(event.deadlineId()))
        && (rules.isEmpty() || rules.stream().anyMatch(event.ruleId()::equalsIgnoreCase));
  }
}
