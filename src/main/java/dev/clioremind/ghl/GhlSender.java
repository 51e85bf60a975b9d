package dev.clioremind.ghl;

import dev.clioremind.core.ServiceException;
import dev.clioremind.core.access.AccessCheck;
import dev.clioremind.core.people.ContactMatch;
import dev.clioremind.core.people.ContactQuery;
import dev.clioremind.core.progress.Progress;
import dev.clioremind.core.rule.Channel;
import dev.clioremind.core.send.Fate;
import dev.clioremind.core.send.MessageSender;
import dev.clioremind.core.send.Outcome;
import dev.clioremind.core.send.Outcome.Kind;
import dev.clioremind.core.send.OutgoingMessage;
import dev.clioremind.core.send.Sought;
import dev.clioremind.core.send.Standing;
import dev.clioremind.core.send.Withdrawn;
import dev.clioremind.core.setup.SenderAccount;
import dev.clioremind.core.sheet.Problem;
import dev.clioremind.core.text.MessageContent;
import dev.clioremind.core.text.Snippet;
import dev.clioremind.http.BaseUrl;
import dev.clioremind.http.HttpCall;
import dev.clioremind.http.HttpGate;
import dev.clioremind.http.HttpOutcome;
import dev.clioremind.http.HttpSettingException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * GoHighLevel as the service that carries messages. Thread-safe.
 *
 * @see <a href="https://marketplace.gohighlevel.com/docs/ghl/conversations/send-a-new-message">Send
 *     a new message</a>
 */
public final class GhlSender implements MessageSender, SenderAccount {

  private final GhlApi api;
  private final GhlJson json = new GhlJson();
  private final ContactFinder contacts;
  private final ContactAdder adder;
  private final Snippets snippets;
  private final CustomValues customValues;
  private final Workflows workflows;
  private final SendOutcomes outcomes;
  private final SentMessages sentMessages;
  private final GhlAccount account;
  private final ScheduledMessages scheduledMessages;
  private final MessageFates messageFates;

  /** Why the first look-up that failed did. */
  private final AtomicReference<@Nullable ServiceException> noLookUp = new AtomicReference<>();

  /**
   * Wires the adapter.
   *
   * @param gate for reads and sends alike, since GoHighLevel counts them together: 100 calls in 10
   *     seconds at first
   */
  public GhlSender(GhlSettings settings, HttpGate gate) {
    this(settings, gate, Progress.untold());
  }

  /**
   * The same, with somebody who is told how many contacts are found.
   *
   * @param progress who
   */
  public GhlSender(GhlSettings settings, HttpGate gate, Progress progress) {
    this(settings, gate, new AtOnce(AtOnce.USUAL, progress));
  }

  GhlSender(GhlSettings settings, HttpGate gate, AtOnce atOnce) {
    this.api = new GhlApi(settings, gate, json);
    this.contacts = new ContactFinder(api, json, atOnce);
    this.adder = new ContactAdder(api, json, atOnce);
    this.snippets = new Snippets(api, json);
    this.customValues = new CustomValues(api, json);
    this.workflows = new Workflows(api, json);
    this.outcomes = new SendOutcomes(json);
    this.sentMessages = new SentMessages(api, json);
    this.account = new GhlAccount(settings, gate);
    this.scheduledMessages = new ScheduledMessages(api, json);
    this.messageFates = new MessageFates(new MessageExport(api, json));
  }

  @Override
  public Map<ContactQuery, ContactMatch> match(Set<ContactQuery> queries) {
    return contacts.match(queries);
  }

  @Override
  public Map<ContactQuery, ContactMatch> add(Set<ContactQuery> missing) {
    return adder.add(missing);
  }

  @Override
  public List<Snippet> snippets() {
    return snippets.all();
  }

  @Override
  public Map<String, String> customValues() {
    return customValues.all();
  }

  @Override
  public Optional<String> workflowFault(String idOrName) {
    return Optional.of(workflows.resolve(idOrName).why()).filter(why -> !why.isEmpty());
  }

  @Override
  public Outcome send(OutgoingMessage message) {
    Prepared prepared;
    try {
      prepared = prepare(message);
    } catch (ServiceException e) {
      return Outcome.of(
          switch (e.kind()) {
            case UNAVAILABLE -> Kind.NOT_SENT_SERVICE_DOWN;
            case SIGN_IN -> Kind.NOT_SENT_SIGN_IN;
          },
          String.valueOf(e.getMessage()));
    } catch (HttpSettingException e) {
      return Outcome.of(Kind.NOT_SENT_SIGN_IN, GhlApi.unusableToken(e));
    } catch (RuntimeException e) {
      return Outcome.of(Kind.NOT_SENT, defect(e));
    }
    return prepared instanceof Ready ready ? post(ready) : ((Refused) prepared).outcome();
  }

  @Override
  public Optional<Outcome> find(Sought sought) {
    try {
      return sentMessages.find(sought);
    } catch (ServiceException e) {
      noLookUp.compareAndSet(null, e);
      return Optional.empty();
    }
  }

  @Override
  public AccessCheck access() {
    return account;
  }

  /**
   * What a person should know of the reads of this run: that doubts could not be looked up, and
   * why. What stays in doubt then was not looked for, which is no sign that it was not sent.
   */
  public List<Problem> openProblems() {
    ServiceException failure = noLookUp.get();
    if (failure == null) {
      return List.of();
    }
    String what =
        "messages in doubt could not be looked up, and stay held: " + failure.getMessage();
    return List.of(
        failure.kind() == ServiceException.Kind.SIGN_IN
            ? Problem.needsPerson("GoHighLevel", what)
            : Problem.warning("GoHighLevel", what));
  }

  @Override
  public Withdrawn withdraw(String messageId) {
    try {
      return scheduledMessages.withdraw(messageId);
    } catch (RuntimeException e) {
      return Withdrawn.unclear(defect(e));
    }
  }

  @Override
  public Standing standing(String messageId) {
    return scheduledMessages.standing(messageId);
  }

  @Override
  public Map<String, Fate> fates(Instant since, Set<String> messageIds) {
    return messageFates.of(since, messageIds);
  }

  private Outcome post(Ready ready) {
    try {
      HttpOutcome outcome = api.send(ready.call());
      return outcomes.of(outcome, ready.endpoint(), ready.taken());
    } catch (RuntimeException e) {
      return Outcome.of(Kind.UNKNOWN, defect(e)); // the POST may be out
    }
  }

  /** Only the class: a message may quote what was sent. */
  private static String defect(RuntimeException e) {
    return "defect: " + e.getClass().getSimpleName();
  }

  /** A message as a call, or why it can't be one. */
  private sealed interface Prepared {}

  private record Ready(HttpCall call, Endpoint endpoint, Kind taken) implements Prepared {}

  private record Refused(Outcome outcome) implements Prepared {}

  private Prepared prepare(OutgoingMessage message) {
    MessageContent content = message.content();
    if (content instanceof MessageContent.Enrolment enrolment
        && message.channel() == Channel.WORKFLOW) {
      return enrol(message, enrolment);
    }
    String contactId = message.contact().value();
    String body;
    if (content instanceof MessageContent.Email email && message.channel() == Channel.EMAIL) {
      body = json.email(contactId, email.subject(), email.html(), message.at());
    } else if (content instanceof MessageContent.Text text
        && (message.channel() == Channel.SMS || message.channel() == Channel.WHATSAPP)) {
      // The API's types are spelled as the sheet's channels are, and matched by case.
      body = json.textMessage(message.channel().word(), contactId, text.body(), message.at());
    } else {
      return refused(
          "defect: %s can't carry %s"
              .formatted(message.channel(), content.getClass().getSimpleName()));
    }
    Kind taken = message.at().isPresent() ? Kind.SCHEDULED : Kind.ACCEPTED;
    return new Ready(
        api.effect(Endpoint.MESSAGE, "/conversations/messages", body), Endpoint.MESSAGE, taken);
  }

  private Prepared enrol(OutgoingMessage message, MessageContent.Enrolment enrolment) {
    if (message.at().isPresent()) {
      return refused("defect: a workflow can't be scheduled");
    }
    Workflows.Resolved workflow = workflows.resolve(enrolment.workflow());
    if (workflow.id().isEmpty()) {
      return refused(workflow.why());
    }
    String path =
        "/contacts/%s/workflow/%s"
            .formatted(BaseUrl.segment(message.contact().value()), BaseUrl.segment(workflow.id()));
    String body = json.enrolment(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(enrolment.event()));
    return new Ready(api.effect(Endpoint.ENROL, path, body), Endpoint.ENROL, Kind.ENROLLED);
  }

  private static Prepared refused(String why) {
    return new Refused(Outcome.of(Kind.FAILED, why));
  }
}
