package dev.clioremind.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * How the pages look: {@code page.css}, which stands beside this class, and its name for a policy.
 */
final class PageStyle {

  static final String CSS = read();

  private PageStyle() {}

  /** By this a page's policy allows this style and no other. */
  static String source() {
    try {
      return "'sha256-%s'"
          .formatted(
              Base64.getEncoder()
                  .encodeToString(
                      MessageDigest.getInstance("SHA-256")
                          .digest(CSS.getBytes(StandardCharsets.UTF_8))));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String read() {
    try (InputStream file = PageStyle.class.getResourceAsStream("page.css")) {
      if (file == null) {
        throw new IllegalStateException("page.css is not in the program");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
