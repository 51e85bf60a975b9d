package dev.clioremind.clio;

import dev.clioremind.clio.ClioSettings.Source;
import dev.clioremind.core.setup.Catalog;
import dev.clioremind.http.Query;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The account's own names for its deadlines, and its own reminders: to set up and to check. */
final class AccountReads {

  /** States in which a reminder of Clio's will still go out. */
  private static final Set<String> WAITING =
      Set.of("initializing", "scheduling", "rescheduling", "scheduled", "attempting_delivery");

  private final ClioReader reader;

  AccountReads(ClioReader reader) {
    this.reader = reader;
  }

  Catalog catalog(Set<Source> sources) {
    boolean calendar = sources.contains(Source.CALENDAR);
    return new Catalog(
        // Every plan has these two: refused, they are not known, which is not the same as none.
        calendar ? all(Resource.EVENT_TYPES) : List.of(),
        calendar ? all(Resource.CALENDARS) : List.of(),
        sources.contains(Source.TASKS)
            ? names(reader.allIfThere(Resource.TASK_TYPES, Wire.Named.class))
            : List.of());
  }

  private List<String> all(Resource resource) {
    return names(reader.all(resource, Query.none(), Wire.Named.class));
  }

  private static List<String> names(List<Wire.Named> rows) {
    return rows.stream()
        .filter(row -> !WireText.given(row.deletedAt()))
        .map(row -> WireText.orEmpty(row.name()))
        .toList();
  }

  static boolean isReminded(Wire.Reminded row) {
    List<Wire.@Nullable OwnReminder> reminders =
        Optional.ofNullable(row.reminders()).orElse(List.of());
    return reminders.stream()
        .anyMatch(
            reminder -> reminder != null && WAITING.contains(WireText.orEmpty(reminder.state())));
  }
}
