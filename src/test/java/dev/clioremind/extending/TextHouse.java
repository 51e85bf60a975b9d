package dev.clioremind.extending;

import dev.clioremind.core.people.ContactId;
import dev.clioremind.core.people.ContactMatch;
import dev.clioremind.core.people.ContactQuery;
import dev.clioremind.core.people.PhoneNumber;
import dev.clioremind.core.rule.Channel;
import dev.clioremind.core.send.Fate;
import dev.clioremind.core.send.MessageSender;
import dev.clioremind.core.send.Outcome;
import dev.clioremind.core.send.Outcome.Kind;
import dev.clioremind.core.send.OutgoingMessage;
import dev.clioremind.core.send.Sought;
import dev.clioremind.core.send.Standing;
import dev.clioremind.core.send.Withdrawn;
import dev.clioremind.core.text.MessageContent;
import dev.clioremind.core.text.Snippet;
import dev.clioremind.http.BaseUrl;
import dev.clioremind.http.HttpCall;
import dev.clioremind.http.HttpCall.Repeat;
import dev.clioremind.http.HttpGate;
import dev.clioremind.http.HttpOutcome;
import dev.clioremind.http.HttpOutcome.Answered;
import dev.clioremind.http.Query;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Text messages go out by another house; GoHighLevel stays the book of contacts and opt-outs, and
 * carries everything else. Thread-safe.
 */
public final class TextHouse implements MessageSender {

  private static final String MARK = "house-";

  private final MessageSender ghl;
  private final HttpGate gate;
  private final URI address;
  private final Map<ContactId, PhoneNumber> numbers = new ConcurrentHashMap<>();

  /**
   * @param ghl for all that is no text message
   * @param gate the way to the house, with its limit of calls
   */
  public TextHouse(MessageSender ghl, HttpGate gate, BaseUrl house) {
    this.ghl = ghl;
    this.gate = gate;
    this.address = house.resolve("/messages", Query.none());
  }

  /** GoHighLevel says who is who; of a contact that staff named by id, it alone has the number. */
  @Override
  public Map<ContactQuery, ContactMatch> match(Set<ContactQuery> queries) {
    return remembered(ghl.match(queries));
  }

  @Override
  public Map<ContactQuery, ContactMatch> add(Set<ContactQuery> missing) {
    return remembered(ghl.add(missing));
  }

  private Map<ContactQuery, ContactMatch> remembered(Map<ContactQuery, ContactMatch> matches) {
    matches.forEach(
        (query, match) -> {
          if (match instanceof ContactMatch.Found found && query.mapped().isEmpty()) {
            query.person().phone().ifPresent(phone -> numbers.put(found.contact().id(), phone));
          }
        });
    return matches;
  }

  @Override
  public Outcome send(OutgoingMessage message) {
    if (message.channel() != Channel.SMS) {
      return ghl.send(message);
    }
    if (message.at().isPresent()) {
      return Outcome.of(Kind.NOT_SENT, "the text house takes nothing for later");
    }
    PhoneNumber number = numbers.get(message.contact());
    if (number == null) {
      return Outcome.of(Kind.FAILED, "the text house has no number for a contact named by hand");
    }
    String text = ((MessageContent.Text) message.content()).body();
    String form = Query.none().with("to", number.e164()).with("text", text).encoded();
    return outcome(
        gate.send(
            HttpCall.post(
                address,
                "hand a text message to the text house",
                form,
                "application/x-www-form-urlencoded",
                Repeat.NEVER_AFTER_DOUBT)));
  }

  /** What is not surely a yes or a no is a doubt. */
  private static Outcome outcome(HttpOutcome outcome) {
    int status = outcome.status().orElse(0);
    return switch (outcome.kind()) {
      case NOT_SENT -> Outcome.of(Kind.NOT_SENT_SERVICE_DOWN, outcome.inWords());
      case UNKNOWN -> Outcome.of(Kind.UNKNOWN, outcome.inWords());
      case ANSWERED, ANSWER_UNREADABLE -> {
        if (status >= 200 && status < 300) {
          yield new Outcome(Kind.ACCEPTED, id(outcome), "");
        }
        yield switch (status) {
          case 400, 404, 422 -> Outcome.of(Kind.FAILED, "HTTP " + status);
          case 401, 403 -> Outcome.of(Kind.NOT_SENT_SIGN_IN, "HTTP " + status);
          case 429 -> Outcome.of(Kind.NOT_SENT_SERVICE_DOWN, "HTTP " + status);
          default -> Outcome.of(Kind.UNKNOWN, "HTTP " + status);
        };
      }
    };
  }

  /** As the house calls the message, marked, so that it is not asked of GoHighLevel. */
  private static String id(HttpOutcome outcome) {
    String answer = outcome instanceof Answered answered ? answered.answer().body().strip() : "";
    return answer.matches("[A-Za-z0-9]{1,40}") ? MARK + answer : "";
  }

  /** The house has no list to look a text message up in. */
  @Override
  public Optional<Outcome> find(Sought sought) {
    return sought.channel() == Channel.SMS ? Optional.empty() : ghl.find(sought);
  }

  @Override
  public Withdrawn withdraw(String messageId) {
    return ghl.withdraw(messageId);
  }

  @Override
  public Standing standing(String messageId) {
    return ghl.standing(messageId);
  }

  @Override
  public Map<String, Fate> fates(Instant since, Set<String> messageIds) {
    return ghl.fates(
        since, messageIds.stream().filter(id -> !id.startsWith(MARK)).collect(Collectors.toSet()));
  }

  @Override
  public List<Snippet> snippets() {
    return ghl.snippets();
  }

  @Override
  public Map<String, String> customValues() {
    return ghl.customValues();
  }

  @Override
  public Optional<String> workflowFault(String idOrName) {
    return ghl.workflowFault(idOrName);
  }
}
