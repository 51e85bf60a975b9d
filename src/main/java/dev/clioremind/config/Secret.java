package dev.clioremind.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A value that nobody may read in an output, a log or an error: its text form is a mask.
 *
 * <p>What is wrong with a value is said without showing it, for the HTTP client's own complaint
 * about a header prints the whole token.
 */
public final class Secret {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final String value;

  private Secret(String value) {
    this.value = value;
  }

  /**
   * A token, key or password. White space around it, such as a file's final newline, is dropped.
   *
   * @throws IllegalArgumentException if nothing is left, or if a character inside it can't be part
   *     of a header; the message is the predicate of a sentence and does not show the value
   */
  public static Secret of(String text) {
    String value = trimmed(text);
    value.codePoints().forEach(Secret::requireTokenCharacter);
    return new Secret(value);
  }

  /**
   * A secret of several lines, such as a credentials JSON. Only what surrounds it is dropped.
   *
   * @throws IllegalArgumentException if nothing is left, or if it holds a control character that is
   *     neither a line break nor a tab
   */
  public static Secret ofDocument(String text) {
    String value = trimmed(text);
    if (value.codePoints().anyMatch(c -> Character.isISOControl(c) && "\n\r\t".indexOf(c) < 0)) {
      throw new IllegalArgumentException("holds a control character");
    }
    return new Secret(value);
  }

  private static String trimmed(String text) {
    String value = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1).strip() : text.strip();
    if (value.isEmpty()) {
      throw new IllegalArgumentException("is empty");
    }
    return value;
  }

  private static void requireTokenCharacter(int character) {
    if (character == '\n' || character == '\r') {
      throw new IllegalArgumentException(
          "has a line break inside: paste it again as one line, nothing before or after it");
    }
    if (character == ' ') {
      throw new IllegalArgumentException(
          "has a space inside: paste the value alone, without a word before or after it");
    }
    if (character < 0x21 || character > 0x7E) {
      throw new IllegalArgumentException(
          "holds a character that no token has: copy it again from where it was made");
    }
  }

  /** The value itself, to be handed to the service that asked for it and to nothing else. */
  public String reveal() {
    return value;
  }

  /** The SHA-256 of the UTF-8 value in lower-case hex: tells two secrets apart, shows neither. */
  public String sha256() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Equal by value. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Secret secret
        && MessageDigest.isEqual(
            value.getBytes(StandardCharsets.UTF_8), secret.value.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  /** A mask of one length for all. */
  @Override
  public String toString() {
    return "[secret]";
  }
}
