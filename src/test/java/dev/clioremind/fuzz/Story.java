package dev.clioremind.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What was damaged in a case, in words; or in its replay, one damage alone of several. */
final class Story {

  /** All that the seed decides. */
  static final int ALL = -1;

  private static final int LONGEST = 160;

  private final int only;
  private final List<String> damages = new ArrayList<>();
  private int planned;

  /**
   * @param only which damage alone is to be done, from 0; {@link #ALL} for all
   */
  Story(int only) {
    this.only = only;
  }

  /** How many damages the case has, done or left out. */
  int planned() {
    return planned;
  }

  /**
   * Damages something one to three times, mostly once.
   *
   * @param damage does it and says what it did
   */
  void damage(Chance chance, Function<Chance, String> damage) {
    int times = chance.oneIn(4) ? 2 + chance.below(2) : 1;
    for (int i = 0; i < times; i++) {
      Chance own = chance.fork();
      if (only == ALL || only == planned) {
        note(damage.apply(own));
      }
      planned++;
    }
  }

  /** Notes what was done. */
  synchronized void note(String what) {
    if (!what.isEmpty()) {
      damages.add(visible(what));
    }
  }

  private static String visible(String text) {
    StringBuilder line = new StringBuilder();
    text.codePoints()
        .limit(LONGEST)
        .forEach(
            c -> {
              if (c < ' ' || c > '~') {
                line.append("\\u{").append(Integer.toHexString(c)).append('}');
              } else {
                line.appendCodePoint(c);
              }
            });
    return text.length() > LONGEST ? line + "..." : line.toString();
  }

  @Override
  public synchronized String toString() {
    return String.join("; ", damages);
  }
}
