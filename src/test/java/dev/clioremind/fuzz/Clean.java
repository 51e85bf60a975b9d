package dev.clioremind.fuzz;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import dev.clioremind.sandbox.ReceivedCall;
import dev.clioremind.sandbox.SheetsStandIn;
import dev.clioremind.sandbox.sheets.SheetBook;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** The clean input as it comes over the wire. */
final class Clean {

  private Clean() {}

  /** The tabs' cells as Google gives them: what was typed became numbers and dates. */
  static Map<String, JsonArray> cells(String waiting) {
    SheetsStandIn google = new SheetsStandIn(() -> Firm.NOW, new Random(7));
    SheetBook book = google.createBook("Reminders", Firm.ZONE.getId());
    Map<String, List<List<String>>> tabs = Firm.tabs(waiting);
    tabs.forEach(book::addTab);
    String token =
        google
            .accounts()
            .grant(SheetsStandIn.OWNER, Set.of("https://www.googleapis.com/auth/spreadsheets"));
    String answer =
        google
            .handle(
                new ReceivedCall(
                    0,
                    "sheets",
                    "GET",
                    "/v4/spreadsheets/" + book.id() + "/values:batchGet",
                    Map.of(
                        "ranges",
                        tabs.keySet().stream().map(title -> "'" + title + "'!A1:Z").toList(),
                        "valueRenderOption",
                        List.of("UNFORMATTED_VALUE"),
                        "dateTimeRenderOption",
                        List.of("SERIAL_NUMBER")),
                    Map.of("authorization", List.of("Bearer " + token)),
                    ""))
            .body();
    JsonArray ranges =
        JsonParser.parseString(answer).getAsJsonObject().getAsJsonArray("valueRanges");
    Map<String, JsonArray> cells = new LinkedHashMap<>();
    int next = 0;
    for (String title : tabs.keySet()) {
      JsonElement values = ranges.get(next++).getAsJsonObject().get("values");
      cells.put(title, values instanceof JsonArray rows ? rows : new JsonArray());
    }
    return cells;
  }
}
