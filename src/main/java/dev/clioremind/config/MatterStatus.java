package dev.clioremind.config;

/** The state of a matter in Clio. */
public enum MatterStatus {
  OPEN,
  PENDING,
  CLOSED
}
