package dev.clioremind.fuzz;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSyntaxException;
import dev.clioremind.fuzz.Firm.Case;
import dev.clioremind.sandbox.ReceivedCall;
import dev.clioremind.sandbox.Reply;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The program with one of its protections taken out, as seen from outside: the fuzzer must notice.
 * Not switches of the product; each changes what the program is answered, after the judge has seen
 * it.
 */
enum Sabotage {
  NONE(Target.values()),
  /** Whoever has the phone number is taken for the person, whatever their name. */
  NAMES_NOT_COMPARED(Target.GHL_CONTACTS),
  /** A mapper trusts that what Clio always gave is always there. */
  MAPPER_THROWS(Target.CLIO_RECORDS),
  /** An error says what the service answered. */
  BODY_IN_ERROR(Target.CLIO_RECORDS, Target.GHL_CONTACTS),
  /** A row of the log whose status can't be read is taken for one that lets go. */
  UNREADABLE_ROWS_RELEASE(Target.LOG),
  /** Whatever has a digit in it is a number of days. */
  ANY_DAYS(Target.RULE_ROWS),
  /** A saved plan is read and then forgotten. */
  PLAN_FORGOTTEN(Target.PLAN_FILE);

  private static final int LOG_COLUMNS = 11;
  private static final int STATUS = 4;
  private static final int EVENT_ID = 6;
  private static final List<String> ALWAYS_THERE =
      List.of("summary", "first_name", "last_name", "display_number", "due_at");

  private static final Set<String> KNOWN =
      Set.of("claimed", "sending", "success", "scheduled", "failed", "unknown", "resolved");

  @SuppressWarnings("ImmutableEnumChecker") // a copy that cannot be changed
  private final Set<Target> targets;

  Sabotage(Target... targets) {
    this.targets = Set.of(targets);
  }

  /** Where it must be noticed. */
  Set<Target> targets() {
    return targets;
  }

  /** What the sabotaged program takes an answer for. */
  Reply answer(ReceivedCall call, Reply reply) {
    return switch (this) {
      case NAMES_NOT_COMPARED -> call.service().equals("ghl") ? renamed(reply) : reply;
      case MAPPER_THROWS -> {
        if (call.service().equals("clio")
            && ALWAYS_THERE.stream().anyMatch(name -> reply.body().contains(name + "\":null"))) {
          throw new NullPointerException("a member that was always there");
        }
        yield reply;
      }
      case UNREADABLE_ROWS_RELEASE ->
          call.path().endsWith("values:batchGet") ? released(reply) : reply;
      case NONE, BODY_IN_ERROR, ANY_DAYS, PLAN_FORGOTTEN -> reply;
    };
  }

  /** What the sabotaged program says of a failure. */
  String message(String message, String lastBody) {
    return this == BODY_IN_ERROR ? message + " It answered: " + lastBody : message;
  }

  /** What the sabotaged program takes a cell of DaysOut for. */
  String daysOut(String text) {
    String digits = text.replaceAll("[^0-9]", "");
    return this == ANY_DAYS && !digits.isEmpty() && digits.length() < 4 ? digits : text;
  }

  private static Reply renamed(Reply reply) {
    return changed(
        reply,
        element -> {
          if (element instanceof JsonObject contact && contact.has("phone")) {
            Stream.of(Case.values())
                .filter(one -> contact.get("phone").toString().contains(one.phone()))
                .filter(one -> !one.phone().isEmpty())
                .findFirst()
                .ifPresent(
                    one -> {
                      contact.addProperty("firstName", one.first());
                      contact.addProperty("lastName", one.last());
                    });
          }
        });
  }

  private static Reply released(Reply reply) {
    return changed(
        reply,
        element -> {
          if (element instanceof JsonArray row
              && row.size() == LOG_COLUMNS
              && row.get(STATUS) instanceof JsonPrimitive status
              && row.get(EVENT_ID) instanceof JsonPrimitive id
              && id.getAsString().startsWith("2026")
              && !KNOWN.contains(status.getAsString().toLowerCase(Locale.ROOT))) {
            row.set(STATUS, new JsonPrimitive("released"));
            row.set(
                EVENT_ID,
                new JsonPrimitive(id.getAsString().replaceFirst("[.][a-z]+$", ".released")));
          }
        });
  }

  private static Reply changed(Reply reply, Consumer<JsonElement> change) {
    try {
      JsonElement root = JsonParser.parseString(reply.body());
      visit(root, change);
      return new Reply(reply.status(), reply.headers(), root.toString());
    } catch (JsonSyntaxException | IllegalStateException e) {
      return reply;
    }
  }

  private static void visit(JsonElement element, Consumer<JsonElement> change) {
    change.accept(element);
    if (element instanceof JsonObject object) {
      object.entrySet().forEach(member -> visit(member.getValue(), change));
    } else if (element.isJsonArray()) {
      element.getAsJsonArray().forEach(inner -> visit(inner, change));
    }
  }
}
