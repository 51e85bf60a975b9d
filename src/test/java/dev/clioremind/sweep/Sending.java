package dev.clioremind.sweep;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.clioremind.sweep.SweptFirm.Due;
import dev.clioremind.sweep.SweptOffice.Run;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code send}, judged reminder by reminder. */
abstract class Sending implements Scene {

  private static final Set<String> DONE = Set.of("success", "scheduled", "enrolled", "withdrawn");

  /** What this run has to send. */
  abstract List<Due> due();

  /** The deadlines of which something is still to be done or told. */
  List<String> open(SweptOffice office) {
    return due().stream()
        .filter(due -> office.received(due.contactId()) == 0)
        .map(Due::deadlineId)
        .toList();
  }

  /** The rules of this scene alone, in the end. */
  List<String> broken(SweptOffice office) {
    return List.of();
  }

  @Override
  public void run(SweptOffice office) {
    send(office);
  }

  static Run send(SweptOffice office) {
    return office.run("send", "-v", "--format", "json");
  }

  @Override
  public Verdict judge(SweptOffice office, Case played) {
    Judgement judgement = new Judgement(this, office, played);
    look(office, judgement);
    office.heal().later(played.pause());
    played.second().forEach(office::spoil);
    send(office);
    look(office, judgement);
    office.heal().later(Case.LATER);
    Run last = send(office);
    look(office, judgement);
    Set<String> told = new HashSet<>(last.code() == 0 ? Set.of() : named(last));
    told.addAll(toldForGood(office));
    due().forEach(due -> judgement.reminder(due, told));
    untrue(office).forEach(judgement::broken);
    if (last.code() != 0 && open(office).isEmpty() && !isInDoubt(last)) {
      judgement.broken(
          "all is well again and all was done, but it ends with "
              + last.code()
              + ": "
              + problems(last));
    }
    broken(office).forEach(judgement::broken);
    return judgement.verdict();
  }

  /** What has not arrived by the end of a run must be named by it, or the run itself has failed. */
  private void look(SweptOffice office, Judgement judgement) {
    Run run = office.lastRun();
    judgement.manners(run);
    Set<String> named = named(run);
    Set<String> before = toldForGood(office);
    for (String open : open(office)) {
      boolean told =
          before.contains(open)
              || (run.code() != 0 && (failedAltogether(run) || named.contains(open)));
      if (!told) {
        judgement.lost(open + " by run " + office.runs().size() + ", exit " + run.code());
      }
    }
  }

  /**
   * What was taken by an answer that named no message, and was not found: it counts as sent, and is
   * told once.
   */
  private static Set<String> toldForGood(SweptOffice office) {
    return office.log().stream()
        .filter(row -> row.get(4).equals("undelivered"))
        .map(row -> row.get(2))
        .filter(id -> office.runs().stream().anyMatch(run -> run.code() != 0 && tells(run, id)))
        .collect(Collectors.toSet());
  }

  private static boolean tells(Run run, String deadlineId) {
    return Stream.of("problems", "reminders")
        .flatMap(list -> lines(run, list))
        .map(JsonObject::toString)
        .anyMatch(line -> line.contains(deadlineId) && line.contains("none was found since"));
  }

  private static boolean failedAltogether(Run run) {
    return document(run).has("error");
  }

  static JsonObject document(Run run) {
    return run.out().isEmpty()
        ? new JsonObject()
        : JsonParser.parseString(run.out()).getAsJsonObject();
  }

  /** The deadlines of which a run says anything but that they were sent. */
  static Set<String> named(Run run) {
    return Stream.concat(
            lines(run, "reminders").filter(line -> !text(line, "reason").equals("already-sent")),
            lines(run, "withdrawals"))
        .filter(line -> !DONE.contains(text(line, "outcome")))
        .map(line -> text(line, "deadlineId"))
        .collect(Collectors.toSet());
  }

  static Stream<JsonObject> lines(Run run, String list) {
    JsonObject document = document(run);
    return (document.has(list) ? document.getAsJsonArray(list) : new JsonArray())
        .asList().stream().map(JsonElement::getAsJsonObject);
  }

  /** An enrolment can't be looked up, nor a withdrawal proved that nobody saw: both stay held. */
  private static boolean isInDoubt(Run run) {
    return run.out().contains("\"in-doubt\"") || run.out().contains("\"unconfirmed\"");
  }

  private static String problems(Run run) {
    return document(run).get("problems") + " " + document(run).get("notes") + Manners.said(run);
  }

  static String text(JsonObject object, String name) {
    JsonElement value = object.get(name);
    return value == null || value.isJsonNull() ? "" : value.getAsString();
  }

  /** Where the log says what did not happen, or not what did. */
  private List<String> untrue(SweptOffice office) {
    List<String> untrue = new ArrayList<>();
    for (Due due : due()) {
      Set<String> words =
          office.log().stream()
              .filter(row -> row.get(2).equals(due.deadlineId()))
              .map(row -> row.get(4))
              .collect(Collectors.toSet());
      boolean received = office.received(due.contactId()) > 0;
      boolean said = words.stream().anyMatch(Set.of("success", "scheduled", "enrolled")::contains);
      if (said && !received && !words.contains("undelivered")) {
        untrue.add("the log says that " + due.deadlineId() + " was sent: " + words);
      }
      if (received && !words.contains("sending")) {
        untrue.add(due.deadlineId() + " went out without a row before it: " + words);
      }
    }
    return untrue;
  }
}
