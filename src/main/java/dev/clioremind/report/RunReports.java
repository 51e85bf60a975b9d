package dev.clioremind.report;

import dev.clioremind.core.run.RunReport;

/** A run in words, in each format. */
public final class RunReports {

  private RunReports() {}

  /** The whole report, ending in a line break. */
  public static String render(RunReport report, Format format, Look look) {
    throw new UnsupportedOperationException(format + " to come");
  }
}
