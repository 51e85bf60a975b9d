package dev.clioremind.sheets;

import dev.clioremind.core.log.AttemptId;
import dev.clioremind.core.log.AuditEvent;
import dev.clioremind.core.log.EventId;
import dev.clioremind.core.log.RunId;
import dev.clioremind.core.log.Status;
import dev.clioremind.core.sheet.Cell;
import dev.clioremind.core.sheet.Problem;
import dev.clioremind.core.sheet.Table;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Rows of the log and events, one to the other, by the header's order.
 *
 * <p>A row that a person edited is never dropped while it may stand for a message that went out:
 * what can still be read of it counts, under an attempt made up for it if need be.
 */
final class AuditRows {

  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final int LONGEST_CELL = 1_000;
  // Later than every real run, so that no run waits for it in a contest.
  private static final String MADE_UP_RUN = "99991231T235959Z-";

  /** What must count when only one of EventID and Status says it. */
  private static final Set<Status> SENT_OR_DOUBTFUL =
      EnumSet.of(
          Status.SENDING,
          Status.SUCCESS,
          Status.SCHEDULED,
          Status.ENROLLED,
          Status.REJECTED,
          Status.UNKNOWN,
          Status.DELIVERED,
          Status.UNDELIVERED);

  private final String tab;
  private final List<Optional<Column>> columns;
  // Looked up for each cell of a long log, so worked out once.
  private final Map<Column, Integer> places = new EnumMap<>(Column.class);

  AuditRows(Header header) {
    this.tab = header.tab();
    this.columns = header.names().stream().map(Column::of).toList();
    for (Column column : Column.values()) {
      header.indexOf(column.header()).ifPresent(place -> places.put(column, place));
    }
  }

  /** What a row says. */
  record Reading(List<AuditEvent> events, List<Problem> problems) {}

  /** The row of an event, as text only; columns that are not ours get a dash. */
  List<Object> row(AuditEvent event) {
    List<Object> row = new ArrayList<>();
    for (Optional<Column> column : columns) {
      String text = column.map(c -> c.of(event)).orElse(AuditEvent.NOTHING);
      // A blank cell would make Sheets see another table.
      row.add(text.isBlank() ? AuditEvent.NOTHING : cut(text));
    }
    return row;
  }

  /**
   * Reads a row.
   *
   * @param number the row's number in the sheet
   * @param neighbour the time of the row above, for a row of which neither its own time nor its
   *     run's can be read
   */
  Reading read(int number, List<Cell> cells, Instant neighbour) {
    String hash = hash(text(cells, Column.HASH));
    String fingerprint = hash(text(cells, Column.FINGERPRINT));
    Optional<EventId> id = EventId.parse(text(cells, Column.EVENT_ID));
    Optional<Status> status = Status.of(text(cells, Column.STATUS).toLowerCase(Locale.ROOT));
    Optional<Instant> time = time(cell(cells, Column.TIMESTAMP));

    List<String> unreadable = new ArrayList<>();
    note(unreadable, hash.isEmpty(), Column.HASH);
    note(unreadable, time.isEmpty(), Column.TIMESTAMP);
    note(unreadable, status.isEmpty(), Column.STATUS);
    note(unreadable, id.isEmpty(), Column.EVENT_ID);
    note(
        unreadable,
        fingerprint.isEmpty() && !text(cells, Column.FINGERPRINT).equals(AuditEvent.NOTHING),
        Column.FINGERPRINT);
    boolean disagree = id.isPresent() && status.isPresent() && id.get().status() != status.get();
    if (hash.isEmpty() && fingerprint.isEmpty()) {
      return new Reading(
          List.of(),
          List.of(edited(number, unreadable, "it names no reminder any more, so it can't count")));
    }
    String content = cells.stream().map(Cell::text).collect(Collectors.joining("|"));
    AttemptId attempt = id.map(EventId::attempt).orElseGet(() -> madeUp(content));
    Set<Status> statuses = EnumSet.noneOf(Status.class);
    id.map(EventId::status).ifPresent(statuses::add);
    status.filter(s -> id.isEmpty() || SENT_OR_DOUBTFUL.contains(s)).ifPresent(statuses::add);
    if (statuses.isEmpty()) {
      statuses.add(Status.UNKNOWN);
    }
    // Nothing is written before its run began: an edited time must not make a live claim look old.
    Instant written =
        id.flatMap(event -> event.attempt().run().started())
            .filter(begun -> begun.isAfter(time.orElse(neighbour)))
            .orElse(time.orElse(neighbour));
    List<AuditEvent> events = new ArrayList<>();
    for (Status each : statuses) {
      events.add(
          new AuditEvent(
              hash.isEmpty() ? sha256("row|" + content) : hash,
              written,
              text(cells, Column.DEADLINE_ID),
              text(cells, Column.RULE_ID),
              each,
              details(cells),
              new EventId(attempt, each),
              text(cells, Column.MESSAGE_ID),
              fingerprint.isEmpty() ? AuditEvent.NOTHING : fingerprint,
              text(cells, Column.DEADLINE),
              text(cells, Column.TEMPLATE_ID)));
    }
    if (!unreadable.isEmpty()) {
      return new Reading(
          events, List.of(edited(number, unreadable, "what can still be read of it counts")));
    }
    return new Reading(
        events,
        disagree
            ? List.of(
                edited(
                    number,
                    List.of(Column.STATUS.header()),
                    "it differs from the status in EventID; both count"))
            : List.of());
  }

  /** The time in a cell; empty when it is not a timestamp. */
  static Optional<Instant> time(Cell cell) {
    try {
      return Optional.of(OffsetDateTime.parse(cell.text()).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /**
   * What tells one row of an append from another. A withdrawal writes two of one EventID: that it
   * is begun, and that it is confirmed.
   */
  record Key(EventId id, String details) {}

  static Key key(AuditEvent event) {
    return new Key(event.id(), cut(event.details()));
  }

  /** The same of a row, for looking up what an append left behind; empty without an EventID. */
  Optional<Key> key(List<Cell> cells) {
    return EventId.parse(text(cells, Column.EVENT_ID)).map(id -> new Key(id, details(cells)));
  }

  Cell cell(List<Cell> cells, Column column) {
    int index = places.getOrDefault(column, Integer.MAX_VALUE);
    return index < cells.size() ? cells.get(index) : Cell.BLANK;
  }

  private String text(List<Cell> cells, Column column) {
    return cell(cells, column).text();
  }

  private String details(List<Cell> cells) {
    String details = text(cells, Column.ERROR_DETAILS);
    return details.equals(AuditEvent.NOTHING) ? "" : details;
  }

  private static void note(List<String> unreadable, boolean bad, Column column) {
    if (bad) {
      unreadable.add(column.header());
    }
  }

  private Problem edited(int number, List<String> columns, String consequence) {
    // The cell itself is not quoted: a person may have typed a client's name into it.
    return Problem.row(
        tab,
        number,
        String.join(" and ", columns),
        "was edited by hand; %s. Restore the row (File > Version history)".formatted(consequence));
  }

  private static String hash(String text) {
    String hash = text.toLowerCase(Locale.ROOT);
    return HASH.matcher(hash).matches() ? hash : "";
  }

  /** An attempt of its own for a row that names none; the same whenever the row is read. */
  private static AttemptId madeUp(String content) {
    String digest = sha256(content);
    int number = Integer.parseInt(digest.substring(4, 11), 16) + 1;
    return new AttemptId(new RunId(MADE_UP_RUN + digest.substring(0, 4)), number);
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_CELL ? text : text.substring(0, LONGEST_CELL - 1) + "…";
  }

  /** The log's columns. */
  enum Column {
    HASH("Hash"),
    TIMESTAMP("Timestamp (ISO)"),
    DEADLINE_ID("DeadlineID"),
    RULE_ID("RuleID"),
    STATUS("Status"),
    ERROR_DETAILS("Error Details"),
    EVENT_ID("EventID"),
    MESSAGE_ID("MessageID"),
    FINGERPRINT("Fingerprint"),
    DEADLINE("Deadline"),
    TEMPLATE_ID("TemplateID");

    private final String header;

    Column(String header) {
      this.header = header;
    }

    String header() {
      return header;
    }

    static Optional<Column> of(String name) {
      String key = Table.key(name);
      for (Column column : values()) {
        if (Table.key(column.header).equals(key)) {
          return Optional.of(column);
        }
      }
      return Optional.empty();
    }

    private String of(AuditEvent event) {
      return switch (this) {
        case HASH -> event.hash();
        case TIMESTAMP -> event.time().truncatedTo(ChronoUnit.SECONDS).toString();
        case DEADLINE_ID -> event.deadlineId();
        case RULE_ID -> event.ruleId();
        case STATUS -> event.status().word();
        case ERROR_DETAILS -> event.details();
        case EVENT_ID -> event.id().toString();
        case MESSAGE_ID -> event.messageId();
        case FINGERPRINT -> event.fingerprint();
        case DEADLINE -> event.deadline();
        case TEMPLATE_ID -> event.templateId();
      };
    }
  }
}
