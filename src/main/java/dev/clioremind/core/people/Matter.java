package dev.clioremind.core.people;

/**
 * A matter, as far as reminders need it.
 *
 * @param number the display number: client data
 * @param description client data, may be empty
 * @param status as Clio writes it, in lower case: {@code open}, {@code pending}, {@code closed};
 *     empty when unread
 * @param attorney the responsible attorney, a user
 * @param attorneyName the responsible attorney's name; empty without one
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
    String practiceArea) {

  /** The id alone: the rest is client data. */
  @Override
  public String toString() {
    return "matter " + id;
  }
}
