package dev.clioremind.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.core.progress.Step;
import dev.clioremind.core.progress.Work;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(10)
class ProgressTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SENDING           |   0 | 400 | PT0S    | Sending messages  [....................]  0 of 400",
        "SENDING           |  50 | 400 | PT0.2S  | Sending messages  [##..................]  50 of 400",
        "SENDING           | 100 | 400 | PT12S   | Sending messages  [#####...............]  100 of 400  8.3 a second  36 s left",
        "SENDING           | 400 | 400 | PT48S   | Sending messages  [####################]  400 of 400  8.3 a second  0 s left",
        "FINDING_CONTACTS  |  10 | 990 | PT100S  | Finding contacts in GoHighLevel  [....................]  10 of 990  6.0 a minute  2 h 43 min left",
        "READING_MATTERS   |  50 | 200 | PT65S   | Reading matters from Clio  [#####...............]  50 of 200  46 a minute  3 min 15 s left",
        "READING_DEADLINES | 1800 |  0 | PT9S    | Reading deadlines from Clio  1,800 so far  200 a second",
        // Clio's total is not documented, and may turn out to be wrong.
        "READING_DEADLINES | 1800 | 20 | PT9S    | Reading deadlines from Clio  1,800 so far  200 a second",
      })
  void a_line_has_a_bar_the_count_the_rate_and_the_time_left(
      Work work, long done, long of, Duration passed, String line) {
    assertThat(ProgressText.line(new Step(work, done, of), passed, 100)).isEqualTo(line);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SENDING           |  600 | 900 | PT1M | Sending messages: 600 of 900, 10 a second, about 30 s left.",
        "READING_DEADLINES | 9000 |   0 | PT1M | Reading deadlines from Clio: 9,000 so far, 150 a second.",
      })
  void a_sentence_says_the_same(Work work, long done, long of, Duration passed, String sentence) {
    assertThat(ProgressText.sentence(new Step(work, done, of), passed)).isEqualTo(sentence);
  }

  @ParameterizedTest
  @EnumSource(Work.class)
  void a_line_fits_its_terminal(Work work) {
    for (int width : new int[] {39, 60, 79, 199}) {
      assertThat(ProgressText.line(new Step(work, 12_345, 98_765), Duration.ofHours(3), width))
          .satisfies(line -> assertThat(TerminalText.width(line)).isLessThanOrEqualTo(width))
          .doesNotContain("\n");
    }
  }

  @Test
  void the_bar_goes_first_where_the_terminal_is_narrow() {
    assertThat(ProgressText.line(new Step(Work.SENDING, 100, 400), Duration.ofSeconds(12), 60))
        .isEqualTo("Sending messages  100 of 400  8.3 a second  36 s left");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar-EG-u-nu-arab", "de-DE"})
  void the_machines_language_changes_nothing(String language) {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag(language));

      assertThat(
              ProgressText.sentence(
                  new Step(Work.READING_DEADLINES, 9_000, 0), Duration.ofSeconds(2_000)))
          .isEqualTo("Reading deadlines from Clio: 9,000 so far, 4.5 a second.");
    } finally {
      Locale.setDefault(before);
    }
  }
}
