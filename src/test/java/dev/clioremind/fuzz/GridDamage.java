package dev.clioremind.fuzz;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.internal.LazilyParsedNumber;
import java.util.ArrayList;
import java.util.List;

/** Damages a tab as people, formulas and imports do, and now and then as nobody could. */
final class GridDamage {

  private GridDamage() {}

  /**
   * Damages cells, rows or columns.
   *
   * @param rows the header first
   * @param keepsRows whether no row may be lost
   * @return what was done, in words
   */
  static String of(JsonArray rows, Chance chance, boolean keepsRows) {
    if (rows.isEmpty()) {
      rows.add(new JsonArray());
    }
    return switch (chance.below(keepsRows ? 14 : 20)) {
      case 10 -> swapRows(rows, chance);
      case 11 -> headerTweaked(rows, chance);
      case 12 -> columnsMoved(rows, chance);
      case 13 -> copiedRow(rows, chance);
      case 14 -> columnDeleted(rows, chance);
      case 15 -> {
        int at = chance.below(rows.size());
        rows.remove(at);
        yield "row " + (at + 1) + " deleted";
      }
      case 16 -> {
        int at = chance.below(rows.size());
        rows.set(at, new JsonArray());
        yield "row " + (at + 1) + " blank";
      }
      case 17 -> ragged(rows, chance);
      case 18 -> {
        JsonArray blank = new JsonArray();
        insert(rows, 0, blank);
        yield "a blank row on top";
      }
      case 19 -> shifted(rows, chance);
      default -> cell(rows, chance);
    };
  }

  private static JsonArray row(JsonArray rows, int at) {
    if (!(rows.get(at) instanceof JsonArray)) {
      rows.set(at, new JsonArray());
    }
    return (JsonArray) rows.get(at);
  }

  /** One cell, most often below the header. */
  private static String cell(JsonArray rows, Chance chance) {
    int y = rows.size() > 1 && !chance.oneIn(10) ? 1 + chance.below(rows.size() - 1) : 0;
    int x = chance.below(Math.max(1, row(rows, 0).size()));
    JsonArray row = row(rows, y);
    while (row.size() <= x) {
      row.add("");
    }
    JsonElement before = row.get(x);
    row.set(x, value(rows, before, x, chance));
    return (char) ('A' + x) + "" + (y + 1) + ": " + before + " became " + row.get(x);
  }

  private static JsonElement value(JsonArray rows, JsonElement before, int x, Chance chance) {
    String text = before instanceof JsonPrimitive primitive ? primitive.getAsString() : "";
    return switch (chance.below(12)) {
      case 0 -> new JsonPrimitive(chance.of(HostileText.TEXTS));
      case 1 -> new JsonPrimitive(new LazilyParsedNumber(chance.of(HostileText.NUMBERS)));
      case 2 -> new JsonPrimitive(chance.oneIn(2));
      case 3 -> new JsonPrimitive(chance.of(List.of("#REF!", "#N/A", "#NAME?", "Loading...")));
      case 4 -> JsonNull.INSTANCE;
      case 5 -> chance.oneIn(2) ? new JsonArray() : new JsonObject();
      case 6 -> new JsonPrimitive("");
      case 7 -> other(rows, x, chance); // of the same column: a word that has a meaning there
      case 8 -> anywhere(rows, chance);
      case 9 -> new JsonPrimitive(text.isEmpty() ? "x" : text + "x");
      default -> new JsonPrimitive(TextDamage.tweaked(text, chance));
    };
  }

  private static JsonElement other(JsonArray rows, int x, Chance chance) {
    JsonArray row = row(rows, chance.below(rows.size()));
    return x < row.size() ? row.get(x).deepCopy() : new JsonPrimitive("");
  }

  private static JsonElement anywhere(JsonArray rows, Chance chance) {
    JsonArray row = row(rows, chance.below(rows.size()));
    return row.isEmpty() ? new JsonPrimitive("") : row.get(chance.below(row.size())).deepCopy();
  }

  private static String swapRows(JsonArray rows, Chance chance) {
    int a = chance.below(rows.size());
    int b = chance.below(rows.size());
    JsonElement first = rows.get(a);
    rows.set(a, rows.get(b));
    rows.set(b, first);
    return "rows " + (a + 1) + " and " + (b + 1) + " swapped";
  }

  private static String copiedRow(JsonArray rows, Chance chance) {
    int at = chance.below(rows.size());
    JsonElement copy = rows.get(at).deepCopy();
    rows.add(copy);
    return "row " + (at + 1) + " once more at the end";
  }

  private static String headerTweaked(JsonArray rows, Chance chance) {
    JsonArray header = row(rows, 0);
    if (header.isEmpty()) {
      return "no header to damage";
    }
    int x = chance.below(header.size());
    String before = header.get(x) instanceof JsonPrimitive name ? name.getAsString() : "";
    String after = TextDamage.tweaked(before, chance);
    header.set(x, new JsonPrimitive(after));
    return "the header '" + before + "' became '" + after + "'";
  }

  private static String columnsMoved(JsonArray rows, Chance chance) {
    int width = Math.max(1, row(rows, 0).size());
    int a = chance.below(width);
    int b = chance.below(width);
    for (int y = 0; y < rows.size(); y++) {
      JsonArray row = row(rows, y);
      while (row.size() <= Math.max(a, b)) {
        row.add("");
      }
      JsonElement first = row.get(a);
      row.set(a, row.get(b));
      row.set(b, first);
    }
    return "columns " + a + " and " + b + " swapped";
  }

  private static String columnDeleted(JsonArray rows, Chance chance) {
    int x = chance.below(Math.max(1, row(rows, 0).size()));
    for (int y = 0; y < rows.size(); y++) {
      if (x < row(rows, y).size()) {
        row(rows, y).remove(x);
      }
    }
    return "column " + x + " deleted";
  }

  private static String ragged(JsonArray rows, Chance chance) {
    int y = chance.below(rows.size());
    JsonArray row = row(rows, y);
    int left = row.isEmpty() ? 0 : chance.below(row.size());
    while (row.size() > left) {
      row.remove(row.size() - 1);
    }
    return "row " + (y + 1) + " ends after " + left + " cells";
  }

  private static String shifted(JsonArray rows, Chance chance) {
    int y = chance.below(rows.size());
    List<JsonElement> cells = new ArrayList<>(row(rows, y).asList());
    JsonArray moved = new JsonArray();
    moved.add("");
    cells.forEach(moved::add);
    rows.set(y, moved);
    return "row " + (y + 1) + " shifted to the right";
  }

  private static void insert(JsonArray rows, int at, JsonElement row) {
    List<JsonElement> all = new ArrayList<>(rows.asList());
    all.add(at, row);
    while (!rows.isEmpty()) {
      rows.remove(rows.size() - 1);
    }
    all.forEach(rows::add);
  }
}
