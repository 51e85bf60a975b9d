package dev.clioremind.fuzz;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.clioremind.sandbox.ReceivedCall;
import dev.clioremind.sandbox.Reply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The spreadsheet of one case: cells as JSON, as Google gives them, so that a cell may hold what no
 * person could type.
 */
final class Sheet {

  static final String ID = "1Fuzz-Spreadsheet_0001-000000000000000000000";

  private static final Pattern RANGE =
      Pattern.compile("'(.*)'!([A-Z]+)([0-9]*):([A-Z]+)([0-9]*)|'(.*)'!([A-Z]+)([0-9]+)");
  private static final int ROWS = 1000;
  private static final int COLUMNS = 26;

  private final Map<String, JsonArray> tabs;
  private final List<List<String>> appended = new ArrayList<>();
  private final List<String> written = new ArrayList<>();

  Sheet(Map<String, JsonArray> tabs) {
    this.tabs = tabs;
  }

  /** The rows that the run appended to the log. */
  List<List<String>> appended() {
    return appended;
  }

  /** The bodies of every write. */
  List<String> written() {
    return written;
  }

  Reply answer(ReceivedCall call) {
    if (!call.method().equals("GET")) {
      written.add(call.body());
    }
    if (call.path().endsWith(":append")) {
      return Reply.json(200, append(call).toString());
    }
    if (call.path().endsWith("values:batchGet")) {
      return Reply.json(200, values(call.params("ranges")).toString());
    }
    return Reply.json(
        200,
        call.method().equals("GET")
            ? structure().toString()
            : "{\"spreadsheetId\":\"" + ID + "\",\"replies\":[{}]}");
  }

  private JsonObject structure() {
    JsonArray sheets = new JsonArray();
    int id = 1;
    for (String title : tabs.keySet()) {
      sheets.add(
          JsonParser.parseString(
              """
              {"properties":{"sheetId":%s,"title":"%s","gridProperties":{"rowCount":%s,"columnCount":%s}}}"""
                  .formatted(id++, title, ROWS, COLUMNS)));
    }
    JsonObject answer =
        JsonParser.parseString(
                """
                {"properties":{"locale":"en_US","timeZone":"America/New_York"},"developerMetadata":[
                {"metadataId":7,"metadataKey":"clio-remind.start-date","metadataValue":"2026-06-05"},
                {"metadataId":8,"metadataKey":"clio-remind.high-water","metadataValue":"16"}]}""")
            .getAsJsonObject();
    answer.add("sheets", sheets);
    return answer;
  }

  private JsonObject append(ReceivedCall call) {
    String title = call.path().replaceAll("^.*/values/'|'!.*$", "");
    JsonArray tab = tabs.computeIfAbsent(title, any -> new JsonArray());
    JsonArray rows = JsonParser.parseString(call.body()).getAsJsonObject().getAsJsonArray("values");
    int first = tab.size() + 1;
    for (JsonElement row : rows) {
      tab.add(row);
      if (title.equals("AuditLog")) {
        List<String> cells = new ArrayList<>();
        row.getAsJsonArray().forEach(cell -> cells.add(cell.getAsString()));
        appended.add(cells);
      }
    }
    return JsonParser.parseString(
            """
            {"spreadsheetId":"%s","updates":{"updatedRange":"%s!A%s:K%s","updatedRows":%s}}"""
                .formatted(ID, title, first, tab.size(), rows.size()))
        .getAsJsonObject();
  }

  private JsonObject values(List<String> ranges) {
    JsonArray all = new JsonArray();
    for (String range : ranges) {
      JsonObject values = new JsonObject();
      values.addProperty("range", range);
      values.addProperty("majorDimension", "ROWS");
      JsonArray rows = cells(range);
      if (!rows.isEmpty()) {
        values.add("values", rows);
      }
      all.add(values);
    }
    JsonObject answer = new JsonObject();
    answer.addProperty("spreadsheetId", ID);
    answer.add("valueRanges", all);
    return answer;
  }

  private JsonArray cells(String range) {
    Matcher form = RANGE.matcher(range);
    if (!form.matches()) {
      throw new AssertionError("a range that this sheet does not know: " + range);
    }
    boolean single = form.group(1) == null;
    JsonArray tab = tabs.getOrDefault(form.group(single ? 6 : 1), new JsonArray());
    int left = column(form.group(single ? 7 : 2));
    int right = column(form.group(single ? 7 : 4));
    int top = row(form.group(single ? 8 : 3), 1);
    int bottom = row(form.group(single ? 8 : 5), ROWS);
    JsonArray found = new JsonArray();
    for (int i = top - 1; i < Math.min(bottom, tab.size()); i++) {
      JsonArray part = new JsonArray();
      if (tab.get(i) instanceof JsonArray cells) {
        for (int j = left; j <= Math.min(right, cells.size() - 1); j++) {
          part.add(cells.get(j));
        }
      }
      found.add(part);
    }
    return found;
  }

  private static int row(String text, int otherwise) {
    return text.isEmpty() ? otherwise : Integer.parseInt(text);
  }

  private static int column(String letters) {
    int number = 0;
    for (char letter : letters.toUpperCase(Locale.ROOT).toCharArray()) {
      number = number * 26 + letter - 'A' + 1;
    }
    return number - 1;
  }

  /** A deep copy, for one case to damage. */
  static Map<String, JsonArray> copy(Map<String, JsonArray> tabs) {
    Map<String, JsonArray> copy = new LinkedHashMap<>();
    tabs.forEach((title, rows) -> copy.put(title, rows.deepCopy()));
    return copy;
  }

  /** The cells of a tab that is there. */
  static JsonArray tab(Map<String, JsonArray> tabs, String title) {
    return Objects.requireNonNull(tabs.get(title), title);
  }
}
