package dev.clioremind.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads small text files that people wrote: the config file and the files of secrets. */
final class ConfigFile {
  /** Far above any config or key file; stops a device or a log that was named by mistake. */
  private static final int LARGEST = 1 << 20;

  private ConfigFile() {}

  /**
   * The text of a UTF-8 file.
   *
   * @throws IllegalArgumentException if it can't be read; the message is the predicate of a
   *     sentence and shows nothing of the content
   */
  static String text(Path file) {
    if (Files.isDirectory(file)) {
      throw new IllegalArgumentException("is a folder, not a file");
    }
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(LARGEST + 1);
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException("is not there");
    } catch (AccessDeniedException e) {
      throw new IllegalArgumentException("can't be read: this user has no permission");
    } catch (IOException e) {
      throw new IllegalArgumentException("can't be read");
    }
    if (bytes.length > LARGEST) {
      throw new IllegalArgumentException("is larger than 1 MiB: not the file that was meant");
    }
    return decoded(bytes);
  }

  private static String decoded(byte[] bytes) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(in, out, true);
    if (result.isError()) {
      long line = 1 + new String(bytes, 0, in.position(), StandardCharsets.UTF_8).lines().count();
      boolean atLineStart = in.position() == 0 || bytes[in.position() - 1] == '\n';
      throw new IllegalArgumentException(
          "is not UTF-8 in line " + (atLineStart ? line : line - 1) + ": save it as UTF-8");
    }
    String text = out.flip().toString();
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}
