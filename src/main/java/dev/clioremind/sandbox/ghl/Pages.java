package dev.clioremind.sandbox.ghl;

import com.google.gson.JsonObject;
import dev.clioremind.sandbox.ReceivedCall;
import dev.clioremind.sandbox.Reply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The pages of the API: past the gate, to the right page, and out with a {@code traceId}. */
public final class Pages {

  private final Account account;
  private final Gate gate;
  private final List<Route> routes;
  private final List<ReceivedCall> forbidden = new ArrayList<>();
  private final List<String> ignored = new ArrayList<>();

  public Pages(Account account, Gate gate) {
    this.account = account;
    this.gate = gate;
    // The first that matches answers, so fixed paths come before those with a variable.
    this.routes =
        Stream.of(
                new ExportRoutes(account).routes(),
                new SendingRoutes(account).routes(),
                new ReadingRoutes(account).routes(),
                new ContactSearch(account).routes(),
                new ContactRoutes(account).routes(),
                new WorkflowRoutes(account).routes(),
                new LocationRoutes(account).routes())
            .flatMap(List::stream)
            .toList();
  }

  /** Answers a call. */
  public Reply answer(ReceivedCall call) {
    Instant now = account.now();
    Answer answer;
    try {
      answer = gate.refusal(call, now).orElseGet(() -> turn(call, now));
    } catch (RefusedException e) {
      answer = e.answer();
    }
    JsonObject body = answer.body();
    body.addProperty("traceId", account.ids.trace());
    return new Reply(answer.status(), gate.rate().headers(answer.status()), body.toString());
  }

  private Answer turn(ReceivedCall call, Instant now) {
    for (Route route : routes) {
      Optional<Map<String, String>> variables = route.match(call.method(), call.path());
      if (variables.isPresent()) {
        return turn(route, call, variables.orElseThrow(), now);
      }
    }
    if (!call.method().equals("GET")) {
      forbidden.add(call);
    }
    return Answer.refused(404, "Cannot " + call.method() + " " + call.path());
  }

  private Answer turn(Route route, ReceivedCall call, Map<String, String> variables, Instant now) {
    if (route.template().endsWith("/upsert")) {
      forbidden.add(call);
    }
    Optional<Answer> noScope = gate.refusal(call, route);
    if (noScope.isPresent()) {
      return noScope.orElseThrow();
    }
    Request request = Request.of(call, variables, now);
    note(route, request);
    return gate.refusal(request, account.locationId).orElseGet(() -> route.page().apply(request));
  }

  /** Keeps the names that the page does not know: HighLevel ignores them without a word. */
  private void note(Route route, Request request) {
    String page = route.method() + " " + route.template() + ": ";
    request.call().query().keySet().stream()
        .filter(name -> !route.params().contains(name))
        .forEach(name -> ignored.add(page + name));
    request.body().keySet().stream()
        .filter(name -> !route.members().contains(name))
        .forEach(name -> ignored.add(page + name));
  }

  /** Writes that no reminder needs: upserts, and whatever else is not on the list of pages. */
  public List<ReceivedCall> forbiddenCalls() {
    return List.copyOf(forbidden);
  }

  /** Query parameters and body members that had no effect, with their page. */
  public List<String> ignoredParameters() {
    return List.copyOf(ignored);
  }
}
