package dev.clioremind;

import dev.clioremind.auth.SystemBrowser;
import dev.clioremind.cli.GlobalOptions;
import dev.clioremind.cli.Log;
import dev.clioremind.cli.Screen;
import dev.clioremind.cli.Terminal;
import dev.clioremind.config.Surroundings;
import dev.clioremind.core.ExitCode;
import dev.clioremind.core.time.Lease;
import dev.clioremind.http.ForbiddenSettings;
import dev.clioremind.http.ThreadSleeper;
import dev.clioremind.report.LogJson;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.UnaryOperator;

/**
 * The program's entry: the one place that looks at the process itself, and the one that ends it.
 */
public final class Main {

  private Main() {}

  /** Runs the program. */
  public static void main(String[] arguments) {
    PrintWriter out = writer(FileDescriptor.out);
    Clock clock = Clock.systemUTC();
    PrintWriter err = err(arguments, clock);
    // The launcher says so, with the width: Java's own answer differs between versions.
    Lease.Monotonic monotonic = () -> Duration.ofNanos(System.nanoTime());
    Terminal bare = terminal(out, err);
    // JSON can't be redrawn; nor can a dumb terminal, of which the launcher tells nothing.
    Optional<Screen> screen =
        watched().isEmpty() || err instanceof LogJson
            ? Optional.empty()
            : Optional.of(new Screen(bare, monotonic));
    Terminal terminal = screen.map(Screen::terminal).orElse(bare);
    Optional<String> forbidden = forbiddenSetting();
    if (forbidden.isPresent()) {
      new Log(terminal, UnaryOperator.identity()).error(forbidden.get(), "");
      System.exit(ExitCode.CONFIGURATION.number());
    }
    Termination termination = new Termination();
    Runtime.getRuntime().addShutdownHook(new Thread(termination::request, "stop"));
    boolean isSeen = !watched().isEmpty() && !(err instanceof LogJson);
    KeyboardInterrupt.watch(
        () -> {
          termination.interrupted();
          if (isSeen) {
            bare.err().println(); // after the ^C that the terminal itself shows
          }
        });
    App app =
        new App(
            new Surroundings(
                System.getenv(),
                Path.of("").toAbsolutePath(),
                Path.of(System.getProperty("user.home", "."))),
            terminal,
            clock,
            monotonic,
            termination::await,
            new ThreadSleeper()::sleep,
            new Chance(),
            termination,
            version());
    Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> app.defect(failure));
    LibraryLogging.install();
    System.setErr(LibraryOutput.to(line -> app.log().warning("A library says: " + line)));
    int code = ExitCode.DEFECT.number();
    try {
      code = app.run(arguments);
    } finally {
      screen.ifPresent(Screen::close);
      if (err instanceof LogJson log) {
        log.close(); // what was begun, as a question to a person
      }
      termination.done(); // else the end of the process waits for a run that is over
    }
    System.exit(code);
  }

  /** Here and not later: what the libraries print is to be JSON as well. */
  private static PrintWriter err(String[] arguments, Clock clock) {
    PrintWriter lines = writer(FileDescriptor.err);
    return GlobalOptions.logsJson(List.of(arguments)) ? new LogJson(lines, clock) : lines;
  }

  /** The locale and charset of the machine decide nothing: what is written is UTF-8. */
  private static PrintWriter writer(FileDescriptor descriptor) {
    return new PrintWriter(
        new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), true);
  }

  /** The launcher says whether a person sits at stdin: a program that pipes must not be asked. */
  private static Terminal terminal(PrintWriter out, PrintWriter err) {
    String terminal = System.getProperty("clioremind.terminal", "");
    Keyboard keyboard =
        new Keyboard(
            new FileInputStream(FileDescriptor.in),
            Optional.ofNullable(terminal.isEmpty() ? null : System.console()),
            Boolean.getBoolean("clioremind.visible"));
    return new Terminal(
        out,
        err,
        !terminal.isEmpty(),
        width(terminal.isEmpty() ? watched() : terminal),
        Boolean.getBoolean("clioremind.asks") ? Optional.of(keyboard) : Optional.empty(),
        keyboard,
        SystemBrowser.find(System.getenv(), System.getProperty("os.name", "")),
        Optional.empty());
  }

  /** The width of the terminal where stderr is one, as the launcher says. */
  private static String watched() {
    return System.getProperty("clioremind.watched", "");
  }

  private static Optional<String> forbiddenSetting() {
    try {
      return ForbiddenSettings.fault(
          System.getProperties(),
          ForbiddenSettings.netProperties(Path.of(System.getProperty("java.home", "."))));
    } catch (IOException e) {
      return ForbiddenSettings.fault(System.getProperties(), new Properties());
    }
  }

  private static int width(String terminal) {
    return terminal.matches("[1-9]\\d{1,2}") ? Math.max(40, Integer.parseInt(terminal)) : 80;
  }

  private static String version() {
    Properties properties = new Properties();
    try (InputStream in = Main.class.getResourceAsStream("version.properties")) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      return "unknown";
    }
    return properties.getProperty("version", "unknown");
  }
}
