package dev.clioremind.fuzz;

import dev.clioremind.fuzz.Firm.Case;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tab {@code DeadlineTypes} by DESIGN, section 4. */
final class TypesAsDesigned {

  private static final List<String> SOURCES =
      List.of("eventtype", "calendar", "tasktype", "summary");

  private final List<Map<String, String>> rows;

  TypesAsDesigned(TableAsDesigned table) {
    rows = table.rows().stream().filter(TypesAsDesigned::counts).toList();
  }

  private static boolean counts(Map<String, String> row) {
    String type = row.getOrDefault("deadline type", "");
    return !type.isEmpty()
        && !type.equals("*")
        && !row.getOrDefault("matches", "").isEmpty()
        && SOURCES.contains(TableAsDesigned.squeezed(row.getOrDefault("source", "")))
        && Stream.of("source", "matches", "deadline type")
            .noneMatch(column -> TableAsDesigned.isError(row.getOrDefault(column, "")));
  }

  /** The type of somebody's deadline; empty for never. */
  Optional<String> of(Case one) {
    return rows.stream()
        .filter(row -> matches(row.getOrDefault("matches", ""), label(row, one)))
        .findFirst()
        .map(row -> row.getOrDefault("deadline type", ""))
        .or(() -> Optional.of(one.type))
        .filter(type -> !type.equals("-"));
  }

  private static String label(Map<String, String> row, Case one) {
    return switch (TableAsDesigned.squeezed(row.getOrDefault("source", ""))) {
      case "eventtype" -> one.isTask() ? "" : one.type;
      case "calendar" -> one.isTask() ? "" : "Court Calendar";
      case "summary" -> one.summary();
      default -> "";
    };
  }

  private static boolean matches(String pattern, String text) {
    return !text.isEmpty()
        && Pattern.compile(
                Stream.of(pattern.toLowerCase(Locale.ROOT).split("\\*", -1))
                    .map(Pattern::quote)
                    .collect(Collectors.joining(".*")),
                Pattern.DOTALL)
            .matcher(text.toLowerCase(Locale.ROOT))
            .matches();
  }
}
