package dev.clioremind.sheets;

import com.google.api.services.sheets.v4.model.CellData;
import com.google.api.services.sheets.v4.model.DataValidationRule;
import com.google.api.services.sheets.v4.model.FilterView;
import com.google.api.services.sheets.v4.model.GridData;
import com.google.api.services.sheets.v4.model.GridProperties;
import com.google.api.services.sheets.v4.model.RowData;
import com.google.api.services.sheets.v4.model.Sheet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A tab as {@code init} finds it.
 *
 * @param headers of the header row, a blank one empty; none in a blank tab
 * @param headerRow its number, from 1
 * @param rows how many rows with content there are below it
 */
record TabState(Sheet sheet, List<String> headers, int headerRow, int rows) {

  TabState {
    headers = List.copyOf(headers);
  }

  int sheetId() {
    Integer id = sheet.getProperties().getSheetId();
    return id == null ? 0 : id;
  }

  int gridRows() {
    return size(grid().getRowCount());
  }

  int gridColumns() {
    return size(grid().getColumnCount());
  }

  boolean isFrozen() {
    Integer frozen = grid().getFrozenRowCount();
    return frozen != null && frozen > 0;
  }

  boolean isGuarded() {
    return !orEmpty(sheet.getProtectedRanges()).isEmpty();
  }

  boolean isBlank() {
    return headers.isEmpty() && rows == 0;
  }

  boolean hasFilterView(String title) {
    return orEmpty(sheet.getFilterViews()).stream()
        .map(FilterView::getTitle)
        .anyMatch(title::equals);
  }

  boolean hasNote(int column) {
    return cell(headerRow, column).map(CellData::getNote).filter(n -> !n.isEmpty()).isPresent();
  }

  /** The check of the first cell below a header. */
  Optional<DataValidationRule> check(int row, int column) {
    return cell(row, column).map(CellData::getDataValidation);
  }

  boolean isPlainText(int column) {
    return cell(headerRow + 1, column)
        .map(CellData::getUserEnteredFormat)
        .map(com.google.api.services.sheets.v4.model.CellFormat::getNumberFormat)
        .map(com.google.api.services.sheets.v4.model.NumberFormat::getType)
        .filter("TEXT"::equals)
        .isPresent();
  }

  /** A cell by the number of its row, from 1, and of its column, from 0. */
  private Optional<CellData> cell(int row, int column) {
    for (GridData data : orEmpty(sheet.getData())) {
      int r = row - 1 - orZero(data.getStartRow());
      int c = column - orZero(data.getStartColumn());
      List<RowData> rowData = orEmpty(data.getRowData());
      if (r >= 0 && r < rowData.size() && c >= 0) {
        List<CellData> cells = orEmpty(rowData.get(r).getValues());
        if (c < cells.size()) {
          return Optional.of(cells.get(c));
        }
      }
    }
    return Optional.empty();
  }

  private GridProperties grid() {
    return sheet.getProperties().getGridProperties();
  }

  private static int size(@Nullable Integer count) {
    return count == null ? 1 : count;
  }

  private static int orZero(@Nullable Integer number) {
    return number == null ? 0 : number;
  }

  private static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }
}
