package dev.clioremind.sandbox;

/**
 * One client of the {@link SampleFirm}, as GoHighLevel should know them too.
 *
 * @param clioId the contact's id in Clio
 * @param firstName empty for a company
 * @param lastName of a company its name
 * @param phone in E.164; empty for none
 * @param email empty for none
 */
public record SampleClient(
    long clioId, String firstName, String lastName, String phone, String email) {

  /** Whether this is a company. */
  public boolean isCompany() {
    return firstName.isEmpty();
  }
}
