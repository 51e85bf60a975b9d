package dev.clioremind.alert;

import dev.clioremind.core.ExitCode;
import dev.clioremind.core.log.RunId;
import dev.clioremind.http.HttpGate;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Tells a watcher outside that a run began and how it ended; it notices when none comes. Says the
 * run's id and nothing else.
 *
 * @see <a href="https://healthchecks.io/docs/http_api/">Healthchecks: Pinging API</a>
 */
public final class Heartbeat {

  private final Postbox postbox;
  private final Supplier<String> address;

  /**
   * Wires it.
   *
   * @param address opens the secret
   */
  public Heartbeat(HttpGate gate, Supplier<String> address) {
    this.postbox = new Postbox(gate, "alert.heartbeat-url", "tell the heartbeat");
    this.address = address;
  }

  Optional<String> begun(RunId run) {
    return ping(run, "/start");
  }

  Optional<String> ended(RunId run, ExitCode code) {
    return ping(run, code == ExitCode.GOOD ? "" : "/" + code.number());
  }

  private Optional<String> ping(RunId run, String suffix) {
    return postbox.post(target(URI.create(address.get()), run, suffix), run.value(), "text/plain");
  }

  /** {@code rid} joins start and end; it has to be a UUID. */
  private static URI target(URI base, RunId run, String suffix) {
    String path = base.getRawPath();
    String query = base.getRawQuery() == null ? "" : base.getRawQuery() + "&";
    return URI.create(
        "%s://%s%s%s?%srid=%s"
            .formatted(
                base.getScheme(),
                base.getRawAuthority(),
                path.endsWith("/") ? path.substring(0, path.length() - 1) : path,
                suffix,
                query,
                UUID.nameUUIDFromBytes(run.value().getBytes(StandardCharsets.UTF_8))));
  }
}
