package dev.clioremind.core.deadline;

import dev.clioremind.core.rule.DefaultTypes;
import dev.clioremind.core.sheet.Cell;
import dev.clioremind.core.sheet.Excerpt;
import dev.clioremind.core.sheet.Problem;
import dev.clioremind.core.sheet.Row;
import dev.clioremind.core.sheet.SheetError;
import dev.clioremind.core.sheet.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How what Clio says of a deadline becomes the deadline type that rules name: by the firm's own
 * rows, else by what Clio calls it. Immutable.
 */
public final class DeadlineTypes {

  private static final String SOURCE = "Source";
  private static final String MATCHES = "Matches";
  private static final String DEADLINE_TYPE = "Deadline Type";
  private static final String NEVER = "-";

  /** What a row looks at. */
  private enum Source {
    EVENT_TYPE("event type"),
    CALENDAR("calendar"),
    TASK_TYPE("task type"),
    SUMMARY("summary");

    private final String word;

    Source(String word) {
      this.word = word;
    }

    String of(Deadline deadline) {
      return switch (this) {
        case EVENT_TYPE -> deadline.labels().eventType();
        case CALENDAR -> deadline.labels().calendar();
        case TASK_TYPE -> deadline.labels().taskType();
        case SUMMARY -> deadline.summary();
      };
    }
  }

  private record Mapping(Source source, Wildcard matches, String deadlineType) {

    boolean appliesTo(Deadline deadline) {
      return matches.matches(source.of(deadline));
    }
  }

  private final List<Mapping> mappings;
  private final List<Problem> problems;
  private final int undecided;

  private DeadlineTypes(List<Mapping> mappings, List<Problem> problems, int undecided) {
    this.mappings = List.copyOf(mappings);
    this.problems = List.copyOf(problems);
    this.undecided = undecided;
  }

  /**
   * Reads the tab {@code DeadlineTypes}. A row that is wrong is refused and the others hold. A row
   * whose type is still blank, as {@code init} proposes them, has no effect.
   *
   * @param tab {@code Source | Matches | Deadline Type}; may have no rows
   */
  public static DeadlineTypes read(Table tab) {
    List<Mapping> mappings = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    int undecided = 0;
    for (Row row : tab.rows()) {
      if (row.isBlank()) {
        continue;
      }
      List<Problem> faults = new ArrayList<>();
      if (isUndecided(row)) {
        undecided++;
        continue;
      }
      Optional<Source> source = value(tab, row, SOURCE, DeadlineTypes::source, faults);
      Optional<Wildcard> matches =
          value(tab, row, MATCHES, cell -> new Wildcard(cell.text()), faults);
      Optional<String> type = value(tab, row, DEADLINE_TYPE, DeadlineTypes::type, faults);
      if (faults.isEmpty()) {
        mappings.add(new Mapping(source.orElseThrow(), matches.orElseThrow(), type.orElseThrow()));
      }
      problems.addAll(faults);
    }
    return new DeadlineTypes(mappings, problems, undecided);
  }

  /** The rows that were refused. */
  public List<Problem> problems() {
    return problems;
  }

  /** How many rows say nothing yet: their type is blank. */
  public int undecided() {
    return undecided;
  }

  /** The deadline types that the rows lead to, as they are written. */
  public List<String> types() {
    return mappings.stream()
        .map(Mapping::deadlineType)
        .filter(type -> !type.equals(NEVER))
        .distinct()
        .toList();
  }

  /**
   * The deadline type; empty when the firm never wants to remind of it. A statute of limitations
   * keeps its type whatever the rows say, so that no row can send or silence it by accident.
   */
  public Optional<String> typeOf(Deadline deadline) {
    if (deadline.labels().statuteOfLimitations()) {
      return Optional.of(DefaultTypes.STATUTE_OF_LIMITATIONS);
    }
    return mappings.stream()
        .filter(mapping -> mapping.appliesTo(deadline))
        .findFirst()
        .map(Mapping::deadlineType)
        .or(() -> Optional.of(defaultType(deadline)))
        .filter(type -> !type.equals(NEVER));
  }

  private static String defaultType(Deadline deadline) {
    Labels labels = deadline.labels();
    if (deadline.id().isTask()) {
      return labels.taskType().isEmpty() ? DefaultTypes.TASK : labels.taskType();
    }
    if (!labels.eventType().isEmpty()) {
      return labels.eventType();
    }
    if (labels.courtRule()) {
      return DefaultTypes.COURT_RULE;
    }
    return labels.calendar().isEmpty() ? DefaultTypes.CALENDAR_ENTRY : labels.calendar();
  }

  private static <T> Optional<T> value(
      Table tab, Row row, String column, Function<Cell, T> reading, List<Problem> faults) {
    Cell cell = row.cell(column);
    try {
      Optional<String> error = cell.isBlank() ? Optional.of("is empty") : SheetError.in(cell);
      if (error.isPresent()) {
        throw new IllegalArgumentException(error.get());
      }
      return Optional.of(reading.apply(cell));
    } catch (IllegalArgumentException e) {
      faults.add(Problem.row(tab.tab(), row.number(), column, String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }

  private static boolean isUndecided(Row row) {
    return row.cell(DEADLINE_TYPE).isBlank()
        && !row.cell(SOURCE).isBlank()
        && !row.cell(MATCHES).isBlank();
  }

  private static Source source(Cell cell) {
    return Arrays.stream(Source.values())
        .filter(source -> Table.key(source.word).equals(Table.key(cell.text())))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s is not one of %s"
                        .formatted(
                            Excerpt.of(cell.text()),
                            Arrays.stream(Source.values())
                                .map(source -> source.word)
                                .collect(Collectors.joining(", ")))));
  }

  private static String type(Cell cell) {
    if (cell.text().equals("*")) {
      throw new IllegalArgumentException("'*' is for rules; name a deadline type, or - for never");
    }
    return cell.text();
  }
}
