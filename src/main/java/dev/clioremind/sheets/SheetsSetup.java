package dev.clioremind.sheets;

import com.google.api.services.sheets.v4.model.GridProperties;
import com.google.api.services.sheets.v4.model.ProtectedRange;
import com.google.api.services.sheets.v4.model.Request;
import com.google.api.services.sheets.v4.model.Sheet;
import com.google.api.services.sheets.v4.model.SheetProperties;
import com.google.api.services.sheets.v4.model.Spreadsheet;
import com.google.api.services.sheets.v4.model.SpreadsheetProperties;
import dev.clioremind.core.ConfigurationException;
import dev.clioremind.core.ServiceException;
import dev.clioremind.core.setup.Blueprint;
import dev.clioremind.core.setup.Setup;
import dev.clioremind.core.setup.Setup.Item;
import dev.clioremind.core.setup.Setup.State;
import dev.clioremind.core.setup.SheetSetup;
import dev.clioremind.core.setup.TabPlan;
import dev.clioremind.core.sheet.Tab;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes and completes a Google spreadsheet. What is there is read and held against the plan, and
 * all that is missing is made by one batch, which is done as a whole or not at all. Where no answer
 * comes, the same reading tells whether it was done. Not thread-safe.
 */
public final class SheetsSetup implements SheetSetup {

  private static final Duration BEFORE_LOOKING = Duration.ofSeconds(5);
  private static final int TRIES = 3;

  private final GoogleSheets sheets;

  public SheetsSetup(GoogleSheets sheets) {
    this.sheets = sheets;
  }

  @Override
  public Created create(String title, Locale locale, ZoneId zone) {
    Spreadsheet wanted =
        new Spreadsheet()
            .setProperties(
                new SpreadsheetProperties()
                    .setTitle(title)
                    .setLocale(locale.toString())
                    .setTimeZone(zone.getId()))
            // Else Google adds a tab of its own, which nobody needs.
            .setSheets(
                List.of(
                    new Sheet()
                        .setProperties(
                            new SheetProperties()
                                .setTitle(sheets.settings().title(Tab.REMINDER_RULES)))));
    try {
      Spreadsheet made = sheets.create(wanted);
      return new Created(made.getSpreadsheetId(), URI.create(made.getSpreadsheetUrl()));
    } catch (InDoubtException e) {
      throw new ServiceException(
          ServiceException.Kind.UNAVAILABLE,
          "%s Perhaps it was made all the same: look for '%s' in Google Drive before you try again, and if it is there, set sheets.spreadsheet-id to it."
              .formatted(e.trouble().getMessage(), title),
          e);
    }
  }

  @Override
  public Setup complete(Blueprint blueprint) {
    List<Item> done = new ArrayList<>();
    for (int i = 1; ; i++) {
      Work work = work(blueprint);
      if (work.requests().isEmpty()) {
        return new Setup(done.isEmpty() ? work.items() : done);
      }
      try {
        sheets.changeOnce(work.requests());
        return new Setup(work.items());
      } catch (InDoubtException e) {
        if (i >= TRIES) {
          throw e.trouble();
        }
        done = work.items();
        sheets.pause(BEFORE_LOOKING);
      }
    }
  }

  /** What is to be done, and what there will be to tell of it. */
  private record Work(List<Request> requests, List<Item> items) {}

  private Work work(Blueprint blueprint) {
    SheetsReading reading = new SheetsReading(sheets);
    SheetsReading.Opened opened = reading.opened();
    opened.layout().refuseConflicts();
    Map<Tab, TabState> found = found(opened);
    Set<Integer> ids = new HashSet<>();
    found.values().forEach(state -> ids.add(state.sheetId()));
    List<Request> requests = new ArrayList<>();
    List<Item> items = new ArrayList<>();
    for (TabPlan plan : blueprint.tabs()) {
      TabSetup setup = new TabSetup(plan, sheets.settings().title(plan.tab()), editors());
      Optional<TabState> state = Optional.ofNullable(found.get(plan.tab()));
      state.ifPresentOrElse(setup::complete, () -> setup.make(ids));
      requests.addAll(setup.requests());
      items.addAll(setup.items(state));
    }
    notes(blueprint, reading, requests, items);
    return new Work(requests, items);
  }

  /** The two things that are noted where no person sees them. */
  private static void notes(
      Blueprint blueprint, SheetsReading reading, List<Request> requests, List<Item> items) {
    Metadata metadata = reading.opened().metadata();
    if (metadata.startDate().isPresent()) {
      items.add(new Item(State.FOUND, "start date", metadata.startDate().get().toString()));
    } else {
      String day = blueprint.startDate().toString();
      requests.add(metadata.note(Metadata.Key.START_DATE, day));
      items.add(
          new Item(
              State.MADE,
              "start date",
              day + ": reminders whose day lies before it are left alone"));
    }
    if (metadata.highWater().isEmpty()) {
      logLength(reading)
          .ifPresent(
              length ->
                  requests.add(metadata.note(Metadata.Key.HIGH_WATER, Integer.toString(length))));
    }
  }

  /** Empty where the log can't be read: then a run says why, and init leaves it. */
  private static Optional<Integer> logLength(SheetsReading reading) {
    if (reading.opened().log().filter(log -> !log.header().isEmpty()).isEmpty()) {
      return Optional.of(0);
    }
    try {
      return Optional.of(new SheetsAuditLog(reading).length());
    } catch (ConfigurationException e) {
      return Optional.empty();
    }
  }

  private Map<Tab, TabState> found(SheetsReading.Opened opened) {
    Map<Tab, Layout.Place> places = new EnumMap<>(Tab.class);
    Map<Tab, Integer> headerRows = new EnumMap<>(Tab.class);
    List<String> ranges = new ArrayList<>();
    for (Tab tab : Tab.values()) {
      opened
          .layout()
          .place(tab)
          .ifPresent(
              place -> {
                places.put(tab, place);
                int header = headerRow(tab, opened);
                headerRows.put(tab, header);
                ranges.add(
                    A1.rows(
                        place.title(),
                        header,
                        Math.min(place.rows(), header + 1),
                        place.columns()));
              });
    }
    if (ranges.isEmpty()) {
      return Map.of();
    }
    Map<Tab, TabState> found = new EnumMap<>(Tab.class);
    Map<Tab, List<String>> runs = runsHeader(places);
    for (Sheet sheet : orEmpty(sheets.details(ranges).getSheets())) {
      places.forEach(
          (tab, place) -> {
            if (place.title().equals(sheet.getProperties().getTitle())) {
              int header = headerRows.getOrDefault(tab, 1);
              List<String> names =
                  tab == Tab.RUNS
                      ? runs.getOrDefault(tab, List.of())
                      : headers(tab, opened, header);
              found.put(tab, new TabState(sheet, names, header, rows(tab, opened, header)));
            }
          });
    }
    return found;
  }

  /** The one tab that a run never reads. */
  private Map<Tab, List<String>> runsHeader(Map<Tab, Layout.Place> places) {
    Layout.@Nullable Place place = places.get(Tab.RUNS);
    if (place == null) {
      return Map.of();
    }
    String range = A1.rows(place.title(), 1, 1, place.columns());
    return Map.of(
        Tab.RUNS, Header.namesIn(Grid.of(1, sheets.values(List.of(range)).get(0)).texts(1)));
  }

  /** The first row with content; of the log always the first. */
  private static int headerRow(Tab tab, SheetsReading.Opened opened) {
    if (tab == Tab.AUDIT_LOG || tab == Tab.STATUS || tab == Tab.RUNS) {
      return 1;
    }
    Grid grid = opened.grid(tab);
    for (int row = grid.firstRow(); row <= grid.lastRow(); row++) {
      if (grid.texts(row).stream().anyMatch(text -> !text.isEmpty())) {
        return row;
      }
    }
    return 1;
  }

  private static List<String> headers(Tab tab, SheetsReading.Opened opened, int row) {
    return Header.namesIn(
        tab == Tab.AUDIT_LOG
            ? opened.log().map(SheetsReading.LogEnd::header).orElse(List.of())
            : opened.grid(tab).texts(row));
  }

  private static int rows(Tab tab, SheetsReading.Opened opened, int headerRow) {
    if (tab == Tab.RUNS) {
      return 0;
    }
    Grid grid =
        tab == Tab.AUDIT_LOG
            ? opened.log().map(SheetsReading.LogEnd::end).orElse(new Grid(1, List.of()))
            : opened.grid(tab);
    int rows = Math.max(0, grid.firstRow() - headerRow - 1);
    for (int row = Math.max(headerRow + 1, grid.firstRow()); row <= grid.lastRow(); row++) {
      rows += grid.texts(row).stream().allMatch(String::isEmpty) ? 0 : 1;
    }
    return rows;
  }

  /** Our own address, where Google told it: others may be put beside it by hand. */
  private List<String> editors() {
    String account = sheets.account();
    return account.contains("@") ? List.of(account) : List.of();
  }

  @Override
  public SheetFacts facts() {
    SheetsReading.Opened opened = new SheetsReading(sheets).opened();
    Layout layout = opened.layout();
    List<ConfigurationException> faults = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    attempt(layout::refuseConflicts, faults);
    for (Tab tab : Tab.values()) {
      if (layout.place(tab).isPresent()) {
        attempt(() -> checkHeaders(tab, opened), faults);
      } else if (tab.isRequired()) {
        attempt(() -> layout.required(tab, sheets.settings()), faults);
      } else {
        missing.add(tab.title());
      }
    }
    return new SheetFacts(sheets.account(), faults, missing, layout.cells(), lockedOut(layout));
  }

  private void checkHeaders(Tab tab, SheetsReading.Opened opened) {
    Layout.Place place = opened.layout().place(tab).orElseThrow();
    List<String> headers =
        tab == Tab.RUNS
            ? runsHeader(Map.of(tab, place)).getOrDefault(tab, List.of())
            : headers(tab, opened, headerRow(tab, opened));
    new Header(place.title(), headers).check(tab.headers());
  }

  private List<String> lockedOut(Layout layout) {
    List<String> ranges = new ArrayList<>();
    for (Tab tab : List.of(Tab.AUDIT_LOG, Tab.STATUS, Tab.UPCOMING, Tab.RUNS)) {
      layout.place(tab).ifPresent(place -> ranges.add(A1.cell(place.title(), 1, 1)));
    }
    if (ranges.isEmpty()) {
      return List.of();
    }
    return orEmpty(sheets.details(ranges).getSheets()).stream()
        .filter(
            sheet -> orEmpty(sheet.getProtectedRanges()).stream().anyMatch(SheetsSetup::isClosed))
        .map(sheet -> sheet.getProperties().getTitle())
        .toList();
  }

  private static boolean isClosed(ProtectedRange range) {
    return !Boolean.TRUE.equals(range.getRequestingUserCanEdit());
  }

  private static void attempt(Runnable check, List<ConfigurationException> faults) {
    try {
      check.run();
    } catch (ConfigurationException e) {
      faults.add(e);
    }
  }

  private static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }

  static long cells(@Nullable GridProperties grid) {
    if (grid == null || grid.getRowCount() == null || grid.getColumnCount() == null) {
      return 0;
    }
    return (long) grid.getRowCount() * grid.getColumnCount();
  }
}
