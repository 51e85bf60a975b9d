package dev.clioremind.report;

import java.util.Locale;

/** How much an event weighs, in the words of stderr. */
public enum LogLevel {
  /** A request, for {@code -v}. */
  DEBUG,
  /** How a run goes. */
  INFO,
  /** Something went wrong that changed nothing of what was asked for. */
  WARNING,
  /** What was asked for was not done. */
  ERROR;

  /** As it is written: {@code warning}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
