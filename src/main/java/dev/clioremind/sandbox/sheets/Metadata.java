package dev.clioremind.sandbox.sheets;

import com.google.gson.JsonObject;

/**
 * One entry of developer metadata, on the spreadsheet or on a tab.
 *
 * @param visibility {@code DOCUMENT} or {@code PROJECT}
 * @param sheetId the tab it hangs on; negative for the spreadsheet itself
 */
record Metadata(int id, String key, String value, String visibility, int sheetId) {

  static final int SPREADSHEET = -1;

  private static final int LIMIT = 30_000;

  Metadata {
    if (key.isEmpty()) {
      throw SheetsError.badRequest("DeveloperMetadata key must be specified.");
    }
    if (!visibility.equals("DOCUMENT") && !visibility.equals("PROJECT")) {
      throw SheetsError.badRequest("DeveloperMetadata visibility must be specified.");
    }
    if (key.length() + value.length() > LIMIT) {
      throw SheetsError.badRequest(
          "Adding this DeveloperMetadata would exceed the limit of 30000 characters.");
    }
  }

  static Metadata read(JsonObject wire, int id) {
    Wire entry = new Wire(wire);
    return new Metadata(
        id,
        entry.text("metadataKey"),
        entry.text("metadataValue"),
        entry.text("visibility"),
        location(entry.object("location")));
  }

  /** The sheet id of a location, or {@link #SPREADSHEET}. */
  static int location(Wire location) {
    if (location.has("dimensionRange")) {
      throw SheetsError.badRequest("The sandbox keeps no metadata on rows or columns.");
    }
    if (location.has("sheetId") == location.truth("spreadsheet")) {
      throw SheetsError.badRequest("DeveloperMetadata must have exactly one location.");
    }
    return location.has("sheetId") ? location.number("sheetId") : SPREADSHEET;
  }

  /** Whether a {@code developerMetadataLookup} finds it. */
  boolean matches(Wire lookup) {
    boolean located =
        !lookup.has("metadataLocation") || location(lookup.object("metadataLocation")) == sheetId;
    return located
        && (!lookup.has("metadataId") || lookup.number("metadataId") == id)
        && (!lookup.has("metadataKey") || lookup.text("metadataKey").equals(key))
        && (!lookup.has("metadataValue") || lookup.text("metadataValue").equals(value))
        && (!lookup.has("visibility") || lookup.text("visibility").equals(visibility))
        && (!lookup.has("locationType") || lookup.text("locationType").equals(locationType()));
  }

  JsonObject json() {
    JsonObject location = new JsonObject();
    location.addProperty("locationType", locationType());
    if (sheetId == SPREADSHEET) {
      location.addProperty("spreadsheet", true);
    } else {
      location.addProperty("sheetId", sheetId);
    }
    JsonObject json = new JsonObject();
    json.addProperty("metadataId", id);
    json.addProperty("metadataKey", key);
    if (!value.isEmpty()) {
      json.addProperty("metadataValue", value);
    }
    json.add("location", location);
    json.addProperty("visibility", visibility);
    return json;
  }

  private String locationType() {
    return sheetId == SPREADSHEET ? "SPREADSHEET" : "SHEET";
  }
}
