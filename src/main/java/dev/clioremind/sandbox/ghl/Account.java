package dev.clioremind.sandbox.ghl;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The state of one sub-account, which HighLevel calls a location. */
public final class Account {

  final String locationId;
  final ContactBook contacts = new ContactBook();
  final Ledger ledger = new Ledger();
  final WorkflowBook workflows = new WorkflowBook();
  final List<GhlTemplate> templates = new ArrayList<>();
  final Map<String, String> customValues = new LinkedHashMap<>();
  final Map<String, String> customFields = new LinkedHashMap<>();
  final Set<Quirk> quirks = EnumSet.noneOf(Quirk.class);
  final Ids ids = new Ids();

  /** Refusals still to give, by contact; the empty id stands for everybody. */
  private final Map<String, Deque<Refusal>> refusals = new HashMap<>();

  private final Map<String, Refusal> standing = new HashMap<>();
  private final InstantSource clock;
  String name = "Park Law";
  String timezone = "America/Los_Angeles";

  /** How many SMS the account may send in a day. */
  int smsPerDay = Integer.MAX_VALUE;

  /** An empty sub-account named Park Law, in Los Angeles. */
  public Account(String locationId, InstantSource clock) {
    this.locationId = locationId;
    this.clock = clock;
  }

  public ContactBook contacts() {
    return contacts;
  }

  public Ledger ledger() {
    return ledger;
  }

  public WorkflowBook workflows() {
    return workflows;
  }

  public void name(String words, String zone) {
    name = words;
    timezone = zone;
  }

  public void add(GhlTemplate template) {
    templates.add(template);
  }

  public void customValue(String words, String value) {
    customValues.put(words, value);
  }

  public void customField(String id, String words) {
    customFields.put(id, words);
  }

  public void turn(Quirk quirk, boolean on) {
    if (on) {
      quirks.add(quirk);
    } else {
      quirks.remove(quirk);
    }
  }

  /** Refuses what goes over so many SMS in 24 hours, as for a new account. */
  public void smsPerDay(int most) {
    smsPerDay = most;
  }

  /** Adds a message that did not come through this API. */
  public void addForeign(
      String contactId, String channel, String direction, String source, String body) {
    Instant now = now();
    String conversation = ledger.conversation(contactId, ids);
    ledger.add(
        new ForeignMessage(
            ids.next("ms"), conversation, contactId, channel, direction, source, body, now));
  }

  /** Reads the clock, and lets everything happen that was due by then. */
  public Instant now() {
    Instant now = clock.instant();
    ledger.settle(now, contacts, !has(Quirk.SCHEDULE_IGNORES_OPT_OUT));
    return now;
  }

  boolean has(Quirk quirk) {
    return quirks.contains(quirk);
  }

  /** Refuses every message to this contact. */
  public void refuse(String contactId, Refusal refusal) {
    standing.put(contactId, refusal);
  }

  /** Refuses the next message to this contact; several wait for their turn. */
  public void refuseOnce(String contactId, Refusal refusal) {
    refusals.computeIfAbsent(contactId, key -> new ArrayDeque<>()).addLast(refusal);
  }

  public void refuseNoMore(String contactId) {
    standing.remove(contactId);
    refusals.remove(contactId);
  }

  /** The prepared refusal of a message to this contact, if there is one. */
  Optional<Refusal> refusalFor(String contactId) {
    Deque<Refusal> once = refusals.getOrDefault(contactId, new ArrayDeque<>());
    return once.isEmpty()
        ? Optional.ofNullable(standing.get(contactId))
        : Optional.of(once.removeFirst());
  }

  /** The contact of a path or body, or a refusal. */
  GhlContact contact(String id) {
    int status = has(Quirk.UNKNOWN_CONTACT_IS_404) ? 404 : 400;
    return contacts
        .find(id)
        .orElseThrow(
            () -> new RefusedException(Answer.refused(status, "Contact not found for id: " + id)));
  }
}
