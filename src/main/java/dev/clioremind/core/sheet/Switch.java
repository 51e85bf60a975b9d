package dev.clioremind.core.sheet;

/** The switch {@code Sending} in cell B1 of the {@code Status} tab. */
public enum Switch {
  ON,
  PAUSED;

  /** What a person is told of a pause, and how it ends. */
  public static final String PAUSED_IN_WORDS =
      "Sending is PAUSED: nothing is sent. To send, set cell B1 of the Status tab to ON.";

  /**
   * Reads the cell. A sheet without the tab is on; with the tab, whatever is not plainly {@code ON}
   * pauses, since a person who typed something else there did not mean to send.
   */
  public static Switch of(Cell cell) {
    return cell.text().equalsIgnoreCase("ON") ? ON : PAUSED;
  }
}
