package dev.clioremind.sweep;

import dev.clioremind.sandbox.Failure;
import dev.clioremind.sandbox.Failure.Manner;
import dev.clioremind.sandbox.Fault;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One way in which a call goes wrong.
 *
 * @param failure what the server does; empty where nobody listens
 * @param redirect the status of a redirect to another host, else 0
 */
record Trouble(String name, Optional<Failure> failure, int redirect) {

  /** What a service may repeat in an answer, and the program nowhere. */
  static final String ECHO = "echo +12125550161 percival.quarrington@example.com Bearer pit-canary";

  /** Every way there is. */
  static List<Trouble> all() {
    List<Trouble> all = new ArrayList<>();
    all.add(new Trouble("refused", Optional.empty(), 0));
    Arrays.stream(Fault.values())
        .filter(fault -> fault != Fault.REDIRECT)
        .map(fault -> new Trouble(words(fault), Optional.of(echoing(fault.failure())), 0))
        .forEach(all::add);
    for (int status : new int[] {301, 302, 307, 308}) {
      all.add(new Trouble("redirect " + status, Optional.empty(), status));
    }
    return List.copyOf(all);
  }

  private static String words(Fault fault) {
    return fault.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static Failure echoing(Failure failure) {
    return failure.manner() == Manner.REPLACE
        ? failure.withBody(failure.body().replace("injected fault", "injected fault " + ECHO))
        : failure;
  }

  /** Whether nobody listens, so that no server can know of the call. */
  boolean isRefusal() {
    return failure.isEmpty() && redirect == 0;
  }

  /** Whether the caller waits to the end of its patience. */
  boolean hangs() {
    return failure
        .map(f -> f.manner() == Manner.SILENCE || f.manner() == Manner.DRIP)
        .orElse(false);
  }

  /**
   * What the server does.
   *
   * @param elsewhere where redirects lead
   */
  Failure at(URI elsewhere) {
    return failure.orElseGet(() -> Failure.redirect(redirect, elsewhere));
  }

  @Override
  public String toString() {
    return name;
  }
}
