package dev.clioremind.cli;

import dev.clioremind.report.LogJson;
import dev.clioremind.report.LogLevel;
import dev.clioremind.report.LogText;
import java.io.PrintWriter;
import java.util.function.UnaryOperator;

/**
 * What the program says beside its data: events on stderr, each with its level, none with a secret.
 * Safe for several threads.
 */
public final class Log {

  private final PrintWriter err;
  private final boolean atTerminal;
  private final UnaryOperator<String> redaction;

  /**
   * Writes to a terminal's stderr.
   *
   * @param redaction takes secrets out of what is said
   */
  public Log(Terminal terminal, UnaryOperator<String> redaction) {
    this.err = terminal.err();
    this.atTerminal = terminal.interactive();
    this.redaction = redaction;
  }

  /** Whether a collector of logs reads it. */
  public boolean isCollected() {
    return err instanceof LogJson;
  }

  /** A request, or another step that only {@code -v} shows. */
  public void debug(String what) {
    tell(LogLevel.DEBUG, what, "");
  }

  /** How it goes. */
  public void info(String what) {
    tell(LogLevel.INFO, what, "");
  }

  /** Something went wrong that changed nothing of what was asked for. */
  public void warning(String what) {
    tell(LogLevel.WARNING, what, "");
  }

  /**
   * What was asked for was not done.
   *
   * @param fix what to do; may be empty
   */
  public void error(String what, String fix) {
    tell(LogLevel.ERROR, what, fix);
  }

  /** A text without secrets, for showing it elsewhere. */
  String redacted(String text) {
    return redaction.apply(text);
  }

  private void tell(LogLevel level, String what, String fix) {
    String clean = redaction.apply(what);
    String cleanFix = redaction.apply(fix);
    if (err instanceof LogJson json) {
      json.event(level, clean, cleanFix);
    } else if (atTerminal) {
      err.println(LogText.shown(level, clean, cleanFix));
    } else {
      LogText.lines(level, clean, cleanFix).forEach(err::println);
    }
    err.flush();
  }
}
