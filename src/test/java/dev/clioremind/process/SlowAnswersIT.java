package dev.clioremind.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.Survives;
import dev.clioremind.process.ProgramProcess.End;
import dev.clioremind.sandbox.Fault;
import dev.clioremind.sandbox.Faults;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Answers that never come, or never end, by the patience that the program really has. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class SlowAnswersIT {

  /** Connecting, sending and all: 30 seconds for a call; and the run around it. */
  private static final Duration ENOUGH = Duration.ofSeconds(90);

  @TempDir private Path folder = Path.of(".");

  @Test
  @Survives({"6", "7"})
  void a_message_without_an_answer_and_one_whose_answer_drips_keep_nobody_waiting() {
    try (SmallOffice office = new SmallOffice(folder, Duration.ofSeconds(1))) {
      Faults faults = office.sandbox().faults();
      var message = Faults.to("ghl", "POST", "/conversations/messages");
      faults.failNth(1, message, Fault.NO_ANSWER);
      faults.failNth(2, message, Fault.DRIP);
      faults.failNth(3, message, Fault.NO_ANSWER_UNPROCESSED);
      long begun = System.nanoTime();

      End end = office.on("one", "send").go().end();

      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(ENOUGH);
      assertThat(end.code()).as(end.err() + end.out()).isEqualTo(5);
      assertThat(office.received().values().stream().filter(n -> n == 1))
          .hasSize(SmallOffice.REMINDERS - 1);
      assertThat(office.received().values()).allMatch(n -> n <= 1);
      Map<String, Long> words = office.statuses();
      assertThat(words).containsEntry("unknown", 2L);
      // The one that was taken was found; of the one that dripped the head had come.
      assertThat(office.withStatus("success").stream().distinct())
          .hasSize(SmallOffice.REMINDERS - 1);

      faults.heal();
      faults.release();
      End next = office.sendLater(Duration.ofHours(1));

      assertThat(next.code()).as(next.out()).isEqualTo(5);
      assertThat(next.out()).contains("in-doubt");
      assertThat(office.received().values()).allMatch(n -> n <= 1);
    }
  }
}
