package dev.clioremind.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.sweep.Turns.Swept;
import dev.clioremind.sweep.Turns.Turn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whole runs in which calls go wrong. Nothing is sent twice, nothing is lost without a word and a
 * non-zero code, nobody's data is shown, no token goes astray, no run ends in a defect or hangs.
 *
 * <p>A build tries a selection in which every call and every trouble comes up; {@code mvn verify
 * -Pfaults} tries all: each call in each way, alone, with all later ones of its sort, and with all
 * later ones to its service; and pairs, drawn by chance. What each case came to stands in {@code
 * target/fault-sweep.tsv}.
 */
@Timeout(value = 3, unit = TimeUnit.HOURS)
class FaultSweepTest {

  private static final int PAIRS = 500;
  private static final int SOME_PAIRS = 20;

  @TempDir private Path folder = Path.of(".");

  @Test
  void every_call_in_every_way() throws IOException {
    Sweep sweep = new Sweep(folder);
    List<Swept> scenes = sweep.scenes();
    List<Turn> turns =
        switch (Extent.asked()) {
          case SELECTION -> Turns.some(scenes);
          case NAMED -> Turns.all(scenes).stream().filter(Extent::names).toList();
          case ALL -> Turns.all(scenes);
        };

    List<Verdict> verdicts = sweep.play(turns);

    list(turns, verdicts);
    for (Swept swept : scenes) {
      String title = "%s: %s calls".formatted(swept.scene().name(), swept.calls().size());
      print(title, table(swept.scene(), turns, verdicts));
    }
    assertKept(verdicts);
    assertThat(verdicts.stream().mapToInt(Verdict::struck).sum())
        .as("cases in which a call went wrong")
        .isGreaterThanOrEqualTo(turns.size() * 99 / 100);
  }

  @Test
  void a_build_tries_every_call_and_every_trouble() {
    List<Swept> scenes = new Sweep(folder).scenes();

    List<Turn> some = Turns.some(scenes);

    assertThat(some).hasSize(scenes.stream().mapToInt(swept -> swept.calls().size()).sum());
    assertThat(some.stream().map(Turn::trouble).map(Trouble::name))
        .containsAll(Trouble.all().stream().map(Trouble::name).toList());
  }

  @Test
  void two_calls_at_once_or_one_after_the_other() {
    Sweep sweep = new Sweep(folder);
    List<Swept> scenes = sweep.sends();
    int pairs = Extent.asked() == Extent.ALL ? PAIRS : SOME_PAIRS;
    List<Turn> turns =
        LongStream.range(0, pairs).mapToObj(seed -> Turns.pair(scenes, seed)).toList();

    List<Verdict> verdicts = sweep.play(turns);

    for (Swept swept : scenes) {
      print("pairs: " + swept.scene().name(), table(swept.scene(), turns, verdicts));
    }
    assertKept(verdicts);
  }

  /** What came of one scene, by what went wrong first. */
  private static Map<String, Verdict> table(Scene scene, List<Turn> turns, List<Verdict> verdicts) {
    return IntStream.range(0, turns.size())
        .filter(i -> turns.get(i).scene().equals(scene))
        .boxed()
        .collect(
            Collectors.toMap(
                i -> turns.get(i).trouble().name(),
                verdicts::get,
                Verdict::plus,
                LinkedHashMap::new));
  }

  private static void print(String title, Map<String, Verdict> table) {
    System.out.printf("%n%s%n%s%n", title, Verdict.HEADER);
    if (Extent.asked() != Extent.SELECTION) {
      table.forEach((trouble, verdict) -> System.out.println(verdict.line(trouble)));
    }
    System.out.println(table.values().stream().reduce(Verdict.NOTHING, Verdict::plus).line("all"));
  }

  private static void list(List<Turn> turns, List<Verdict> verdicts) throws IOException {
    StringBuilder lines = new StringBuilder("exit code\tscene and what goes wrong\n");
    for (int i = 0; i < turns.size(); i++) {
      for (int code : verdicts.get(i).codes().keySet()) {
        lines.append(code).append('\t').append(turns.get(i)).append('\n');
      }
    }
    Path folder = Files.createDirectories(Path.of("target"));
    Files.writeString(folder.resolve("fault-sweep.tsv"), lines, StandardCharsets.UTF_8);
  }

  private static void assertKept(List<Verdict> verdicts) {
    assertThat(verdicts.stream().flatMap(verdict -> verdict.broken().stream())).isEmpty();
  }
}
