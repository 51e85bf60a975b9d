package dev.clioremind.sheets;

import dev.clioremind.core.ConfigurationException;
import dev.clioremind.core.Spelling;
import dev.clioremind.core.sheet.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A tab's header row: names in any order, case and white space ignored.
 *
 * @param tab the tab's title
 * @param names as they are written, a blank one empty
 */
record Header(String tab, List<String> names) {

  Header {
    names = List.copyOf(names);
  }

  /**
   * Checks that names are there, and that none is there twice.
   *
   * @throws ConfigurationException naming the tab, what is missing, what there is and the nearest
   */
  void check(List<String> required) {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!name.isEmpty() && !seen.add(Table.key(name))) {
        throw new ConfigurationException(
            "The tab '%s' has the header '%s' twice.".formatted(tab, name),
            "Rename or remove one of the two columns.");
      }
    }
    for (String name : required) {
      if (!seen.contains(Table.key(name))) {
        List<String> present = names.stream().filter(n -> !n.isEmpty()).toList();
        throw new ConfigurationException(
            "The tab '%s' has no header '%s' in its first row. The headers there are: %s."
                .formatted(tab, name, SheetsErrors.named(present)),
            Spelling.nearest(name, present)
                .map(near -> "Was '%s' meant? Rename it to '%s'.".formatted(near, name))
                .orElse("Write '%s' in the first row, above its column.".formatted(name)));
      }
    }
  }

  /** The place of a header, counted from 0. */
  OptionalInt indexOf(String name) {
    for (int i = 0; i < names.size(); i++) {
      if (Table.key(names.get(i)).equals(Table.key(name))) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  /** Whether a blank stands between two names: Sheets would take it for two tables. */
  boolean hasGap() {
    return names.isEmpty() || names.contains("");
  }

  /** The names of a row of cells, without the blanks at its end. */
  static List<String> namesIn(List<String> row) {
    List<String> names = new ArrayList<>(row);
    while (!names.isEmpty() && names.get(names.size() - 1).isEmpty()) {
      names.remove(names.size() - 1);
    }
    return names;
  }
}
