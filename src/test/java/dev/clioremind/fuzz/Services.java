package dev.clioremind.fuzz;

import dev.clioremind.sandbox.ClioStandIn;
import dev.clioremind.sandbox.GhlStandIn;
import dev.clioremind.sandbox.ReceivedCall;
import dev.clioremind.sandbox.Reply;
import dev.clioremind.sandbox.ghl.Quirk;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Clio and GoHighLevel of the {@link Firm} without a connection. Only reads reach them, so that all
 * cases can share one.
 */
final class Services {

  private final ClioStandIn clio = new ClioStandIn(Firm.clio(() -> Firm.NOW), () -> Firm.NOW);
  private final GhlStandIn ghl = new GhlStandIn(() -> Firm.NOW);
  private final String clioToken = clio.signIn().accessToken();
  private final Map<String, Reply> known = new ConcurrentHashMap<>();

  /**
   * Starts them.
   *
   * @param shown whether a contact search shows contacts whole; else each is read by its id
   */
  Services(boolean shown) {
    Firm.furnish(ghl);
    if (shown) {
      ghl.turnOn(Quirk.SEARCH_SHOWS_ALL);
    }
  }

  String clioToken() {
    return clioToken;
  }

  /** The message that waits in GoHighLevel. */
  String waiting() {
    return ghl.messages().get(0).id();
  }

  /** Answers a read. */
  Reply read(ReceivedCall call) {
    String key = call.method() + " " + call.path() + " " + call.query() + " " + call.body();
    Reply before = known.get(key);
    if (before != null) {
      return before;
    }
    Reply reply = call.service().equals("clio") ? clio.handle(call) : ghl.handle(call);
    if (known.size() < 20_000) {
      known.put(key, reply);
    }
    return reply;
  }
}
