package dev.clioremind.core.log;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The name of an audit event: {@code <RunID>.<n>.<status>}. Rows of one name are one event. */
public record EventId(AttemptId attempt, Status status) {

  private static final Pattern FORM =
      Pattern.compile("(\\d{8}T\\d{6}Z-[0-9a-f]{4})\\.(\\d{1,9})\\.([a-z]+)");

  /** Reads a cell of the log; empty when it is not an event's name. */
  public static Optional<EventId> parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches() || Integer.parseInt(parts.group(2)) < 1) {
      return Optional.empty();
    }
    AttemptId attempt = new AttemptId(new RunId(parts.group(1)), Integer.parseInt(parts.group(2)));
    return Status.of(parts.group(3)).map(status -> new EventId(attempt, status));
  }

  @Override
  public String toString() {
    return attempt + "." + status;
  }
}
