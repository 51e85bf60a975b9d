package dev.clioremind.core.plan;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a reminder is not sent, in the words of the output and the log. */
public enum Reason {
  // Settled, or none of ours: nobody has to do anything.
  ALREADY_SENT(Weight.NONE, "was sent before"),
  ALREADY_REPORTED(Weight.NONE, "was reported before and still waits for a person"),
  SUPERSEDED(Weight.NONE, "a reminder nearer to the deadline takes its place"),
  DUPLICATE(Weight.NONE, "the same reminder goes out, or went out, for another entry or rule"),
  OVERRIDE(Weight.NONE, "the Contacts tab says so"),
  EXCLUDED(Weight.NONE, "the entry carries #noremind, #nosms or #noemail"),
  MATTER_CLOSED(Weight.NONE, "the matter is closed"),
  LATE_ENTRY(Weight.NONE, "was entered in Clio after the day of the reminder"),
  BEFORE_START(Weight.NONE, "its day lies before the day clio-remind was put to work"),
  NOT_IN_PLAN(Weight.NONE, "is not in the saved plan"),
  TEMPLATE_CHANGED(Weight.NONE, "its template was edited after the plan was saved"),

  // A send sees to it before anything else.
  NEW_CONTACT(Weight.NONE, "GoHighLevel has no such contact yet; send adds it"),

  // Said with their number.
  NO_MATTER(Weight.WARNING, "the entry belongs to no matter, so there is no client"),

  // A person is needed, once.
  NO_PHONE(Weight.NEEDS_PERSON, "Clio has no mobile number for the person"),
  NO_EMAIL(Weight.NEEDS_PERSON, "Clio has no e-mail address for the person"),
  NO_CLIENT(Weight.NEEDS_PERSON, "the matter has no client"),
  NO_RECIPIENT(Weight.NEEDS_PERSON, "the matter has nobody of that audience"),
  HIDDEN(Weight.NEEDS_PERSON, "the signed-in Clio user may not see the matter or the client"),
  NO_CONTACT(Weight.NEEDS_PERSON, "GoHighLevel has no contact with that name and address"),
  AMBIGUOUS_CONTACT(Weight.NEEDS_PERSON, "it is not certain which GoHighLevel contact it is"),
  OPTED_OUT(Weight.NEEDS_PERSON, "the contact is opted out on that channel"),
  TEMPLATE_MISSING(Weight.NEEDS_PERSON, "the template was not found"),
  TEMPLATE_FIELD(Weight.NEEDS_PERSON, "the template can't be filled in"),
  MAX_ATTEMPTS(Weight.NEEDS_PERSON, "was refused as often as send.max-attempts allows"),
  TOO_LATE(Weight.NEEDS_PERSON, "could not be sent in time"),
  LOOKS_CANCELLED(Weight.NEEDS_PERSON, "the entry's title says that it is off"),
  CHANGED_AFTER_SENT(Weight.NEEDS_PERSON, "was sent, and the deadline has moved since"),
  GONE_AFTER_SENT(Weight.NEEDS_PERSON, "was sent, and the deadline is gone since"),
  UNDELIVERED(Weight.NEEDS_PERSON, "was sent, but did not arrive"),

  // A person is needed, until it is mended.
  CONFLICT(Weight.NEEDS_PERSON_ALWAYS, "two rows of the rules name the same reminder"),
  IN_DOUBT(Weight.NEEDS_PERSON_ALWAYS, "may have been sent, and nobody knows"),

  // The next run sees to it.
  TAKEN(Weight.NEXT_RUN, "another run has claimed it"),
  OUTSIDE_WINDOW(Weight.NEXT_RUN, "waits for the send window"),
  MOVED(Weight.NEXT_RUN, "the deadline changed while this run was at work"),
  SERVICE_DOWN(Weight.NEXT_RUN, "the service was down"),
  LEASE_OVER(Weight.NEXT_RUN, "this run had run out of its time");

  private final Weight weight;
  private final String inWords;

  /** What a reason means for the exit code. */
  public enum Weight {
    NONE,
    /** Told, with exit code 0. */
    WARNING,
    /** Exit code 5 when it is new. */
    NEEDS_PERSON,
    /** Exit code 5 as long as it stands. */
    NEEDS_PERSON_ALWAYS,
    /** Exit code 6. */
    NEXT_RUN
  }

  Reason(Weight weight, String inWords) {
    this.weight = weight;
    this.inWords = inWords;
  }

  /** The word in the output and the log: {@code no-phone}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The reason of a word as the log has it. */
  public static Optional<Reason> of(String word) {
    return Arrays.stream(values()).filter(reason -> reason.word().equals(word)).findFirst();
  }

  public Weight weight() {
    return weight;
  }

  /** The reason in plain words, to follow "because" or a dash. */
  public String inWords() {
    return inWords;
  }
}
