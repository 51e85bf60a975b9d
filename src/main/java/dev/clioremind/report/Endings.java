package dev.clioremind.report;

import dev.clioremind.core.ExitCode;

/** How a run ended, in the words of an office: what an exit code means, and what to do then. */
final class Endings {

  private Endings() {}

  /** {@code All is well (exit code 0)}. */
  static String withCode(ExitCode code) {
    return "%s (exit code %s)".formatted(inWords(code), Integer.toString(code.number()));
  }

  static String inWords(ExitCode code) {
    return switch (code) {
      case GOOD -> "All is well";
      case NEEDS_PERSON -> "What could be sent was sent; something needs a person";
      case TRY_AGAIN -> "Something was left to the next run, or a service was down";
      case REFUSED -> "Nothing was sent: sending is paused, or too much was due at once";
      case SIGN_IN -> "Stopped: somebody has to sign in";
      case CONFIGURATION -> "Stopped: the settings or the spreadsheet have to be mended";
      case LOCKED -> "Did nothing: another run was at work";
      case INTERRUPTED, TERMINATED ->
          "Was stopped before its end; what went out until then is recorded";
      case DEFECT -> "Stopped by a defect of the program";
      case SOMETHING_DUE -> "Something is due";
      case USAGE -> "Was called wrongly";
    };
  }

  /** What to do, where nothing more is known than how it ended. */
  static String whatToDo(ExitCode code) {
    return switch (code) {
      case GOOD, LOCKED, SOMETHING_DUE -> "Nothing.";
      case NEEDS_PERSON -> "See to what stands below, one after the other.";
      case TRY_AGAIN ->
          "Nothing, if another run comes today: it sends what was left. A reminder for today has no later day.";
      case REFUSED ->
          "If it is paused: set B1 above to ON, and it sends. If too much was due: look below why, before send.max-sends is raised.";
      case SIGN_IN ->
          "Ask whoever set it up: 'clio-remind auth status' says where, then 'clio-remind auth login'.";
      case CONFIGURATION ->
          "Ask whoever set it up: 'clio-remind doctor' says what to mend, and how.";
      case INTERRUPTED, TERMINATED -> "Nothing has to be done: the next run does the rest.";
      case DEFECT, USAGE -> "Ask whoever set it up: the program's output says what it was.";
    };
  }
}
