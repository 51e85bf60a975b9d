package dev.clioremind.core.plan;

import static dev.clioremind.core.plan.PlanScene.matter;
import static dev.clioremind.core.plan.PlanScene.ofMatter;
import static dev.clioremind.core.plan.PlanScene.person;

import dev.clioremind.core.people.Party;
import dev.clioremind.core.people.PersonId;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The whole plan of a firm with 200 rules, four for each of 50 types: one deadline in a hundred has
 * a type that is reminded of, ahead of it and of all that other rules look at.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
// The collector that bin/clio-remind chooses: the heap grows with the deadlines, and G1 with two
// processors takes a third of the time to move it about.
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx2g", "-XX:+UseSerialGC"})
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 5, time = 3)
public class PlannerBenchmark {

  private static final int TYPES = 50;
  private static final int CLIENTS = 1_000;
  private static final LocalDate TODAY = LocalDate.parse("2026-11-23");

  @Param({"100000", "200000"})
  int deadlines;

  private PlanScene scene = new PlanScene();

  @Setup
  public void open() {
    StringBuilder rules = new StringBuilder("Deadline Type | DaysOut | Channel | TemplateID\n");
    for (int type = 0; type < TYPES; type++) {
      for (int days : List.of(1, 3, 7, 14)) {
        rules.append("Type %s | %s | SMS | ghl_sms_1%n".formatted(type, days));
      }
    }
    scene = new PlanScene().rules(rules.toString());
    for (int i = 0; i < CLIENTS; i++) {
      PersonId client = PersonId.contact("" + (5_000 + i));
      scene.matter(matter("" + (88_000 + i), "open", new Party.Known(client)));
      scene.person(person(client, "Ann", "Lee", "+1212555" + (1_000 + i), "a@example.com"));
    }
    for (int i = 0; i < deadlines; i++) {
      // One in a hundred of a deadline's days is near enough for its rules.
      int days = i % 100 == 0 ? 3 : 15 + i % 15;
      scene.entry(
          "" + (1_000_000 + i),
          "Type " + i / 7 % TYPES,
          TODAY.plusDays(days) + "T09:00",
          ofMatter("" + (88_000 + i % CLIENTS)));
    }
  }

  @Benchmark
  public Plan plan() {
    return scene.plan();
  }
}
