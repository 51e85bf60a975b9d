package dev.clioremind.report;

import dev.clioremind.core.plan.Plan;

/**
 * Who gets what, in full: client data, for the eyes of a person at a terminal and for nothing else.
 */
public final class Messages {

  private Messages() {}

  /**
   * The reminders that are due now, ending in a line break.
   *
   * @param recipients whether to name the contact of each
   * @param texts whether to show the text of each
   */
  public static String render(Plan plan, Look look, boolean recipients, boolean texts) {
    throw new UnsupportedOperationException("to come");
  }
}
