package dev.clioremind.sandbox.sheets;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.clioremind.sandbox.ReceivedCall;
import dev.clioremind.sandbox.Reply;
import dev.clioremind.sandbox.SheetsStandIn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** A stand-in at a set time, and calls to it without a network. */
final class SheetsCalls implements InstantSource {

  static final String SPREADSHEETS = "https://www.googleapis.com/auth/spreadsheets";

  final SheetsStandIn standIn = new SheetsStandIn(this, new Random(7));
  final SheetBook book = standIn.createBook("Reminders", "America/Los_Angeles");
  private Instant now = Instant.parse("2026-11-22T15:00:00Z");
  private String token = "";
  private int number;

  SheetsCalls() {
    signIn(SheetsStandIn.SERVICE_ACCOUNT, SPREADSHEETS);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.fixed(now, zone);
  }

  void advance(Duration by) {
    now = now.plus(by);
  }

  void signIn(String email, String... scopes) {
    token = standIn.accounts().grant(email, Set.of(scopes));
  }

  void signOut() {
    token = "";
  }

  /** A call to a path below the spreadsheet; {@code query} is {@code a=1&b=2}, not encoded. */
  ReceivedCall call(String method, String below, String query, String body) {
    return received(method, "/v4/spreadsheets/" + book.id() + below, query, body);
  }

  ReceivedCall received(String method, String path, String query, String body) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    for (String pair : query.isEmpty() ? new String[0] : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      parameters.merge(
          pair.substring(0, equals),
          List.of(pair.substring(equals + 1)),
          (a, b) -> Stream.concat(a.stream(), b.stream()).toList());
    }
    Map<String, List<String>> headers =
        token.isEmpty() ? Map.of() : Map.of("authorization", List.of("Bearer " + token));
    return new ReceivedCall(++number, "sheets", method, path, parameters, headers, body);
  }

  JsonObject get(String below, String query) {
    return ok(standIn.handle(call("GET", below, query, "")));
  }

  JsonObject post(String below, String query, String body) {
    return ok(standIn.handle(call("POST", below, query, body)));
  }

  JsonObject put(String below, String query, String body) {
    return ok(standIn.handle(call("PUT", below, query, body)));
  }

  JsonObject batch(String requests) {
    return post(":batchUpdate", "", "{\"requests\":[" + requests + "]}");
  }

  JsonObject append(String range, String body) {
    return post(
        "/values/" + range + ":append",
        "valueInputOption=RAW&insertDataOption=INSERT_ROWS",
        "{\"values\":" + body + "}");
  }

  Reply refusal(String method, String below, String query, String body) {
    return standIn.handle(call(method, below, query, body));
  }

  /** The message of an expected error, with its code before it. */
  String error(String method, String below, String query, String body) {
    return error(refusal(method, below, query, body));
  }

  static String error(Reply reply) {
    JsonObject error =
        JsonParser.parseString(reply.body()).getAsJsonObject().getAsJsonObject("error");
    return reply.status() + " " + error.get("message").getAsString();
  }

  private static JsonObject ok(Reply reply) {
    if (reply.status() != 200) {
      throw new AssertionError(reply.status() + " " + reply.body());
    }
    return JsonParser.parseString(reply.body()).getAsJsonObject();
  }
}
