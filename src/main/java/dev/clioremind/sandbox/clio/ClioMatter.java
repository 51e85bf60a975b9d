package dev.clioremind.sandbox.clio;

/**
 * One matter as Clio keeps it. Ids of 0 mean that there is none.
 *
 * @param status {@code Open}, {@code Pending} or {@code Closed}
 */
public record ClioMatter(
    long id,
    String displayNumber,
    String description,
    String status,
    long clientId,
    long attorneyId,
    long practiceAreaId) {

  /** An open matter of a client. */
  public static ClioMatter open(long id, String displayNumber, String description, long clientId) {
    return new ClioMatter(id, displayNumber, description, "Open", clientId, 0, 0);
  }

  public ClioMatter withStatus(String newStatus) {
    return new ClioMatter(
        id, displayNumber, description, newStatus, clientId, attorneyId, practiceAreaId);
  }

  public ClioMatter ofClient(long newClientId) {
    return new ClioMatter(
        id, displayNumber, description, status, newClientId, attorneyId, practiceAreaId);
  }

  public ClioMatter ledBy(long newAttorneyId) {
    return new ClioMatter(
        id, displayNumber, description, status, clientId, newAttorneyId, practiceAreaId);
  }

  public ClioMatter inPracticeArea(long newPracticeAreaId) {
    return new ClioMatter(
        id, displayNumber, description, status, clientId, attorneyId, newPracticeAreaId);
  }
}
