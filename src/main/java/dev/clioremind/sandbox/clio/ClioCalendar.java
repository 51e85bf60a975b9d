package dev.clioremind.sandbox.clio;

/**
 * One calendar.
 *
 * @param type {@code AccountCalendar}, {@code AdhocCalendar} or {@code UserCalendar}
 * @param permission the signed-in user's: {@code owner}, {@code editor}, {@code viewer} or {@code
 *     limited_viewer}
 * @param visible whether the signed-in user has ticked it
 */
public record ClioCalendar(long id, String name, String type, String permission, boolean visible) {

  /** A calendar that the firm made and the signed-in user owns. */
  public static ClioCalendar adhoc(long id, String name) {
    return new ClioCalendar(id, name, "AdhocCalendar", "owner", true);
  }

  public ClioCalendar withPermission(String newPermission) {
    return new ClioCalendar(id, name, type, newPermission, visible);
  }
}
