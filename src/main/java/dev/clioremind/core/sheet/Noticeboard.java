package dev.clioremind.core.sheet;

import dev.clioremind.core.ConfigurationException;
import dev.clioremind.core.ServiceException;
import java.util.List;

/**
 * The tabs that the program writes for the people who work in the spreadsheet. Holds no client
 * data. A tab that is not there is left alone, and keeps none of the others from being written.
 *
 * <p>Every method throws {@link ServiceException} when the service is down or refuses the sign-in,
 * and {@link ConfigurationException} when a person must mend something in the spreadsheet.
 */
public interface Noticeboard {

  /**
   * Tells how a run went: all that stands below the switch in the {@code Status} tab, and one more
   * row at the top of the {@code Runs} tab.
   *
   * @param run in the order of {@link Tab#RUNS}
   */
  void publishRun(List<List<BoardCell>> status, List<BoardCell> run);

  /**
   * Tells of a run that did not come to its end: the first rows below the switch, and one more row
   * of {@code Runs}. What the last whole run said below stays.
   *
   * @param head as many rows as {@link #publishRun} is given first
   */
  void publishBrokenRun(List<List<BoardCell>> head, List<BoardCell> run);

  /** Adds a row to {@code Runs}, and says nothing else. */
  void noteRun(List<BoardCell> run);

  /** Overwrites the {@code Upcoming} tab below its header, in the order of {@link Tab#UPCOMING}. */
  void publishUpcoming(List<List<BoardCell>> rows);
}
