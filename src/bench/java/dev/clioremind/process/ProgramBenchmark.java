package dev.clioremind.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.core.plan.PlannerBenchmark;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Measures the program as people start it, by {@code bin/clio-remind}, against services in a
 * process of their own, and the planner alone. What is compared is measured in turns, so that a
 * busy machine slows both. Fails where a number of calls is missed; a time that is missed is
 * marked, for the machine has a part in it.
 */
class ProgramBenchmark {

  private static final int ROUNDS = 5;
  private static final int STARTS = 15;
  private static final Path LAUNCHER = Path.of("bin", "clio-remind").toAbsolutePath();

  @TempDir private Path folder = Path.of(".");

  private final BusyCase idle = new BusyCase("nothing due of 100", new BusyFirm(100, 0, 100));
  private final BusyCase hundred = new BusyCase("100 due of 1,000", new BusyFirm(1_000, 100, 100));
  private final BusyCase thousand =
      new BusyCase("1,000 due of 10,000", new BusyFirm(10_000, 1_000, 100));
  private final BusyCase shortLog =
      new BusyCase("12 due of 100, log of 100 rows", new BusyFirm(100, 12, 100));
  private final BusyCase middleLog =
      new BusyCase("12 due of 100, log of 10,000", new BusyFirm(100, 12, 10_000));
  private final BusyCase longLog =
      new BusyCase("12 due of 100, log of 100,000", new BusyFirm(100, 12, 100_000));
  private final BusyCase thin =
      new BusyCase(
          "100 due of 1,000, searches show contacts in part",
          new BusyFirm(1_000, 100, 100).withThinSearches());
  private final BusyCase limited =
      new BusyCase("100 due of 1,000, limits on", new BusyFirm(1_000, 100, 100).withLimits());
  private final BusyCase limitedLong =
      new BusyCase(
          "1,000 due of 10,000, limits on, time twice as fast",
          new BusyFirm(10_000, 1_000, 100).withLimits(),
          2);

  private final List<BusyCase> inTurns =
      List.of(idle, hundred, thousand, shortLog, middleLog, longLog);
  private final List<BusyCase> once = List.of(thin, limited, limitedLong);

  private final List<Double> empty = new ArrayList<>();
  private final List<Double> version = new ArrayList<>();

  @Test
  void table() throws IOException, InterruptedException, RunnerException {
    double loadBefore = BenchReport.load();
    starts();
    try (Services services = new Services()) {
      for (BusyCase each : inTurns) {
        turn(services, each); // until the services themselves are quick
      }
      inTurns.forEach(each -> each.turns().clear());
      for (int round = 0; round < ROUNDS; round++) {
        for (BusyCase each : inTurns) {
          turn(services, each);
        }
      }
      for (BusyCase each : once) {
        turn(services, each);
      }
    }
    Figures figures = figures(planner());
    List<String> lines = new ArrayList<>();
    lines.add(BusyCase.HEADER);
    inTurns.forEach(each -> lines.add(each.row()));
    once.forEach(each -> lines.add(each.row()));
    lines.add("");
    lines.addAll(figures.rows());
    lines.add("");
    lines.add(BenchReport.machine(loadBefore));
    BenchReport.publish(String.join("\n", lines) + "\n", Boolean.getBoolean("bench.readme"));
    assertThat(figures.missedCounts()).as("counts that are missed, see target/bench.md").isEmpty();
  }

  private Figures figures(Map<Integer, Double> planner) {
    Figures figures = new Figures();
    figures.measured(
        "`--version`, in starts of an empty Java program",
        BusyCase.middle(version) / BusyCase.middle(empty),
        4);
    figures.measured("nothing due, s", idle.wall(), 1.2);
    figures.measured("100 due, s beside what settles", hundred.work(), 2.5);
    figures.measured("100 due, MB", hundred.peak(), 160);
    figures.counted("100 due, calls to Sheets", hundred.count("sheets"), 9);
    figures.counted("100 due, calls to GoHighLevel per message", hundred.count("ghl") / 100.0, 1.3);
    figures.counted(
        "100 due of 1,000, calls to Clio", hundred.count("clio"), clioCalls(1_000, 100));
    figures.counted(
        "1,000 due of 10,000, calls to Clio", thousand.count("clio"), clioCalls(10_000, 1_000));
    figures.measured(
        "1,000 due, in times of 100 due, beside what settles", thousand.work() / hundred.work(), 4);
    figures.measured("1,000 due, MB", thousand.peak(), 256);
    figures.measured(
        "log of 100,000 rows, in times of 100 rows", longLog.wall() / shortLog.wall(), 1.2);
    figures.measured("planner, 100,000 deadlines x 200 rules, s", planner.get(100_000), 0.5);
    figures.measured(
        "planner, twice the deadlines", planner.get(200_000) / planner.get(100_000), 2.3);
    figures.measured("1,000 due with limits, of the bound", limitedLong.ofBound(), 1.1);
    figures.counted("answers 429", limited.count("refused") + limitedLong.count("refused"), 0);
    return figures;
  }

  /** Pages of 200 and one of tasks; a hundred matters and a hundred people to a call. */
  private static int clioCalls(int entries, int due) {
    return entries / 200 + 1 + due / 100 + due / 100;
  }

  private void starts() throws IOException, InterruptedException {
    Path benchmarks =
        Path.of(
            ProgramBenchmark.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    List<String> nothing =
        List.of(Services.java(), "-cp", benchmarks.toString(), Nothing.class.getName());
    List<String> launcher = List.of(LAUNCHER.toString(), "--version");
    good(Measurement.of(folder, launcher)); // makes the archive
    for (int i = 0; i < STARTS; i++) {
      empty.add(good(Measurement.of(folder, nothing)).wall().toNanos() / 1e9);
      version.add(good(Measurement.of(folder, launcher)).wall().toNanos() / 1e9);
    }
  }

  private static Measurement good(Measurement measurement) {
    assertThat(measurement.code()).as(measurement.err()).isZero();
    return measurement;
  }

  private void turn(Services services, BusyCase one) throws IOException, InterruptedException {
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
              Services.java(),
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
    one.turns().add(new BusyCase.Turn(measurement, counts));
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
}
