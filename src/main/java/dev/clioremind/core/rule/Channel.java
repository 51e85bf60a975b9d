package dev.clioremind.core.rule;

import java.util.Arrays;
import java.util.Optional;

/** A way by which a message goes out, spelled as staff write it in the sheet. */
public enum Channel {
  SMS("SMS"),
  EMAIL("Email"),
  WHATSAPP("WhatsApp"),
  WORKFLOW("Workflow");

  private final String word;

  Channel(String word) {
    this.word = word;
  }

  /** The spelling of the sheet, the log, the hashes and the output. */
  public String word() {
    return word;
  }

  /** The channel of a word in any case. */
  public static Optional<Channel> of(String word) {
    return Arrays.stream(values()).filter(c -> c.word.equalsIgnoreCase(word.strip())).findFirst();
  }

  @Override
  public String toString() {
    return word;
  }
}
