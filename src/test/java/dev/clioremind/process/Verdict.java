package dev.clioremind.process;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.clioremind.process.ProgramProcess.End;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What became of the twelve reminders, judged by what GoHighLevel received.
 *
 * @param once received exactly once
 * @param named not received, but named by the last run, which ended with a non-zero code
 * @param twice received more than once
 * @param lost neither received nor named
 * @param unannounced received without a row before it that says so
 * @param invented a row says so of what was not received
 */
record Verdict(int once, int named, int twice, int lost, int unannounced, int invented) {

  static final Verdict NOTHING = new Verdict(0, 0, 0, 0, 0, 0);

  static final String HEADER =
      "%-44s %6s %6s %6s %6s %6s %12s %9s"
          .formatted("", "runs", "once", "named", "twice", "lost", "unannounced", "invented");

  /** Judges after the last run. */
  static Verdict of(SmallOffice office, End last) {
    Map<String, Integer> received = office.received();
    Set<String> named = last.code() == 0 ? Set.of() : named(last);
    Set<String> announced = new TreeSet<>(office.withStatus("sending"));
    List<String> said = office.withStatus("success");
    int once = 0;
    int onlyNamed = 0;
    int twice = 0;
    int lost = 0;
    int unannounced = 0;
    for (Map.Entry<String, Integer> one : received.entrySet()) {
      int times = one.getValue();
      once += times == 1 ? 1 : 0;
      twice += times > 1 ? 1 : 0;
      onlyNamed += times == 0 && named.contains(one.getKey()) ? 1 : 0;
      lost += times == 0 && !named.contains(one.getKey()) ? 1 : 0;
      unannounced += times > 0 && !announced.contains(one.getKey()) ? 1 : 0;
    }
    int invented = (int) said.stream().filter(id -> received.getOrDefault(id, 0) == 0).count();
    return new Verdict(once, onlyNamed, twice, lost, unannounced, invented);
  }

  /** The deadlines whose reminder a run reports as anything but sent before. */
  private static Set<String> named(End end) {
    JsonObject document = JsonParser.parseString(end.out()).getAsJsonObject();
    JsonArray reminders =
        document.has("reminders") ? document.getAsJsonArray("reminders") : new JsonArray();
    return reminders.asList().stream()
        .map(JsonElement::getAsJsonObject)
        .filter(line -> !"already-sent".equals(text(line, "reason")))
        .map(line -> text(line, "deadlineId"))
        .collect(Collectors.toSet());
  }

  private static String text(JsonObject object, String name) {
    JsonElement value = object.get(name);
    return value == null || value.isJsonNull() ? "" : value.getAsString();
  }

  Verdict plus(Verdict other) {
    return new Verdict(
        once + other.once,
        named + other.named,
        twice + other.twice,
        lost + other.lost,
        unannounced + other.unannounced,
        invented + other.invented);
  }

  /** Whether both promises held: never twice, never silently lost; and the log tells the truth. */
  boolean isKept() {
    return twice == 0 && lost == 0 && unannounced == 0 && invented == 0;
  }

  /** One line of a table under {@link #HEADER}. */
  String line(String what, int runs) {
    return "%-44s %6s %6s %6s %6s %6s %12s %9s"
        .formatted(what, runs, once, named, twice, lost, unannounced, invented);
  }
}
