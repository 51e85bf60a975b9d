package dev.clioremind.sandbox.ghl;

/**
 * A prepared refusal of messages to one contact.
 *
 * @param status the HTTP status
 * @param canonicalCode HighLevel's code, or empty for an answer without one
 * @param message the words; may hold an address or a number, as HighLevel's do
 */
public record Refusal(int status, String canonicalCode, String message) {

  /** The address does not exist, in words that repeat it. */
  public static Refusal invalidEmail(String address) {
    return new Refusal(400, "CONVERSATIONS_MSG_INVALID_EMAIL", "Invalid email address: " + address);
  }

  /** A refusal without a code, which only its status tells. */
  public static Refusal withoutCode(int status, String message) {
    return new Refusal(status, "", message);
  }
}
