package dev.clioremind.core.log;

import java.util.Locale;

/**
 * Something in the audit log that a person should look at. Holds no client data.
 *
 * @param hash the reminder's event hash; {@code -} where it is about none
 * @param where the deadline and the rule, the attempt, or the place in the spreadsheet
 * @param what what was found, as a sentence
 * @param fix what to do; empty where there is nothing to do
 */
public record Finding(Kind kind, String hash, String where, String what, String fix) {

  /** What sort of thing it is; the worst first. */
  public enum Kind {
    /** One reminder went out more than once. */
    DOUBLE,
    /** Rows were lost, or a tab is in conflict: nothing is sent by this log. */
    UNTRUSTED,
    /** May have been sent, and nobody knows. */
    IN_DOUBT,
    /** A person's word that can't be read. */
    UNREADABLE_RESOLUTION,
    /** A row was edited by hand. */
    EDITED_ROW,
    /** Rows stand below rows that were written long after them. */
    MISPLACED_ROW,
    /** A run ended without saying what became of its claim, and no later one dealt with it. */
    OPEN_CLAIM,
    /** A run is at work on it, or may be. */
    LIVE_CLAIM;

    /** The word in the output: {@code in-doubt}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether a person is needed: a claim of a run that may be at work is as it should be. */
    public boolean needsPerson() {
      return this != LIVE_CLAIM;
    }
  }
}
