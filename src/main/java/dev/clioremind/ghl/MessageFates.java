package dev.clioremind.ghl;

import dev.clioremind.core.ServiceException;
import dev.clioremind.core.send.Fate;
import dev.clioremind.http.Query;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What became of messages, read from the location's list: one for texts, one for e-mails, which no
 * other list shows. Never a call for each message.
 */
final class MessageFates {

  private static final String PAGE = "500";

  /** 20,000 messages of a few days: not a firm's. */
  private static final int MOST_PAGES = 40;

  /** How far the service's clock may be off this one's. */
  private static final Duration SLACK = Duration.ofMinutes(10);

  private final MessageExport export;

  MessageFates(MessageExport export) {
    this.export = export;
  }

  /**
   * Reads them.
   *
   * @param messageIds of texts, or {@code textId/emailMessageId} of e-mails
   * @throws ServiceException if a list can't be had whole
   */
  Map<String, Fate> of(Instant since, Set<String> messageIds) {
    Query query =
        Query.none()
            .with("startDate", since.minus(SLACK).truncatedTo(ChronoUnit.SECONDS).toString())
            .with("sortOrder", "desc")
            .with("limit", PAGE);
    Map<String, String> texts = new HashMap<>();
    Map<String, String> emails = new HashMap<>();
    messageIds.forEach(id -> (id.contains("/") ? emails : texts).put(messageId(id), id));
    Map<String, Fate> fates = new HashMap<>();
    read(query, texts, fates);
    // An e-mail is listed only where its channel is asked for, and nothing else is then.
    read(query.with("channel", "Email"), emails, fates);
    return fates;
  }

  private void read(Query query, Map<String, String> wanted, Map<String, Fate> fates) {
    if (wanted.isEmpty()) {
      return;
    }
    Set<String> missing = new HashSet<>(wanted.keySet());
    List<Wire.Message> rows =
        export.all(
            query,
            MOST_PAGES,
            read -> {
              read.forEach(row -> names(row).forEach(missing::remove));
              return missing.isEmpty();
            });
    for (Wire.Message row : rows) {
      names(row)
          .filter(wanted::containsKey)
          .forEach(id -> fates.put(wanted.get(id), MessageStates.fate(row.status())));
    }
  }

  private static Stream<String> names(Wire.Message row) {
    return Stream.concat(Stream.ofNullable(row.id()), row.emailIds().stream());
  }

  private static String messageId(String id) {
    int slash = id.indexOf('/');
    return slash < 0 ? id : id.substring(0, slash);
  }
}
