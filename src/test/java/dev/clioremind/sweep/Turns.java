package dev.clioremind.sweep;

import dev.clioremind.sweep.Strike.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** What is tried: each call in each way, some of these, or pairs. */
final class Turns {

  /** How many troubles lie between those of one call and the next. */
  private static final int STRIDE = 17;

  private static final List<Span> SPANS = List.of(Span.values());

  private Turns() {}

  /** One case of one scene. */
  record Turn(Scene scene, Case played) {
    /** What goes wrong first. */
    Trouble trouble() {
      return played.first().get(0).trouble();
    }

    @Override
    public String toString() {
      return scene.name() + ", " + played;
    }
  }

  /** A scene, and the calls of its run. */
  record Swept(Scene scene, List<Spot> calls) {
    private Turn turn(Strike strike) {
      return new Turn(scene, Case.of(List.of(strike)));
    }

    private Strike any(RandomGenerator random) {
      List<Trouble> troubles = Trouble.all();
      return new Strike(
          calls.get(random.nextInt(calls.size())),
          troubles.get(random.nextInt(troubles.size())),
          SPANS.get(random.nextInt(SPANS.size())));
    }
  }

  /** Each call in each way, alone and with those that follow it. */
  static List<Turn> all(List<Swept> scenes) {
    List<Turn> all = new ArrayList<>();
    for (Swept swept : scenes) {
      for (Trouble trouble : Trouble.all()) {
        for (Spot spot : swept.calls()) {
          for (Span span : Span.values()) {
            // A port that is closed is closed to all.
            if (span != Span.SERVICE || !trouble.isRefusal()) {
              all.add(swept.turn(new Strike(spot, trouble, span)));
            }
          }
        }
      }
    }
    return all;
  }

  /** Each call once, with the troubles and how long they last in turn. */
  static List<Turn> some(List<Swept> scenes) {
    List<Trouble> troubles = Trouble.all();
    List<Turn> some = new ArrayList<>();
    for (Swept swept : scenes) {
      for (Spot spot : swept.calls()) {
        int number = some.size();
        some.add(
            swept.turn(
                new Strike(
                    spot,
                    troubles.get(number * STRIDE % troubles.size()),
                    SPANS.get(number % SPANS.size()))));
      }
    }
    return some;
  }

  /** Two troubles by chance, in one run or in two that follow each other. */
  static Turn pair(List<Swept> scenes, long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    Swept swept = scenes.get(random.nextInt(scenes.size()));
    Strike one = swept.any(random);
    Strike other = swept.any(random);
    return new Turn(
        swept.scene(),
        switch (random.nextInt(3)) {
          case 0 -> new Case(List.of(one), Case.SOON, List.of(other));
          case 1 -> new Case(List.of(one), Case.LATER, List.of(other));
          default -> Case.of(List.of(one, other));
        });
  }
}
