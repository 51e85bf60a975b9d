package dev.clioremind.core.plan;

import java.util.Locale;

/** What the plan does with a reminder. */
public enum Decision {
  /** Send it now. */
  SEND,
  /** Hand it over now, for the service to send at the window's next opening. */
  SCHEDULE,
  /** Not due yet; shown by {@code plan}. */
  LATER,
  /** Due, but it waits: for the window, or for a person. */
  HOLD,
  /** Not to be sent. */
  SKIP;

  /** The word in the output. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
