package dev.clioremind.config;

/** What becomes of a reminder that is due outside its recipient's hours. */
public enum OutsideWindow {
  /** GoHighLevel is asked to send it at the window's next opening. */
  SCHEDULE,
  /** A later run sends it. */
  HOLD
}
