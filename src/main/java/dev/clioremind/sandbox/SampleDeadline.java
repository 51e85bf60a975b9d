package dev.clioremind.sandbox;

import java.time.LocalDate;

/**
 * One deadline of the {@link SampleFirm}.
 *
 * @param id {@code entry-<id>} or {@code task-<id>}; of a series that of the whole
 * @param type as a rule names it
 * @param date the day it falls on, of a series the first from today on
 * @param matterId 0 for none
 * @param purpose what it is there to show
 */
public record SampleDeadline(
    String id, String type, LocalDate date, long matterId, Purpose purpose) {

  /** What a deadline of the sample is there to show. */
  public enum Purpose {
    /** Its client can be reached by SMS and e-mail. */
    ORDINARY,
    COURT_RULE,
    STATUTE_OF_LIMITATIONS,
    SERIES,
    /** On two calendars: both entries have this purpose. */
    TWIN,
    NO_MATTER,
    /** Its description holds {@code #noremind}. */
    EXCLUDED,
    /** Its summary begins with {@code VACATED}. */
    LOOKS_CANCELLED,
    MATTER_CLOSED,
    NO_CLIENT,
    /** On a calendar of which the signed-in user sees only when something is. */
    HIDDEN,
    /** Its client's contact is redacted. */
    HIDDEN_CLIENT,
    NO_PHONE,
    NO_EMAIL,
    /** Its client shares a phone number with another client. */
    SHARED_PHONE,
    COMPANY,
    /** Entered today for tomorrow. */
    LATE_ENTRY,
    /** In two days: a reminder three days ahead would have been sent before the tool was there. */
    BEFORE_START
  }
}
