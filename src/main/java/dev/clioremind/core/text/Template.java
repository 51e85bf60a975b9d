package dev.clioremind.core.text;

import dev.clioremind.core.rule.Channel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A text with merge fields, as the firm wrote it.
 *
 * @param id as the rule names it
 * @param subject empty unless it is an e-mail
 * @param body plain text, or HTML for an e-mail
 */
public record Template(String id, Channel channel, String subject, String body) {

  /** A hash of the words, by which a saved plan notices that they were edited. */
  public String contentHash() {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      String content = channel.word() + "\0" + subject + "\0" + body;
      return HexFormat.of().formatHex(sha.digest(content.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The id alone. */
  @Override
  public String toString() {
    return "template " + id;
  }
}
