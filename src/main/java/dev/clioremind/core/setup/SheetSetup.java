package dev.clioremind.core.setup;

import dev.clioremind.core.ConfigurationException;
import dev.clioremind.core.ServiceException;
import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/**
 * Where the spreadsheet is made and looked over.
 *
 * <p>Every method throws {@link ConfigurationException} when a person must mend something first and
 * {@link ServiceException} when the service is down or refuses the sign-in.
 */
public interface SheetSetup {

  /**
   * Makes a new spreadsheet, with the first tab and nothing in it. Never made twice: where no
   * answer came, a person is told to look.
   */
  Created create(String title, Locale locale, ZoneId zone);

  /** Makes what is missing, and touches nothing that people wrote. Done again, it does nothing. */
  Setup complete(Blueprint blueprint);

  /** Looks the spreadsheet over. Changes nothing. */
  SheetFacts facts();

  /** A new spreadsheet. */
  record Created(String id, URI address) {}

  /**
   * What can be told of a spreadsheet as a whole.
   *
   * @param account whom it must be shared with
   * @param faults tabs and headers that are not as they must be
   * @param missingTabs optional tabs that are not there
   * @param cells of all grids together, blank ones too
   * @param lockedOut protected tabs that the program must write to and may not
   */
  record SheetFacts(
      String account,
      List<ConfigurationException> faults,
      List<String> missingTabs,
      long cells,
      List<String> lockedOut) {

    /** Google's limit for {@link #cells}. */
    public static final long MOST_CELLS = 10_000_000;

    public SheetFacts {
      faults = List.copyOf(faults);
      missingTabs = List.copyOf(missingTabs);
      lockedOut = List.copyOf(lockedOut);
    }
  }
}
