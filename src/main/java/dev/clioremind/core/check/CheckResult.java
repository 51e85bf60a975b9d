package dev.clioremind.core.check;

import dev.clioremind.core.ConfigurationException;
import dev.clioremind.core.ExitCode;
import dev.clioremind.core.ServiceException;
import java.util.Locale;

/**
 * What one check found. Holds no client data.
 *
 * @param name of the check, such as {@code clio-tasks}; several results may have one name
 * @param what was found, as a sentence
 * @param fix what to do; may be empty
 * @param code what a failure comes to; good for all others
 */
public record CheckResult(String name, Verdict verdict, String what, String fix, ExitCode code) {

  /** How it went, the worst first. */
  public enum Verdict {
    /** Nothing should be sent before this is mended. */
    FAILURE,
    /** Works, but a person should look. */
    WARNING,
    /** Could not be checked, because something else failed or was not told. */
    NOT_RUN,
    OK;

    /** As documents have it: {@code not-run}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public static CheckResult ok(String name, String what) {
    return new CheckResult(name, Verdict.OK, what, "", ExitCode.GOOD);
  }

  public static CheckResult warning(String name, String what, String fix) {
    return new CheckResult(name, Verdict.WARNING, what, fix, ExitCode.GOOD);
  }

  public static CheckResult notRun(String name, String why) {
    return new CheckResult(name, Verdict.NOT_RUN, why, "", ExitCode.GOOD);
  }

  /** Something that a person must mend in the configuration or the spreadsheet. */
  public static CheckResult failure(String name, String what, String fix) {
    return new CheckResult(name, Verdict.FAILURE, what, fix, ExitCode.CONFIGURATION);
  }

  /** A check that ended in an exception. */
  public static CheckResult failure(String name, RuntimeException thrown) {
    String what = String.valueOf(thrown.getMessage());
    if (thrown instanceof ConfigurationException configuration) {
      return failure(name, what, configuration.fix());
    }
    if (thrown instanceof ServiceException service) {
      return new CheckResult(
          name,
          Verdict.FAILURE,
          what,
          "",
          switch (service.kind()) {
            case SIGN_IN -> ExitCode.SIGN_IN;
            case UNAVAILABLE -> ExitCode.TRY_AGAIN;
          });
    }
    // Only the class: the message of a defect may quote anything.
    return new CheckResult(
        name,
        Verdict.FAILURE,
        "The check met a defect of the program (%s).".formatted(thrown.getClass().getSimpleName()),
        "Report it; no client data is in it.",
        ExitCode.DEFECT);
  }

  public boolean failed() {
    return verdict == Verdict.FAILURE;
  }
}
