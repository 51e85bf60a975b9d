package dev.clioremind.core.people;

/**
 * A matter, as far as reminders need it.
 *
 * @param number the display number: client data
 * @param description client data, may be empty
 * @param status as Clio writes it, in lower case: {@code open}, {@code pending}, {@code closed};
 *     empty when unread
 * @param attorney the responsible attorney, a user
 * @param attorneyName the responsible attorney's name, which filters go by; empty without one
 * @param attorneyLeft whether the responsible attorney is no longer an active user of the firm's
 * @param practiceArea empty without one
 */
public record Matter(
    MatterId id,
    String number,
    String description,
    String status,
    Party client,
    Party attorney,
    String attorneyName,
    boolean attorneyLeft,
    String practiceArea) {

  /** A matter whose attorney, if any, is with the firm. */
  public Matter(
      MatterId id,
      String number,
      String description,
      String status,
      Party client,
      Party attorney,
      String attorneyName,
      String practiceArea) {
    this(id, number, description, status, client, attorney, attorneyName, false, practiceArea);
  }

  /** The id alone: the rest is client data. */
  @Override
  public String toString() {
    return "matter " + id;
  }
}
