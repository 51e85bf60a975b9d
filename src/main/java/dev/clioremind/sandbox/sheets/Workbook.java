package dev.clioremind.sandbox.sheets;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One spreadsheet file: tabs in order, metadata, and who may open it. */
final class Workbook {

  private static final long CELL_LIMIT = 10_000_000;
  private static final int COLUMN_LIMIT = 18_278;
  private static final int TITLE_LIMIT = 100;

  private final String id;
  private final String owner;
  private final List<Tab> tabs = new ArrayList<>();
  private final List<Metadata> metadata = new ArrayList<>();
  private final Map<String, Access> shares = new HashMap<>();
  private String title;
  private String locale;
  private String timeZone;
  private boolean madeByApp;
  private int nextId = 100;

  /** What somebody may do. */
  enum Access {
    NONE,
    VIEW,
    EDIT
  }

  Workbook(String id, String title, String locale, String timeZone, String owner) {
    this.id = id;
    this.title = title;
    this.locale = locale;
    this.timeZone = timeZone;
    this.owner = owner;
  }

  /** A copy that shares nothing that can change. */
  Workbook copy() {
    Workbook copy = new Workbook(id, title, locale, timeZone, owner);
    tabs.forEach(tab -> copy.tabs.add(tab.copy()));
    copy.metadata.addAll(metadata);
    copy.shares.putAll(shares);
    copy.madeByApp = madeByApp;
    copy.nextId = nextId;
    return copy;
  }

  String id() {
    return id;
  }

  String url() {
    return "https://docs.google.com/spreadsheets/d/" + id + "/edit";
  }

  String title() {
    return title;
  }

  String locale() {
    return locale;
  }

  String timeZone() {
    return timeZone;
  }

  void describe(String newTitle, String newLocale, String newTimeZone) {
    title = newTitle;
    locale = newLocale;
    timeZone = newTimeZone;
  }

  String owner() {
    return owner;
  }

  /** Whether it was created over the API, and so is open to the scope {@code drive.file}. */
  boolean madeByApp() {
    return madeByApp;
  }

  void markMadeByApp() {
    madeByApp = true;
  }

  void share(String email, Access access) {
    shares.put(email.toLowerCase(Locale.ROOT), access);
  }

  Access access(String email) {
    return email.equalsIgnoreCase(owner)
        ? Access.EDIT
        : shares.getOrDefault(email.toLowerCase(Locale.ROOT), Access.NONE);
  }

  /** The tabs in order; the list is live. */
  List<Tab> tabs() {
    return tabs;
  }

  /** The developer metadata; the list is live. */
  List<Metadata> metadata() {
    return metadata;
  }

  /** A tab by its title; another case is found too. */
  Optional<Tab> tab(String wanted) {
    return tabs.stream()
        .filter(tab -> tab.title().equals(wanted))
        .findFirst()
        .or(() -> tabs.stream().filter(tab -> tab.title().equalsIgnoreCase(wanted)).findFirst());
  }

  /**
   * A tab by its id.
   *
   * @throws SheetsError 400 without one
   */
  Tab tab(int sheetId) {
    return tabs.stream()
        .filter(tab -> tab.sheetId() == sheetId)
        .findFirst()
        .orElseThrow(() -> SheetsError.badRequest("No sheet with id: " + sheetId));
  }

  /** Adds a tab after checking its title and id; a negative index adds it at the end. */
  Tab addTab(Tab tab, int index) {
    checkTitle(tab.title());
    if (tabs.stream().anyMatch(other -> other.sheetId() == tab.sheetId())) {
      throw SheetsError.badRequest("Sheet with id " + tab.sheetId() + " already exists.");
    }
    tabs.add(index < 0 || index > tabs.size() ? tabs.size() : index, tab);
    return tab;
  }

  /**
   * Checks that a title is free and allowed.
   *
   * @throws SheetsError 400 otherwise
   */
  void checkTitle(String wanted) {
    if (wanted.isBlank() || wanted.length() > TITLE_LIMIT) {
      throw SheetsError.badRequest("Invalid sheet name: " + wanted);
    }
    if (tabs.stream().anyMatch(tab -> tab.title().equalsIgnoreCase(wanted))) {
      throw SheetsError.badRequest(
          "A sheet with the name \"" + wanted + "\" already exists. Please enter another name.");
    }
  }

  /** An id that nothing of this file has. */
  int newId() {
    return nextId++;
  }

  /**
   * Checks the size of all grids together.
   *
   * @throws SheetsError 400 beyond ten million cells or 18,278 columns
   */
  void checkSize() {
    long cells = 0;
    for (Tab tab : tabs) {
      cells += (long) tab.rowCount() * tab.columnCount();
      if (tab.columnCount() > COLUMN_LIMIT) {
        throw SheetsError.badRequest(
            "This action would increase the number of columns in the worksheet above the limit of "
                + COLUMN_LIMIT
                + " columns.");
      }
    }
    checkSize(cells);
  }

  /**
   * Checks a number of cells.
   *
   * @throws SheetsError 400 beyond ten million
   */
  static void checkSize(long cells) {
    if (cells > CELL_LIMIT) {
      throw SheetsError.badRequest(
          "This action would increase the number of cells in the workbook above the limit of "
              + CELL_LIMIT
              + " cells.");
    }
  }
}
