package dev.clioremind.sheets;

import com.google.api.services.sheets.v4.model.AddConditionalFormatRuleRequest;
import com.google.api.services.sheets.v4.model.AddFilterViewRequest;
import com.google.api.services.sheets.v4.model.AddProtectedRangeRequest;
import com.google.api.services.sheets.v4.model.AddSheetRequest;
import com.google.api.services.sheets.v4.model.AppendDimensionRequest;
import com.google.api.services.sheets.v4.model.BooleanCondition;
import com.google.api.services.sheets.v4.model.BooleanRule;
import com.google.api.services.sheets.v4.model.CellData;
import com.google.api.services.sheets.v4.model.CellFormat;
import com.google.api.services.sheets.v4.model.Color;
import com.google.api.services.sheets.v4.model.ConditionValue;
import com.google.api.services.sheets.v4.model.ConditionalFormatRule;
import com.google.api.services.sheets.v4.model.DataValidationRule;
import com.google.api.services.sheets.v4.model.Editors;
import com.google.api.services.sheets.v4.model.ExtendedValue;
import com.google.api.services.sheets.v4.model.FilterCriteria;
import com.google.api.services.sheets.v4.model.FilterSpec;
import com.google.api.services.sheets.v4.model.FilterView;
import com.google.api.services.sheets.v4.model.GridCoordinate;
import com.google.api.services.sheets.v4.model.GridProperties;
import com.google.api.services.sheets.v4.model.GridRange;
import com.google.api.services.sheets.v4.model.NumberFormat;
import com.google.api.services.sheets.v4.model.ProtectedRange;
import com.google.api.services.sheets.v4.model.RepeatCellRequest;
import com.google.api.services.sheets.v4.model.Request;
import com.google.api.services.sheets.v4.model.RowData;
import com.google.api.services.sheets.v4.model.SetDataValidationRequest;
import com.google.api.services.sheets.v4.model.SheetProperties;
import com.google.api.services.sheets.v4.model.TextFormat;
import com.google.api.services.sheets.v4.model.UpdateCellsRequest;
import com.google.api.services.sheets.v4.model.UpdateSheetPropertiesRequest;
import dev.clioremind.core.setup.ColumnPlan;
import dev.clioremind.core.setup.FilterPlan;
import java.util.List;

/**
 * The requests of which {@code init}'s one batch is made. Rows and columns are counted from 0.
 *
 * @see <a
 *     href="https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request">
 *     Google's reference</a>
 */
final class SetupRequests {

  /** Begins the words that pop up at a drop-down of ours, by which it is known again. */
  private static final String OURS = "Choose: ";

  private static final String GUARD = "Written by clio-remind. Do not edit, sort or delete rows.";

  private SetupRequests() {}

  static Request addTab(int sheetId, String title, int rows, int columns) {
    return new Request()
        .setAddSheet(
            new AddSheetRequest()
                .setProperties(
                    new SheetProperties()
                        .setSheetId(sheetId)
                        .setTitle(title)
                        .setGridProperties(
                            new GridProperties()
                                .setRowCount(rows)
                                .setColumnCount(columns)
                                .setFrozenRowCount(1))));
  }

  static Request addColumns(int sheetId, int count) {
    return new Request()
        .setAppendDimension(
            new AppendDimensionRequest()
                .setSheetId(sheetId)
                .setDimension("COLUMNS")
                .setLength(count));
  }

  static Request freeze(int sheetId, int rows) {
    return new Request()
        .setUpdateSheetProperties(
            new UpdateSheetPropertiesRequest()
                .setProperties(
                    new SheetProperties()
                        .setSheetId(sheetId)
                        .setGridProperties(new GridProperties().setFrozenRowCount(rows)))
                .setFields("gridProperties.frozenRowCount"));
  }

  /** One header: its words and its note. */
  static Request header(int sheetId, int row, int column, String text, String note) {
    CellData cell =
        new CellData().setUserEnteredValue(new ExtendedValue().setStringValue(text)).setNote(note);
    return write(
        sheetId,
        row,
        column,
        List.of(new RowData().setValues(List.of(cell))),
        "userEnteredValue,note");
  }

  /**
   * The look of the header row. By a rule and not by the cells' own format, which rows that are
   * appended below them would take over.
   */
  static Request headerLook(int sheetId) {
    BooleanRule rule =
        new BooleanRule()
            .setCondition(
                new BooleanCondition()
                    .setType("CUSTOM_FORMULA")
                    .setValues(List.of(new ConditionValue().setUserEnteredValue("=ROW()=1"))))
            .setFormat(
                new CellFormat()
                    .setTextFormat(new TextFormat().setBold(true))
                    .setBackgroundColor(new Color().setRed(0.91f).setGreen(0.94f).setBlue(0.98f)));
    return new Request()
        .setAddConditionalFormatRule(
            new AddConditionalFormatRuleRequest()
                .setIndex(0)
                .setRule(
                    new ConditionalFormatRule()
                        .setRanges(
                            List.of(
                                new GridRange()
                                    .setSheetId(sheetId)
                                    .setStartRowIndex(0)
                                    .setEndRowIndex(1)))
                        .setBooleanRule(rule)));
  }

  static Request note(int sheetId, int row, int column, String note) {
    return write(
        sheetId,
        row,
        column,
        List.of(new RowData().setValues(List.of(new CellData().setNote(note)))),
        "note");
  }

  /** Rows of text, exactly as they are; a blank text leaves its cell blank. */
  static Request texts(int sheetId, int row, int column, List<List<String>> rows) {
    return write(
        sheetId,
        row,
        column,
        rows.stream()
            .map(cells -> new RowData().setValues(cells.stream().map(SetupRequests::text).toList()))
            .toList(),
        "userEnteredValue");
  }

  private static CellData text(String text) {
    return text.isEmpty()
        ? new CellData()
        : new CellData().setUserEnteredValue(new ExtendedValue().setStringValue(text));
  }

  private static Request write(
      int sheetId, int row, int column, List<RowData> rows, String fields) {
    return new Request()
        .setUpdateCells(
            new UpdateCellsRequest()
                .setStart(
                    new GridCoordinate()
                        .setSheetId(sheetId)
                        .setRowIndex(row)
                        .setColumnIndex(column))
                .setRows(rows)
                .setFields(fields));
  }

  /** What is typed below a header stays as it is typed. */
  static Request plainText(int sheetId, int fromRow, int column) {
    return new Request()
        .setRepeatCell(
            new RepeatCellRequest()
                .setRange(below(sheetId, fromRow, column))
                .setCell(
                    new CellData()
                        .setUserEnteredFormat(
                            new CellFormat().setNumberFormat(new NumberFormat().setType("TEXT"))))
                .setFields("userEnteredFormat.numberFormat"));
  }

  static Request dropDown(GridRange range, ColumnPlan column) {
    return new Request()
        .setSetDataValidation(new SetDataValidationRequest().setRange(range).setRule(rule(column)));
  }

  private static DataValidationRule rule(ColumnPlan column) {
    return new DataValidationRule()
        .setCondition(
            new BooleanCondition()
                .setType("ONE_OF_LIST")
                .setValues(
                    column.choices().stream()
                        .map(word -> new ConditionValue().setUserEnteredValue(word))
                        .toList()))
        .setInputMessage(OURS + column.note())
        .setStrict(column.onlyChoices())
        .setShowCustomUi(true);
  }

  /** Whether a check is a drop-down of ours whose words are not those of the plan any more. */
  static boolean isOutdated(DataValidationRule rule, ColumnPlan column) {
    String message = rule.getInputMessage();
    if (message == null || !message.startsWith(OURS) || rule.getCondition() == null) {
      return false;
    }
    List<ConditionValue> values = rule.getCondition().getValues();
    return values != null
        && !values.stream()
            .map(ConditionValue::getUserEnteredValue)
            .toList()
            .equals(column.choices());
  }

  static GridRange below(int sheetId, int fromRow, int column) {
    return new GridRange()
        .setSheetId(sheetId)
        .setStartRowIndex(fromRow)
        .setStartColumnIndex(column)
        .setEndColumnIndex(column + 1);
  }

  static GridRange cell(int sheetId, int row, int column) {
    return below(sheetId, row, column).setEndRowIndex(row + 1);
  }

  /**
   * Lets nobody write to a tab but this program and the spreadsheet's owner.
   *
   * @param editors addresses of those who may; none: whoever asks
   */
  static Request guard(int sheetId, List<String> editors) {
    ProtectedRange range =
        new ProtectedRange()
            .setRange(new GridRange().setSheetId(sheetId))
            .setDescription(GUARD)
            .setWarningOnly(false);
    if (!editors.isEmpty()) {
      range.setEditors(new Editors().setUsers(editors));
    }
    return new Request()
        .setAddProtectedRange(new AddProtectedRangeRequest().setProtectedRange(range));
  }

  static Request filterView(int sheetId, int headerRow, int column, FilterPlan plan) {
    return new Request()
        .setAddFilterView(
            new AddFilterViewRequest()
                .setFilter(
                    new FilterView()
                        .setTitle(plan.title())
                        .setRange(new GridRange().setSheetId(sheetId).setStartRowIndex(headerRow))
                        .setFilterSpecs(
                            List.of(
                                new FilterSpec()
                                    .setColumnIndex(column)
                                    .setFilterCriteria(
                                        new FilterCriteria().setHiddenValues(plan.hidden()))))));
  }
}
