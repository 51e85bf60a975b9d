package dev.clioremind.config;

/** A kind of thing in Clio that falls due. */
public enum ClioSource {
  CALENDAR,
  TASKS
}
