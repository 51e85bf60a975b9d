package dev.clioremind.auth;

import dev.clioremind.config.Secret;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Another process that wants what the test has; it tells what it sees, line by line. */
final class LockTakers {
  static final URI CLIO = URI.create("https://app.clio.com");

  private LockTakers() {}

  /** Starts this class in a JVM of its own. */
  static Child start(List<String> shellPrefix, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(shellPrefix);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:-UsePerfData", "-XX:TieredStopAtLevel=1", "-Xmx64m"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(LockTakers.class.getName());
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    return new Child(
        process,
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)));
  }

  record Child(Process process, BufferedReader output) implements AutoCloseable {

    /** The next line it says; the test's time limit bounds the wait. */
    String says() {
      try {
        return String.valueOf(output.readLine());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      process.destroyForcibly();
      process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }
  }

  /** {@code run STATE_DIR ID}, {@code refresh FILE} or {@code probe FILE}. */
  public static void main(String[] args) throws IOException {
    switch (args[0]) {
      case "run" -> {
        Optional<RunLock.Held> held = new RunLock(Path.of(args[1]), args[2]).tryAcquire();
        say(held.isPresent() ? "held" : "refused");
        int end = System.in.read();
        held.ifPresent(RunLock.Held::close);
        say("let go " + end);
      }
      case "refresh" -> refresh(Path.of(args[1]));
      default -> {
        try {
          file(Path.of(args[1])).ensureWritable();
          say("writable");
        } catch (RuntimeException e) {
          say(String.valueOf(e.getMessage()));
        }
      }
    }
  }

  private static void refresh(Path path) {
    CredentialsFile file = file(path);
    String result =
        file.underLock(
                stored -> {
                  if (stored.ghl().containsKey(CLIO)) {
                    return CredentialsFile.Updated.unchanged("found");
                  }
                  return CredentialsFile.Updated.changed(
                      "refreshed", stored.withGhl(CLIO, "", Secret.of("token")));
                })
            .result();
    say(result);
  }

  private static CredentialsFile file(Path path) {
    boolean[] told = {false};
    return new CredentialsFile(
        path,
        length -> {
          if (!told[0]) {
            told[0] = true;
            say("waiting");
          }
          TimeUnit.MILLISECONDS.sleep(length.toMillis());
        },
        Duration.ofSeconds(60));
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
