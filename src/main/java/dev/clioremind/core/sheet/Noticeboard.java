package dev.clioremind.core.sheet;

import dev.clioremind.core.ServiceException;
import java.util.List;

/**
 * The tabs that the program writes for the people who work in the spreadsheet. Holds no client
 * data.
 */
public interface Noticeboard {

  /**
   * Overwrites what stands below the switch in the {@code Status} tab. Does nothing where the tab
   * is not there.
   *
   * @throws ServiceException when the service is down or refuses the sign-in
   */
  void publishStatus(List<List<BoardCell>> rows);

  /**
   * Overwrites the {@code Upcoming} tab below its header. Does nothing where the tab is not there.
   */
  void publishUpcoming(List<List<BoardCell>> rows);

  /** Appends one row to the {@code Runs} tab. Does nothing where the tab is not there. */
  void appendRun(List<BoardCell> row);
}
