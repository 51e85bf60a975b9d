package dev.clioremind.sheets;

import com.google.api.services.sheets.v4.model.CellData;
import com.google.api.services.sheets.v4.model.ExtendedValue;
import com.google.api.services.sheets.v4.model.Link;
import com.google.api.services.sheets.v4.model.RowData;
import com.google.api.services.sheets.v4.model.TextFormat;
import com.google.api.services.sheets.v4.model.TextFormatRun;
import dev.clioremind.core.sheet.BoardCell;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Cells for people, as Sheets is told them. Nothing of it is ever a formula: text is a string
 * value, which Sheets keeps as it is, and a link is how that string looks.
 *
 * @see <a
 *     href="https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/cells">
 *     Google on CellData</a>
 */
final class BoardCells {

  /** What {@link #row} sets of a cell; of cells that it says nothing about, this is cleared. */
  static final String FIELDS = "userEnteredValue,textFormatRuns";

  private static final int LONGEST = 5_000;
  private static final int LONGEST_LINK = 2_000;

  /** What moves the cursor, turns the reading direction, hides, or is half a character. */
  private static final Pattern HARMFUL =
      Pattern.compile(
          "[\\p{Cntrl}\\x{80}-\\x{9F}\\x{61C}\\x{200B}\\x{200E}\\x{200F}\\x{2028}-\\x{202E}"
              + "\\x{2066}-\\x{2069}\\x{FEFF}\\x{E0000}-\\x{E007F}]|\\p{Cs}");

  private BoardCells() {}

  static RowData row(List<BoardCell> cells) {
    return new RowData().setValues(cells.stream().map(BoardCells::cell).toList());
  }

  private static CellData cell(BoardCell cell) {
    String text = plain(cell);
    CellData data = new CellData();
    if (text.isEmpty()) {
      return data;
    }
    data.setUserEnteredValue(new ExtendedValue().setStringValue(text));
    if (cell instanceof BoardCell.Link link && leadsSomewhere(link.target())) {
      return data.setTextFormatRuns(
          List.of(run(new TextFormat().setLink(new Link().setUri(link.target().toASCIIString())))));
    }
    return cell instanceof BoardCell.Heading
        ? data.setTextFormatRuns(List.of(run(new TextFormat().setBold(true))))
        : data;
  }

  /** Over the whole text. */
  private static TextFormatRun run(TextFormat format) {
    return new TextFormatRun().setStartIndex(0).setFormat(format);
  }

  /** A cell as plain text in one line. */
  static String plain(BoardCell cell) {
    String shown = HARMFUL.matcher(cell.text()).replaceAll(" ");
    return shown.codePointCount(0, shown.length()) <= LONGEST
        ? shown
        : shown.substring(0, shown.offsetByCodePoints(0, LONGEST - 1)) + "…";
  }

  private static boolean leadsSomewhere(URI target) {
    return ("https".equalsIgnoreCase(target.getScheme())
            || "http".equalsIgnoreCase(target.getScheme()))
        && target.toASCIIString().length() <= LONGEST_LINK;
  }
}
