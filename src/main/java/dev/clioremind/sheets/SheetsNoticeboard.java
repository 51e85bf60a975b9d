package dev.clioremind.sheets;

import com.google.api.services.sheets.v4.model.ValueRange;
import dev.clioremind.core.sheet.BoardCell;
import dev.clioremind.core.sheet.Noticeboard;
import dev.clioremind.core.sheet.Tab;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The noticeboard in a Google spreadsheet. Each tab is overwritten by one call that also blanks
 * what stood there before. Safe for several threads.
 */
public final class SheetsNoticeboard implements Noticeboard {

  private static final int BELOW_FIRST_ROW = 2;
  private static final Duration BEFORE_LOOKING = Duration.ofSeconds(2);

  private final SheetsReading reading;
  private final RemoteSpreadsheet sheets;
  private final Map<Tab, Size> written = new EnumMap<>(Tab.class);

  private record Size(int rows, int columns) {}

  public SheetsNoticeboard(SheetsReading reading) {
    this.reading = reading;
    this.sheets = reading.sheets();
  }

  @Override
  public void publishStatus(List<List<BoardCell>> rows) {
    overwrite(Tab.STATUS, rows);
  }

  @Override
  public void publishUpcoming(List<List<BoardCell>> rows) {
    overwrite(Tab.UPCOMING, rows);
  }

  @Override
  public synchronized void appendRun(List<BoardCell> row) {
    Optional<Layout.Place> place = reading.opened().layout().place(Tab.RUNS);
    if (place.isEmpty() || row.isEmpty()) {
      return;
    }
    List<Object> cells = row.stream().map(EnteredText::plain).map(Object.class::cast).toList();
    String range = A1.column(place.get().title(), 1);
    try {
      sheets.append(range, List.of(cells));
    } catch (InDoubtException e) {
      sheets.pause(BEFORE_LOOKING);
      if (!hasRun(place.get(), EnteredText.plain(row.get(0)))) {
        appendAgain(range, cells);
      }
    }
  }

  /** A row too many or too few in a list for people is no harm worth a third look. */
  private void appendAgain(String range, List<Object> cells) {
    try {
      sheets.append(range, List.of(cells));
    } catch (InDoubtException e) {
      throw e.trouble();
    }
  }

  private boolean hasRun(Layout.Place place, String runId) {
    Grid first = Grid.of(1, sheets.values(List.of(A1.column(place.title(), 1))).get(0));
    return first.rows().stream()
        .anyMatch(cells -> !cells.isEmpty() && cells.get(0).text().equals(runId.strip()));
  }

  /** Writes rows below the first row, and blanks over the rest of what was there. */
  private synchronized void overwrite(Tab tab, List<List<BoardCell>> rows) {
    SheetsReading.Opened opened = reading.opened();
    Optional<Layout.Place> place = opened.layout().place(tab);
    if (place.isEmpty()) {
      return;
    }
    Grid before = opened.grid(tab);
    Size old =
        written.getOrDefault(
            tab, new Size(Math.max(0, before.lastRow() - BELOW_FIRST_ROW + 1), before.columns()));
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    int allRows = Math.max(rows.size(), old.rows());
    int allColumns = Math.max(columns, old.columns());
    if (allRows == 0 || allColumns == 0) {
      return;
    }
    EnteredText entered = EnteredText.in(opened.layout().locale());
    List<List<Object>> values = new ArrayList<>();
    for (int r = 0; r < allRows; r++) {
      List<BoardCell> row = r < rows.size() ? rows.get(r) : List.of();
      List<Object> cells = new ArrayList<>();
      for (int c = 0; c < allColumns; c++) {
        cells.add(c < row.size() ? entered.of(row.get(c)) : "");
      }
      values.add(cells);
    }
    sheets.overwrite(
        List.of(
            new ValueRange()
                .setRange(
                    A1.rows(
                        place.get().title(),
                        BELOW_FIRST_ROW,
                        BELOW_FIRST_ROW + allRows - 1,
                        allColumns))
                .setMajorDimension("ROWS")
                .setValues(values)));
    written.put(tab, new Size(rows.size(), columns));
  }
}
