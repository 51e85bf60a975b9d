package dev.clioremind.sandbox;

import dev.clioremind.sandbox.ghl.GhlContact;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** A stand-in with two invented contacts and a clock that moves by hand. */
final class GhlScene {

  static final String ANA = "ctAna000000000000001";
  static final String BEN = "ctBen000000000000002";
  static final Instant START = Instant.parse("2026-11-24T17:30:04Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  final GhlStandIn ghl = new GhlStandIn(now::get);
  final GhlCaller client = new GhlCaller(ghl);

  GhlScene() {
    ghl.add(
        GhlContact.of(ANA, "Ana", "Rivera")
            .withPhone("+12135550142")
            .withEmail("Ana.Rivera@example.com")
            .withTimezone("America/Los_Angeles"));
    ghl.add(GhlContact.of(BEN, "Ben", "Ito").withPhone("+12125550117"));
  }

  /** Lets time pass. */
  void pass(Duration time) {
    now.updateAndGet(moment -> moment.plus(time));
  }
}
