package dev.clioremind.alert;

import dev.clioremind.core.ExitCode;
import dev.clioremind.core.run.Alert;
import dev.clioremind.http.BaseUrl;
import dev.clioremind.http.HttpGate;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * PagerDuty, by its Events API v2. One incident for each firm and way of failing, however often it
 * fails so; the firm's next good run closes it.
 *
 * @see <a href="https://developer.pagerduty.com/docs/events-api-v2-overview">Events API v2</a>
 */
public final class PagerDuty implements Receiver {

  private static final String JSON = "application/json";

  /** How a run may have ended whose incident is still open. */
  private static final ExitCode[] OPENED = {
    ExitCode.DEFECT,
    ExitCode.INTERRUPTED,
    ExitCode.TERMINATED,
    ExitCode.SIGN_IN,
    ExitCode.CONFIGURATION,
    ExitCode.REFUSED,
    ExitCode.NEEDS_PERSON,
    ExitCode.TRY_AGAIN
  };

  private final Postbox postbox;
  private final URI address;
  private final Supplier<String> key;
  private final String location;

  /**
   * Wires it.
   *
   * @param key opens the secret
   * @param location GoHighLevel's id of the firm's location; empty where the configuration is too
   *     broken to say it, and then no run closes the incident
   */
  public PagerDuty(HttpGate gate, BaseUrl base, Supplier<String> key, String location) {
    this.postbox = new Postbox(gate, "alert.pagerduty-key", "tell PagerDuty");
    this.address = base.resolve("/v2/enqueue");
    this.key = key;
    this.location = location;
  }

  @Override
  public String name() {
    return "PagerDuty";
  }

  @Override
  public Optional<String> tell(Alert alert) {
    return postbox.post(
        address, PagerDutyJson.trigger(alert, key.get(), dedupKey(alert.code()), source()), JSON);
  }

  @Override
  public Optional<String> clear() {
    for (ExitCode code : OPENED) {
      Optional<String> fault =
          postbox.post(address, PagerDutyJson.resolve(key.get(), dedupKey(code)), JSON);
      if (fault.isPresent()) {
        return fault;
      }
    }
    return Optional.empty();
  }

  private String source() {
    return location.isBlank() ? "clio-remind" : location;
  }

  private String dedupKey(ExitCode code) {
    return "clio-remind/%s/%s"
        .formatted(
            location.isBlank() ? "-" : location,
            code.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }
}
