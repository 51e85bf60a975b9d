package dev.clioremind.sandbox.sheets;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A choice of members: {@code properties(title,locale),sheets.properties.sheetId}. Slashes and dots
 * mean the same; {@code *}, or nothing beneath a name, means everything.
 */
record FieldMask(Map<String, FieldMask> members) {

  static final FieldMask EVERYTHING = new FieldMask(Map.of());

  FieldMask {
    members = Collections.unmodifiableMap(new TreeMap<>(members));
  }

  /**
   * Reads a mask.
   *
   * @throws SheetsError 400 where it is malformed
   */
  static FieldMask parse(String text) {
    Reader reader = new Reader(text);
    FieldMask mask = reader.list();
    if (reader.at < text.length()) {
      throw malformed(text);
    }
    return mask;
  }

  boolean isEverything() {
    return members.isEmpty() || members.containsKey("*");
  }

  /**
   * Whether the member with this path, such as {@code gridProperties}, {@code rowCount}, is meant.
   */
  boolean includes(String... path) {
    FieldMask here = this;
    for (String name : path) {
      if (here.isEverything()) {
        return true;
      }
      if (!here.members.containsKey(name)) {
        return false;
      }
      here = here.members.get(name);
    }
    return true;
  }

  /** What the mask leaves of an answer. */
  JsonElement apply(JsonElement element) {
    if (isEverything()) {
      return element;
    }
    if (element.isJsonArray()) {
      JsonArray kept = new JsonArray();
      element.getAsJsonArray().forEach(item -> kept.add(apply(item)));
      return kept;
    }
    if (!element.isJsonObject()) {
      return element;
    }
    JsonObject kept = new JsonObject();
    element
        .getAsJsonObject()
        .asMap()
        .forEach(
            (name, value) -> {
              if (members.containsKey(name)) {
                kept.add(name, members.get(name).apply(value));
              }
            });
    return kept;
  }

  private FieldMask with(FieldMask other) {
    if (isEverything() || other.isEverything()) {
      return EVERYTHING;
    }
    Map<String, FieldMask> both = new TreeMap<>(members);
    other.members.forEach((name, mask) -> both.merge(name, mask, FieldMask::with));
    return new FieldMask(both);
  }

  private static SheetsError malformed(String text) {
    return SheetsError.badRequest("Invalid field selection " + text);
  }

  /** One pass over the text of a mask. */
  private static final class Reader {
    private final String text;
    private int at;

    Reader(String text) {
      this.text = text;
    }

    FieldMask list() {
      Map<String, FieldMask> members = new TreeMap<>();
      do {
        members.merge(name(), beneath(), FieldMask::with);
      } while (skip(","));
      return new FieldMask(members);
    }

    private FieldMask beneath() {
      if (skip("(")) {
        FieldMask inner = list();
        if (!skip(")")) {
          throw malformed(text);
        }
        return inner;
      }
      return skip("/.") ? new FieldMask(Map.of(name(), beneath())) : EVERYTHING;
    }

    private String name() {
      int start = at;
      while (at < text.length()
          && (Character.isLetterOrDigit(text.charAt(at)) || "*_".indexOf(text.charAt(at)) >= 0)) {
        at++;
      }
      if (start == at) {
        throw malformed(text);
      }
      return text.substring(start, at);
    }

    private boolean skip(String any) {
      boolean there = at < text.length() && any.indexOf(text.charAt(at)) >= 0;
      at += there ? 1 : 0;
      return there;
    }
  }
}
