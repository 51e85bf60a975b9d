package dev.clioremind.core.run;

import dev.clioremind.core.ExitCode;
import dev.clioremind.core.log.RunId;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What a person is told of one run, whatever carries it there. Ids, dates and words; no client
 * data.
 *
 * @param firm the firm's name; empty where the configuration does not say it
 * @param counts empty for a run that ended before there was anything to count
 * @param matters what needs a person, by matter
 * @param more sentences about the run as a whole: rows to mend, what is left to the next run
 * @param error what ended the run early; empty where nothing did
 * @param fix what to do about that; may be empty
 * @param ciRun the page of the CI job that ran it
 */
public record Alert(
    String firm,
    RunId run,
    ExitCode code,
    Optional<Counts> counts,
    List<Matter> matters,
    List<String> more,
    String error,
    String fix,
    Optional<URI> ciRun) {

  public Alert {
    matters = List.copyOf(matters);
    more = List.copyOf(more);
  }

  /** How many reminders came to what. */
  public record Counts(int sent, int needPerson, int leftToNextRun, int skipped) {

    /** {@code Sent 3, need a person 1, left to the next run 0, skipped 2}. */
    public String inWords() {
      return "Sent %s, need a person %s, left to the next run %s, skipped %s"
          .formatted(
              Integer.toString(sent),
              Integer.toString(needPerson),
              Integer.toString(leftToNextRun),
              Integer.toString(skipped));
    }
  }

  /**
   * What needs a person in one matter.
   *
   * @param title the matter by Clio's id of it, never by its number
   */
  public record Matter(String title, Optional<URI> page, List<Thing> things) {
    public Matter {
      things = List.copyOf(things);
    }
  }

  /**
   * One thing, told once for all reminders that it keeps from going out.
   *
   * @param why a sentence
   * @param whatToDo a sentence; may be empty
   */
  public record Thing(String why, String whatToDo, List<About> about) {
    public Thing {
      about = List.copyOf(about);
    }
  }

  /**
   * One reminder.
   *
   * @param deadlineId {@code entry-1245}
   * @param page where it is found in Clio
   * @param due the deadline's date and time, in words
   */
  public record About(String deadlineId, Optional<URI> page, String ruleId, String due) {}

  /** The firm and how the run ended, in one line. */
  public String headline() {
    String who = firm.isBlank() ? "clio-remind" : firm + ", clio-remind";
    return "%s: %s (exit code %s)".formatted(who, code.meaning(), Integer.toString(code.number()));
  }

  /** The same with every text put through a filter; addresses of pages stay. */
  public Alert with(UnaryOperator<String> filter) {
    return new Alert(
        filter.apply(firm),
        run,
        code,
        counts,
        matters.stream()
            .map(
                matter ->
                    new Matter(
                        filter.apply(matter.title()),
                        matter.page(),
                        matter.things().stream()
                            .map(
                                thing ->
                                    new Thing(
                                        filter.apply(thing.why()),
                                        filter.apply(thing.whatToDo()),
                                        thing.about().stream()
                                            .map(
                                                about ->
                                                    new About(
                                                        filter.apply(about.deadlineId()),
                                                        about.page(),
                                                        filter.apply(about.ruleId()),
                                                        filter.apply(about.due())))
                                            .toList()))
                            .toList()))
            .toList(),
        more.stream().map(filter).toList(),
        byLine(error, filter),
        byLine(fix, filter),
        ciRun);
  }

  private static String byLine(String text, UnaryOperator<String> filter) {
    return text.lines().map(filter).collect(Collectors.joining("\n"));
  }
}
