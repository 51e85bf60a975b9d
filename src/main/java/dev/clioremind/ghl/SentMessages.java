package dev.clioremind.ghl;

import dev.clioremind.core.ServiceException;
import dev.clioremind.core.rule.Channel;
import dev.clioremind.core.send.Outcome;
import dev.clioremind.core.send.Outcome.Kind;
import dev.clioremind.core.send.Sought;
import dev.clioremind.core.text.MessageContent;
import dev.clioremind.core.text.MessageContent.Email;
import dev.clioremind.core.text.MessageContent.Text;
import dev.clioremind.http.BaseUrl;
import dev.clioremind.http.HttpAnswer;
import dev.clioremind.http.Query;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The messages that went to a contact, to find one of which no answer came. New ones show up in the
 * list 5 to 10 seconds late, and e-mails stand in it without their words.
 */
final class SentMessages {

  private static final String LIMIT = "50";

  /** 1,000 messages to one person within the days of a look-up: not a list to be sure about. */
  private static final int MOST_PAGES = 20;

  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Pattern MILLISECONDS = Pattern.compile("[0-9]{11,15}");

  private final GhlApi api;
  private final GhlJson json;
  private final MessageExport export;

  SentMessages(GhlApi api, GhlJson json) {
    this.api = api;
    this.json = json;
    this.export = new MessageExport(api, json);
  }

  /** How a message was recognised. */
  private enum By {
    REF,
    WORDS
  }

  /**
   * Finds one message.
   *
   * @return empty unless exactly one is surely the one
   * @throws ServiceException if the list, or an e-mail in it, can't be had whole
   */
  Optional<Outcome> find(Sought sought) {
    if (sought.channel() == Channel.WORKFLOW) {
      return Optional.empty();
    }
    Set<String> others =
        sought.others().stream()
            .map(id -> id.replaceFirst("/.*", ""))
            .collect(Collectors.toUnmodifiableSet());
    Map<String, Outcome> byRef = new LinkedHashMap<>();
    Map<String, Outcome> byWords = new LinkedHashMap<>();
    for (Wire.Message row : listed(sought)) {
      String id = SendOutcomes.id(row.id());
      if (!others.contains(id) && mayBe(row, sought)) {
        recognised(row, id, sought, byRef, byWords);
      }
    }
    Map<String, Outcome> found = byRef.isEmpty() ? byWords : byRef;
    return found.size() == 1 ? found.values().stream().findFirst() : Optional.empty();
  }

  private void recognised(
      Wire.Message row,
      String id,
      Sought sought,
      Map<String, Outcome> byRef,
      Map<String, Outcome> byWords) {
    Kind kind = "scheduled".equals(row.status()) ? Kind.SCHEDULED : Kind.ACCEPTED;
    if (sought.channel() != Channel.EMAIL) {
      by(sought, "", orEmpty(row.body()))
          .ifPresent(by -> (by == By.REF ? byRef : byWords).put(id, found(kind, id)));
      return;
    }
    for (String emailId : row.emailIds()) {
      String safe = SendOutcomes.id(emailId);
      if (!safe.isEmpty()) {
        read(safe)
            .flatMap(email -> by(sought, orEmpty(email.subject()), orEmpty(email.body())))
            .ifPresent(
                by -> {
                  String both = id + "/" + safe;
                  (by == By.REF ? byRef : byWords).put(both, found(kind, both));
                });
      }
    }
  }

  private static Outcome found(Kind kind, String id) {
    return new Outcome(kind, id, "looked up");
  }

  /** Whether everything but the words fits. What a row does not say counts against it. */
  private static boolean mayBe(Wire.Message row, Sought sought) {
    String type = orEmpty(row.messageType()).toUpperCase(Locale.ROOT);
    Optional<Instant> added = moment(row.dateAdded());
    return !SendOutcomes.id(row.id()).isEmpty()
        && sought.contact().value().equals(row.contactId())
        && "outbound".equals(row.direction())
        // The one member that is left out at times; what people send by hand is "app".
        && (row.source() == null || row.source().equals("api"))
        && (type.isEmpty() || type.contains(sought.channel().word().toUpperCase(Locale.ROOT)))
        && added.isPresent()
        && !added.get().isBefore(sought.from())
        && !added.get().isAfter(sought.to());
  }

  private static Optional<By> by(Sought sought, String subject, String body) {
    if (sought.isNamedIn(subject) || sought.isNamedIn(body)) {
      return Optional.of(By.REF);
    }
    return sought.wordsProve() && saysTheSame(sought.content(), subject, body)
        ? Optional.of(By.WORDS)
        : Optional.empty();
  }

  /** GoHighLevel adds the sender and opt-out words to some texts, and a frame to e-mails. */
  private static boolean saysTheSame(MessageContent content, String subject, String body) {
    if (content instanceof Text text) {
      return !text.body().isBlank() && plain(body).startsWith(plain(text.body()));
    }
    return content instanceof Email email
        && !email.html().isBlank()
        && plain(subject).equals(plain(email.subject()))
        && plain(body).contains(plain(email.html()));
  }

  private static String plain(String text) {
    return SPACE.matcher(text).replaceAll(" ").strip();
  }

  private List<Wire.Message> listed(Sought sought) {
    return export.all(
        Query.none()
            .with("contactId", sought.contact().value())
            // Without it no e-mail is listed.
            .with("channel", sought.channel().word())
            .with("startDate", sought.from().truncatedTo(ChronoUnit.SECONDS).toString())
            .with("endDate", sought.to().truncatedTo(ChronoUnit.SECONDS).toString())
            .with("sortOrder", "desc")
            .with("limit", LIMIT),
        MOST_PAGES,
        rows -> false);
  }

  /** Reads an e-mail's words; empty where there is none of that id. */
  private Optional<Wire.Email> read(String emailId) {
    HttpAnswer answer =
        api.get(
            Endpoint.EMAIL,
            "/conversations/messages/email/" + BaseUrl.segment(emailId),
            Query.none());
    if (answer.status() == 404) {
      return Optional.empty();
    }
    if (answer.status() >= 300) {
      throw api.refused(Endpoint.EMAIL, answer);
    }
    return Optional.of(
        json.email(answer.body()).orElseThrow(() -> api.notDocumented(Endpoint.EMAIL)));
  }

  /** A date as this list writes it, or in milliseconds, as others of the API do. */
  private static Optional<Instant> moment(@Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          MILLISECONDS.matcher(text).matches()
              ? Instant.ofEpochMilli(Long.parseLong(text))
              : OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
