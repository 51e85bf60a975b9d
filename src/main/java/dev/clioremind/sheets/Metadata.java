package dev.clioremind.sheets;

import com.google.api.services.sheets.v4.model.CreateDeveloperMetadataRequest;
import com.google.api.services.sheets.v4.model.DataFilter;
import com.google.api.services.sheets.v4.model.DeveloperMetadata;
import com.google.api.services.sheets.v4.model.DeveloperMetadataLocation;
import com.google.api.services.sheets.v4.model.DeveloperMetadataLookup;
import com.google.api.services.sheets.v4.model.Request;
import com.google.api.services.sheets.v4.model.UpdateDeveloperMetadataRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What the program notes in the spreadsheet's developer metadata: invisible to people, and kept
 * when they edit. Not thread-safe.
 *
 * <p>A key may be there twice, when two runs noted it at once; the more cautious value counts.
 *
 * @see <a href="https://developers.google.com/workspace/sheets/api/guides/metadata">Google's
 *     guide</a>
 */
final class Metadata {

  /** Keys of the notes. */
  enum Key {
    START_DATE("clio-remind.start-date"),
    HIGH_WATER("clio-remind.high-water"),
    OLDEST_OPEN("clio-remind.oldest-open"),
    ACCEPTED("clio-remind.accepted");

    private final String word;

    Key(String word) {
      this.word = word;
    }
  }

  private record Note(String key, String value) {}

  private final List<Note> notes = new ArrayList<>();

  Metadata(List<DeveloperMetadata> entries) {
    for (DeveloperMetadata entry : entries) {
      if (entry.getMetadataKey() != null) {
        String value = entry.getMetadataValue();
        notes.add(new Note(entry.getMetadataKey(), value == null ? "" : value));
      }
    }
  }

  /** The latest, so that an old account does not message everybody. */
  Optional<LocalDate> startDate() {
    return all(Key.START_DATE, LocalDate::parse).max(Comparator.naturalOrder());
  }

  /** How many rows of events the log had when a run last ended. */
  OptionalInt highWater() {
    return all(Key.HIGH_WATER, Integer::valueOf).mapToInt(Integer::intValue).max();
  }

  /** From when on the log must be read for events that are still open. */
  Optional<LocalDate> oldestOpen() {
    return all(Key.OLDEST_OPEN, LocalDate::parse).min(Comparator.naturalOrder());
  }

  /** When a person last accepted a log that had lost rows. */
  Optional<Instant> accepted() {
    return all(Key.ACCEPTED, Instant::parse).max(Comparator.naturalOrder());
  }

  private <T> Stream<T> all(Key key, Function<String, T> reading) {
    return notes.stream()
        .filter(note -> note.key().equals(key.word))
        .flatMap(note -> read(note.value(), reading).stream());
  }

  private static <T> Optional<T> read(String value, Function<String, T> reading) {
    try {
      return Optional.of(reading.apply(value));
    } catch (DateTimeException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Notes a value here, and gives the request that notes it in the spreadsheet. */
  Request note(Key key, String value) {
    boolean known = notes.removeIf(note -> note.key().equals(key.word));
    notes.add(new Note(key.word, value));
    return known ? replacement(key, value) : creation(key, value);
  }

  /** Whether noting this value would change anything. */
  boolean says(Key key, String value) {
    List<Note> held = notes.stream().filter(note -> note.key().equals(key.word)).toList();
    return !held.isEmpty() && held.stream().allMatch(note -> note.value().equals(value));
  }

  boolean has(Key key) {
    return notes.stream().anyMatch(note -> note.key().equals(key.word));
  }

  private static Request creation(Key key, String value) {
    return new Request()
        .setCreateDeveloperMetadata(
            new CreateDeveloperMetadataRequest()
                .setDeveloperMetadata(
                    new DeveloperMetadata()
                        .setMetadataKey(key.word)
                        .setMetadataValue(value)
                        .setVisibility("DOCUMENT")
                        .setLocation(new DeveloperMetadataLocation().setSpreadsheet(true))));
  }

  private static Request replacement(Key key, String value) {
    DeveloperMetadataLookup lookup =
        new DeveloperMetadataLookup().setMetadataKey(key.word).setLocationType("SPREADSHEET");
    return new Request()
        .setUpdateDeveloperMetadata(
            new UpdateDeveloperMetadataRequest()
                .setDataFilters(List.of(new DataFilter().setDeveloperMetadataLookup(lookup)))
                .setDeveloperMetadata(new DeveloperMetadata().setMetadataValue(value))
                .setFields("metadataValue"));
  }
}
