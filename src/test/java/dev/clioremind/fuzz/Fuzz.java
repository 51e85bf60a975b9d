package dev.clioremind.fuzz;

import com.google.gson.JsonArray;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Plays cases, one after the other. */
final class Fuzz implements AutoCloseable {

  /** Of the processor's time, for a case that takes milliseconds. */
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final Runs runs;
  private final Records records;
  private final InputFiles files;
  private final Programs programs;
  private final Printed printed = new Printed();
  private final Patience patience = new Patience();

  /**
   * Prepares the clean input.
   *
   * @param folder for files; nobody else may write there
   */
  Fuzz(Path folder) {
    Services thin = new Services(false);
    Services whole = new Services(true);
    Map<String, JsonArray> cells = Clean.cells(thin.waiting());
    runs = new Runs(thin, whole, cells);
    records = new Records(thin, whole, cells);
    files = new InputFiles(folder, runs.plan());
    programs = new Programs(folder, runs.allowed());
  }

  /**
   * Plays a case.
   *
   * @throws Violation naming the seed and the smallest damage that does it
   */
  Verdict play(long seed, Sabotage sabotage) {
    Story story = new Story(Story.ALL);
    try {
      return play(seed, story, sabotage);
    } catch (Violation e) {
      throw named(seed, smallest(seed, sabotage, story), e);
    }
  }

  /** What a seed damages. */
  String story(long seed) {
    Story story = new Story(Story.ALL);
    play(seed, story, Sabotage.NONE);
    return story.toString();
  }

  /** One damage alone, if one does it. */
  private String smallest(long seed, Sabotage sabotage, Story story) {
    for (int i = 0; i < story.planned() && story.planned() > 1; i++) {
      Story alone = new Story(i);
      try {
        play(seed, alone, sabotage);
      } catch (Violation e) {
        return alone.toString();
      }
    }
    return story.toString();
  }

  private static Violation named(long seed, String story, Violation violation) {
    return new Violation(
        "seed %s, %s: %s%nDamaged: %s%nAgain: mvn test -Dtest=FuzzTest -Dfuzz.first=%s -Dfuzz.cases=1"
            .formatted(seed, Target.of(seed), violation.getMessage(), story, seed),
        violation);
  }

  private Verdict play(long seed, Story story, Sabotage sabotage) {
    Chance chance = new Chance(seed);
    long begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    Verdict verdict;
    patience.begins("seed " + seed);
    try {
      verdict = played(Target.of(seed), chance, story, sabotage);
      printed.mustBeEmpty();
    } catch (Violation e) {
      throw e;
    } catch (RuntimeException | Error e) {
      throw new Violation("an exception that nobody caught: " + e, e);
    } finally {
      patience.ends();
    }
    Duration took =
        Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun);
    if (took.compareTo(LONGEST) > 0) {
      throw new Violation("took " + took);
    }
    return verdict;
  }

  private Verdict played(Target target, Chance chance, Story story, Sabotage sabotage) {
    return switch (target) {
      case CONFIG -> files.config(chance, story);
      case PLAN_FILE -> files.plan(chance, story, sabotage);
      case CREDENTIALS -> files.credentials(chance, story);
      case RULE_ROWS -> records.rules(chance, story, sabotage);
      case CLIO_RECORDS -> records.clio(chance, story, sabotage);
      case GHL_CONTACTS -> records.contacts(chance, story, sabotage);
      case SHEET -> runs.sheet(chance, story, sabotage);
      case LOG -> runs.log(chance, story, sabotage);
      case CLIO -> runs.clio(chance, story, sabotage);
      case GHL -> runs.ghl(chance, story, sabotage);
      case SENDS -> runs.sends(chance, story, sabotage);
      case GOOGLE -> runs.google(chance, story, sabotage);
      case PROGRAM -> programs.play(chance, story, sabotage);
    };
  }

  @Override
  public void close() {
    patience.close();
    printed.close();
  }
}
