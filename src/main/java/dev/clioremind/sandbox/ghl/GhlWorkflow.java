package dev.clioremind.sandbox.ghl;

/**
 * A workflow of the sub-account.
 *
 * @param published a draft takes enrolments without an error, and does nothing with them
 * @param reEntry whether a contact that left may enter again
 */
public record GhlWorkflow(String id, String name, boolean published, boolean reEntry) {

  public static GhlWorkflow published(String id, String name) {
    return new GhlWorkflow(id, name, true, true);
  }

  public static GhlWorkflow draft(String id, String name) {
    return new GhlWorkflow(id, name, false, true);
  }

  public GhlWorkflow withoutReEntry() {
    return new GhlWorkflow(id, name, published, false);
  }
}
