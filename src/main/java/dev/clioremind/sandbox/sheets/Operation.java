package dev.clioremind.sandbox.sheets;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The methods of the API that the stand-in plays. */
enum Operation {
  GET_SPREADSHEET(true, true, "", "Spreadsheet", "ranges includeGridData"),
  CREATE_SPREADSHEET(false, false, "Spreadsheet", "Spreadsheet", ""),
  BATCH_UPDATE(false, false, "BatchUpdateSpreadsheetRequest", "BatchUpdateSpreadsheetResponse", ""),
  GET_VALUES(true, true, "", "ValueRange", "majorDimension valueRenderOption dateTimeRenderOption"),
  BATCH_GET_VALUES(
      true,
      true,
      "",
      "BatchGetValuesResponse",
      "ranges majorDimension valueRenderOption dateTimeRenderOption"),
  BATCH_GET_BY_DATA_FILTER(
      true, false, "BatchGetValuesByDataFilterRequest", "BatchGetValuesByDataFilterResponse", ""),
  UPDATE_VALUES(
      false,
      false,
      "ValueRange",
      "UpdateValuesResponse",
      "valueInputOption includeValuesInResponse responseValueRenderOption"
          + " responseDateTimeRenderOption"),
  APPEND_VALUES(
      false,
      false,
      "ValueRange",
      "AppendValuesResponse",
      "valueInputOption insertDataOption includeValuesInResponse responseValueRenderOption"
          + " responseDateTimeRenderOption"),
  CLEAR_VALUES(false, false, "ClearValuesRequest", "ClearValuesResponse", ""),
  BATCH_UPDATE_VALUES(false, false, "BatchUpdateValuesRequest", "BatchUpdateValuesResponse", ""),
  BATCH_CLEAR_VALUES(false, false, "BatchClearValuesRequest", "BatchClearValuesResponse", ""),
  SEARCH_METADATA(
      true, false, "SearchDeveloperMetadataRequest", "SearchDeveloperMetadataResponse", ""),
  GET_METADATA(true, false, "", "DeveloperMetadata", "");

  private static final Pattern PATH =
      Pattern.compile("/v4/spreadsheets(?:/([^/:]+)([:/].*)?)?", Pattern.DOTALL);
  private static final String VALUES = "/values/";
  private static final String METADATA = "/developerMetadata/";
  private static final String STANDARD =
      "fields alt prettyPrint key quotaUser $.xgafv callback upload_protocol uploadType";

  private final boolean read;
  private final boolean openToReadonlyScope;
  private final String requestMessage;
  private final String responseMessage;
  private final String parameters;

  /** An operation on a spreadsheet, and the range or metadata id that its path names. */
  record Route(Operation operation, String spreadsheetId, String subject) {}

  Operation(
      boolean read,
      boolean openToReadonlyScope,
      String requestMessage,
      String responseMessage,
      String parameters) {
    this.read = read;
    this.openToReadonlyScope = openToReadonlyScope;
    this.requestMessage = requestMessage;
    this.responseMessage = responseMessage;
    this.parameters = parameters;
  }

  boolean isRead() {
    return read;
  }

  /** Whether {@code spreadsheets.readonly} suffices. */
  boolean isOpenToReadonlyScope() {
    return openToReadonlyScope;
  }

  String requestMessage() {
    return requestMessage;
  }

  String responseMessage() {
    return responseMessage;
  }

  boolean knows(String parameter) {
    return (" " + parameters + " " + STANDARD + " ").contains(" " + parameter + " ");
  }

  /** The operation that a method and a decoded path mean; empty where there is none. */
  static Optional<Route> find(String method, String path) {
    Matcher match = PATH.matcher(path);
    if (!match.matches()) {
      return Optional.empty();
    }
    String id = match.group(1) == null ? "" : match.group(1);
    String rest = match.group(2) == null ? "" : match.group(2);
    if (id.isEmpty()) {
      return method.equals("POST") ? route(CREATE_SPREADSHEET, id, "") : Optional.empty();
    }
    return switch (method) {
      case "GET" -> findGet(id, rest);
      case "POST" -> findPost(id, rest);
      case "PUT" ->
          rest.startsWith(VALUES)
              ? route(UPDATE_VALUES, id, rest.substring(VALUES.length()))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Optional<Route> findGet(String id, String rest) {
    if (rest.isEmpty()) {
      return route(GET_SPREADSHEET, id, "");
    }
    if (rest.equals("/values:batchGet")) {
      return route(BATCH_GET_VALUES, id, "");
    }
    if (rest.startsWith(VALUES)) {
      return route(GET_VALUES, id, rest.substring(VALUES.length()));
    }
    return rest.startsWith(METADATA)
        ? route(GET_METADATA, id, rest.substring(METADATA.length()))
        : Optional.empty();
  }

  private static Optional<Route> findPost(String id, String rest) {
    if (rest.startsWith(VALUES)) {
      String range = rest.substring(VALUES.length());
      if (range.endsWith(":append")) {
        return route(APPEND_VALUES, id, range.substring(0, range.length() - ":append".length()));
      }
      return range.endsWith(":clear")
          ? route(CLEAR_VALUES, id, range.substring(0, range.length() - ":clear".length()))
          : Optional.empty();
    }
    return switch (rest) {
      case ":batchUpdate" -> route(BATCH_UPDATE, id, "");
      case "/values:batchUpdate" -> route(BATCH_UPDATE_VALUES, id, "");
      case "/values:batchClear" -> route(BATCH_CLEAR_VALUES, id, "");
      case "/values:batchGetByDataFilter" -> route(BATCH_GET_BY_DATA_FILTER, id, "");
      case "/developerMetadata:search" -> route(SEARCH_METADATA, id, "");
      default -> Optional.empty();
    };
  }

  private static Optional<Route> route(Operation operation, String id, String subject) {
    return Optional.of(new Route(operation, id, subject));
  }
}
