package dev.clioremind.fuzz;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonSyntaxException;
import dev.clioremind.fuzz.Firm.Case;
import dev.clioremind.sandbox.ReceivedCall;
import dev.clioremind.sandbox.Reply;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The program with one of its protections taken out, as seen from outside: the fuzzer must notice.
 * Not switches of the product; each changes what the program is answered, after the judge has seen
 * it.
 */
enum Sabotage {
  NONE,
  /** Whoever has the phone number is taken for the person, whatever their name. */
  NAMES_NOT_COMPARED,
  /** A mapper trusts that Clio always gives a summary. */
  MAPPER_THROWS,
  /** An error says what the service answered. */
  BODY_IN_ERROR,
  /** A row of the log whose status can't be read is passed over. */
  UNREADABLE_ROWS_DROPPED,
  /** Whatever has a digit in it is a number of days. */
  ANY_DAYS,
  /** A saved plan is read and then forgotten. */
  PLAN_FORGOTTEN;

  /** What the sabotaged program takes an answer for. */
  Reply answer(ReceivedCall call, Reply reply) {
    return switch (this) {
      case NAMES_NOT_COMPARED -> call.service().equals("ghl") ? renamed(reply) : reply;
      case MAPPER_THROWS -> {
        if (call.service().equals("clio") && reply.body().contains("\"summary\":null")) {
          throw new NullPointerException("summary");
        }
        yield reply;
      }
      case UNREADABLE_ROWS_DROPPED ->
          call.path().endsWith("values:batchGet") ? withoutUnreadableRows(reply) : reply;
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

  private static Reply withoutUnreadableRows(Reply reply) {
    return changed(
        reply,
        element -> {
          if (element instanceof JsonObject range && range.get("values") != null) {
            range
                .get("values")
                .getAsJsonArray()
                .forEach(
                    row -> {
                      if (row.isJsonArray()
                          && row.getAsJsonArray().size() == LOG_COLUMNS
                          && !isKnown(row.getAsJsonArray().get(STATUS).toString())) {
                        for (int x = 0; x < LOG_COLUMNS; x++) {
                          row.getAsJsonArray().set(x, EMPTY);
                        }
                      }
                    });
          }
        });
  }

  private static final int LOG_COLUMNS = 11;
  private static final int STATUS = 4;
  private static final JsonElement EMPTY = JsonParser.parseString("\"\"");

  private static boolean isKnown(String status) {
    return Stream.of(
            "claimed", "sending", "success", "scheduled", "failed", "unknown", "skipped",
            "resolved", "status")
        .anyMatch(word -> status.toLowerCase(Locale.ROOT).equals("\"" + word + "\""));
  }

  private static Reply changed(Reply reply, java.util.function.Consumer<JsonElement> change) {
    try {
      JsonElement root = JsonParser.parseString(reply.body());
      visit(root, change);
      return new Reply(reply.status(), reply.headers(), root.toString());
    } catch (JsonSyntaxException | IllegalStateException e) {
      return reply;
    }
  }

  private static void visit(JsonElement element, java.util.function.Consumer<JsonElement> change) {
    change.accept(element);
    if (element instanceof JsonObject object) {
      object.entrySet().forEach(member -> visit(member.getValue(), change));
    } else if (element.isJsonArray()) {
      element.getAsJsonArray().forEach(inner -> visit(inner, change));
    }
  }
}
