package dev.clioremind.core.send;

/**
 * What has become of a message.
 *
 * @param word as the service calls it; no client data
 */
public record Fate(Kind kind, String word) {

  /** As far as it matters here. */
  public enum Kind {
    /** It waits for its time, or is on its way. */
    NOT_YET,
    DELIVERED,
    UNDELIVERED
  }
}
