package dev.clioremind.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clioremind.core.ConfigurationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class AsideTest {

  @Test
  void a_thread_works_while_its_giver_does() throws InterruptedException {
    CountDownLatch atWork = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Aside.Begun<Boolean> begun =
        Aside.thread()
            .begin(
                () -> {
                  atWork.countDown();
                  return awaited(goOn);
                });

    assertThat(atWork.await(10, TimeUnit.SECONDS)).isTrue();
    goOn.countDown();

    assertThat(begun.get()).isTrue();
    assertThat(begun.letGo()).contains(true);
  }

  private static boolean awaited(CountDownLatch latch) {
    try {
      return latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      return false;
    }
  }

  @Test
  void what_a_thread_throws_reaches_who_asks_and_nobody_else() {
    Aside.Begun<String> begun =
        Aside.thread()
            .begin(
                () -> {
                  throw new ConfigurationException("wrong", "mend it");
                });

    assertThat(begun.letGo()).isEmpty();
    assertThatThrownBy(begun::get)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("wrong");
  }

  @Test
  void a_defect_and_what_was_never_expected_reach_who_asks_as_well() {
    Aside.Begun<String> defect =
        Aside.thread()
            .begin(
                () -> {
                  throw new AssertionError("a defect");
                });

    assertThatThrownBy(defect::get).isInstanceOf(AssertionError.class).hasMessage("a defect");
    assertThat(defect.letGo()).isEmpty();
  }

  @Test
  void an_interrupted_giver_still_waits_and_stays_interrupted() {
    Aside.Begun<String> begun = Aside.thread().begin(() -> "stored");
    Thread.currentThread().interrupt();

    assertThat(begun.letGo()).contains("stored");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void where_nobody_is_nothing_is_done_before_it_is_asked_for() {
    AtomicInteger done = new AtomicInteger();
    Aside.Begun<Integer> begun = Aside.nobody().begin(done::incrementAndGet);

    assertThat(begun.letGo()).isEmpty();
    assertThat(done).hasValue(0);
    assertThat(begun.get()).isEqualTo(1);
  }
}
