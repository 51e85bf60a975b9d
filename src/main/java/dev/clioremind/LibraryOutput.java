package dev.clioremind;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * What libraries print on stderr by themselves, whichever way they log: each line becomes an event
 * of ours, without the secrets that we know, and an object where stderr is JSON. Thread-safe, as
 * far as one call is one line.
 */
final class LibraryOutput extends OutputStream {

  private final Consumer<String> lines;
  private final ByteArrayOutputStream begun = new ByteArrayOutputStream();

  private LibraryOutput(Consumer<String> lines) {
    this.lines = lines;
  }

  /** A stream to be {@link System#err}. */
  static PrintStream to(Consumer<String> lines) {
    return new PrintStream(new LibraryOutput(lines), true, StandardCharsets.UTF_8);
  }

  @Override
  public synchronized void write(int octet) {
    if (octet == '\n') {
      String line = begun.toString(StandardCharsets.UTF_8).strip();
      begun.reset();
      if (!line.isEmpty()) {
        lines.accept(line);
      }
    } else {
      begun.write(octet);
    }
  }
}
