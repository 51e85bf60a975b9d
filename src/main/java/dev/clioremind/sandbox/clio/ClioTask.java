package dev.clioremind.sandbox.clio;

import java.time.LocalDate;

/**
 * One task as Clio keeps it. Ids of 0 and empty texts mean that there is none.
 *
 * @param due a plain day; Clio's tasks have no time
 * @param status {@code pending}, {@code complete} and others
 * @param permission {@code public} or {@code private}
 * @param assigneeType {@code User}, {@code Person} or {@code Company}
 */
public record ClioTask(
    long id,
    String name,
    String description,
    LocalDate due,
    String status,
    String permission,
    boolean statuteOfLimitations,
    long typeId,
    long matterId,
    String assigneeType,
    long assigneeId) {

  /** An open task that the client of no matter waits for. */
  public static ClioTask due(long id, String name, LocalDate due) {
    return new ClioTask(id, name, "", due, "pending", "public", false, 0, 0, "", 0);
  }

  public ClioTask withName(String text) {
    return new ClioTask(
        id,
        text,
        description,
        due,
        status,
        permission,
        statuteOfLimitations,
        typeId,
        matterId,
        assigneeType,
        assigneeId);
  }

  public ClioTask withDescription(String text) {
    return new ClioTask(
        id,
        name,
        text,
        due,
        status,
        permission,
        statuteOfLimitations,
        typeId,
        matterId,
        assigneeType,
        assigneeId);
  }

  public ClioTask dueOn(LocalDate day) {
    return new ClioTask(
        id,
        name,
        description,
        day,
        status,
        permission,
        statuteOfLimitations,
        typeId,
        matterId,
        assigneeType,
        assigneeId);
  }

  public ClioTask withStatus(String newStatus) {
    return new ClioTask(
        id,
        name,
        description,
        due,
        newStatus,
        permission,
        statuteOfLimitations,
        typeId,
        matterId,
        assigneeType,
        assigneeId);
  }

  /** The matter's one risk date, which is no business of the client's. */
  public ClioTask asStatuteOfLimitations() {
    return new ClioTask(
        id,
        name,
        description,
        due,
        status,
        permission,
        true,
        typeId,
        matterId,
        assigneeType,
        assigneeId);
  }

  public ClioTask ofType(long newTypeId) {
    return new ClioTask(
        id,
        name,
        description,
        due,
        status,
        permission,
        statuteOfLimitations,
        newTypeId,
        matterId,
        assigneeType,
        assigneeId);
  }

  public ClioTask inMatter(long newMatterId) {
    return new ClioTask(
        id,
        name,
        description,
        due,
        status,
        permission,
        statuteOfLimitations,
        typeId,
        newMatterId,
        assigneeType,
        assigneeId);
  }

  /** The same task, to be done by a user or a contact. */
  public ClioTask assignedTo(String type, long newAssigneeId) {
    return new ClioTask(
        id,
        name,
        description,
        due,
        status,
        permission,
        statuteOfLimitations,
        typeId,
        matterId,
        type,
        newAssigneeId);
  }

  boolean isComplete() {
    return status.equals("complete");
  }
}
