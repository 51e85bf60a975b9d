package dev.clioremind.core.sheet;

import java.util.EnumMap;
import java.util.Map;

/**
 * What one reading of the spreadsheet brought, the audit log apart.
 *
 * @param tables by tab; an optional tab that is not there is absent
 * @param sending the switch of the {@code Status} tab
 */
public record Workbook(Map<Tab, Table> tables, Switch sending) {

  public Workbook {
    tables = tables.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(tables));
  }

  /** The rows of a tab; an empty table when the tab is not there. */
  public Table table(Tab tab) {
    return tables.getOrDefault(tab, Table.empty(tab.title()));
  }
}
