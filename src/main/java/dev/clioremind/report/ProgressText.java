package dev.clioremind.report;

import dev.clioremind.core.progress.Step;
import dev.clioremind.core.progress.Work;
import java.time.Duration;
import java.util.Locale;

/**
 * How far some work is, in words: how much is done, how fast it goes, and how long it will take.
 */
public final class ProgressText {

  private static final int BAR = 20;

  /** Of a shorter time nothing can be foretold. */
  private static final Duration BEGINNING = Duration.ofSeconds(1);

  private ProgressText() {}

  /**
   * One line that fits the width: {@code Sending messages [#####...............] 100 of 400 8.3 a
   * second 36 s left}.
   *
   * @param passed since the work began
   */
  public static String line(Step step, Duration passed, int width) {
    String whole = words(step.work()) + bar(step) + "  " + count(step) + pace(step, passed);
    String without = words(step.work()) + "  " + count(step) + pace(step, passed);
    return TerminalText.cut(TerminalText.width(whole) <= width ? whole : without, width);
  }

  /**
   * The same as a sentence: {@code Sending messages: 100 of 400, 8.3 a second, about 36 s left.}
   */
  public static String sentence(Step step, Duration passed) {
    StringBuilder text = new StringBuilder(words(step.work())).append(": ").append(count(step));
    if (canTell(step, passed)) {
      text.append(", ").append(rate(step.done(), passed));
      if (isBounded(step)) {
        text.append(", about ").append(inWords(left(step, passed))).append(" left");
      }
    }
    return text.append('.').toString();
  }

  private static String words(Work work) {
    return switch (work) {
      case READING_DEADLINES -> "Reading deadlines from Clio";
      case READING_MATTERS -> "Reading matters from Clio";
      case READING_RELATIONSHIPS -> "Reading who belongs to the matters from Clio";
      case READING_PEOPLE -> "Reading people from Clio";
      case FINDING_CONTACTS -> "Finding contacts in GoHighLevel";
      case SENDING -> "Sending messages";
    };
  }

  private static boolean isBounded(Step step) {
    return step.of() > 0 && step.done() <= step.of();
  }

  private static String bar(Step step) {
    if (!isBounded(step)) {
      return "";
    }
    int full = (int) (BAR * step.done() / step.of());
    return "  [" + "#".repeat(full) + ".".repeat(BAR - full) + "]";
  }

  private static String count(Step step) {
    return grouped(step.done()) + (isBounded(step) ? " of " + grouped(step.of()) : " so far");
  }

  private static String pace(Step step, Duration passed) {
    if (!canTell(step, passed)) {
      return "";
    }
    String rate = "  " + rate(step.done(), passed);
    return isBounded(step) ? rate + "  " + inWords(left(step, passed)) + " left" : rate;
  }

  private static boolean canTell(Step step, Duration passed) {
    return step.done() > 0 && passed.compareTo(BEGINNING) >= 0;
  }

  /** {@code 120 a second}, {@code 8.3 a second}; what is slower, {@code 2.0 a minute}. */
  private static String rate(long done, Duration passed) {
    double rate = done * 1e9 / passed.toNanos();
    return rate < 1 ? number(rate * 60) + " a minute" : number(rate) + " a second";
  }

  private static String number(double rate) {
    return String.format(Locale.ROOT, rate < 10 ? "%.1f" : "%,.0f", rate);
  }

  private static Duration left(Step step, Duration passed) {
    double each = (double) passed.toMillis() / step.done();
    return Duration.ofMillis(Math.round(each * (step.of() - step.done())));
  }

  /** {@code 36 s}, {@code 2 min 10 s}, {@code 1 h 5 min}. */
  private static String inWords(Duration length) {
    long seconds = length.plusMillis(999).toSeconds();
    if (seconds < 60) {
      return seconds + " s";
    }
    long minutes = seconds / 60;
    return minutes < 60
        ? minutes + " min " + seconds % 60 + " s"
        : minutes / 60 + " h " + minutes % 60 + " min";
  }

  private static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
