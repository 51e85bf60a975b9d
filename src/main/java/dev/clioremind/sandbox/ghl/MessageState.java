package dev.clioremind.sandbox.ghl;

import java.util.Locale;

/** What has become of a message. */
public enum MessageState {
  /** Accepted, waiting for its time. */
  SCHEDULED,
  /** Accepted and on its way; what other vendors call queued. */
  PENDING,
  SENT,
  DELIVERED,
  FAILED,
  UNDELIVERED,
  /** The carrier says that the person answered STOP. */
  OPT_OUT,
  /** Withdrawn before its time; nobody received it. */
  CANCELLED;

  /** As the API writes it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean isFate() {
    return this != SCHEDULED && this != CANCELLED;
  }
}
