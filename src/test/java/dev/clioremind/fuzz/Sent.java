package dev.clioremind.fuzz;

/**
 * One message as GoHighLevel received it.
 *
 * @param content the text, or subject and HTML
 * @param at the second for which it was scheduled; empty for at once
 */
record Sent(String contact, String channel, String content, String at) {

  /** Without what it says, for failures that people read. */
  String inShort() {
    return channel + " to " + contact + (at.isEmpty() ? "" : " at " + at);
  }
}
