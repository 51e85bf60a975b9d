package dev.clioremind.sandbox.clio;

/** One user of the firm's Clio. */
public record ClioUser(long id, String firstName, String lastName, String email, boolean enabled) {

  /** A user who may sign in. */
  public static ClioUser enabled(long id, String firstName, String lastName, String email) {
    return new ClioUser(id, firstName, lastName, email, true);
  }

  /** Somebody who left, and still stands on matters. */
  public ClioUser disabled() {
    return new ClioUser(id, firstName, lastName, email, false);
  }

  /** The name as Clio shows it. */
  public String name() {
    return firstName + " " + lastName;
  }
}
