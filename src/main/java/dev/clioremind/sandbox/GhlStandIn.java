package dev.clioremind.sandbox;

import dev.clioremind.sandbox.ghl.Account;
import dev.clioremind.sandbox.ghl.Enrolment;
import dev.clioremind.sandbox.ghl.Gate;
import dev.clioremind.sandbox.ghl.GhlContact;
import dev.clioremind.sandbox.ghl.GhlMessage;
import dev.clioremind.sandbox.ghl.GhlTemplate;
import dev.clioremind.sandbox.ghl.GhlWorkflow;
import dev.clioremind.sandbox.ghl.MessageState;
import dev.clioremind.sandbox.ghl.Pages;
import dev.clioremind.sandbox.ghl.Quirk;
import dev.clioremind.sandbox.ghl.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * GoHighLevel's API v2 with one sub-account: it takes messages, and remembers each of them.
 *
 * <p>What {@link #messages()} holds is what people were sent, whatever the program that sent it
 * believes. Thread-safe: one lock around every call, so that what is read between two calls is
 * whole. Time passes as the clock that was given says; nothing happens in the background.
 *
 * @see <a href="https://marketplace.gohighlevel.com/docs/">HighLevel API</a>
 */
public final class GhlStandIn implements StandIn {

  /** The location that the stand-in plays unless told otherwise. */
  public static final String LOCATION = "loPark00000000000001";

  /** A private integration token with every scope of {@link #SCOPES}. */
  public static final String TOKEN = "pit-00000000-0000-4000-8000-000000000001";

  /** Every scope that one of the stand-in's pages asks for. */
  public static final Set<String> SCOPES =
      Set.of(
          "conversations/message.write",
          "conversations/message.readonly",
          "conversations.readonly",
          "contacts.readonly",
          "contacts.write",
          "workflows.readonly",
          "locations.readonly",
          "locations/templates.readonly",
          "locations/customValues.readonly",
          "locations/customFields.readonly",
          "users.readonly");

  private final String locationId;
  private final Account account;
  private final Gate gate = new Gate();
  private final Pages pages;

  public GhlStandIn(InstantSource clock) {
    this(clock, LOCATION);
  }

  public GhlStandIn(InstantSource clock, String locationId) {
    this.locationId = locationId;
    this.account = new Account(locationId, clock);
    this.pages = new Pages(account, gate);
    gate.allow(TOKEN, locationId, SCOPES);
  }

  @Override
  public String name() {
    return "ghl";
  }

  @Override
  public synchronized Reply handle(ReceivedCall call) {
    return pages.answer(call);
  }

  // What was received.

  /** Every message accepted, in order, as it stands now; also scheduled and withdrawn ones. */
  public synchronized List<GhlMessage> messages() {
    return account.ledger().messages(account.now());
  }

  /** Every message accepted for one contact. */
  public List<GhlMessage> messagesTo(String contactId) {
    return messages().stream().filter(one -> one.contactId().equals(contactId)).toList();
  }

  /** The messages that left for somebody: neither waiting for their time nor withdrawn. */
  public List<GhlMessage> wentOut() {
    return messages().stream().filter(GhlMessage::wentOut).toList();
  }

  /** How many messages were accepted. */
  public int accepted() {
    return messages().size();
  }

  /** Every text, subject and HTML that ever came in, refused ones too: to search for elsewhere. */
  public synchronized List<String> everyText() {
    return account.ledger().texts();
  }

  /** Every accepted call that puts a contact into a workflow. */
  public synchronized List<Enrolment> enrolments() {
    return account.workflows().enrolments();
  }

  /** Upserts, and writes to pages that no reminder needs. Empty after a good run. */
  public synchronized List<ReceivedCall> forbiddenCalls() {
    return pages.forbiddenCalls();
  }

  /**
   * Query parameters and body members that HighLevel ignores without a word, as {@code "GET
   * /contacts/search/duplicate: phone"}. Empty after a good run.
   */
  public synchronized List<String> ignoredParameters() {
    return pages.ignoredParameters();
  }

  /** A contact as it is now. */
  public synchronized Optional<GhlContact> contact(String id) {
    account.now();
    return account.contacts().find(id);
  }

  /** Every contact as it is now, oldest first. */
  public synchronized List<GhlContact> contacts() {
    account.now();
    return account.contacts().contacts();
  }

  // What is there.

  /** Names the location and sets its IANA zone. */
  public synchronized void location(String name, String timezone) {
    account.name(name, timezone);
  }

  /** Adds a contact, or replaces the one with its id. */
  public synchronized void add(GhlContact contact) {
    account.contacts().put(contact, account.now());
  }

  public synchronized void add(GhlTemplate template) {
    account.add(template);
  }

  public synchronized void add(GhlWorkflow workflow) {
    account.workflows().put(workflow);
  }

  public synchronized void customValue(String name, String value) {
    account.customValue(name, value);
  }

  public synchronized void customField(String id, String name) {
    account.customField(id, name);
  }

  /** Adds an answer of the client. */
  public synchronized void addInbound(String contactId, String channel, String body) {
    account.addForeign(contactId, channel, "inbound", "app", body);
  }

  /** Adds what somebody sent by hand, or a workflow: {@code source} is app, workflow, ... */
  public synchronized void addForeign(
      String contactId, String channel, String source, String body) {
    account.addForeign(contactId, channel, "outbound", source, body);
  }

  /**
   * Changes a contact.
   *
   * @throws IllegalArgumentException if there is none with that id
   */
  public synchronized void change(String contactId, UnaryOperator<GhlContact> change) {
    Instant now = account.now();
    if (!account.contacts().change(contactId, change, now)) {
      throw new IllegalArgumentException("No contact " + contactId);
    }
  }

  /** Blocks a channel as the word STOP does. */
  public void optOut(String contactId, String channel) {
    change(contactId, contact -> contact.withDnd(channel, "permanent"));
  }

  /** Deletes a contact, so that its id is stale. */
  public synchronized void remove(String contactId) {
    account.now();
    account.contacts().remove(contactId);
  }

  /** Ends a workflow for a contact. */
  public synchronized void leaveWorkflow(String contactId, String workflowId) {
    account.workflows().leave(contactId, workflowId);
  }

  /** Leaves a message out of every read, as after a retry by hand. It stays in the ledger. */
  public synchronized void hideFromReads(String messageId) {
    account.ledger().hide(messageId);
  }

  // How it behaves.

  public synchronized void turnOn(Quirk... quirks) {
    for (Quirk quirk : quirks) {
      account.turn(quirk, true);
    }
  }

  public synchronized void turnOff(Quirk... quirks) {
    for (Quirk quirk : quirks) {
      account.turn(quirk, false);
    }
  }

  /** Makes a token known, or gives it other scopes. */
  public synchronized void allow(String token, Set<String> scopes) {
    gate.allow(token, locationId, scopes);
  }

  /** Makes a token known that belongs to another location. */
  public synchronized void allowElsewhere(String token, String otherLocationId) {
    gate.allow(token, otherLocationId, SCOPES);
  }

  public synchronized void revoke(String token) {
    gate.revoke(token);
  }

  /** Answers 429 from now on to what goes over so many requests in ten seconds. */
  public synchronized void limitRate(int requests) {
    gate.rate().enforce(requests);
  }

  /** Sends {@code Retry-After} with each 429. */
  public synchronized void retryAfter(Duration wait) {
    gate.rate().retryAfter(wait);
  }

  /** Refuses what goes over so many SMS in 24 hours. */
  public synchronized void limitSms(int perDay) {
    account.smsPerDay(perDay);
  }

  /** What becomes of messages to a contact that have not met their fate yet. */
  public synchronized void fate(String contactId, MessageState fate) {
    account.now();
    account.ledger().fate(contactId, fate);
  }

  /** What becomes of everybody else's messages; delivered at first. */
  public synchronized void fate(MessageState fate) {
    account.now();
    account.ledger().fate(fate);
  }

  /** How long a message stays pending after it left; two seconds at first. */
  public synchronized void fateDelay(Duration delay) {
    account.ledger().fateDelay(delay);
  }

  /** How far the lists of messages lag behind; not at all at first. */
  public synchronized void indexDelay(Duration delay) {
    account.ledger().indexDelay(delay);
  }

  /** How late new contacts show up in the search; at once at first. */
  public synchronized void searchLag(Duration lag) {
    account.contacts().searchLag(lag);
  }

  /** Refuses every message to a contact, until {@link #refuseNoMore}. */
  public synchronized void refuse(String contactId, Refusal refusal) {
    account.refuse(contactId, refusal);
  }

  /** Refuses the next message to a contact; several of these wait for their turn. */
  public synchronized void refuseOnce(String contactId, Refusal refusal) {
    account.refuseOnce(contactId, refusal);
  }

  public synchronized void refuseNoMore(String contactId) {
    account.refuseNoMore(contactId);
  }
}
