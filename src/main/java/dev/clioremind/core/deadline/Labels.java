package dev.clioremind.core.deadline;

/**
 * What Clio says of the kind of a deadline; each text empty where Clio says nothing.
 *
 * @param eventType the calendar entry's event type
 * @param calendar the name of the entry's calendar
 * @param taskType the task's type
 * @param courtRule whether a court rule made the entry
 * @param statuteOfLimitations whether the task is the matter's statute of limitations
 */
public record Labels(
    String eventType,
    String calendar,
    String taskType,
    boolean courtRule,
    boolean statuteOfLimitations) {

  public Labels {
    eventType = eventType.strip();
    calendar = calendar.strip();
    taskType = taskType.strip();
  }

  public static Labels entry(String eventType, String calendar, boolean courtRule) {
    return new Labels(eventType, calendar, "", courtRule, false);
  }

  public static Labels task(String taskType, boolean statuteOfLimitations) {
    return new Labels("", "", taskType, false, statuteOfLimitations);
  }
}
