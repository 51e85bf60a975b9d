package dev.clioremind.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.core.progress.Progress;
import dev.clioremind.core.progress.Work;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a person sees of a terminal with a line of progress at its foot. */
@Timeout(20)
class ScreenTest {

  private static final String ERASE = "\r\u001b[K";

  private final StringWriter seen = new StringWriter();
  private Duration now = Duration.ofHours(5);
  private final Screen screen = new Screen(terminal(new PrintWriter(seen), true), () -> now);
  private final Terminal terminal = screen.terminal();

  private Terminal terminal(PrintWriter out, boolean interactive) {
    return new Terminal(
        out,
        new PrintWriter(seen),
        interactive,
        80,
        Optional.empty(),
        Optional::empty,
        Optional.empty(),
        Optional.empty());
  }

  private void pass(int millis) {
    now = now.plusMillis(millis);
  }

  /** What stays on the screen: each line up to where it was last erased is gone. */
  private List<String> screen() {
    return Arrays.stream(seen.toString().replaceFirst("\n$", "").split("\n", -1))
        .map(line -> line.substring(line.lastIndexOf(ERASE) < 0 ? 0 : line.lastIndexOf(ERASE) + 4))
        .toList();
  }

  private Progress.Stretch underWay() {
    Progress.Stretch sending = screen.begin(Work.SENDING, 400);
    pass(1_000);
    sending.advance(10);
    return sending;
  }

  @Test
  void work_that_is_soon_over_leaves_no_trace() {
    Progress.Stretch sending = screen.begin(Work.SENDING, 400);
    pass(499);
    sending.advance(400);
    screen.close();

    assertThat(seen.toString()).isEmpty();
  }

  @Test
  void the_line_is_redrawn_in_place_and_gone_at_the_end() {
    Progress.Stretch sending = underWay();
    pass(1_000);
    sending.advance(10);
    screen.close();

    assertThat(seen.toString())
        .isEqualTo(
            ERASE
                + "Sending messages  [....................]  10 of 400  10 a second  39 s left"
                + ERASE
                + "Sending messages  [#...................]  20 of 400  10 a second  38 s left"
                + ERASE);
  }

  @Test
  void at_most_ten_times_a_second() {
    Progress.Stretch sending = screen.begin(Work.SENDING, 20_000);
    for (int i = 0; i < 10_000; i++) {
      pass(1);
      sending.advance(1);
    }

    assertThat(seen.toString().split(ERASE.replace("[", "\\["), -1)).hasSizeBetween(90, 100);
  }

  @Test
  void a_message_takes_the_line_away_first_and_it_comes_back_below() {
    Progress.Stretch sending = underWay();
    terminal.err().println("Clio asks to wait for 30 seconds.");
    pass(100);
    sending.advance(10);

    assertThat(screen())
        .containsExactly(
            "Clio asks to wait for 30 seconds.",
            "Sending messages  [#...................]  20 of 400  18 a second  21 s left");
  }

  @Test
  void the_report_stands_alone() {
    underWay();
    terminal.out().print("Sent: 400\nNothing was due.\n");
    screen.close();

    assertThat(screen()).containsExactly("Sent: 400", "Nothing was due.");
  }

  @Test
  void a_question_is_not_written_over() {
    Progress.Stretch sending = screen.begin(Work.SENDING, 400);
    terminal.err().print("Continue? [y/N] ");
    terminal.err().flush();
    pass(1_000);
    sending.advance(10);

    assertThat(seen.toString()).isEqualTo("Continue? [y/N] ");
  }

  @Test
  void what_goes_into_a_file_holds_nothing_of_it_and_is_no_reason_to_keep_silent() {
    StringWriter file = new StringWriter();
    Screen apart = new Screen(terminal(new PrintWriter(file), false), () -> now);
    Progress.Stretch sending = apart.begin(Work.SENDING, 400);
    apart.terminal().out().print("{\"half a");
    pass(1_000);
    sending.advance(10);
    apart.terminal().out().println(" document\": 1}");

    assertThat(file.toString()).isEqualTo("{\"half a document\": 1}\n");
    assertThat(seen.toString()).contains("10 of 400").endsWith(ERASE);
  }

  @Test
  void a_file_that_can_not_be_written_is_still_noticed() {
    Writer full =
        new Writer() {
          @Override
          public void write(char[] text, int from, int length) throws IOException {
            throw new IOException("No space left on device");
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Terminal above = new Screen(terminal(new PrintWriter(full), false), () -> now).terminal();
    above.out().println("Sent: 400");

    assertThat(above.out().checkError()).isTrue();
    assertThat(above.err().checkError()).isFalse();
  }

  @Test
  void many_threads_never_garble_a_line() {
    Progress.Stretch sending = screen.begin(Work.SENDING, 4_000);
    pass(1_000);
    CompletableFuture.allOf(
            IntStream.range(0, 8)
                .mapToObj(
                    thread ->
                        CompletableFuture.runAsync(
                            () -> {
                              for (int i = 0; i < 200; i++) {
                                synchronized (this) {
                                  pass(100);
                                }
                                sending.advance(1);
                                terminal.err().println("message %s.%s".formatted(thread, i));
                              }
                            }))
                .toArray(CompletableFuture[]::new))
        .join();
    screen.close();

    assertThat(screen())
        .hasSize(1_600)
        .allSatisfy(line -> assertThat(line).matches("message \\d\\.\\d+"));
    assertThat(seen.toString()).contains("of 4,000");
  }

  @Test
  void a_log_gets_a_sentence_each_minute_and_none_of_shorter_work() {
    List<String> said = new ArrayList<>();
    ProgressLog log = new ProgressLog(said::add, () -> now);
    Progress.Stretch reading = log.begin(Work.READING_DEADLINES, 0);
    pass(59_000);
    reading.advance(9_000);
    Progress.Stretch sending = log.begin(Work.SENDING, 1_200);
    for (int second = 0; second < 120; second++) {
      pass(1_000);
      sending.advance(10);
    }

    assertThat(said)
        .containsExactly(
            "Sending messages: 600 of 1,200, 10 a second, about 1 min 0 s left.",
            "Sending messages: 1,200 of 1,200, 10 a second, about 0 s left.");
  }
}
