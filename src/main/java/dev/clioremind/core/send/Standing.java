package dev.clioremind.core.send;

/** How a message that was handed over for later stands with the service. */
public enum Standing {
  /** It is there, and has not left as far as can be told. */
  WAITS,
  /** It went out. */
  LEFT,
  /** It is there as withdrawn. */
  CANCELLED,
  /** It is not there: withdrawn, deleted, or never shown. */
  NOT_THERE,
  /** The service did not say. */
  UNKNOWN
}
