package dev.clioremind.alert;

import dev.clioremind.core.run.Alert;
import dev.clioremind.http.HttpGate;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/** Any address that takes JSON. One run is told under one {@code id}, also when it is repeated. */
public final class Webhook implements Receiver {

  private final Postbox postbox;
  private final Supplier<String> address;

  /**
   * Wires it.
   *
   * @param address opens the secret
   */
  public Webhook(HttpGate gate, Supplier<String> address) {
    this.postbox = new Postbox(gate, "alert.webhook", "tell the webhook");
    this.address = address;
  }

  @Override
  public String name() {
    return "the webhook";
  }

  @Override
  public Optional<String> tell(Alert alert) {
    return postbox.post(URI.create(address.get()), WebhookJson.document(alert), "application/json");
  }
}
