package dev.clioremind.fuzz;

import java.util.stream.Stream;

/** What is damaged. The shares are such that the first 20,000 seeds take less than a minute. */
enum Target {
  /** A configuration file. */
  CONFIG(120),
  /** A file of plan --out. */
  PLAN_FILE(340),
  /** The file of the sign-ins. */
  CREDENTIALS(90),
  /** Rows of the rules tab, read. */
  RULE_ROWS(280),
  /** Clio's records, mapped. */
  CLIO_RECORDS(45),
  /** GoHighLevel's contacts, compared. */
  GHL_CONTACTS(60),
  /** A tab that people keep, in a whole run. */
  SHEET(20),
  /** Rows of the audit log, in a whole run. */
  LOG(11),
  /** An answer of Clio, in a whole run. */
  CLIO(11),
  /** An answer of GoHighLevel to a read, in a whole run. */
  GHL(7),
  /** An answer to a message, in two runs. */
  SENDS(2),
  /** An answer of Google, in a whole run. */
  GOOGLE(5),
  /** Any of it, in the whole program over HTTP. */
  PROGRAM(2);

  private static final int WHOLE = Stream.of(values()).mapToInt(target -> target.share).sum();

  private final int share;

  /**
   * A target.
   *
   * @param share how many of a thousand cases
   */
  Target(int share) {
    this.share = share;
  }

  /** The target of a seed; seeds in a row have them by their shares. */
  static Target of(long seed) {
    long place = Math.floorMod((seed * 0x9E3779B97F4A7C15L) >>> 20, (long) WHOLE);
    for (Target target : values()) {
      place -= target.share;
      if (place < 0) {
        return target;
      }
    }
    throw new AssertionError("the shares are all of it");
  }
}
