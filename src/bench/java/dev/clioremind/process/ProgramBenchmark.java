package dev.clioremind.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.core.plan.PlannerBenchmark;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Measures the program as people start it, by {@code bin/clio-remind}, against services in a
 * process of their own, and the planner alone. What is compared is measured in turns, so that a
 * busy machine slows both.
 */
class ProgramBenchmark {

  private static final int ROUNDS = 5;
  private static final int STARTS = 15;
  private static final Path LAUNCHER = Path.of("bin", "clio-remind").toAbsolutePath();
  private static final Path REPORT = Path.of("target", "bench.md");

  @TempDir private Path folder = Path.of(".");

  private final List<String> report = new ArrayList<>();

  /** One start, and what the services counted meanwhile. */
  private record Turn(Measurement measurement, Map<String, Integer> counts) {

    int calls(String service) {
      return counts.getOrDefault(service, 0);
    }

    double seconds() {
      return measurement.wall().toNanos() / 1e9;
    }

    /** Without the waiting for what was claimed to settle. */
    double workSeconds() {
      return calls("messages") == 0 ? seconds() : seconds() - BusyFirm.SETTLE.toNanos() / 1e9;
    }
  }

  /** A firm of some size and what came of its turns. */
  private record Case(String name, BusyFirm firm, int speed, List<Turn> turns) {

    Case(String name, BusyFirm firm, int speed) {
      this(name, firm, speed, new ArrayList<>());
    }

    double median(ToDoubleFunction<Turn> of) {
      double[] sorted = turns.stream().mapToDouble(of).sorted().toArray();
      return sorted[sorted.length / 2];
    }

    long most(ToLongFunction<Turn> of) {
      return turns.stream().mapToLong(of).max().orElseThrow();
    }

    int calls(String service) {
      return (int) most(turn -> turn.calls(service));
    }

    /** What the services' limits leave no program to go below: 50 a minute, 100 in 10 s. */
    double bound() {
      double clio = Math.floorDiv(calls("clio") - 1, 50) * 60.0;
      double ghl = Math.max(0, Math.floorDiv(calls("ghl") - 1, 100)) * 10.0;
      return clio + Math.max(ghl, calls("messages") == 0 ? 0 : BusyFirm.SETTLE.toSeconds());
    }

    String row() {
      double wall = median(Turn::seconds) * speed;
      return String.format(
          Locale.ROOT,
          "| %s | %.2f | %s | %s | %s | %s | %s | %.0f | %s |",
          name,
          wall,
          speed == 1 ? most(turn -> turn.measurement().peakMegabytes()) : "",
          calls("clio"),
          calls("ghl"),
          calls("sheets"),
          calls("messages"),
          bound(),
          bound() > 1 ? String.format(Locale.ROOT, "%.2f", wall / bound()) : "");
    }
  }

  @Test
  void table() throws IOException, InterruptedException, RunnerException {
    Case idle = new Case("nothing due, 100 entries", new BusyFirm(100, 0, 100, false), 1);
    Case hundred = new Case("100 due of 1,000", new BusyFirm(1_000, 100, 100, false), 1);
    Case thousand = new Case("1,000 due of 10,000", new BusyFirm(10_000, 1_000, 100, false), 1);
    Case shortLog = new Case("12 due, log of 100 rows", new BusyFirm(100, 12, 100, false), 1);
    Case middleLog = new Case("12 due, log of 10,000", new BusyFirm(100, 12, 10_000, false), 1);
    Case longLog = new Case("12 due, log of 100,000", new BusyFirm(100, 12, 100_000, false), 1);
    Case limited = new Case("100 due, limits on", new BusyFirm(1_000, 100, 100, true), 1);
    Case limitedLong =
        new Case("1,000 due, limits on, in a hurry", new BusyFirm(10_000, 1_000, 100, true), 4);
    List<Case> inTurns = List.of(idle, hundred, thousand, shortLog, middleLog, longLog);

    List<Double> empty = new ArrayList<>();
    List<Double> version = new ArrayList<>();
    starts(empty, version);
    try (Services services = new Services()) {
      for (Case each : inTurns) {
        turn(services, each); // until the services themselves are quick
      }
      inTurns.forEach(each -> each.turns().clear());
      for (int round = 0; round < ROUNDS; round++) {
        for (Case each : inTurns) {
          turn(services, each);
        }
      }
      turn(services, limited);
      turn(services, limitedLong);
    }
    Map<Integer, Double> planner =
        System.getProperty("bench.planner", "true").equals("true")
            ? planner()
            : Map.of(100_000, 0.0, 200_000, 0.0);

    say("| case | wall, s | peak, MB | Clio | GHL | Sheets | messages | bound, s | of the bound |");
    say("|---|--:|--:|--:|--:|--:|--:|--:|--:|");
    inTurns.forEach(each -> say(each.row()));
    say(limited.row());
    say(limitedLong.row());
    say("");
    say("| figure | measured | wanted |");
    say("|---|--:|--:|");
    figure("`--version`, in starts of an empty Java program", median(version) / median(empty), 4);
    figure("nothing due, s", idle.median(Turn::seconds), 1.2);
    figure("100 due, without settling, s", hundred.median(Turn::workSeconds), 2.5);
    figure("100 due, peak, MB", hundred.most(t -> t.measurement().peakMegabytes()), 160);
    figure("100 due, calls to Sheets", hundred.calls("sheets"), 9);
    figure("100 due, calls to GoHighLevel per message", hundred.calls("ghl") / 100.0, 1.3);
    figure(
        "1,000 due, in work times of 100 due",
        thousand.median(Turn::workSeconds) / hundred.median(Turn::workSeconds),
        4);
    figure("1,000 due, peak, MB", thousand.most(t -> t.measurement().peakMegabytes()), 256);
    figure(
        "log of 100,000 rows, in times of 100 rows",
        longLog.median(Turn::seconds) / shortLog.median(Turn::seconds),
        1.2);
    figure("planner, 100,000 deadlines x 200 rules, s", planner.get(100_000), 0.5);
    figure("planner, twice the deadlines", planner.get(200_000) / planner.get(100_000), 2.3);
    figure(
        "1,000 due with limits, of the bound",
        limitedLong.median(Turn::seconds) * limitedLong.speed() / limitedLong.bound(),
        1.1);
    figure("answers 429", limited.calls("refused") + limitedLong.calls("refused"), 0);
    say("");
    say(machine());
    Files.writeString(REPORT, String.join("\n", report) + "\n", StandardCharsets.UTF_8);
    new PrintStream(System.out, true, StandardCharsets.UTF_8)
        .println("\n" + String.join("\n", report) + "\n");
  }

  private void say(String line) {
    report.add(line);
  }

  private void figure(String what, double measured, double most) {
    say(
        String.format(
            Locale.ROOT,
            "| %s | %.2f%s | at most %s |",
            what,
            measured,
            measured > most ? " (missed)" : "",
            most == Math.rint(most) ? Long.toString((long) most) : Double.toString(most)));
  }

  private void starts(List<Double> empty, List<Double> version)
      throws IOException, InterruptedException {
    String tests =
        Path.of(
                ProgramBenchmark.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .getPath())
            .toString();
    List<String> nothing = List.of(java(), "-cp", tests, Nothing.class.getName());
    List<String> launcher = List.of(LAUNCHER.toString(), "--version");
    good(Measurement.of(folder, launcher)); // makes the archive
    for (int i = 0; i < STARTS; i++) {
      empty.add(good(Measurement.of(folder, nothing)).wall().toNanos() / 1e9);
      version.add(good(Measurement.of(folder, launcher)).wall().toNanos() / 1e9);
    }
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  private static Measurement good(Measurement measurement) {
    assertThat(measurement.code()).as(measurement.err()).isZero();
    return measurement;
  }

  private void turn(Services services, Case one) throws IOException, InterruptedException {
    Hurry hurry = new Hurry(Instant.now(), one.speed());
    Path home = Files.createTempDirectory(folder, "home");
    Path config =
        Files.writeString(
            home.resolve("config.properties"),
            services.open(one.firm(), hurry),
            StandardCharsets.UTF_8);
    List<String> command = new ArrayList<>();
    if (one.speed() == 1) {
      command.add(LAUNCHER.toString());
    } else {
      command.addAll(
          List.of(
              java(),
              "-XX:TieredStopAtLevel=1",
              "-XX:+UseSerialGC",
              "-Dhurry=" + hurry,
              "-cp",
              System.getProperty("java.class.path"),
              HurriedProgram.class.getName()));
    }
    command.addAll(List.of("send", "--config", config.toString()));
    Measurement measurement = good(Measurement.of(home, command));
    Map<String, Integer> counts = services.counts();
    assertThat(counts).containsEntry("messages", one.firm().due());
    one.turns().add(new Turn(measurement, counts));
  }

  /** The planner's mean times in seconds, by how many deadlines there are. */
  private static Map<Integer, Double> planner() throws RunnerException {
    Map<Integer, Double> means = new HashMap<>();
    for (RunResult result :
        new Runner(new OptionsBuilder().include(PlannerBenchmark.class.getName()).build()).run()) {
      means.put(
          Integer.parseInt(result.getParams().getParam("deadlines")),
          result.getPrimaryResult().getScore() / 1e3);
    }
    return means;
  }

  private static String machine() throws IOException {
    String processor =
        Files.isReadable(Path.of("/proc/cpuinfo"))
            ? Files.readString(Path.of("/proc/cpuinfo"))
                .lines()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.replaceFirst("^[^:]*:\\s*", ""))
                .findFirst()
                .orElse("processor")
            : System.getProperty("os.arch");
    return "%s processors (%s), Java %s, %s"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            processor,
            System.getProperty("java.version"),
            Instant.now().toString().substring(0, 10));
  }

  /** The process of the services. */
  private static final class Services implements AutoCloseable {

    private final Process process;
    private final BufferedReader out;

    Services() throws IOException {
      process =
          new ProcessBuilder(
                  java(),
                  "-Xmx1g",
                  "-cp",
                  System.getProperty("java.class.path"),
                  SandboxServer.class.getName())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      out =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Opens a firm's services anew, and gives the configuration for them. */
    String open(BusyFirm firm, Hurry hurry) throws IOException {
      return ask(
          "%s %s %s %s %s"
              .formatted(firm.entries(), firm.due(), firm.rows(), firm.limits(), hurry));
    }

    Map<String, Integer> counts() throws IOException {
      Map<String, Integer> counts = new LinkedHashMap<>();
      ask("count")
          .lines()
          .map(line -> line.split(" ", -1))
          .forEach(words -> counts.put(words[0], Integer.parseInt(words[1])));
      return counts;
    }

    private String ask(String line) throws IOException {
      process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
      StringBuilder answer = new StringBuilder();
      for (String said = out.readLine(); !".".equals(said); said = out.readLine()) {
        if (said == null) {
          throw new IOException("the services ended");
        }
        answer.append(said).append('\n');
      }
      return answer.toString();
    }

    @Override
    public void close() {
      process.destroy();
    }
  }
}
