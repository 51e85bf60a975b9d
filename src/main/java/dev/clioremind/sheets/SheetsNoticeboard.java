package dev.clioremind.sheets;

import com.google.api.services.sheets.v4.model.Request;
import dev.clioremind.core.ConfigurationException;
import dev.clioremind.core.sheet.BoardCell;
import dev.clioremind.core.sheet.Noticeboard;
import dev.clioremind.core.sheet.Tab;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The noticeboard in a Google spreadsheet. A run is told in one call, which is done whole or not at
 * all. Safe for several threads.
 */
public final class SheetsNoticeboard implements Noticeboard {

  private static final Duration BEFORE_LOOKING = Duration.ofSeconds(2);

  /** The newest stand on top; so many runs never end within one call's doubt. */
  private static final int LOOKED_THROUGH = 200;

  private final SheetsReading reading;
  private final RemoteSpreadsheet sheets;

  /** What is written to one tab, as the tab is when it is written. */
  @FunctionalInterface
  private interface Change {
    List<Request> on(Layout layout);
  }

  public SheetsNoticeboard(SheetsReading reading) {
    this.reading = reading;
    this.sheets = reading.sheets();
  }

  @Override
  public synchronized void publishRun(List<List<BoardCell>> status, List<BoardCell> run) {
    publish(layout -> board(layout, Tab.STATUS, status), run);
  }

  @Override
  public synchronized void publishBrokenRun(List<List<BoardCell>> head, List<BoardCell> run) {
    publish(
        layout ->
            layout
                .place(Tab.STATUS)
                .map(place -> BoardRequests.headed(place, head))
                .orElse(List.of()),
        run);
  }

  @Override
  public synchronized void noteRun(List<BoardCell> run) {
    publish(layout -> List.of(), run);
  }

  @Override
  public synchronized void publishUpcoming(List<List<BoardCell>> rows) {
    Change change = layout -> board(layout, Tab.UPCOMING, rows);
    List<Request> requests = change.on(reading.opened().layout());
    if (requests.isEmpty()) {
      return;
    }
    try {
      sheets.change(requests);
    } catch (ConfigurationException e) {
      change(change.on(anew()));
    }
  }

  private List<Request> board(Layout layout, Tab tab, List<List<BoardCell>> rows) {
    return layout
        .place(tab)
        .map(
            place ->
                BoardRequests.overwritten(
                    place, rows.stream().map(row -> inPlace(tab, row)).toList()))
        .orElse(List.of());
  }

  private void publish(Change status, List<BoardCell> run) {
    Layout layout = reading.opened().layout();
    List<Request> both = new ArrayList<>(status.on(layout));
    both.addAll(row(layout, run));
    try {
      write(layout, both, run);
    } catch (ConfigurationException e) {
      apart(status, run, anew());
    }
  }

  /**
   * A call is done whole or not at all: what a person did to one of the tabs while the run was at
   * work must not cost the other.
   */
  private void apart(Change status, List<BoardCell> run, Layout layout) {
    List<ConfigurationException> refused = new ArrayList<>();
    try {
      write(layout, row(layout, run), run);
    } catch (ConfigurationException e) {
      refused.add(e);
    }
    try {
      change(status.on(layout));
    } catch (ConfigurationException e) {
      refused.add(e);
    }
    if (!refused.isEmpty()) {
      throw refused.get(0);
    }
  }

  private List<Request> row(Layout layout, List<BoardCell> run) {
    return layout
        .place(Tab.RUNS)
        .map(place -> BoardRequests.inserted(place, inPlace(Tab.RUNS, run)))
        .orElse(List.of());
  }

  /**
   * Writes what would leave a row too many if it were done twice. Where the answer is lost, the
   * row's RunID tells whether it was done.
   */
  private void write(Layout layout, List<Request> requests, List<BoardCell> run) {
    if (requests.isEmpty()) {
      return;
    }
    try {
      sheets.changeOnce(requests);
    } catch (InDoubtException e) {
      sheets.pause(BEFORE_LOOKING);
      Optional<Layout.Place> runs = layout.place(Tab.RUNS);
      if (runs.isEmpty() || !hasRun(runs.get(), BoardCells.plain(run.get(0)))) {
        writeAgain(requests);
      }
    }
  }

  /** A row too many or too few in a list for people is no harm worth a third look. */
  private void writeAgain(List<Request> requests) {
    try {
      sheets.changeOnce(requests);
    } catch (InDoubtException e) {
      throw e.trouble();
    }
  }

  private void change(List<Request> requests) {
    if (!requests.isEmpty()) {
      sheets.change(requests);
    }
  }

  private boolean hasRun(Layout.Place place, String runId) {
    int last = Math.min(place.rows(), LOOKED_THROUGH);
    Grid top =
        Grid.of(1, sheets.values(List.of(A1.rows(place.title(), 1, last, place.columns()))).get(0));
    return top.rows().stream()
        .flatMap(List::stream)
        .anyMatch(cell -> cell.text().equals(runId.strip()));
  }

  /** The cells in the columns that have their headers; as they are where a header is missing. */
  private List<BoardCell> inPlace(Tab tab, List<BoardCell> row) {
    Header header = new Header(tab.title(), reading.opened().grid(tab).texts(1));
    List<BoardCell> placed = new ArrayList<>();
    for (int i = 0; i < tab.headers().size() && i < row.size(); i++) {
      OptionalInt column = header.indexOf(tab.headers().get(i));
      if (column.isEmpty()) {
        return row;
      }
      int missing = column.getAsInt() + 1 - placed.size();
      placed.addAll(Collections.nCopies(Math.max(0, missing), BoardCell.of("")));
      placed.set(column.getAsInt(), row.get(i));
    }
    return placed.isEmpty() ? row : placed;
  }

  private Layout anew() {
    return Layout.of(sheets.spreadsheet(), sheets.settings());
  }
}
