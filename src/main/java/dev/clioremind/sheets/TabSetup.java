package dev.clioremind.sheets;

import com.google.api.services.sheets.v4.model.DataValidationRule;
import com.google.api.services.sheets.v4.model.GridRange;
import com.google.api.services.sheets.v4.model.Request;
import dev.clioremind.core.Spelling;
import dev.clioremind.core.setup.ColumnPlan;
import dev.clioremind.core.setup.FilterPlan;
import dev.clioremind.core.setup.Setup.Item;
import dev.clioremind.core.setup.Setup.State;
import dev.clioremind.core.setup.TabPlan;
import dev.clioremind.core.sheet.Tab;
import dev.clioremind.core.sheet.Table;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/** Holds one tab against its plan, and gathers what is to be done. Not thread-safe; used once. */
final class TabSetup {

  private final TabPlan plan;
  private final String title;
  private final List<String> editors;
  private final List<Request> requests = new ArrayList<>();
  private final List<String> made = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();
  private final List<String> lists = new ArrayList<>();
  private final List<Item> left = new ArrayList<>();

  /**
   * Begins.
   *
   * @param title the tab's, which the configuration may have changed
   * @param editors who may write to a guarded tab
   */
  TabSetup(TabPlan plan, String title, List<String> editors) {
    this.plan = plan;
    this.title = title;
    this.editors = editors;
  }

  List<Request> requests() {
    return requests;
  }

  /** What was done, or found, or left, in a line for each. */
  List<Item> items(Optional<TabState> found) {
    List<Item> items = new ArrayList<>();
    if (found.isEmpty()) {
      items.add(new Item(State.MADE, title, "the tab" + examples()));
    } else if (!made.isEmpty()) {
      items.add(new Item(State.MADE, title, String.join("; ", made)));
    } else if (left.isEmpty()) {
      items.add(new Item(State.FOUND, title, count(found.get().rows())));
    }
    items.addAll(left);
    return items;
  }

  private String examples() {
    if (plan.tab() == Tab.STATUS) {
      return ", the switch on PAUSED";
    }
    if (plan.examples().isEmpty()) {
      return "";
    }
    return plan.tab() == Tab.DEADLINE_TYPES
        ? ", with %s to look through".formatted(count(plan.examples().size()))
        : ", with %s as examples".formatted(count(plan.examples().size()));
  }

  private static String count(int rows) {
    return rows == 1 ? "1 row" : rows + " rows";
  }

  /** Makes the tab, which is not there. */
  void make(Collection<Integer> takenIds) {
    int sheetId = newId(takenIds);
    int columns = plan.columns().size() + plan.spareColumns();
    requests.add(SetupRequests.addTab(sheetId, title, plan.rows(), columns));
    fill(sheetId, plan.rows());
    requests.addAll(BoardLook.of(plan.tab(), sheetId));
  }

  private void fill(int sheetId, int gridRows) {
    for (int c = 0; c < plan.columns().size(); c++) {
      ColumnPlan column = plan.columns().get(c);
      requests.add(SetupRequests.header(sheetId, 0, c, column.header(), column.note()));
      if (gridRows > 1) {
        prepare(sheetId, 1, c, column);
      }
    }
    requests.add(SetupRequests.headerLook(sheetId));
    if (!plan.examples().isEmpty()) {
      requests.add(SetupRequests.texts(sheetId, 1, 0, plan.examples()));
    }
    if (plan.guarded()) {
      requests.add(SetupRequests.guard(sheetId, editors));
    }
    plan.filter().ifPresent(filter -> addFilter(sheetId, 0, headers(), filter));
  }

  private List<String> headers() {
    return plan.columns().stream().map(ColumnPlan::header).toList();
  }

  /** What is typed below a header: as text, out of a list. */
  private void prepare(int sheetId, int fromRow, int index, ColumnPlan column) {
    if (plan.tab() == Tab.STATUS) {
      if (!column.choices().isEmpty()) {
        requests.add(SetupRequests.dropDown(SetupRequests.cell(sheetId, 0, index), column));
      }
      return; // what stands below the switch is the program's own
    }
    if (column.plainText()) {
      requests.add(SetupRequests.plainText(sheetId, fromRow, index));
    }
    if (!column.choices().isEmpty()) {
      requests.add(SetupRequests.dropDown(SetupRequests.below(sheetId, fromRow, index), column));
    }
  }

  /** Completes the tab as it was found. */
  void complete(TabState state) {
    if (plan.tab() == Tab.STATUS) {
      completeSwitch(state);
      return;
    }
    if (state.isBlank()) {
      fillBlank(state);
      return;
    }
    List<String> headers = addMissing(state);
    for (int i = 0; i < state.headers().size(); i++) {
      completeColumn(state, i);
    }
    tell("drop-downs for ", lists);
    tell("plain text for ", texts);
    tell("notes for ", notes);
    if (!state.isFrozen() && state.gridRows() > state.headerRow()) {
      requests.add(SetupRequests.freeze(state.sheetId(), state.headerRow()));
      made.add("the header stays in sight");
    }
    guardAndView(state, headers);
    if (state.rows() == 0 && !plan.examples().isEmpty() && fits(headers, state)) {
      requests.add(SetupRequests.texts(state.sheetId(), state.headerRow(), 0, inOrderOf(headers)));
      made.add(count(plan.examples().size()) + " to begin with");
    }
  }

  private void fillBlank(TabState state) {
    int missing = plan.columns().size() - state.gridColumns();
    if (missing > 0) {
      requests.add(SetupRequests.addColumns(state.sheetId(), missing));
    }
    fill(state.sheetId(), state.gridRows() > plan.examples().size() ? state.gridRows() : 1);
    if (!state.isFrozen() && state.gridRows() > 1) {
      requests.add(SetupRequests.freeze(state.sheetId(), 1));
    }
    made.add("the headers" + examples());
  }

  private boolean fits(List<String> headers, TabState state) {
    return left.isEmpty()
        && headers.stream().noneMatch(String::isEmpty)
        && state.gridRows() >= state.headerRow() + plan.examples().size();
  }

  /** The examples' cells under the headers as they stand in this tab. */
  private List<List<String>> inOrderOf(List<String> headers) {
    List<String> planned = headers();
    return plan.examples().stream()
        .map(
            cells ->
                headers.stream()
                    .map(
                        header -> {
                          int index = indexOf(planned, header);
                          return index >= 0 && index < cells.size() ? cells.get(index) : "";
                        })
                    .toList())
        .toList();
  }

  private void completeSwitch(TabState state) {
    String word = state.headers().isEmpty() ? "" : state.headers().get(0);
    String position = state.headers().size() < 2 ? "" : state.headers().get(1);
    if (state.gridColumns() < 2) {
      requests.add(SetupRequests.addColumns(state.sheetId(), 2 - state.gridColumns()));
    }
    if (word.isEmpty()) {
      ColumnPlan column = plan.columns().get(0);
      requests.add(SetupRequests.header(state.sheetId(), 0, 0, column.header(), column.note()));
      made.add("the word Sending in A1");
    }
    ColumnPlan paused = plan.columns().get(1);
    if (position.isEmpty()) {
      requests.add(SetupRequests.header(state.sheetId(), 0, 1, paused.header(), paused.note()));
      made.add("the switch in B1, on PAUSED");
    }
    if (state.check(1, 1).isEmpty()) {
      requests.add(SetupRequests.dropDown(SetupRequests.cell(state.sheetId(), 0, 1), paused));
      made.add("a drop-down for the switch");
    }
  }

  /**
   * Adds the columns that are missing at the right; a header that was probably meant for one is
   * left for a person, and so is a log that has rows.
   */
  private List<String> addMissing(TabState state) {
    List<String> headers = new ArrayList<>(state.headers());
    List<ColumnPlan> missing =
        plan.columns().stream().filter(c -> indexOf(headers, c.header()) < 0).toList();
    List<String> strangers =
        headers.stream().filter(h -> !h.isEmpty() && indexOf(headers(), h) < 0).toList();
    List<ColumnPlan> added = new ArrayList<>();
    for (ColumnPlan column : missing) {
      Optional<String> meant = Spelling.nearest(column.header(), strangers);
      if (meant.isPresent()) {
        left.add(
            new Item(
                State.LEFT,
                title,
                "has no header '%s'. Was '%s' meant? Rename it to '%s'."
                    .formatted(column.header(), meant.get(), column.header())));
      } else if (plan.tab() == Tab.AUDIT_LOG && state.rows() > 0) {
        left.add(
            new Item(
                State.LEFT,
                title,
                "has rows and no header '%s'. Restore it: File > Version history."
                    .formatted(column.header())));
      } else {
        added.add(column);
      }
    }
    int room = state.gridColumns() - headers.size();
    if (added.size() > room) {
      requests.add(SetupRequests.addColumns(state.sheetId(), added.size() - room));
    }
    for (ColumnPlan column : added) {
      int index = headers.size();
      headers.add(column.header());
      requests.add(
          SetupRequests.header(
              state.sheetId(), state.headerRow() - 1, index, column.header(), column.note()));
      if (state.gridRows() > state.headerRow()) {
        prepare(state.sheetId(), state.headerRow(), index, column);
      }
    }
    if (!added.isEmpty()) {
      made.add("columns " + String.join(", ", added.stream().map(ColumnPlan::header).toList()));
    }
    return headers;
  }

  /** A column that was there: its note, its text format and its drop-down, where it has none. */
  private void completeColumn(TabState state, int index) {
    int planned = indexOf(headers(), state.headers().get(index));
    if (planned < 0) {
      return;
    }
    ColumnPlan column = plan.columns().get(planned);
    int sheetId = state.sheetId();
    if (!column.note().isEmpty() && !state.hasNote(index)) {
      requests.add(SetupRequests.note(sheetId, state.headerRow() - 1, index, column.note()));
      notes.add(column.header());
    }
    if (state.gridRows() <= state.headerRow()) {
      return;
    }
    if (column.plainText() && !state.isPlainText(index)) {
      requests.add(SetupRequests.plainText(sheetId, state.headerRow(), index));
      texts.add(column.header());
    }
    if (column.choices().isEmpty()) {
      return;
    }
    GridRange range = SetupRequests.below(sheetId, state.headerRow(), index);
    Optional<DataValidationRule> check = state.check(state.headerRow() + 1, index);
    if (check.isEmpty()) {
      requests.add(SetupRequests.dropDown(range, column));
      lists.add(column.header());
    } else if (SetupRequests.isOutdated(check.get(), column)) {
      requests.add(SetupRequests.dropDown(range, column));
      made.add("the drop-down for %s brought up to date".formatted(column.header()));
    }
  }

  private void tell(String what, List<String> columns) {
    if (!columns.isEmpty()) {
      made.add(what + String.join(", ", columns));
    }
  }

  private void guardAndView(TabState state, List<String> headers) {
    if (plan.guarded() && !state.isGuarded()) {
      requests.add(SetupRequests.guard(state.sheetId(), editors));
      made.add("protection");
    }
    if (plan.filter().isPresent() && !state.hasFilterView(plan.filter().get().title())) {
      FilterPlan filter = plan.filter().get();
      if (addFilter(state.sheetId(), state.headerRow() - 1, headers, filter)) {
        made.add("the filter view '%s'".formatted(filter.title()));
      }
    }
  }

  private boolean addFilter(int sheetId, int headerRow, List<String> headers, FilterPlan filter) {
    int column = indexOf(headers, filter.header());
    if (column < 0) {
      return false;
    }
    requests.add(SetupRequests.filterView(sheetId, headerRow, column, filter));
    return true;
  }

  private static int indexOf(List<String> headers, String wanted) {
    for (int i = 0; i < headers.size(); i++) {
      if (Table.key(headers.get(i)).equals(Table.key(wanted))) {
        return i;
      }
    }
    return -1;
  }

  /** By the title, so that two programs that make one tab at once collide instead of making two. */
  private int newId(Collection<Integer> taken) {
    CRC32 sum = new CRC32();
    sum.update(title.getBytes(StandardCharsets.UTF_8));
    int id = (int) (sum.getValue() & 0x3fffffff) | 0x10000000;
    while (taken.contains(id)) {
      id++;
    }
    return id;
  }
}
