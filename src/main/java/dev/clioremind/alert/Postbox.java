package dev.clioremind.alert;

import dev.clioremind.http.HttpCall;
import dev.clioremind.http.HttpCall.Repeat;
import dev.clioremind.http.HttpGate;
import dev.clioremind.http.HttpOutcome;
import dev.clioremind.http.HttpSettingException;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/** Posts to one address whose receiver takes a repetition for what it is. */
final class Postbox {

  /** A code such as Slack's {@code invalid_blocks}; anything longer may quote what was sent. */
  private static final Pattern CODE = Pattern.compile("[a-z_]{3,40}");

  private static final int OK = 200;
  private static final int REDIRECT = 300;

  private final HttpGate gate;
  private final String key;
  private final String action;

  /**
   * Names it.
   *
   * @param gate repeats as often as the receiver may be told twice
   * @param key the configuration key that a person checks when it fails
   * @param action what is tried, in words that follow "Could not"
   */
  Postbox(HttpGate gate, String key, String action) {
    this.gate = gate;
    this.key = key;
    this.action = action;
  }

  /** Posts; gives why it did not arrive, as a clause. */
  Optional<String> post(URI address, String body, String contentType) {
    HttpOutcome outcome;
    try {
      outcome = gate.send(HttpCall.post(address, action, body, contentType, Repeat.WHEN_SAFE));
    } catch (HttpSettingException e) {
      return Optional.of("its address can't be used; check " + key);
    }
    int status = outcome.status().orElse(0);
    if (status >= OK && status < REDIRECT) {
      return Optional.empty();
    }
    String code =
        outcome instanceof HttpOutcome.Answered answered
                && CODE.matcher(answered.answer().body().strip()).matches()
            ? " (%s)".formatted(answered.answer().body().strip())
            : "";
    return Optional.of("%s%s; check %s".formatted(outcome.inWords(), code, key));
  }
}
