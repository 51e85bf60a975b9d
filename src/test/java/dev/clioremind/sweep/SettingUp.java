package dev.clioremind.sweep;

import dev.clioremind.sandbox.sheets.SheetBook;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code init} of an empty spreadsheet: what one leaves undone, a second one completes. */
final class SettingUp implements Scene {

  private volatile List<String> whole = List.of();

  @Override
  public String name() {
    return "init";
  }

  @Override
  public SweptOffice open(Path folder) {
    return new SweptOffice(folder).withEmptySpreadsheet();
  }

  @Override
  public void run(SweptOffice office) {
    office.run("init", "-v", "--format", "json");
  }

  @Override
  public Verdict judge(SweptOffice office, Case played) {
    Judgement judgement = new Judgement(this, office, played);
    SheetBook book = office.book();
    if (whole.isEmpty()) {
      whole = state(book); // the first of all is the one in which nothing goes wrong
    }
    judgement.manners(office.lastRun());
    if (office.lastRun().code() == 0 && !state(book).equals(whole)) {
      judgement.lost("an unfinished spreadsheet passes for a whole one: " + difference(book));
    }
    office.heal().later(Case.SOON);
    run(office);
    judgement.manners(office.lastRun());
    if (office.lastRun().code() != 0 || !state(book).equals(whole)) {
      judgement.broken(
          "all is well again, exit " + office.lastRun().code() + ", but " + difference(book));
    }
    if (office.sandbox().ghl().accepted() > 0) {
      judgement.broken("init sent something");
    }
    return judgement.verdict();
  }

  private String difference(SheetBook book) {
    List<String> missing = new ArrayList<>(whole);
    missing.removeAll(state(book));
    List<String> more = new ArrayList<>(state(book));
    more.removeAll(whole);
    return "missing " + missing + ", too much " + more;
  }

  /**
   * All that can be seen of a spreadsheet, but the order of drop-downs, and for which types the
   * examples are made: the firm's, where Clio could be asked.
   */
  private static List<String> state(SheetBook book) {
    List<String> state = new ArrayList<>();
    for (String tab : book.tabs()) {
      state.add(tab + " rows " + book.rows(tab).stream().map(SettingUp::withoutType).toList());
      state.add(tab + " frozen " + book.frozenRows(tab) + ", columns " + book.gridColumns(tab));
      state.add(tab + " checks " + book.validationRules(tab).stream().sorted().toList());
      state.add(tab + " editors " + book.protectionEditors(tab));
      state.add(tab + " notes " + book.notes(tab));
      state.add(tab + " views " + book.filterViews(tab).size());
    }
    state.add("metadata " + book.metadata());
    return List.copyOf(state);
  }

  private static List<String> withoutType(List<String> row) {
    return row.stream().anyMatch(cell -> cell.startsWith("example"))
        ? row.subList(1, row.size())
        : row;
  }
}
