package dev.clioremind.process;

import dev.clioremind.App;
import dev.clioremind.cli.Terminal;
import dev.clioremind.config.Surroundings;
import dev.clioremind.core.send.StopSignal;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;

/** The program on a clock in a {@link Hurry}, for runs that the services' limits make long. */
final class HurriedProgram {

  private HurriedProgram() {}

  /**
   * Runs it.
   *
   * @param arguments the program's own; the system property {@code hurry} says how fast time runs
   */
  public static void main(String[] arguments) {
    Hurry hurry = Hurry.parse(System.getProperty("hurry", ""));
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    Path here = Path.of("").toAbsolutePath();
    int code =
        new App(
                new Surroundings(System.getenv(), here, here),
                new Terminal(out, err, false, 80, Optional.empty()),
                hurry.clock(),
                hurry::monotonic,
                hurry::sleep,
                hurry::sleep,
                new SecureRandom(),
                StopSignal.never(),
                "bench")
            .run(arguments);
    System.exit(code);
  }
}
