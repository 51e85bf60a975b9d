package dev.clioremind.core.access;

/**
 * One thing that a sign-in may or may not do.
 *
 * @param name as the service's own pages call it: {@code Calendars}, {@code contacts.readonly}
 * @param purpose what it is for, in words that follow "for"
 * @param isRequired whether nothing can be sent without it
 */
public record Permission(String name, String purpose, boolean isRequired, State state) {

  /** What a harmless call showed. */
  public enum State {
    GRANTED("granted"),
    MISSING("missing"),
    /** It could only be learned by changing something. */
    NOT_ASKED("not asked");

    private final String word;

    State(String word) {
      this.word = word;
    }

    /** As reports write it. */
    public String word() {
      return word;
    }
  }
}
