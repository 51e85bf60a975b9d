package dev.clioremind.core;

import java.util.Collection;
import java.util.Comparator;

/**
 * How a run ended, for cron and CI. The order of the constants is the order in which they win when
 * several apply: a run that could not do its job never looks like a good one.
 */
public enum ExitCode {
  DEFECT(1, "a defect in this program"),
  INTERRUPTED(130, "interrupted; outcomes so far are recorded"),
  TERMINATED(143, "terminated; outcomes so far are recorded"),
  SIGN_IN(4, "sign-in needed or refused: no further sends"),
  CONFIGURATION(3, "configuration, sheet layout, audit log tripwire: no further sends"),
  REFUSED(8, "refused by a safety limit or paused: nothing sent"),
  LOCKED(7, "another run holds the lock"),
  NEEDS_PERSON(5, "ran, but something new needs a person"),
  TRY_AGAIN(
      6, "a service was unavailable, or something was left to the next run; safe to run again"),
  SOMETHING_DUE(10, "plan --detailed-exitcode: something is due"),
  GOOD(0, "all due reminders handled, or none was due"),
  USAGE(2, "wrong usage");

  private final int number;
  private final String meaning;

  ExitCode(int number, String meaning) {
    this.number = number;
    this.meaning = meaning;
  }

  /** The number that the process ends with. */
  public int number() {
    return number;
  }

  /** What it means, for the help text. */
  public String meaning() {
    return meaning;
  }

  /** The one that wins; good when there is none. */
  public static ExitCode first(Collection<ExitCode> all) {
    return all.stream().min(Comparator.naturalOrder()).orElse(GOOD);
  }
}
