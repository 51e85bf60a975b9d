package dev.clioremind.sandbox.sheets;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;

/** {@code spreadsheets:batchUpdate}: all requests of a batch, or none. */
final class BatchUpdate {

  private final Workbook book;
  private final TabRequests tabs;
  private final CellRequests cells;
  private final MetadataRequests metadata;
  private final String caller;

  /** Works on a draft of the workbook, which the caller throws away where a request fails. */
  BatchUpdate(Workbook book, String caller, Shapes shapes) {
    this.book = book;
    this.caller = caller;
    this.tabs = new TabRequests(book, shapes);
    this.cells = new CellRequests(book, caller);
    this.metadata = new MetadataRequests(book);
  }

  JsonObject perform(List<Wire> requests, boolean wholeSpreadsheetToo) {
    if (requests.isEmpty()) {
      throw SheetsError.badRequest("Must specify at least one request.");
    }
    JsonArray replies = new JsonArray();
    for (int i = 0; i < requests.size(); i++) {
      Wire request = requests.get(i);
      if (request.json().size() != 1) {
        throw SheetsError.badRequest(
            "Invalid requests[" + i + "]: exactly one kind of request must be set.");
      }
      String kind = request.json().keySet().iterator().next();
      try {
        JsonObject answer = perform(kind, request.object(kind));
        book.checkSize();
        JsonObject reply = new JsonObject();
        if (!answer.isEmpty()) {
          reply.add(kind, answer);
        }
        replies.add(reply);
      } catch (SheetsError e) {
        throw e.prefixed("Invalid requests[" + i + "]." + kind + ": ");
      }
    }
    JsonObject json = new JsonObject();
    json.addProperty("spreadsheetId", book.id());
    json.add("replies", replies);
    if (wholeSpreadsheetToo) {
      json.add("updatedSpreadsheet", SpreadsheetView.json(book));
    }
    return json;
  }

  private JsonObject perform(String kind, Wire request) {
    return switch (kind) {
      case "addSheet" -> tabs.add(request.object("properties"));
      case "addProtectedRange" -> cells.protect(request);
      case "addFilterView" -> cells.addFilterView(request);
      case "createDeveloperMetadata" -> metadata.create(request);
      case "updateDeveloperMetadata" ->
          metadata.update(request, tabs.mask(request, "DeveloperMetadata"));
      case "deleteDeveloperMetadata" -> metadata.delete(request);
      default -> {
        performSilently(kind, request);
        yield new JsonObject();
      }
    };
  }

  /** The requests whose reply is empty. */
  private void performSilently(String kind, Wire request) {
    switch (kind) {
      case "deleteSheet" -> tabs.delete(request);
      case "updateSheetProperties" -> tabs.updateProperties(request);
      case "updateSpreadsheetProperties" -> tabs.updateSpreadsheet(request);
      case "appendDimension" -> tabs.appendDimension(request);
      case "insertDimension" -> tabs.insertDimension(request, caller);
      case "deleteDimension" -> tabs.deleteDimension(request, caller);
      case "setDataValidation" -> cells.setValidation(request);
      case "updateProtectedRange" ->
          cells.updateProtection(request, tabs.mask(request, "ProtectedRange"));
      case "deleteProtectedRange" -> cells.unprotect(request);
      case "repeatCell" -> cells.repeat(request, tabs.mask(request, "CellData"));
      case "updateCells" -> cells.update(request, tabs.mask(request, "CellData"));
      // How wide and how coloured cells are is not kept.
      case "updateDimensionProperties" -> {
        book.tab(request.object("range").number("sheetId"));
        tabs.mask(request, "DimensionProperties");
      }
      case "autoResizeDimensions" -> book.tab(request.object("dimensions").number("sheetId"));
      case "addConditionalFormatRule" -> {}
      default -> throw SheetsError.badRequest("The sandbox does not play this request.");
    }
  }
}
