package dev.clioremind.alert;

import dev.clioremind.core.run.Alert;
import java.util.Optional;

/** One who is told. */
public interface Receiver {

  /** Who it is, to follow "to": {@code Slack}. */
  String name();

  /** Tells; gives why it could not, as a clause. */
  Optional<String> tell(Alert alert);

  /** All is well again; the same. Most have nothing that could be taken back. */
  default Optional<String> clear() {
    return Optional.empty();
  }
}
