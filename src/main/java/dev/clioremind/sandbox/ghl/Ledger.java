package dev.clioremind.sandbox.ghl;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every message received, what becomes of each, and what else stands in the conversations. */
public final class Ledger {

  private final List<StoredMessage> messages = new ArrayList<>();
  private final List<ForeignMessage> others = new ArrayList<>();
  private final Map<String, String> conversationByContact = new LinkedHashMap<>();
  private final Map<String, MessageState> fates = new HashMap<>();
  private final List<String> texts = new ArrayList<>();

  private MessageState usualFate = MessageState.DELIVERED;
  Duration fateDelay = Duration.ofSeconds(2);
  private Duration indexDelay = Duration.ZERO;

  void add(StoredMessage message) {
    messages.add(message);
  }

  void add(ForeignMessage message) {
    others.add(message);
  }

  /** Remembers a text that came in, whether or not its message was accepted. */
  void heard(String text) {
    if (!text.isBlank()) {
      texts.add(text);
    }
  }

  /** Every text, subject and HTML that came in. */
  public List<String> texts() {
    return List.copyOf(texts);
  }

  List<StoredMessage> all() {
    return List.copyOf(messages);
  }

  List<ForeignMessage> others() {
    return List.copyOf(others);
  }

  Optional<StoredMessage> byId(String id) {
    return messages.stream().filter(one -> one.received.id().equals(id)).findFirst();
  }

  Optional<StoredMessage> byEmailId(String id) {
    return messages.stream()
        .filter(one -> !id.isEmpty() && one.received.emailMessageId().equals(id))
        .findFirst();
  }

  /** What becomes of messages to this contact that have not met their fate yet. */
  public void fate(String contactId, MessageState fate) {
    fates.put(contactId, checked(fate));
  }

  /** What becomes of everybody else's. */
  public void fate(MessageState fate) {
    usualFate = checked(fate);
  }

  /** How long a message that is received from now on stays pending after it left. */
  public void fateDelay(Duration delay) {
    fateDelay = delay;
  }

  /** How far lists lag behind. */
  public void indexDelay(Duration delay) {
    indexDelay = delay;
  }

  /** Leaves a message out of every read, as after a retry by hand, which makes a new one. */
  public void hide(String messageId) {
    byId(messageId).ifPresent(StoredMessage::hide);
  }

  /** Every message accepted, in order, as it is at a moment. */
  public List<GhlMessage> messages(Instant moment) {
    return messages.stream().map(message -> message.at(moment)).toList();
  }

  private static MessageState checked(MessageState fate) {
    if (!fate.isFate()) {
      throw new IllegalArgumentException(fate + " is not what becomes of a message that left.");
    }
    return fate;
  }

  /** Who has a conversation, and its id. */
  Map<String, String> conversations() {
    return Map.copyOf(conversationByContact);
  }

  /** The contact's conversation; a contact has one. */
  String conversation(String contactId, Ids ids) {
    return conversationByContact.computeIfAbsent(contactId, key -> ids.next("cv"));
  }

  /** The moment whose truth lists show now. */
  Instant listed(Instant now) {
    return now.minus(indexDelay);
  }

  /**
   * Lets time pass: what has left looks at the opt-out, and what is old enough meets its fate.
   *
   * @param recheck whether a scheduled message looks at the opt-out again when it fires
   */
  void settle(Instant now, ContactBook contacts, boolean recheck) {
    for (StoredMessage message : messages) {
      if (!message.open()) {
        continue;
      }
      GhlMessage received = message.received;
      boolean blocked =
          contacts
              .find(received.contactId())
              .map(to -> to.blocked(received.channel()))
              .orElse(true);
      if (message.fires(now) && recheck && blocked) {
        message.settle(MessageState.FAILED);
      } else if (!now.isBefore(message.settlesAt())) {
        MessageState end = fates.getOrDefault(received.contactId(), usualFate);
        message.settle(end);
        optOut(received, end, contacts, now);
      }
    }
  }

  /** What a carrier's refusal does to the contact: blocked for a while, or for good after STOP. */
  private static void optOut(
      GhlMessage message, MessageState end, ContactBook contacts, Instant now) {
    if (!message.channel().equals("SMS")) {
      return;
    }
    if (end == MessageState.OPT_OUT) {
      contacts.change(message.contactId(), one -> one.withDnd("SMS", "permanent"), now);
    } else if (end == MessageState.FAILED || end == MessageState.UNDELIVERED) {
      contacts.change(message.contactId(), one -> one.withDnd("SMS", "active"), now);
    }
  }
}
