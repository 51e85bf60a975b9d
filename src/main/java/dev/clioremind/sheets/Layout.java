package dev.clioremind.sheets;

import com.google.api.services.sheets.v4.model.DeveloperMetadata;
import com.google.api.services.sheets.v4.model.GridProperties;
import com.google.api.services.sheets.v4.model.Sheet;
import com.google.api.services.sheets.v4.model.Spreadsheet;
import dev.clioremind.core.ConfigurationException;
import dev.clioremind.core.Spelling;
import dev.clioremind.core.sheet.Problem;
import dev.clioremind.core.sheet.Tab;
import dev.clioremind.core.sheet.Table;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What tabs the spreadsheet has, before any value is read.
 *
 * @param titles of all tabs, ours and others
 * @param tabs ours
 * @param cells of all grids together, blank ones too
 */
record Layout(
    List<String> titles, Map<Tab, Place> tabs, List<DeveloperMetadata> metadata, long cells) {

  private static final Pattern CONFLICT = Pattern.compile(".*_conflict\\d+");
  private static final String WHY = "Google renamed it because two of one name were made at once";
  private static final String MEND =
      "Copy rows that are only there into the tab of the proper name, then delete it.";

  Layout {
    titles = List.copyOf(titles);
    tabs = Map.copyOf(tabs);
    metadata = List.copyOf(metadata);
  }

  /**
   * One of our tabs.
   *
   * @param sheetId by which requests name it
   * @param rows of the grid, blank ones too
   * @param nativeTable whether a person converted it into a table of Sheets'
   */
  record Place(int sheetId, String title, int rows, int columns, boolean nativeTable) {}

  static Layout of(Spreadsheet spreadsheet, SheetsSettings settings) {
    List<Sheet> sheets = orEmpty(spreadsheet.getSheets());
    Map<Tab, Place> tabs = new EnumMap<>(Tab.class);
    List<String> titles = new ArrayList<>();
    for (Sheet sheet : sheets) {
      titles.add(sheet.getProperties().getTitle());
      for (Tab tab : Tab.values()) {
        place(sheet, settings.title(tab), tabs.get(tab)).ifPresent(found -> tabs.put(tab, found));
      }
    }
    return new Layout(
        titles,
        tabs,
        orEmpty(spreadsheet.getDeveloperMetadata()),
        sheets.stream()
            .mapToLong(sheet -> SheetsSetup.cells(sheet.getProperties().getGridProperties()))
            .sum());
  }

  /** A tab whose title agrees, the exact one before one that differs in case or spacing. */
  private static Optional<Place> place(Sheet sheet, String title, @Nullable Place known) {
    String found = sheet.getProperties().getTitle();
    GridProperties grid = sheet.getProperties().getGridProperties();
    boolean better =
        found.equals(title) || (known == null && Table.key(found).equals(Table.key(title)));
    if (!better || grid == null) {
      return Optional.empty();
    }
    Integer id = sheet.getProperties().getSheetId();
    return Optional.of(
        new Place(
            id == null ? 0 : id, // the first tab's, which may be left out
            found,
            grid.getRowCount(),
            grid.getColumnCount(),
            !orEmpty(sheet.getTables()).isEmpty()));
  }

  Optional<Place> place(Tab tab) {
    return Optional.ofNullable(tabs.get(tab));
  }

  /**
   * A tab that must be there.
   *
   * @throws ConfigurationException naming the tabs there are
   */
  Place required(Tab tab, SheetsSettings settings) {
    String title = settings.title(tab);
    return place(tab)
        .orElseThrow(
            () ->
                new ConfigurationException(
                    "The spreadsheet has no tab '%s'. The tabs there are: %s."
                        .formatted(title, SheetsErrors.named(titles)),
                    Spelling.nearest(title, titles)
                        .map(
                            near ->
                                "Was '%s' meant? Rename it, or set its title in the configuration."
                                    .formatted(near))
                        .orElse(
                            "If it was renamed, give it its name back; if it was deleted, restore it:"
                                + " File > Version history. Only in a new spreadsheet, run:"
                                + " clio-remind init")));
  }

  /** The tabs that Sheets itself renamed. */
  List<Problem> conflicts() {
    return conflicting().stream()
        .map(title -> Problem.needsPerson("tab '%s'".formatted(title), WHY + ". " + MEND))
        .toList();
  }

  /**
   * Refuses a spreadsheet in which Sheets itself had to rename a tab: two programs made the same
   * one at once, and rows may be in either.
   */
  void refuseConflicts() {
    if (!conflicting().isEmpty()) {
      throw new ConfigurationException(
          "The spreadsheet has a tab '%s': %s.".formatted(conflicting().get(0), WHY), MEND);
    }
  }

  private List<String> conflicting() {
    return titles.stream().filter(title -> CONFLICT.matcher(title).matches()).toList();
  }

  private static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }
}
