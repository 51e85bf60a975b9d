package dev.clioremind.simulation;

import dev.clioremind.core.log.RunId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What people received: the judge. A reminder is told by its reference, which need not stand in the
 * text; a reminder in other words by its reader and the rest of the text.
 */
final class Ledger {

  /** One message that goes out. */
  record Outgoing(RunId run, String contact, String ref, String body) {

    /** What it says, without the reference. */
    String words() {
      return contact + ": " + (body.startsWith(ref) ? body.substring(ref.length()).strip() : body);
    }

    private String key() {
      return run + " " + ref;
    }
  }

  /**
   * One message that arrived.
   *
   * @param shown from when on lists show it
   */
  record Message(String id, Outgoing what, Instant at, Instant shown) {}

  private final List<Message> all = new ArrayList<>();
  private final Map<String, Message> byRef = new HashMap<>();
  private final Map<String, Message> byWords = new HashMap<>();
  private final Set<String> byRun = new HashSet<>();
  private final Set<String> onTheWay = new HashSet<>();
  private final List<String> doubles = new ArrayList<>();

  /** A message leaves; whether it arrives is another question. */
  void leaves(Outgoing message) {
    onTheWay.add(message.key());
  }

  /** It arrived, or never will. */
  void settles(Outgoing message) {
    onTheWay.remove(message.key());
  }

  boolean mayStillArrive(RunId run, String ref) {
    return onTheWay.contains(run + " " + ref);
  }

  /** It arrives; gives its id. */
  String accept(Outgoing what, Instant at, Instant shown) {
    Message message = new Message("msg-" + (all.size() + 1), what, at, shown);
    all.add(message);
    Message same = byRef.putIfAbsent(what.ref(), message);
    if (same != null) {
      doubles.add("one reminder twice: " + same + " and " + message);
    }
    Message alike = byWords.putIfAbsent(what.words(), message);
    if (alike != null) {
      doubles.add("the same words twice: " + alike + " and " + message);
    }
    byRun.add(what.key());
    return message.id();
  }

  /** The messages that lists show at a moment. */
  List<Message> shown(Instant now) {
    return all.stream().filter(m -> !m.shown().isAfter(now)).toList();
  }

  boolean has(RunId run, String ref) {
    return byRun.contains(run + " " + ref);
  }

  boolean has(String ref) {
    return byRef.containsKey(ref);
  }

  boolean hasWords(String words) {
    return byWords.containsKey(words);
  }

  int size() {
    return all.size();
  }

  List<String> doubles() {
    return doubles;
  }
}
