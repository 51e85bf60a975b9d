package dev.clioremind.core.log;

import java.time.Instant;
import java.util.Optional;

/**
 * A reminder that may have been sent, and that a person can settle.
 *
 * @param hash the event hash under which the plan and the log name it
 * @param known what is known of the attempt that is to be settled; of a reminder whose row may be
 *     lost, a made-up event of an attempt of this run
 * @param heldUntil until when the attempt's own run may still settle it; empty without such a run
 */
public record Doubt(String hash, AuditEvent known, Optional<Instant> heldUntil) {

  /** A doubt about an attempt that the log has. */
  public static Doubt about(Attempt attempt, Instant heldUntil) {
    AuditEvent known = attempt.latest();
    return new Doubt(known.hash(), known, Optional.of(heldUntil));
  }

  /** Whether its run may still be at work. */
  public boolean isHeld(Instant now) {
    return heldUntil.filter(now::isBefore).isPresent();
  }

  /** Whether it is about a row that may be lost. */
  public boolean isAboutLostRow() {
    return heldUntil.isEmpty();
  }

  /** Whether it is the same doubt, found again by another look. */
  public boolean isSameAs(Doubt other) {
    return hash.equals(other.hash)
        && isAboutLostRow() == other.isAboutLostRow()
        && (isAboutLostRow() || known.attempt().equals(other.known.attempt()));
  }

  /**
   * A person's word, to be appended: it names the attempt that it closes.
   *
   * @param by who says so; may be empty
   */
  public AuditEvent resolved(Resolution resolution, String by, Instant now) {
    return known.next(Status.RESOLVED, now, resolution.details(by), "");
  }
}
