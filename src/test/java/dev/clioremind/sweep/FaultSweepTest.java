package dev.clioremind.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.sweep.Strike.Span;
import dev.clioremind.sweep.Sweep.Turn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whole runs in which calls go wrong. Nothing is sent twice, nothing is lost without a word and a
 * non-zero code, nobody's data is shown, no token goes astray, no run ends in a defect or hangs.
 *
 * <p>A build tries a selection in which every call and every trouble comes up; {@code mvn verify
 * -Pfaults} tries all: each call in each way, alone, with all later ones of its sort, and with all
 * later ones to its service; and pairs, drawn by chance.
 */
@Timeout(value = 2, unit = TimeUnit.HOURS)
class FaultSweepTest {

  /** How many troubles lie between those of one call and the next. */
  private static final int STRIDE = 17;

  private static final int PAIRS = 500;
  private static final int SOME_PAIRS = 20;

  @TempDir private Path folder = Path.of(".");

  @Test
  void every_call_in_every_way() throws IOException {
    Sweep sweep = new Sweep(folder);
    Map<Scene, List<Spot>> spots = new LinkedHashMap<>();
    Sweep.SCENES.forEach(scene -> spots.put(scene, sweep.clean(scene)));
    List<Turn> turns = switch (Extent.wanted()) {
      case SELECTION -> some(spots);
      case ALL -> all(spots);
      case NAMED -> all(spots).stream().filter(Turn::isWanted).toList();
    };

    List<Verdict> verdicts = sweep.play(turns);

    Map<Scene, Map<String, Verdict>> tables = new LinkedHashMap<>();
    StringBuilder cases = new StringBuilder("scene\tcalls that go wrong\texit codes\n");
    for (int i = 0; i < turns.size(); i++) {
      Turn turn = turns.get(i);
      Verdict verdict = verdicts.get(i);
      tables
          .computeIfAbsent(turn.scene(), s -> new LinkedHashMap<>())
          .merge(turn.played().first().get(0).trouble().name(), verdict, Verdict::plus);
      cases.append(
          "%s\t%s\t%s%n"
              .formatted(turn.scene().name(), turn.played(), verdict.codes().keySet())
              .replace(System.lineSeparator(), "\n"));
    }
    Path list = Path.of("target", "fault-sweep.tsv");
    Files.createDirectories(list.toAbsolutePath().getParent());
    Files.writeString(list, cases, StandardCharsets.UTF_8);
    tables.forEach(
        (scene, table) ->
            print(scene.name() + ", " + spots.get(scene).size() + " calls", table, verdicts));
    assertKept(verdicts);
    assertThat(verdicts.stream().mapToInt(Verdict::struck).sum())
        .as("cases in which a call went wrong")
        .isGreaterThanOrEqualTo(turns.size() * 99 / 100);
  }

  private static List<Turn> all(Map<Scene, List<Spot>> spots) {
    List<Turn> all = new ArrayList<>();
    spots.forEach(
        (scene, calls) -> {
          for (Trouble trouble : Trouble.all()) {
            for (Spot spot : calls) {
              for (Span span : Span.values()) {
                // A port that is closed is closed to all.
                if (span != Span.SERVICE || !trouble.isRefusal()) {
                  all.add(turn(scene, new Strike(spot, trouble, span)));
                }
              }
            }
          }
        });
    return all;
  }

  /** Each call once, the troubles and how long they last in turn. */
  private static List<Turn> some(Map<Scene, List<Spot>> spots) {
    List<Trouble> troubles = Trouble.all();
    List<Turn> some = new ArrayList<>();
    spots.forEach(
        (scene, calls) -> {
          for (Spot spot : calls) {
            int number = some.size();
            some.add(
                turn(
                    scene,
                    new Strike(
                        spot,
                        troubles.get(number * STRIDE % troubles.size()),
                        Span.values()[number % Span.values().length])));
          }
        });
    Set<String> tried =
        some.stream()
            .map(turn -> turn.played().first().get(0).trouble().name())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    assertThat(tried).hasSameSizeAs(troubles);
    return some;
  }

  private static Turn turn(Scene scene, Strike strike) {
    return new Turn(scene, Case.of(List.of(strike)));
  }

  @Test
  void two_calls_at_once_or_one_after_the_other() {
    Sweep sweep = new Sweep(folder);
    List<Scene> scenes = Sweep.SCENES.subList(0, 2);
    Map<Scene, List<Spot>> spots =
        scenes.stream()
            .collect(Collectors.toMap(s -> s, sweep::clean, (a, b) -> a, LinkedHashMap::new));
    List<Turn> turns = new ArrayList<>();
    for (int seed = 0; seed < (Extent.wanted() == Extent.ALL ? PAIRS : SOME_PAIRS); seed++) {
      Random random = new Random(seed);
      Scene scene = scenes.get(random.nextInt(scenes.size()));
      List<Spot> calls = spots.get(scene);
      Strike one = strike(calls, random);
      Strike other = strike(calls, random);
      turns.add(
          new Turn(
              scene,
              switch (random.nextInt(3)) {
                case 0 -> new Case(List.of(one), Case.SOON, List.of(other));
                case 1 -> new Case(List.of(one), Case.LATER, List.of(other));
                default -> Case.of(List.of(one, other));
              }));
    }

    List<Verdict> verdicts = sweep.play(turns);

    print("pairs of troubles", Map.of(), verdicts);
    assertKept(verdicts);
  }

  private static Strike strike(List<Spot> calls, Random random) {
    List<Trouble> troubles = Trouble.all();
    return new Strike(
        calls.get(random.nextInt(calls.size())),
        troubles.get(random.nextInt(troubles.size())),
        Span.values()[random.nextInt(Span.values().length)]);
  }

  private static void print(String title, Map<String, Verdict> table, List<Verdict> all) {
    System.out.printf("%n%s%n%s%n", title, Verdict.HEADER);
    if (Extent.wanted() != Extent.SELECTION) {
      table.forEach((trouble, verdict) -> System.out.println(verdict.line(trouble)));
    }
    System.out.println(
        (table.isEmpty() ? all : table.values())
            .stream().reduce(Verdict.NOTHING, Verdict::plus).line("all"));
  }

  private static void assertKept(List<Verdict> verdicts) {
    assertThat(verdicts.stream().flatMap(verdict -> verdict.broken().stream())).isEmpty();
  }
}
