package dev.clioremind.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.sweep.Strike.Span;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every call of a run, spoilt in every way: once, and from then on until all is well again. A build
 * tries a selection in which each call and each way comes up.
 */
@Timeout(value = 60, unit = TimeUnit.MINUTES)
class FaultSweepTest {

  @TempDir private Path folder = Path.of(".");

  static List<? extends Scene> scenes() {
    return java.util.stream.Stream.of(new SixDue(), new SecondSend(), new Planning("plan"), new Planning("plan", "--dry-run"), new Resolving(), new SettingUp()).filter(x -> x.name().matches(System.getProperty("scene", ".*"))).toList();
  }

  @ParameterizedTest
  @MethodSource("scenes")
  void nothing_is_sent_twice_or_lost_in_silence_or_shown_whatever_call_goes_wrong(Scene scene) {
    Sweep sweep = new Sweep(scene, folder);
    List<Spot> spots = sweep.clean();
    List<List<Strike>> cases = cases(spots);

    List<Verdict> verdicts = sweep.play(cases, () -> {});

    Map<String, Verdict> byTrouble = new LinkedHashMap<>();
    Verdict all = Verdict.NOTHING;
    for (int i = 0; i < cases.size(); i++) {
      Verdict verdict = verdicts.get(i);
      byTrouble.merge(cases.get(i).get(0).trouble().name(), verdict, Verdict::plus);
      all = all.plus(verdict);
      System.out.println("CASE\t" + scene.name() + "\t" + cases.get(i).get(0).trouble() + "\t" + cases.get(i).get(0).span() + "\t" + cases.get(i).get(0).spot() + "\t" + verdict.codes().keySet() + "\t" + verdict.struck());
    }
    System.out.printf("%n%s: %s calls%n%s%n", scene.name(), spots.size(), Verdict.HEADER);
    byTrouble.forEach((trouble, verdict) -> System.out.println(verdict.line(trouble)));
    System.out.println(all.line("all"));
    all.broken().stream().map(b -> "BROKEN " + (b.length() > 6000 ? b.substring(0, 6000) : b).replace("\n", " / ")).forEach(System.out::println);
    assertThat(all.broken().size()).isZero();
  }

  private static List<List<Strike>> cases(List<Spot> spots) {
    List<List<Strike>> all = new ArrayList<>();
    for (Trouble trouble : Trouble.all()) {
      for (Spot spot : spots) {
        for (Span span : Span.values()) {
          if (trouble.isRefusal() && span == Span.SERVICE) {
            continue; // a port that is closed is closed to all
          }
          all.add(List.of(new Strike(spot, trouble, span)));
        }
      }
    }
    if (Extent.wanted() == Extent.ALL) {
      return all;
    }
    String only = System.getProperty("trouble", "");
    if (!only.isEmpty()) {
      return all.stream().filter(c -> c.get(0).toString().matches(only)).toList();
    }
    int stride = Integer.getInteger("stride", 13);
    List<List<Strike>> some = new ArrayList<>();
    for (int i = 0; i < all.size(); i += stride) {
      some.add(all.get(i));
    }
    return some;
  }
}
