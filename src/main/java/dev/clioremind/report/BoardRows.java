package dev.clioremind.report;

import dev.clioremind.core.ExitCode;
import dev.clioremind.core.log.RunId;
import dev.clioremind.core.run.RunReport;
import dev.clioremind.core.sheet.BoardCell;
import java.time.Instant;
import java.util.List;

/** What the spreadsheet's Status, Upcoming and Runs tabs say. */
public final class BoardRows {

  private BoardRows() {}

  /** What stands below the switch in the Status tab. */
  public static List<List<BoardCell>> status(RunReport report, Links links, Look look) {
    throw new UnsupportedOperationException("to come");
  }

  /** The rows of the Upcoming tab below its header, in the order of its columns. */
  public static List<List<BoardCell>> upcoming(RunReport report, Links links, Look look) {
    throw new UnsupportedOperationException("to come");
  }

  /** The row of a run in the Runs tab. */
  public static List<BoardCell> run(RunReport report, String version) {
    throw new UnsupportedOperationException("to come");
  }

  /** The row of a run that ended before there was anything to report. */
  public static List<BoardCell> failedRun(
      String command, RunId run, Instant started, Instant ended, ExitCode code, String version) {
    throw new UnsupportedOperationException("to come");
  }
}
