package dev.clioremind.sandbox.ghl;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Sending a message, and withdrawing one that waits for its time. */
final class SendingRoutes {

  private static final String SCOPE = "conversations/message.write";

  private static final List<String> TYPES =
      List.of("SMS", "RCS", "Email", "WhatsApp", "IG", "FB", "Custom", "Live_Chat", "TIKTOK");

  private static final Set<String> MEMBERS =
      Set.of(
          "type",
          "subType",
          "contactId",
          "appointmentId",
          "attachments",
          "emailFrom",
          "emailCc",
          "emailBcc",
          "html",
          "message",
          "subject",
          "replyMessageId",
          "templateId",
          "threadId",
          "scheduledTimestamp",
          "conversationProviderId",
          "emailTo",
          "customSubtypeId",
          "emailReplyMode",
          "fromNumber",
          "toNumber",
          "forward",
          "status");

  private static final Pattern MERGE_FIELD = Pattern.compile("\\{\\{[^}]*\\}\\}");

  /** The last moment to which a fate can still be added. */
  private static final Instant END_OF_TIME = Instant.MAX.minus(Duration.ofDays(400));

  private final Account account;

  SendingRoutes(Account account) {
    this.account = account;
  }

  List<Route> routes() {
    return List.of(
        Route.post("/conversations/messages", SCOPE, MEMBERS, this::send),
        Route.delete("/conversations/messages/email/{id}/schedule", SCOPE, this::cancelEmail),
        Route.delete("/conversations/messages/{id}/schedule", SCOPE, this::cancel));
  }

  private Answer send(Request request) {
    for (String member : List.of("message", "html", "subject")) {
      account.ledger.heard(request.text(member));
    }
    String contactId = request.text("contactId");
    if (contactId.isBlank()) {
      return Answer.refused(404, "Contact id not given");
    }
    String channel = request.text("type");
    if (!TYPES.contains(channel)) {
      return Answer.invalid(
          "type must be one of the following values: " + String.join(", ", TYPES));
    }
    Optional<GhlContact> contact = account.contacts.find(contactId);
    if (contact.isEmpty()) {
      return Answer.refused(400, "CONVERSATIONS_CONTACT_NOT_FOUND", "Contact not found");
    }
    Optional<Refusal> prepared = account.refusalFor(contactId);
    if (prepared.isPresent()) {
      Refusal refusal = prepared.orElseThrow();
      return Answer.refused(refusal.status(), refusal.canonicalCode(), refusal.message());
    }
    Optional<Instant> scheduledFor = scheduledFor(request);
    Optional<Answer> refusal = refusal(request, contact.orElseThrow(), channel);
    if (refusal.isPresent()) {
      return refusal.orElseThrow();
    }
    return accept(request, contact.orElseThrow(), channel, scheduledFor);
  }

  private Optional<Instant> scheduledFor(Request request) {
    Optional<JsonElement> stamp = request.element("scheduledTimestamp");
    if (stamp.isEmpty()) {
      return Optional.empty();
    }
    Instant time;
    try {
      time = Instant.ofEpochSecond(stamp.orElseThrow().getAsLong());
    } catch (DateTimeException
        | UnsupportedOperationException
        | IllegalStateException
        | NumberFormatException e) {
      throw new RefusedException(Answer.invalid("scheduledTimestamp must be a number"));
    }
    if (time.isAfter(END_OF_TIME)) {
      throw new RefusedException(Answer.invalid("scheduledTimestamp must be a number"));
    }
    if (time.isAfter(request.receivedAt())) {
      return Optional.of(time);
    }
    if (account.has(Quirk.PAST_SCHEDULE_REFUSED)) {
      throw new RefusedException(Answer.refused(400, "scheduledTimestamp must lie in the future"));
    }
    return Optional.empty();
  }

  private Optional<Answer> refusal(Request request, GhlContact contact, String channel) {
    return switch (channel) {
      case "Email" -> emailRefusal(request, contact);
      case "SMS", "WhatsApp" -> phoneRefusal(request, contact, channel);
      // The other channels need a person who wrote first, and the stand-in knows none.
      default -> Optional.of(windowClosed());
    };
  }

  private Optional<Answer> emailRefusal(Request request, GhlContact contact) {
    if (request.text("html").isBlank()) {
      return Optional.of(noContent());
    }
    String to = request.text("emailTo");
    if (!to.isEmpty() && !to.equals(contact.email()) && !contact.otherEmails().contains(to)) {
      return Optional.of(
          Answer.refused(
              400, "CONVERSATIONS_MSG_INVALID_EMAILTO", "emailTo " + to + " is not the contact's"));
    }
    if (!contact.email().contains("@")) {
      return Optional.of(
          Answer.refused(
              400, "CONVERSATIONS_MSG_INVALID_EMAIL", "Invalid email address: " + contact.email()));
    }
    if (contact.unsubscribed()) {
      return Optional.of(
          Answer.refused(400, "CONVERSATIONS_MSG_UNSUBSCRIBED", "The contact has unsubscribed."));
    }
    return dnd(contact, "Email").or(() -> braces(request));
  }

  private Optional<Answer> phoneRefusal(Request request, GhlContact contact, String channel) {
    if (request.text("message").isBlank()) {
      return Optional.of(noContent());
    }
    if (contact.phone().isEmpty()) {
      int status = account.has(Quirk.MISSING_PHONE_IS_400) ? 400 : 422;
      return Optional.of(Answer.httpException(status, "Missing phone number"));
    }
    Optional<Answer> refusal = dnd(contact, channel).or(() -> braces(request));
    if (refusal.isPresent()) {
      return refusal;
    }
    if (channel.equals("WhatsApp")) {
      return account.has(Quirk.WHATSAPP_WINDOW_CLOSED)
          ? Optional.of(windowClosed())
          : Optional.empty();
    }
    Instant dayAgo = request.receivedAt().minus(Duration.ofDays(1));
    long sent =
        account.ledger.all().stream()
            .map(message -> message.received)
            .filter(one -> one.channel().equals("SMS") && one.receivedAt().isAfter(dayAgo))
            .count();
    return sent < account.smsPerDay
        ? Optional.empty()
        : Optional.of(Answer.refused(400, "You have exceeded your SMS sending limit."));
  }

  private static Optional<Answer> dnd(GhlContact contact, String channel) {
    return contact.blocked(channel)
        ? Optional.of(
            Answer.refused(
                400,
                "CONVERSATIONS_MSG_DND_ACTIVE_" + channel.toUpperCase(Locale.ROOT),
                "Cannot send message as DND is active for " + channel + "."))
        : Optional.empty();
  }

  private Optional<Answer> braces(Request request) {
    boolean left =
        List.of("message", "html", "subject").stream()
            .anyMatch(member -> request.text(member).contains("{{"));
    return left && account.has(Quirk.BRACES_REFUSED)
        ? Optional.of(Answer.refused(400, "Template Parser error: Parse error on line 1"))
        : Optional.empty();
  }

  private static Answer noContent() {
    return Answer.refused(
        422,
        "CONVERSATIONS_MSG_NO_CONTENT",
        "There is no message or attachments for this message.");
  }

  private static Answer windowClosed() {
    return Answer.refused(
        400, "CONVERSATIONS_MSG_CHAT_NO_LONGER_ACTIVE", "This chat is no longer active.");
  }

  private Answer accept(
      Request request, GhlContact contact, String channel, Optional<Instant> scheduledFor) {
    boolean email = channel.equals("Email");
    boolean first = !account.ledger.conversations().containsKey(contact.id());
    String conversationId = account.ledger.conversation(contact.id(), account.ids);
    String toMember = request.text(email ? "emailTo" : "toNumber");
    String primary = email ? contact.email() : contact.phone();
    GhlMessage message =
        new GhlMessage(
            account.ids.next("ms"),
            email ? account.ids.next("em") : "",
            conversationId,
            contact.id(),
            channel,
            toMember.isEmpty() ? primary : toMember,
            request.text(email ? "emailFrom" : "fromNumber"),
            request.text("subject"),
            request.text("message"),
            request.text("html"),
            shown(request.text(email ? "html" : "message"), first && channel.equals("SMS")),
            scheduledFor,
            request.receivedAt(),
            MessageState.PENDING,
            request.call().number());
    account.ledger.add(new StoredMessage(message, account.ledger.fateDelay));
    int status = account.has(Quirk.SEND_ANSWERS_200) ? 200 : 201;
    return new Answer(status, email ? emailAnswer(message) : textAnswer(message));
  }

  /** What the person reads in the end. */
  private String shown(String content, boolean firstSms) {
    String text =
        account.has(Quirk.BRACES_BLANKED) ? MERGE_FIELD.matcher(content).replaceAll("") : content;
    if (!firstSms || account.has(Quirk.NO_WORDS_APPENDED)) {
      return text;
    }
    String sender = text.contains(account.name) ? "" : "\nThanks, " + account.name;
    return text + sender + (text.contains("STOP") ? "" : "\nReply STOP to unsubscribe.");
  }

  private JsonObject textAnswer(GhlMessage message) {
    JsonObject body = new JsonObject();
    body.addProperty("conversationId", message.conversationId());
    body.addProperty("messageId", message.id());
    if (!account.has(Quirk.SEND_STATUS_ABSENT)) {
      body.addProperty("status", "pending");
    }
    return body;
  }

  private static JsonObject emailAnswer(GhlMessage message) {
    JsonObject body = new JsonObject();
    body.addProperty("threadId", message.id());
    body.addProperty("messageId", message.id());
    body.addProperty("emailMessageId", message.emailMessageId());
    body.addProperty("msg", "Email queued successfully.");
    body.addProperty("conversationId", message.conversationId());
    return body;
  }

  private Answer cancel(Request request) {
    return cancel(
        account
            .ledger
            .byId(request.variable("id"))
            .filter(message -> message.received.emailMessageId().isEmpty()),
        request.receivedAt());
  }

  private Answer cancelEmail(Request request) {
    return cancel(account.ledger.byEmailId(request.variable("id")), request.receivedAt());
  }

  /** Answers 200 in both cases; only the body tells that it failed. */
  private Answer cancel(Optional<StoredMessage> message, Instant now) {
    Optional<StoredMessage> waiting =
        message
            .filter(one -> one.stateAt(now) == MessageState.SCHEDULED)
            .filter(one -> !account.has(Quirk.CANCEL_FAILS));
    waiting.ifPresent(one -> one.cancel(now));
    JsonObject body = new JsonObject();
    if (account.has(Quirk.CANCEL_ANSWERS_NOTHING)) {
      return Answer.ok(body);
    }
    body.addProperty("status", waiting.isPresent() ? 200 : 404);
    body.addProperty(
        "message",
        waiting.isPresent()
            ? "The scheduled message was cancelled successfully"
            : "Failed cancel the scheduled message");
    return Answer.ok(body);
  }
}
