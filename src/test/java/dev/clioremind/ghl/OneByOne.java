package dev.clioremind.ghl;

import dev.clioremind.http.HttpGate;

/** A sender that asks one question after the other, so that a seed gives one order of calls. */
public final class OneByOne {

  private OneByOne() {}

  public static GhlSender sender(GhlSettings settings, HttpGate gate) {
    return new GhlSender(settings, gate, new AtOnce(1));
  }
}
