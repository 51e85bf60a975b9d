package dev.clioremind.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.Main;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The program as the system runs it, in a JVM of its own, with its two streams in files.
 *
 * <p>What runs is the finished jar, which {@code mvn verify} names in the system property {@code
 * program.jar}. Without that property, as in an IDE or with {@code -Dtest=}, it is this JVM's class
 * path.
 */
final class ProgramProcess implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(100);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

  /** Signals as {@code kill} names them. */
  enum Signal {
    TERM(15),
    INT(2),
    /** A terminal that was closed. */
    HUP(1);

    private final int number;

    Signal(int number) {
      this.number = number;
    }
  }

  /** How it ended. */
  record End(int code, String out, String err) {}

  /**
   * What a process is started with.
   *
   * @param home its {@code HOME} and working folder
   * @param shell a line of {@code sh} that ends in {@code exec "$@"}; empty for none
   */
  record Start(
      Path home,
      Map<String, String> environment,
      List<String> javaOptions,
      String shell,
      List<String> arguments) {

    Start {
      environment = Map.copyOf(environment);
      javaOptions = List.copyOf(javaOptions);
      arguments = List.copyOf(arguments);
    }

    static Start of(Path home, String... arguments) {
      return new Start(home, Map.of(), List.of(), "", List.of(arguments));
    }

    Start withEnvironment(String name, String value) {
      var more = new LinkedHashMap<>(environment);
      more.put(name, value);
      return new Start(home, more, javaOptions, shell, arguments);
    }

    Start withJavaOptions(String... options) {
      return new Start(home, environment, List.of(options), shell, arguments);
    }

    Start throughShell(String line) {
      return new Start(home, environment, javaOptions, line, arguments);
    }

    ProgramProcess go() {
      return new ProgramProcess(this);
    }
  }

  private final Process process;
  private final Path out;
  private final Path err;

  private ProgramProcess(Start start) {
    try {
      Files.createDirectories(start.home());
      this.out = Files.createTempFile(start.home(), "out", "");
      this.err = Files.createTempFile(start.home(), "err", "");
      ProcessBuilder builder =
          new ProcessBuilder(command(start))
              .directory(start.home().toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      // Nothing of the machine that runs the tests, its accounts least of all.
      builder.environment().keySet().removeIf(name -> !name.equals("PATH"));
      builder.environment().put("HOME", start.home().toString());
      builder.environment().putAll(start.environment());
      this.process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> command(Start start) {
    List<String> command = new ArrayList<>();
    if (!start.shell().isEmpty()) {
      command.addAll(List.of("/bin/sh", "-c", start.shell(), "sh"));
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Quick to start; what the compiler would gain pays off only in longer lives.
    command.addAll(
        List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xmx128m"));
    command.addAll(start.javaOptions());
    command.addAll(program());
    command.addAll(start.arguments());
    return command;
  }

  private static List<String> program() {
    String jar = System.getProperty("program.jar", "");
    if (jar.isEmpty()) {
      return List.of("-cp", classPath(), Main.class.getName());
    }
    assertThat(Path.of(jar)).as("the jar that mvn package makes").isRegularFile();
    return List.of("-jar", jar);
  }

  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !Path.of(entry).endsWith("test-classes"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Ends it as SIGKILL does, and returns when it is gone. */
  void kill() {
    process.destroyForcibly();
    process.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  /** Sends it a signal, and returns when its shutdown hooks have begun. Linux only. */
  void signal(Signal signal) {
    try {
      Process kill =
          new ProcessBuilder("kill", "-" + signal.number, Long.toString(process.pid()))
              .inheritIO()
              .start();
      kill.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    until(() -> !process.isAlive() || hasThread("stop"));
  }

  /** Whether whoever started the tests had the signal ignored, which Java then leaves so. */
  boolean ignores(Signal signal) {
    return lines(Path.of("/proc", Long.toString(process.pid()), "status"))
        .filter(line -> line.startsWith("SigIgn:"))
        .mapToLong(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
        .anyMatch(mask -> (mask >> (signal.number - 1) & 1) == 1);
  }

  private boolean hasThread(String name) {
    try (Stream<Path> tasks = Files.list(Path.of("/proc", Long.toString(process.pid()), "task"))) {
      return tasks.flatMap(task -> lines(task.resolve("comm"))).anyMatch(name::equals);
    } catch (IOException | UncheckedIOException e) {
      return false; // ended in the meantime
    }
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8).lines();
    } catch (IOException e) {
      return Stream.empty(); // a thread that has just ended
    }
  }

  /** Returns when something is so; fails when it ends before, or lets wait for too long. */
  void until(BooleanSupplier so) {
    long latest = System.nanoTime() + PATIENCE.toNanos();
    while (!so.getAsBoolean()) {
      if (!process.isAlive() && !so.getAsBoolean()) {
        throw new AssertionError("it ended before that: " + end());
      }
      if (System.nanoTime() > latest) {
        throw new AssertionError("did not come about within " + PATIENCE);
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
  }

  /**
   * The most memory it has held so far, in kilobytes as Linux counts them; 0 where nobody counts.
   */
  long peakKilobytes() {
    return lines(Path.of("/proc", Long.toString(process.pid()), "status"))
        .filter(line -> line.startsWith("VmHWM:"))
        .map(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElse(0L);
  }

  boolean isRunning() {
    return process.isAlive();
  }

  /** What it wrote to stderr so far. */
  String errors() {
    return lines(err).collect(Collectors.joining("\n"));
  }

  /** What it wrote to stderr, once a text is in it. */
  String screen(String text) {
    until(() -> errors().contains(text));
    return errors();
  }

  /** Types a line once a prompt stands at the end of what it wrote. */
  void answer(String prompt, String line) {
    until(() -> errors().endsWith(prompt));
    try {
      process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How it ended, once it has. */
  End end() {
    int code =
        process
            .onExit()
            .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
            .thenApply(Process::exitValue)
            .join();
    try {
      return new End(
          code,
          Files.readString(out, StandardCharsets.UTF_8),
          Files.readString(err, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      kill();
    }
  }
}
