package dev.clioremind.fuzz;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.clioremind.fuzz.Firm.Case;
import dev.clioremind.sandbox.CallObserver;
import dev.clioremind.sandbox.GhlStandIn;
import dev.clioremind.sandbox.ReceivedCall;
import dev.clioremind.sandbox.Reply;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Damages one answer of a service, of a kind and place that the seed decides. */
final class AnswerDamage implements CallObserver {

  /** Those that do not say that nothing was done: what was done may be answered so. */
  private static final List<Integer> DONE = List.of(200, 201, 202, 204, 408, 409, 500, 502, 503);

  private static final List<Integer> STATUSES =
      List.of(200, 202, 204, 206, 302, 400, 401, 403, 404, 408, 409, 418, 422, 429, 500, 502, 503);

  /** What a service may say in an error that no error of ours may say again. */
  private static final String ECHO =
      """
      {"statusCode":%1$s,"message":"no %2$s %3$s, %4$s for Bearer %5$s","error":{"type":"%3$s","message":"%4$s %2$s"},\
      "error_description":"%3$s %5$s","canonicalCode":"%3$s","traceId":"%4$s","meta":{"contactId":"%4$s"}}""";

  private final Story story;
  private final Predicate<ReceivedCall> kind;
  private final int nth;
  private final List<Integer> statuses;
  private final Chance chance;
  private int seen;
  private final StringBuilder put = new StringBuilder();

  private AnswerDamage(
      Story story, Predicate<ReceivedCall> kind, int nth, List<Integer> statuses, Chance chance) {
    this.story = story;
    this.kind = kind;
    this.nth = nth;
    this.statuses = statuses;
    this.chance = chance;
  }

  /** Damages the n-th answer to calls of a kind, from 0. */
  static AnswerDamage of(Story story, Predicate<ReceivedCall> kind, int nth, Chance chance) {
    return new AnswerDamage(story, kind, nth, STATUSES, chance);
  }

  /** The same for calls that the service has done when it is answered otherwise. */
  static AnswerDamage ofDone(Story story, Predicate<ReceivedCall> kind, int nth, Chance chance) {
    return new AnswerDamage(story, kind, nth, DONE, chance);
  }

  /** Calls by service, method and a part of the path. */
  static Predicate<ReceivedCall> to(String service, String method, String pathPart) {
    return call ->
        call.service().equals(service)
            && call.method().equals(method)
            && call.path().contains(pathPart);
  }

  /** What it put into answers where it was not before; client data moved so is nobody's fault. */
  synchronized String put() {
    return put.toString();
  }

  @Override
  public synchronized Reply answer(ReceivedCall call, Reply reply) {
    if (!kind.test(call) || seen++ != nth) {
      return reply;
    }
    String where = call.service() + " " + call.method() + " " + call.path();
    switch (chance.below(12)) {
      case 0, 1 -> {
        int status = chance.of(statuses);
        Case one = chance.of(List.of(Case.values()));
        story.note(where + ": status " + status + ", a body that echoes");
        return new Reply(
            status,
            status == 302 ? Map.of("Location", "http://127.0.0.1:9/") : Map.of(),
            ECHO.formatted(status, one.phone(), one.last(), one.email(), GhlStandIn.TOKEN));
      }
      case 2 -> {
        int status = chance.of(statuses);
        story.note(where + ": status " + status);
        return new Reply(status, reply.headers(), reply.body());
      }
      case 3 -> {
        return chance.oneIn(2) && call.service().equals("clio")
            ? paged(where, call, reply)
            : body(where, reply);
      }
      default -> {
        return body(where, reply);
      }
    }
  }

  private Reply body(String where, Reply reply) {
    JsonDamage.Damaged damaged = JsonDamage.of(reply.body(), chance);
    story.note(where + ": " + damaged.what());
    put.append(damaged.moved()).append('\n');
    return new Reply(reply.status(), reply.headers(), damaged.text());
  }

  /** A link to a next page that no client should follow, or not for ever. */
  private Reply paged(String where, ReceivedCall call, Reply reply) {
    String next =
        chance.of(
            List.of(
                "http://127.0.0.1:2" + call.path() + "?page_token=1",
                "http://127.0.0.1:2" + call.path(),
                "http://127.0.0.1:2" + call.path() + "?a=" + chance.below(1000),
                "http://127.0.0.1:3" + call.path(),
                "http://127.0.0.1.elsewhere.invalid:2" + call.path(),
                "https://127.0.0.1:2" + call.path(),
                "http://user@127.0.0.1:2" + call.path(),
                "http://127.0.0.1:2/api/v4/../../oauth/token",
                "http://127.0.0.1:2/api/v4/%2e%2e/x",
                "//127.0.0.1:2" + call.path(),
                call.path(),
                "javascript:alert(1)",
                "http://127.0.0.1:2/api/v4/x?" + "a".repeat(9_000),
                chance.of(HostileText.TEXTS)));
    try {
      JsonObject body = JsonParser.parseString(reply.body()).getAsJsonObject();
      JsonObject paging = new JsonObject();
      paging.addProperty("next", next);
      JsonObject meta = new JsonObject();
      meta.add("paging", paging);
      body.add("meta", meta);
      story.note(where + ": the next page is " + next);
      return new Reply(reply.status(), reply.headers(), body.toString());
    } catch (RuntimeException e) {
      return body(where, reply);
    }
  }
}
