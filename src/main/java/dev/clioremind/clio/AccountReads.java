package dev.clioremind.clio;

import dev.clioremind.clio.ClioSettings.Source;
import dev.clioremind.core.setup.Account;
import dev.clioremind.core.setup.Catalog;
import dev.clioremind.core.setup.Probe;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is read of the account itself, to set up and to check. */
final class AccountReads {

  /** States in which a reminder of Clio's will still go out. */
  private static final Set<String> WAITING =
      Set.of("initializing", "scheduling", "rescheduling", "scheduled", "attempting_delivery");

  private final ClioReader reader;

  AccountReads(ClioReader reader) {
    this.reader = reader;
  }

  Account account() {
    Wire.SignedIn user = reader.single(Resource.WHO_AM_I, Wire.SignedIn.class);
    String zone = WireText.orEmpty(user.timeZone());
    return new Account(
        user.account() == null ? "" : WireText.orEmpty(user.account().name()),
        zone,
        EntryZones.zone(zone));
  }

  /** Each resource that a run reads, by the name of the permission it needs. */
  List<Probe> probes(Set<Source> sources) {
    var resources = new ArrayList<Resource>();
    if (sources.contains(Source.CALENDAR)) {
      resources.add(Resource.CALENDAR_ENTRIES);
    }
    if (sources.contains(Source.TASKS)) {
      resources.add(Resource.TASKS);
    }
    resources.addAll(List.of(Resource.MATTERS, Resource.CONTACTS, Resource.USERS));
    return resources.stream()
        .map(
            resource ->
                new Probe(
                    "clio-" + resource.words().replace(' ', '-'),
                    resource.words(),
                    () -> reader.touch(resource)))
        .toList();
  }

  Catalog catalog(Set<Source> sources) {
    boolean calendar = sources.contains(Source.CALENDAR);
    return new Catalog(
        calendar ? names(reader.allIfThere(Resource.EVENT_TYPES, Wire.Named.class)) : List.of(),
        calendar ? names(reader.allIfThere(Resource.CALENDARS, Wire.Named.class)) : List.of(),
        sources.contains(Source.TASKS)
            ? names(reader.allIfThere(Resource.TASK_TYPES, Wire.Named.class))
            : List.of());
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
