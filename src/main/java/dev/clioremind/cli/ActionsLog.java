package dev.clioremind.cli;

import dev.clioremind.auth.FileTrouble;
import dev.clioremind.config.Surroundings;
import dev.clioremind.core.ExitCode;
import dev.clioremind.core.run.RunReport;
import dev.clioremind.report.Annotations;
import dev.clioremind.report.ErrorReports;
import dev.clioremind.report.Format;
import dev.clioremind.report.Look;
import dev.clioremind.report.RunReports;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;

/**
 * What GitHub Actions is told beside the output: annotations, masks and the step's summary. All of
 * it goes to stderr, where the runner looks for commands as well as on stdout, since stdout is the
 * document of {@code --format json}, which may be piped. That GitHub can't be told never fails a
 * run.
 *
 * @see <a
 *     href="https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands">Workflow
 *     commands</a>
 */
public final class ActionsLog {

  /** GitHub drops a step's summary as a whole when it is larger than 1 MiB. */
  private static final int LARGEST_SUMMARY = 1_000_000;

  /** Shorter lines of a secret occur by chance in ordinary words. */
  private static final int SHORTEST_MASKED = 8;

  private final PrintWriter err;
  private final String summaryFile;
  private final Path folder;

  private ActionsLog(PrintWriter err, String summaryFile, Path folder) {
    this.err = err;
    this.summaryFile = summaryFile;
    this.folder = folder;
  }

  /** Empty unless this is a job of GitHub Actions. */
  public static Optional<ActionsLog> of(Surroundings surroundings, PrintWriter err) {
    Map<String, String> environment = surroundings.environment();
    return environment.getOrDefault("GITHUB_ACTIONS", "").equals("true")
        ? Optional.of(
            new ActionsLog(
                err,
                environment.getOrDefault("GITHUB_STEP_SUMMARY", ""),
                surroundings.workingDirectory()))
        : Optional.empty();
  }

  static Optional<ActionsLog> of(Toolbox tools) {
    return of(tools.surroundings(), tools.terminal().err());
  }

  /** Tells a run: what needs somebody beside the job, all of it in the summary. */
  void report(RunReport report, Look look) {
    Annotations.of(report).forEach(err::println);
    summarize(RunReports.render(report, Format.MARKDOWN, look));
    err.flush();
  }

  /**
   * Tells why a command ended early.
   *
   * @param fix what to do; may be empty
   */
  void failed(String what, String fix, ExitCode code) {
    err.println(Annotations.of(what, fix, code));
    summarize(ErrorReports.markdown(what, fix, code));
    err.flush();
  }

  /**
   * Hides a secret in the job's log from now on. GitHub knows by itself those that it keeps, but
   * neither those of a file nor those that a service gave in exchange.
   */
  public void mask(String secret) {
    secret
        .lines()
        .map(String::strip)
        .filter(line -> line.length() >= SHORTEST_MASKED)
        .map(Annotations::mask)
        .forEach(err::println);
    err.flush();
  }

  private void summarize(String markdown) {
    if (summaryFile.isEmpty()) {
      return;
    }
    try {
      Path file = folder.resolve(summaryFile);
      long before = Files.exists(file) ? Files.size(file) : 0;
      Files.writeString(
          file,
          fitting(markdown, LARGEST_SUMMARY - before) + "\n",
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException | InvalidPathException e) {
      err.println(
          Annotations.warning(
              "The step's summary could not be written: %s.".formatted(FileTrouble.inWords(e))));
    }
  }

  /** As many whole lines as fit. */
  private static String fitting(String markdown, long bytes) {
    if (markdown.getBytes(StandardCharsets.UTF_8).length <= bytes) {
      return markdown;
    }
    StringBuilder fitting = new StringBuilder();
    long left = bytes;
    for (String line : markdown.lines().toList()) {
      left -= line.getBytes(StandardCharsets.UTF_8).length + 1L;
      if (left < 0) {
        break;
      }
      fitting.append(line).append('\n');
    }
    return fitting + "\nThe rest is in the log of the job: GitHub takes no longer summary.\n";
  }
}
