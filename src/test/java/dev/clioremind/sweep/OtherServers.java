package dev.clioremind.sweep;

import dev.clioremind.sandbox.CallObserver;
import dev.clioremind.sandbox.Faults;
import dev.clioremind.sandbox.Ledger;
import dev.clioremind.sandbox.ReceivedCall;
import dev.clioremind.sandbox.Reply;
import dev.clioremind.sandbox.Sandbox;
import dev.clioremind.sandbox.StandIn;
import dev.clioremind.sandbox.StandInServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * What is there beside the three services: those whom alerts reach, whose calls are spoilt like any
 * other, and a host where nothing of the program's may ever arrive.
 */
final class OtherServers implements AutoCloseable {

  /** The service name of alert calls in the ledger. */
  static final String ALERTS = "alerts";

  static final List<String> SECRETS = List.of("s3cretOfSlack", "s3cretOfTheHook", "s3cretOfBeat");

  private final Ledger strayed = new Ledger();
  private final StandInServer alerts;
  private final StandInServer elsewhere;

  private record Yes(String name) implements StandIn {
    @Override
    public Reply handle(ReceivedCall call) {
      return new Reply(200, Map.of("Content-Type", "text/plain"), "ok");
    }
  }

  OtherServers(Sandbox sandbox, InstantSource clock, CallObserver observer) {
    try {
      alerts =
          StandInServer.start(
              new Yes(ALERTS), 0, sandbox.ledger(), sandbox.faults(), clock, observer);
      elsewhere =
          StandInServer.start(
              new Yes("elsewhere"), 0, strayed, new Faults(), clock, CallObserver.NONE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  StandInServer alerts() {
    return alerts;
  }

  /** The keys that make the program tell of its runs. */
  List<String> settings() {
    return List.of(
        "alert.slack-webhook = " + alerts.baseUri() + "/services/T0/B0/s3cretOfSlack",
        "alert.webhook = " + alerts.baseUri() + "/hook/s3cretOfTheHook",
        "alert.heartbeat-url = " + alerts.baseUri() + "/ping/s3cretOfBeat",
        "alert.ghl-contact-id = " + SweptFirm.OFFICE);
  }

  /** A host to which no call may ever be led. */
  URI elsewhere() {
    return elsewhere.baseUri().resolve("/trap");
  }

  /** How many calls came to that host. */
  int strayed() {
    return strayed.size();
  }

  @Override
  public void close() {
    alerts.close();
    elsewhere.close();
  }
}
