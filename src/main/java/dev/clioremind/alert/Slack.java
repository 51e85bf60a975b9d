package dev.clioremind.alert;

import dev.clioremind.core.run.Alert;
import dev.clioremind.http.HttpGate;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A channel in Slack, by an incoming webhook.
 *
 * @see <a href="https://api.slack.com/messaging/webhooks">Incoming webhooks</a>
 */
public final class Slack implements Receiver {

  private final Postbox postbox;
  private final Supplier<String> address;

  /**
   * Wires it.
   *
   * @param gate tries twice at the most: Slack would show a repetition as a second message
   * @param address opens the secret
   */
  public Slack(HttpGate gate, Supplier<String> address) {
    this.postbox = new Postbox(gate, "alert.slack-webhook", "tell Slack");
    this.address = address;
  }

  @Override
  public String name() {
    return "Slack";
  }

  @Override
  public Optional<String> tell(Alert alert) {
    return postbox.post(
        URI.create(address.get()), SlackJson.message(alert), "application/json; charset=utf-8");
  }
}
