package dev.clioremind.simulation;

import dev.clioremind.core.log.RunId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What people received: the judge. A reminder is told by its reference, which stands in the text; a
 * reminder in other words by its reader and the rest of the text.
 */
final class Ledger {

  /** One message that went out. */
  record Message(RunId run, String contact, String ref, String words) {
    String what() {
      return contact + ": " + words;
    }
  }

  private final Map<String, Message> byRef = new HashMap<>();
  private final Map<String, Message> byWords = new HashMap<>();
  private final Set<String> byRun = new HashSet<>();
  private final Set<String> onTheWay = new HashSet<>();
  private final List<String> doubles = new ArrayList<>();

  private static String key(RunId run, String ref) {
    return run + " " + ref;
  }

  /** A message leaves; whether it arrives is another question. */
  void leaves(RunId run, String ref) {
    onTheWay.add(key(run, ref));
  }

  /** It arrived, or never will. */
  void settles(RunId run, String ref) {
    onTheWay.remove(key(run, ref));
  }

  boolean mayStillArrive(RunId run, String ref) {
    return onTheWay.contains(key(run, ref));
  }

  void accept(Message message) {
    Message same = byRef.putIfAbsent(message.ref(), message);
    if (same != null) {
      doubles.add("one reminder twice: " + same + " and " + message);
    }
    Message alike = byWords.putIfAbsent(message.what(), message);
    if (alike != null) {
      doubles.add("the same words twice: " + alike + " and " + message);
    }
    byRun.add(key(message.run(), message.ref()));
  }

  boolean has(RunId run, String ref) {
    return byRun.contains(key(run, ref));
  }

  boolean hasWords(String contact, String words) {
    return byWords.containsKey(contact + ": " + words);
  }

  List<String> doubles() {
    return doubles;
  }
}
