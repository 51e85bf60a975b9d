package dev.clioremind.core.sheet;

/**
 * Something that a person should mend, in words that name the place. Holds no client data.
 *
 * @param where the place: {@code ReminderRules row 5, DaysOut}
 * @param what what is wrong there
 * @param weight whether it counts for the exit code
 */
public record Problem(String where, String what, Weight weight) {

  /** How much a problem weighs. */
  public enum Weight {
    /** Said, but the run is a good one. */
    WARNING,
    /** A person is needed: exit code 5. */
    NEEDS_PERSON
  }

  public static Problem warning(String where, String what) {
    return new Problem(where, what, Weight.WARNING);
  }

  public static Problem needsPerson(String where, String what) {
    return new Problem(where, what, Weight.NEEDS_PERSON);
  }

  /** A row that was refused, by its number and column as a person sees them. */
  public static Problem row(String tab, int row, String column, String what) {
    return needsPerson("%s row %s, %s".formatted(tab, row, column), what);
  }
}
