package dev.clioremind.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.clioremind.Survives;
import dev.clioremind.process.ProgramProcess.End;
import dev.clioremind.process.ProgramProcess.Signal;
import dev.clioremind.sandbox.CallObserver;
import dev.clioremind.sandbox.Failure;
import dev.clioremind.sandbox.Faults;
import dev.clioremind.sandbox.ReceivedCall;
import dev.clioremind.sandbox.Reply;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A run that is asked to stop writes down what it knows, and lets go of the rest. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
@EnabledOnOs(OS.LINUX)
class StoppedIT {

  private static final int CHUNK = 4;

  @TempDir private Path folder = Path.of(".");
  private final CountDownLatch release = new CountDownLatch(1);

  @AfterEach
  void letGo() {
    release.countDown();
  }

  @Test
  @Survives("40")
  void what_is_on_its_way_when_the_stop_comes_is_recorded_and_the_rest_released() {
    try (SmallOffice office = office(1).with("send.chunk = " + CHUNK)) {
      CountDownLatch onTheirWay = new CountDownLatch(CHUNK);
      office.sandbox().observe(holdMessages(onTheirWay));
      try (ProgramProcess process = office.on("one", "send").go()) {
        process.until(() -> onTheirWay.getCount() == 0);
        process.signal(Signal.TERM);
        release.countDown();
        End end = process.end();

        assertThat(end.code()).as(end.err()).isEqualTo(143);
      }
      assertThat(office.sandbox().ghl().accepted()).isEqualTo(CHUNK);
      assertThat(office.statuses())
          .containsEntry("success", (long) CHUNK)
          .containsEntry("released", (long) SmallOffice.REMINDERS - CHUNK)
          .containsEntry("sending", (long) CHUNK);

      office.sandbox().observe(CallObserver.NONE);
      End next = office.sendLater(Duration.ofMinutes(1));

      assertThat(next.code()).as(next.out()).isZero();
      assertThat(office.received().values()).containsOnly(1);
    }
  }

  /** Messages are taken, but their senders do not hear so until they are released. */
  private CallObserver holdMessages(CountDownLatch onTheirWay) {
    return new CallObserver() {
      @Override
      public void afterCall(ReceivedCall call, Reply reply) {
        if (SmallOffice.isMessage(call)) {
          onTheirWay.countDown();
          await(release);
        }
      }
    };
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(90, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void a_stop_while_the_claims_settle_releases_them() {
    assertThat(stoppedWhileSettling(Signal.TERM)).isEqualTo(143);
  }

  @Test
  void an_interrupt_from_the_keyboard_does_the_same() {
    assertThat(stoppedWhileSettling(Signal.INT)).isEqualTo(130);
  }

  @Test
  void a_terminal_that_is_closed_does_the_same() {
    assertThat(stoppedWhileSettling(Signal.HUP)).isEqualTo(129);
  }

  private int stoppedWhileSettling(Signal signal) {
    // Far longer than the system lets a program live that it asked to end.
    try (SmallOffice office = office(60);
        ProgramProcess process = office.on("one", "send").go()) {
      process.until(() -> isAnswered(office, SmallOffice::isAppend));
      assumeFalse(process.ignores(signal), "the signal reaches nobody here");
      process.signal(signal);
      End end = process.end();

      // What is printed, alerted and put into the Runs tab is what cron and CI see.
      assertThat(end.out()).contains("Exit code %s: ".formatted(signal == Signal.INT ? 130 : 143));
      assertThat(office.sandbox().ghl().accepted()).isZero();
      assertThat(office.statuses())
          .as(end.err())
          .containsOnlyKeys("claimed", "released")
          .containsEntry("claimed", (long) SmallOffice.REMINDERS)
          .containsEntry("released", (long) SmallOffice.REMINDERS);

      End next = office.sendLater(Duration.ofMinutes(1));

      assertThat(next.code()).as(next.out()).isZero();
      assertThat(office.received().values()).containsOnly(1);
      return end.code();
    }
  }

  private static boolean isAnswered(SmallOffice office, Predicate<ReceivedCall> which) {
    return office.sandbox().ledger().entries().stream()
        .anyMatch(entry -> which.test(entry.call()) && entry.status() != 0);
  }

  @Test
  void a_stop_while_messages_wait_for_a_busy_service_leaves_none_in_doubt() {
    try (SmallOffice office = office(1)) {
      office
          .sandbox()
          .faults()
          .failAll(
              Faults.to("ghl", "POST", "/conversations/messages"),
              Failure.status(429).withHeader("Retry-After", "25"));
      try (ProgramProcess process = office.on("one", "send").go()) {
        process.until(() -> isAnswered(office, SmallOffice::isMessage));
        process.signal(Signal.TERM);
        End end = process.end();

        assertThat(end.code()).as(end.err()).isEqualTo(143);
      }
      assertThat(office.withStatus("released")).containsAll(SmallFirm.deadlines());
      assertThat(office.statuses()).doesNotContainKeys("unknown", "success");

      office.sandbox().faults().heal();
      End next = office.sendLater(Duration.ofMinutes(1));

      assertThat(next.code()).as(next.out()).isZero();
      assertThat(office.received().values()).containsOnly(1);
    }
  }

  @Test
  void a_stop_before_anything_is_claimed_claims_nothing() {
    try (SmallOffice office = office(1)) {
      CountDownLatch reading = new CountDownLatch(1);
      office
          .sandbox()
          .observe(
              new CallObserver() {
                @Override
                public void afterCall(ReceivedCall call, Reply reply) {
                  if (call.path().endsWith("/contacts/search")) {
                    reading.countDown();
                    await(release);
                  }
                }
              });
      try (ProgramProcess process = office.on("one", "send").go()) {
        process.until(() -> reading.getCount() == 0);
        process.signal(Signal.TERM);
        release.countDown();
        End end = process.end();

        assertThat(end.code()).as(end.err()).isEqualTo(143);
      }
      assertThat(office.sandbox().ghl().accepted()).isZero();
      assertThat(office.statuses()).isEmpty();
    }
  }

  @Test
  void the_sandbox_ends_at_once_and_in_silence() {
    try (ProgramProcess process = ProgramProcess.Start.of(folder, "sandbox").go()) {
      process.until(() -> process.errors().contains("Ctrl-C"));
      process.signal(Signal.TERM);
      End end = process.end();

      assertThat(end.code()).isEqualTo(143);
      assertThat(end.err().lines()).hasSize(1);
      assertThat(end.out()).contains("ghl.base-url");
    }
  }

  private SmallOffice office(int settleSeconds) {
    return new SmallOffice(folder, Duration.ofSeconds(settleSeconds));
  }
}
