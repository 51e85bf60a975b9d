package dev.clioremind.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What libraries print past the program, on the process's own stderr. */
final class Printed implements AutoCloseable {

  private final PrintStream usual = System.err;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  Printed() {
    System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
  }

  /**
   * There must be nothing.
   *
   * @throws Violation with the beginning of it
   */
  void mustBeEmpty() {
    if (bytes.size() > 0) {
      String text = bytes.toString(StandardCharsets.UTF_8);
      bytes.reset();
      throw new Violation(
          "printed past the program: " + text.substring(0, Math.min(2_000, text.length())));
    }
  }

  @Override
  public void close() {
    System.setErr(usual);
  }
}
