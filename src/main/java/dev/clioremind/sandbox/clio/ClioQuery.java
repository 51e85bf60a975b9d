package dev.clioremind.sandbox.clio;

import dev.clioremind.sandbox.ReceivedCall;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The query of one call, and which of its parameters were looked at. For one thread. */
final class ClioQuery {
  private final ReceivedCall call;
  private final Set<String> read = new HashSet<>();

  ClioQuery(ReceivedCall call) {
    this.call = call;
  }

  Optional<String> text(String name) {
    read.add(name);
    return call.param(name).filter(value -> !value.isEmpty());
  }

  List<String> all(String name) {
    read.add(name);
    return call.params(name);
  }

  Optional<Boolean> flag(String name) {
    return text(name).map(value -> value.toLowerCase(Locale.ROOT).equals("true"));
  }

  /** An id; {@code null} as text stands for records without one, which is 0 here. */
  Optional<Long> id(String name) {
    return text(name).map(value -> value.equals("null") ? "0" : value).map(ClioQuery::number);
  }

  /** A moment with its offset; a bare date is refused. */
  Optional<Instant> moment(String name) {
    return text(name).map(ClioQuery::instant);
  }

  Optional<LocalDate> day(String name) {
    return text(name).map(ClioQuery::dayOf);
  }

  /** How many records a page has. */
  int limit(int most) {
    long limit = id("limit").orElse((long) most);
    if (limit < 1 || limit > most) {
      throw new ClioRefusal(422, "ArgumentError", "limit must be between 1 and " + most);
    }
    return (int) limit;
  }

  /** Notes all parameters as looked at: they were, when the same query came before. */
  void takeAsRead() {
    read.addAll(call.query().keySet());
  }

  /** What was sent and never looked at, which Clio does not complain about. */
  Set<String> ignored() {
    var ignored = new HashSet<>(call.query().keySet());
    ignored.removeAll(read);
    return ignored;
  }

  private static long number(String value) {
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw ClioRefusal.badArgument("not an integer");
    }
  }

  private static Instant instant(String value) {
    try {
      return OffsetDateTime.parse(value).toInstant();
    } catch (DateTimeException e) {
      throw ClioRefusal.badArgument("invalid xmlschema format");
    }
  }

  private static LocalDate dayOf(String value) {
    try {
      return LocalDate.parse(value);
    } catch (DateTimeException e) {
      throw ClioRefusal.badArgument("invalid date");
    }
  }
}
