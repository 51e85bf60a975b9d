package dev.clioremind.sandbox;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Calls the stand-in as a client would, without a socket between. */
final class GhlCaller {

  /** An answer with its JSON read. */
  record Told(int status, Map<String, String> headers, JsonObject json) {

    /** A text deep in the answer, by a path such as {@code contact.dndSettings.SMS.status}. */
    String text(String path) {
      return at(path).get(last(path)).getAsString();
    }

    int number(String path) {
      return at(path).get(last(path)).getAsInt();
    }

    JsonArray array(String path) {
      return at(path).getAsJsonArray(last(path));
    }

    /** The id of each row of a list. */
    List<String> ids(String path) {
      return array(path).asList().stream()
          .map(row -> row.getAsJsonObject().get("id").getAsString())
          .toList();
    }

    private JsonObject at(String path) {
      JsonObject here = json;
      String[] parts = path.split("\\.", -1);
      for (int i = 0; i < parts.length - 1; i++) {
        here = here.getAsJsonObject(parts[i]);
      }
      return here;
    }

    private static String last(String path) {
      return path.substring(path.lastIndexOf('.') + 1);
    }
  }

  private final GhlStandIn ghl;
  private final Map<String, List<String>> headers = new HashMap<>();
  private final AtomicInteger calls = new AtomicInteger();

  GhlCaller(GhlStandIn ghl) {
    this.ghl = ghl;
    header("authorization", "Bearer " + GhlStandIn.TOKEN);
    header("version", "2021-07-28");
    header("content-type", "application/json");
  }

  /** Sends this header from now on. */
  GhlCaller header(String name, String value) {
    headers.put(name, List.of(value));
    return this;
  }

  /** Leaves this header out from now on. */
  GhlCaller without(String name) {
    headers.remove(name);
    return this;
  }

  /** A GET; the query as names and values in turn. */
  Told get(String path, String... query) {
    return call("GET", path, query(query), "");
  }

  Told post(String path, String body) {
    return call("POST", path, Map.of(), body);
  }

  Told delete(String path) {
    return call("DELETE", path, Map.of(), "");
  }

  Told call(String method, String path, Map<String, List<String>> query, String body) {
    Reply reply =
        ghl.handle(
            new ReceivedCall(
                calls.incrementAndGet(), "ghl", method, path, query, Map.copyOf(headers), body));
    return new Told(
        reply.status(), reply.headers(), JsonParser.parseString(reply.body()).getAsJsonObject());
  }

  /** Sends an SMS. */
  Told sms(String contactId, String text) {
    return post("/conversations/messages", smsBody(contactId, text).toString());
  }

  /** Sends an SMS at a moment, in epoch seconds. */
  Told sms(String contactId, String text, long scheduledTimestamp) {
    JsonObject body = smsBody(contactId, text);
    body.addProperty("scheduledTimestamp", scheduledTimestamp);
    return post("/conversations/messages", body.toString());
  }

  /** Sends an e-mail. */
  Told email(String contactId, String subject, String html) {
    return post("/conversations/messages", emailBody(contactId, subject, html).toString());
  }

  static JsonObject smsBody(String contactId, String text) {
    JsonObject body = new JsonObject();
    body.addProperty("type", "SMS");
    body.addProperty("contactId", contactId);
    body.addProperty("message", text);
    return body;
  }

  static JsonObject emailBody(String contactId, String subject, String html) {
    JsonObject body = new JsonObject();
    body.addProperty("type", "Email");
    body.addProperty("contactId", contactId);
    body.addProperty("subject", subject);
    body.addProperty("html", html);
    return body;
  }

  private static Map<String, List<String>> query(String... namesAndValues) {
    Map<String, List<String>> query = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      query.put(namesAndValues[i], List.of(namesAndValues[i + 1]));
    }
    return query;
  }
}
