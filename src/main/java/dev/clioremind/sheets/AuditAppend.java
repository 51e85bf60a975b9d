package dev.clioremind.sheets;

import com.google.api.services.sheets.v4.model.AppendValuesResponse;
import dev.clioremind.core.ConfigurationException;
import dev.clioremind.core.log.AuditEvent;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Appends events until they are surely in the log, below all that was there when the run began.
 * Sheets may lose the answer, or put rows at the top of a long tab: then the same events are
 * appended again, which is harmless since rows of one EventID are one event. Rows of one EventID
 * with other Error Details count each by itself: the stronger must not be taken for written because
 * the weaker is.
 */
final class AuditAppend {

  private static final int DOUBTS = 3;
  private static final Duration BEFORE_LOOKING = Duration.ofSeconds(2);

  private final RemoteSpreadsheet sheets;
  private final String tab;
  private final AuditRows rows;
  // Moves down by what Sheets inserted above.
  private int lastRowBefore;
  private int lastRow;

  /** Looks up which events stand below a row. */
  @FunctionalInterface
  interface Lookup {
    Set<AuditRows.Key> present(Set<AuditRows.Key> wanted, int belowRow);
  }

  AuditAppend(RemoteSpreadsheet sheets, String tab, AuditRows rows, int lastRowAtStart) {
    this.sheets = sheets;
    this.tab = tab;
    this.rows = rows;
    this.lastRowBefore = lastRowAtStart;
    this.lastRow = lastRowAtStart;
  }

  /** The last row with an event, as far as is known. */
  int lastRow() {
    return lastRow;
  }

  /** A reading saw the log reach this row. */
  void sawRow(int row) {
    lastRow = Math.max(lastRow, row);
  }

  void append(List<AuditEvent> events, Lookup lookup) {
    Map<AuditRows.Key, AuditEvent> missing = new LinkedHashMap<>();
    events.forEach(event -> missing.put(AuditRows.key(event), event));
    int doubts = 0;
    int misplaced = 0;
    while (!missing.isEmpty()) {
      AppendValuesResponse answer;
      try {
        answer =
            sheets.append(A1.column(tab, 1), missing.values().stream().map(rows::row).toList());
      } catch (InDoubtException e) {
        if (++doubts > DOUBTS) {
          throw e.trouble();
        }
        sheets.pause(BEFORE_LOOKING.multipliedBy(doubts));
        missing.keySet().removeAll(lookup.present(Set.copyOf(missing.keySet()), lastRowBefore));
        continue;
      }
      A1.@Nullable Area area = area(answer);
      if (area != null && isInPlace(area, missing.size())) {
        sawRow(area.lastRow());
        return;
      }
      if (++misplaced > 1) {
        throw new ConfigurationException(
            "Google put the rows for the tab '%s' in the wrong place, twice.".formatted(tab),
            "Remove whatever stands beside or below the log in that tab, filters too; then run"
                + " again.");
      }
      if (area != null) {
        shift(area);
      }
    }
  }

  private boolean isInPlace(A1.Area area, int count) {
    return area.title().equals(tab)
        && area.firstColumn().equals("A")
        && area.rows() == count
        && area.firstRow() > lastRowBefore;
  }

  /** Rows that were inserted above push the others down. */
  private void shift(A1.Area area) {
    if (area.title().equals(tab) && area.firstRow() <= lastRowBefore) {
      lastRowBefore += area.rows();
      lastRow += area.rows();
    }
  }

  private static A1.@Nullable Area area(AppendValuesResponse answer) {
    if (answer.getUpdates() == null || answer.getUpdates().getUpdatedRange() == null) {
      return null;
    }
    return A1.parse(answer.getUpdates().getUpdatedRange()).orElse(null);
  }
}
