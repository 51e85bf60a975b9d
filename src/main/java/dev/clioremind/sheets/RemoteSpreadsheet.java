package dev.clioremind.sheets;

import com.google.api.services.sheets.v4.model.AppendValuesResponse;
import com.google.api.services.sheets.v4.model.BatchUpdateSpreadsheetResponse;
import com.google.api.services.sheets.v4.model.Request;
import com.google.api.services.sheets.v4.model.Spreadsheet;
import com.google.api.services.sheets.v4.model.ValueRange;
import dev.clioremind.core.ConfigurationException;
import dev.clioremind.core.ServiceException;
import java.time.Duration;
import java.util.List;

/**
 * One spreadsheet, and the calls that this program makes on it. {@link GoogleSheets} makes them
 * over HTTP; the simulation of the tests puts a tab with all of Google's habits in its place.
 *
 * <p>Every call throws {@link ConfigurationException} when a person must mend something in the
 * spreadsheet or its sharing, and {@link ServiceException} when Google is down or refuses the
 * sign-in.
 */
public interface RemoteSpreadsheet {

  /** Which spreadsheet, and how its tabs are called. */
  SheetsSettings settings();

  /** Tabs, sizes, locale and developer metadata. */
  Spreadsheet spreadsheet();

  /** The values of some ranges, in the order asked, as numbers, booleans and text. One call. */
  List<ValueRange> values(List<String> ranges);

  /**
   * Appends rows of text, exactly as they are.
   *
   * @throws InDoubtException when they may be in the sheet, or not
   */
  AppendValuesResponse append(String range, List<List<Object>> rows);

  /** Changes the spreadsheet, all or nothing; repeated after trouble. */
  BatchUpdateSpreadsheetResponse change(List<Request> requests);

  /**
   * Changes the spreadsheet where doing so twice would not give the same, all or nothing.
   *
   * @throws InDoubtException when it may have been done, or not
   */
  void changeOnce(List<Request> requests);

  /** Waits before something is looked at again. */
  void pause(Duration length);
}
