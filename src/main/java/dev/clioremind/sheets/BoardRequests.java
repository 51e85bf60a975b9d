package dev.clioremind.sheets;

import com.google.api.services.sheets.v4.model.AppendDimensionRequest;
import com.google.api.services.sheets.v4.model.DimensionRange;
import com.google.api.services.sheets.v4.model.GridRange;
import com.google.api.services.sheets.v4.model.InsertDimensionRequest;
import com.google.api.services.sheets.v4.model.Request;
import com.google.api.services.sheets.v4.model.UpdateCellsRequest;
import dev.clioremind.core.sheet.BoardCell;
import java.util.ArrayList;
import java.util.List;

/**
 * The requests that write a board. The first row of each, with the switch or the header, is never
 * touched. Rows and columns are counted from 0.
 */
final class BoardRequests {

  private static final int BELOW_FIRST_ROW = 1;

  private BoardRequests() {}

  /** Puts rows below the first one, and nothing below them. */
  static List<Request> overwritten(Layout.Place place, List<List<BoardCell>> rows) {
    GridRange all =
        new GridRange()
            .setSheetId(place.sheetId())
            .setStartRowIndex(BELOW_FIRST_ROW)
            .setStartColumnIndex(0);
    List<Request> requests = room(place, rows);
    if (rows.isEmpty() && place.rows() <= BELOW_FIRST_ROW) {
      return List.of(); // a range of no cells would be refused
    }
    requests.add(cells(all, rows));
    return requests;
  }

  /** Puts rows below the first one; what stands below them stays. */
  static List<Request> headed(Layout.Place place, List<List<BoardCell>> rows) {
    List<Request> requests = room(place, rows);
    if (!rows.isEmpty()) {
      requests.add(
          cells(
              new GridRange()
                  .setSheetId(place.sheetId())
                  .setStartRowIndex(BELOW_FIRST_ROW)
                  .setEndRowIndex(BELOW_FIRST_ROW + rows.size())
                  .setStartColumnIndex(0),
              rows));
    }
    return requests;
  }

  /** Puts a new row between the first one and what stands below it. */
  static List<Request> inserted(Layout.Place place, List<BoardCell> row) {
    List<Request> requests = new ArrayList<>();
    addColumns(requests, place, row.size());
    requests.add(
        new Request()
            .setInsertDimension(
                new InsertDimensionRequest()
                    .setRange(
                        new DimensionRange()
                            .setSheetId(place.sheetId())
                            .setDimension("ROWS")
                            .setStartIndex(BELOW_FIRST_ROW)
                            .setEndIndex(BELOW_FIRST_ROW + 1))
                    // To look like the rows below it; a tab that is all header has none.
                    .setInheritFromBefore(place.rows() <= BELOW_FIRST_ROW)));
    requests.add(
        cells(
            new GridRange()
                .setSheetId(place.sheetId())
                .setStartRowIndex(BELOW_FIRST_ROW)
                .setEndRowIndex(BELOW_FIRST_ROW + 1)
                .setStartColumnIndex(0),
            List.of(row)));
    return requests;
  }

  /** What the grid lacks for some rows. */
  private static List<Request> room(Layout.Place place, List<List<BoardCell>> rows) {
    List<Request> requests = new ArrayList<>();
    int missing = BELOW_FIRST_ROW + rows.size() - place.rows();
    if (missing > 0) {
      requests.add(grown(place, "ROWS", missing));
    }
    addColumns(requests, place, rows.stream().mapToInt(List::size).max().orElse(0));
    return requests;
  }

  private static void addColumns(List<Request> requests, Layout.Place place, int columns) {
    if (columns > place.columns()) {
      requests.add(grown(place, "COLUMNS", columns - place.columns()));
    }
  }

  private static Request grown(Layout.Place place, String dimension, int by) {
    return new Request()
        .setAppendDimension(
            new AppendDimensionRequest()
                .setSheetId(place.sheetId())
                .setDimension(dimension)
                .setLength(by));
  }

  /** Whatever of the range has no cell here is cleared. */
  private static Request cells(GridRange range, List<List<BoardCell>> rows) {
    return new Request()
        .setUpdateCells(
            new UpdateCellsRequest()
                .setRange(range)
                .setRows(rows.stream().map(BoardCells::row).toList())
                .setFields(BoardCells.FIELDS));
  }
}
