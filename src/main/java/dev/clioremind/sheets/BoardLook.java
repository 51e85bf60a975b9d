package dev.clioremind.sheets;

import com.google.api.services.sheets.v4.model.CellData;
import com.google.api.services.sheets.v4.model.CellFormat;
import com.google.api.services.sheets.v4.model.DimensionProperties;
import com.google.api.services.sheets.v4.model.DimensionRange;
import com.google.api.services.sheets.v4.model.GridRange;
import com.google.api.services.sheets.v4.model.RepeatCellRequest;
import com.google.api.services.sheets.v4.model.Request;
import com.google.api.services.sheets.v4.model.UpdateDimensionPropertiesRequest;
import dev.clioremind.core.sheet.Tab;
import java.util.ArrayList;
import java.util.List;

/**
 * How the tabs look that hold sentences: columns as wide as what they say, and lines that break.
 * Set once, when such a tab is made, and then a person's to change.
 */
final class BoardLook {

  private BoardLook() {}

  /** The requests for a tab that is new; none for one that holds no sentences. */
  static List<Request> of(Tab tab, int sheetId) {
    List<Integer> pixels = widths(tab);
    if (pixels.isEmpty()) {
      return List.of();
    }
    List<Request> requests = new ArrayList<>();
    for (int column = 0; column < pixels.size(); column++) {
      requests.add(width(sheetId, column, pixels.get(column)));
    }
    requests.add(
        new Request()
            .setRepeatCell(
                new RepeatCellRequest()
                    .setRange(new GridRange().setSheetId(sheetId).setStartRowIndex(1))
                    .setCell(
                        new CellData()
                            .setUserEnteredFormat(
                                new CellFormat()
                                    .setWrapStrategy("WRAP")
                                    .setVerticalAlignment("TOP")))
                    .setFields("userEnteredFormat(wrapStrategy,verticalAlignment)")));
    return requests;
  }

  /** In pixels, column by column. */
  private static List<Integer> widths(Tab tab) {
    return switch (tab) {
      case STATUS -> List.of(190, 420, 380, 190, 150, 110, 130);
      case UPCOMING -> List.of(240, 140, 150, 110, 80, 190, 480);
      case RUNS -> List.of(190, 250, 250, 110, 300, 360, 80);
      case REMINDER_RULES, AUDIT_LOG, TEMPLATES, DEADLINE_TYPES, HOLIDAYS, CONTACTS -> List.of();
    };
  }

  private static Request width(int sheetId, int column, int pixels) {
    return new Request()
        .setUpdateDimensionProperties(
            new UpdateDimensionPropertiesRequest()
                .setRange(
                    new DimensionRange()
                        .setSheetId(sheetId)
                        .setDimension("COLUMNS")
                        .setStartIndex(column)
                        .setEndIndex(column + 1))
                .setProperties(new DimensionProperties().setPixelSize(pixels))
                .setFields("pixelSize"));
  }
}
