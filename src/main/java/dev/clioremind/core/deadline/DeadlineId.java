package dev.clioremind.core.deadline;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The name of a deadline: {@code entry-<id>}, {@code task-<id>}, or {@code entry-<id>@<start date>}
 * for an occurrence whose id is not unique. Clio's two id spaces overlap, hence the prefix.
 */
public record DeadlineId(String value) implements Comparable<DeadlineId> {

  private static final int NAMED = 20;

  private static final Pattern FORM =
      Pattern.compile("(entry|task)-[^|\\s\\p{Cntrl}@]+(@\\d{4}-\\d{2}-\\d{2})?");

  public DeadlineId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a deadline id");
    }
  }

  public static DeadlineId entry(String clioId) {
    return new DeadlineId("entry-" + clioId);
  }

  public static DeadlineId task(String clioId) {
    return new DeadlineId("task-" + clioId);
  }

  /** The same entry, told apart from its other occurrences by its start date. */
  public DeadlineId on(LocalDate start) {
    return new DeadlineId("entry-" + clioId() + "@" + start);
  }

  /**
   * These ids in a sentence, in their order, each once: the first twenty, and how many there are
   * beside them.
   */
  public static String named(Collection<DeadlineId> ids) {
    List<DeadlineId> sorted = ids.stream().distinct().sorted().toList();
    String first =
        sorted.stream().limit(NAMED).map(DeadlineId::value).collect(Collectors.joining(", "));
    return sorted.size() <= NAMED
        ? first
        : "%s and %s more".formatted(first, sorted.size() - NAMED);
  }

  public boolean isTask() {
    return value.startsWith("task-");
  }

  /** Clio's own id, without prefix and occurrence. */
  public String clioId() {
    String id = value.substring(value.indexOf('-') + 1);
    int at = id.indexOf('@');
    return at < 0 ? id : id.substring(0, at);
  }

  @Override
  public int compareTo(DeadlineId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
