package dev.clioremind.ghl;

import dev.clioremind.core.ServiceException;
import dev.clioremind.core.send.Outcome.After;
import dev.clioremind.core.send.Standing;
import dev.clioremind.core.send.Withdrawn;
import dev.clioremind.http.BaseUrl;
import dev.clioremind.http.HttpAnswer;
import dev.clioremind.http.HttpOutcome;
import dev.clioremind.http.HttpOutcome.Answered;
import dev.clioremind.http.HttpSettingException;
import dev.clioremind.http.Query;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Withdraws messages that wait for their time. The answer's own status is not enough: a 200 may
 * carry a 404 inside, or say nothing. E-mails have an id and a path of their own.
 *
 * @see <a
 *     href="https://marketplace.gohighlevel.com/docs/ghl/conversations/cancel-scheduled-message">
 *     Cancel a scheduled message</a>
 */
final class ScheduledMessages {

  private static final Pattern SUCCESS = Pattern.compile("2\\d\\d");

  /** The channels of a list that shows e-mails only when it is asked for them. */
  private static final List<String> LISTS = List.of("", "Email");

  private final GhlApi api;
  private final GhlJson json;
  private final MessageExport export;

  ScheduledMessages(GhlApi api, GhlJson json) {
    this.api = api;
    this.json = json;
    this.export = new MessageExport(api, json);
  }

  /**
   * Asks for a withdrawal. Anything but a plain yes proves nothing.
   *
   * @param id {@code messageId}, or {@code messageId/emailMessageId}
   */
  Withdrawn withdraw(String id) {
    int slash = id.indexOf('/');
    if (slash >= 0) {
      return cancel(email(id.substring(slash + 1)));
    }
    Withdrawn said = cancel(text(id));
    if (said.confirmed() || said.after() != After.GO_ON) {
      return said;
    }
    // An e-mail of which only the one id was told: the other one withdraws it.
    return look(id)
        .message()
        .flatMap(message -> message.emailIds().stream().findFirst())
        .map(emailId -> cancel(email(emailId)))
        .orElse(said);
  }

  /**
   * How a message stands, by itself.
   *
   * @param id as for {@link #withdraw}
   */
  Standing standing(String id) {
    int slash = id.indexOf('/');
    Look look = look(slash < 0 ? id : id.substring(0, slash));
    if (!look.answered()) {
      return Standing.UNKNOWN;
    }
    return look.message()
        .map(message -> MessageStates.standing(message.status()))
        .orElse(Standing.NOT_THERE);
  }

  /** What looking at a message came to; one that answered and is empty is not there. */
  private record Look(boolean answered, Optional<Wire.Message> message) {}

  private static String text(String messageId) {
    return "/conversations/messages/%s/schedule".formatted(BaseUrl.segment(messageId));
  }

  private static String email(String emailMessageId) {
    return "/conversations/messages/email/%s/schedule".formatted(BaseUrl.segment(emailMessageId));
  }

  private Withdrawn cancel(String path) {
    HttpOutcome outcome;
    try {
      outcome = api.send(api.deletion(Endpoint.WITHDRAW, path));
    } catch (HttpSettingException e) {
      return new Withdrawn(false, After.STOP_SIGN_IN, GhlApi.unusableToken(e));
    }
    if (!(outcome instanceof Answered answered)) {
      return Withdrawn.unclear(outcome.inWords());
    }
    int status = answered.answer().status();
    String body = answered.answer().body();
    if (status == 401 || status == 403) {
      return new Withdrawn(
          false,
          After.STOP_SIGN_IN,
          GhlApi.whyNoSignIn(Endpoint.WITHDRAW, status, json.fault(body)));
    }
    if (status >= 300 && status < 400) {
      return new Withdrawn(
          false,
          After.STOP_UNAVAILABLE,
          "a redirect, which is not followed; " + GhlApi.BASE_ADDRESS + ": HTTP " + status);
    }
    @Nullable String inner = status < 300 ? json.innerStatus(body) : null;
    boolean confirmed = inner != null && SUCCESS.matcher(inner).matches();
    return confirmed
        ? Withdrawn.surely()
        : Withdrawn.unclear("GoHighLevel did not confirm it: HTTP " + status);
  }

  /** A message as it is now; a refusal to show it is no answer. */
  private Look look(String messageId) {
    try {
      HttpAnswer answer = page(messageId);
      if (answer.status() == 404) {
        return new Look(isMissedAlone(messageId), Optional.empty());
      }
      Optional<Wire.Message> message = shown(answer, messageId);
      return new Look(message.isPresent(), message);
    } catch (ServiceException e) {
      return new Look(false, Optional.empty());
    }
  }

  private HttpAnswer page(String messageId) {
    return api.get(
        Endpoint.MESSAGE_STATE,
        "/conversations/messages/" + BaseUrl.segment(messageId),
        Query.none());
  }

  private Optional<Wire.Message> shown(HttpAnswer answer, String messageId) {
    return answer.status() < 300
        ? json.message(answer.body()).filter(m -> messageId.equals(m.id()))
        : Optional.empty();
  }

  /**
   * Whether a 404 is about one message: a service that has lost its pages, or a proxy that knows
   * none, answers so too. It is, where another message is shown, or the lists say that there is
   * none.
   */
  private boolean isMissedAlone(String messageId) {
    for (String channel : LISTS) {
      Query query = export.query().with("limit", "10").with("sortOrder", "desc");
      List<Wire.Message> listed =
          export.all(
              channel.isEmpty() ? query : query.with("channel", channel), 1, anything -> true);
      if (listed.stream().anyMatch(message -> messageId.equals(message.id()))) {
        return false;
      }
      Optional<String> other = listed.stream().flatMap(m -> Stream.ofNullable(m.id())).findFirst();
      if (other.isPresent()) {
        return shown(page(other.get()), other.get()).isPresent();
      }
    }
    return true;
  }
}
