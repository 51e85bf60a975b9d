package dev.clioremind.sandbox.sheets;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.HashMap;
import java.util.Map;

/**
 * The members of the API's messages, as far as the stand-in plays them: an unknown name or a value
 * of the wrong type is refused as Google refuses it.
 *
 * <p>One message per line; {@code *} after a type means a list, {@code any} is not looked into.
 */
final class Shapes {

  private static final String MESSAGES =
      """
      Spreadsheet spreadsheetId:string spreadsheetUrl:string properties:SpreadsheetProperties sheets:Sheet* developerMetadata:DeveloperMetadata* namedRanges:any dataSources:any dataSourceSchedules:any
      SpreadsheetProperties title:string locale:string timeZone:string autoRecalc:string defaultFormat:any iterativeCalculationSettings:any spreadsheetTheme:any importFunctionsExternalUrlAccessAllowed:bool
      Sheet properties:SheetProperties tables:Table* protectedRanges:ProtectedRange* filterViews:FilterView* developerMetadata:DeveloperMetadata* data:GridData* merges:any conditionalFormats:any charts:any bandedRanges:any basicFilter:any rowGroups:any columnGroups:any slicers:any
      SheetProperties sheetId:int title:string index:int sheetType:string gridProperties:GridProperties hidden:bool rightToLeft:bool tabColor:any tabColorStyle:any dataSourceSheetProperties:any
      GridProperties rowCount:int columnCount:int frozenRowCount:int frozenColumnCount:int hideGridlines:bool rowGroupControlAfter:bool columnGroupControlAfter:bool
      Table tableId:string name:string range:GridRange rowsProperties:any columnProperties:any
      GridRange sheetId:int startRowIndex:int endRowIndex:int startColumnIndex:int endColumnIndex:int
      GridCoordinate sheetId:int rowIndex:int columnIndex:int
      DimensionRange sheetId:int dimension:string startIndex:int endIndex:int
      DeveloperMetadata metadataId:int metadataKey:string metadataValue:string visibility:string location:DeveloperMetadataLocation
      DeveloperMetadataLocation locationType:string spreadsheet:bool sheetId:int dimensionRange:DimensionRange
      DeveloperMetadataLookup locationType:string locationMatchingStrategy:string metadataLocation:DeveloperMetadataLocation metadataId:int metadataKey:string metadataValue:string visibility:string
      DataFilter a1Range:string gridRange:GridRange developerMetadataLookup:DeveloperMetadataLookup
      SearchDeveloperMetadataRequest dataFilters:DataFilter*
      SearchDeveloperMetadataResponse matchedDeveloperMetadata:MatchedDeveloperMetadata*
      MatchedDeveloperMetadata developerMetadata:DeveloperMetadata dataFilters:DataFilter*
      ValueRange range:string majorDimension:string values:any
      BatchGetValuesResponse spreadsheetId:string valueRanges:ValueRange*
      BatchGetValuesByDataFilterRequest dataFilters:DataFilter* majorDimension:string valueRenderOption:string dateTimeRenderOption:string
      BatchGetValuesByDataFilterResponse spreadsheetId:string valueRanges:MatchedValueRange*
      MatchedValueRange valueRange:ValueRange dataFilters:DataFilter*
      UpdateValuesResponse spreadsheetId:string updatedRange:string updatedRows:int updatedColumns:int updatedCells:int updatedData:ValueRange
      AppendValuesResponse spreadsheetId:string tableRange:string updates:UpdateValuesResponse
      BatchUpdateValuesRequest valueInputOption:string data:ValueRange* includeValuesInResponse:bool responseValueRenderOption:string responseDateTimeRenderOption:string
      BatchUpdateValuesResponse spreadsheetId:string totalUpdatedRows:int totalUpdatedColumns:int totalUpdatedCells:int totalUpdatedSheets:int responses:UpdateValuesResponse*
      ClearValuesRequest
      ClearValuesResponse spreadsheetId:string clearedRange:string
      BatchClearValuesRequest ranges:string*
      BatchClearValuesResponse spreadsheetId:string clearedRanges:string*
      BatchUpdateSpreadsheetRequest requests:Request* includeSpreadsheetInResponse:bool responseRanges:string* responseIncludeGridData:bool
      BatchUpdateSpreadsheetResponse spreadsheetId:string replies:any updatedSpreadsheet:Spreadsheet
      Request addSheet:AddSheetRequest deleteSheet:DeleteSheetRequest updateSheetProperties:UpdateSheetPropertiesRequest updateSpreadsheetProperties:UpdateSpreadsheetPropertiesRequest setDataValidation:SetDataValidationRequest addProtectedRange:AddProtectedRangeRequest updateProtectedRange:UpdateProtectedRangeRequest deleteProtectedRange:DeleteProtectedRangeRequest repeatCell:RepeatCellRequest updateCells:UpdateCellsRequest appendDimension:AppendDimensionRequest insertDimension:InsertDimensionRequest deleteDimension:DeleteDimensionRequest updateDimensionProperties:UpdateDimensionPropertiesRequest autoResizeDimensions:AutoResizeDimensionsRequest addConditionalFormatRule:AddConditionalFormatRuleRequest addFilterView:AddFilterViewRequest createDeveloperMetadata:CreateDeveloperMetadataRequest updateDeveloperMetadata:UpdateDeveloperMetadataRequest deleteDeveloperMetadata:DeleteDeveloperMetadataRequest
      AddSheetRequest properties:SheetProperties
      DeleteSheetRequest sheetId:int
      UpdateSheetPropertiesRequest properties:SheetProperties fields:string
      UpdateSpreadsheetPropertiesRequest properties:SpreadsheetProperties fields:string
      SetDataValidationRequest range:GridRange rule:DataValidationRule filteredRowsIncluded:bool
      DataValidationRule condition:BooleanCondition inputMessage:string strict:bool showCustomUi:bool
      BooleanCondition type:string values:ConditionValue*
      ConditionValue userEnteredValue:string relativeDate:string
      AddProtectedRangeRequest protectedRange:ProtectedRange
      UpdateProtectedRangeRequest protectedRange:ProtectedRange fields:string
      DeleteProtectedRangeRequest protectedRangeId:int
      ProtectedRange protectedRangeId:int range:GridRange namedRangeId:string tableId:string description:string warningOnly:bool requestingUserCanEdit:bool unprotectedRanges:GridRange* editors:Editors
      Editors users:string* groups:string* domainUsersCanEdit:bool
      RepeatCellRequest range:GridRange cell:CellData fields:string
      UpdateCellsRequest rows:RowData* fields:string start:GridCoordinate range:GridRange
      RowData values:CellData*
      GridData startRow:int startColumn:int rowData:RowData* rowMetadata:any columnMetadata:any
      CellData userEnteredValue:ExtendedValue userEnteredFormat:CellFormat dataValidation:DataValidationRule note:string effectiveValue:any effectiveFormat:any formattedValue:string hyperlink:string textFormatRuns:TextFormatRun* pivotTable:any dataSourceTable:any dataSourceFormula:any chipRuns:any
      TextFormatRun startIndex:int format:TextFormat
      TextFormat bold:bool italic:bool underline:bool strikethrough:bool fontFamily:string fontSize:int foregroundColor:any foregroundColorStyle:any link:Link
      Link uri:string
      ExtendedValue stringValue:string numberValue:number boolValue:bool formulaValue:string errorValue:any
      CellFormat numberFormat:NumberFormat backgroundColor:any backgroundColorStyle:any borders:any padding:any horizontalAlignment:string verticalAlignment:string wrapStrategy:string textDirection:string textFormat:TextFormat hyperlinkDisplayType:string textRotation:any
      NumberFormat type:string pattern:string
      AppendDimensionRequest sheetId:int dimension:string length:int tableId:string
      InsertDimensionRequest range:DimensionRange inheritFromBefore:bool
      DeleteDimensionRequest range:DimensionRange
      UpdateDimensionPropertiesRequest range:DimensionRange properties:any fields:string dataSourceSheetRange:any
      AutoResizeDimensionsRequest dimensions:DimensionRange dataSourceSheetDimensions:any
      AddConditionalFormatRuleRequest rule:any index:int
      AddFilterViewRequest filter:FilterView
      FilterView filterViewId:int title:string range:GridRange namedRangeId:string tableId:string sortSpecs:any criteria:any filterSpecs:FilterSpec*
      FilterSpec filterCriteria:FilterCriteria columnIndex:int dataSourceColumnReference:any
      FilterCriteria hiddenValues:string* condition:BooleanCondition visibleBackgroundColor:any visibleBackgroundColorStyle:any visibleForegroundColor:any visibleForegroundColorStyle:any
      CreateDeveloperMetadataRequest developerMetadata:DeveloperMetadata
      UpdateDeveloperMetadataRequest dataFilters:DataFilter* developerMetadata:DeveloperMetadata fields:string
      DeleteDeveloperMetadataRequest dataFilter:DataFilter
      """;

  private final Map<String, Map<String, String>> messages = new HashMap<>();

  Shapes() {
    for (String line : MESSAGES.lines().toList()) {
      String[] words = line.split(" ", -1);
      Map<String, String> members = new HashMap<>();
      for (int i = 1; i < words.length; i++) {
        int colon = words[i].indexOf(':');
        members.put(words[i].substring(0, colon), words[i].substring(colon + 1));
      }
      messages.put(words[0], members);
    }
  }

  /**
   * Reads a request body and checks it; an empty one is an empty message.
   *
   * @throws SheetsError 400 where it is no JSON or does not fit
   */
  JsonObject read(String body, String message) {
    JsonElement parsed;
    try {
      parsed = body.isBlank() ? new JsonObject() : JsonParser.parseString(body);
    } catch (JsonParseException e) {
      throw SheetsError.badRequest("Invalid JSON payload received. Unexpected token.");
    }
    if (parsed.isJsonNull()) {
      return new JsonObject();
    }
    check(parsed, message, "");
    return parsed.getAsJsonObject();
  }

  /**
   * Checks that a mask names only members of a message.
   *
   * @throws SheetsError 400 otherwise
   */
  void check(FieldMask mask, String message) {
    Map<String, String> members = messages.get(message);
    if (members == null) {
      return;
    }
    mask.members()
        .forEach(
            (name, beneath) -> {
              if (!name.equals("*")) {
                String type = members.get(name);
                if (type == null) {
                  throw SheetsError.badRequest("Invalid field selection " + name);
                }
                check(beneath, type.replace("*", ""));
              }
            });
  }

  private void check(JsonElement element, String type, String path) {
    if (type.equals("any") || element.isJsonNull()) {
      return;
    }
    if (type.endsWith("*")) {
      if (!element.isJsonArray()) {
        throw wrongType(path, type, element);
      }
      int index = 0;
      for (JsonElement item : element.getAsJsonArray()) {
        if (item.isJsonNull()) {
          throw wrongType(path + "[" + index + "]", type, item);
        }
        check(item, type.substring(0, type.length() - 1), path + "[" + index++ + "]");
      }
      return;
    }
    Map<String, String> members = messages.get(type);
    if (members == null) {
      checkScalar(element, type, path);
      return;
    }
    if (!element.isJsonObject()) {
      throw wrongType(path, type, element);
    }
    element
        .getAsJsonObject()
        .asMap()
        .forEach(
            (name, value) -> {
              String member = members.get(name);
              if (member == null) {
                throw SheetsError.badRequest(
                    "Invalid JSON payload received. Unknown name \"%s\"%s: Cannot find field."
                        .formatted(name, path.isEmpty() ? "" : " at '" + path + "'"));
              }
              check(value, member, path.isEmpty() ? name : path + "." + name);
            });
  }

  private static void checkScalar(JsonElement element, String type, String path) {
    JsonPrimitive value =
        element.isJsonPrimitive() ? element.getAsJsonPrimitive() : new JsonPrimitive("{");
    boolean fits =
        switch (type) {
          case "bool" -> value.isBoolean();
          case "string" -> value.isString() && element.isJsonPrimitive();
          case "int" -> isInt(value.getAsString());
          default -> value.isNumber();
        };
    if (!fits) {
      throw wrongType(path, type, element);
    }
  }

  private static boolean isInt(String text) {
    return text.matches("-?\\d{1,10}") && Math.abs(Long.parseLong(text)) <= Integer.MAX_VALUE;
  }

  private static SheetsError wrongType(String path, String type, JsonElement element) {
    return SheetsError.badRequest("Invalid value at '%s' (%s), %s".formatted(path, type, element));
  }
}
