package dev.clioremind.ghl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clioremind.core.ServiceException;
import dev.clioremind.core.progress.Step;
import dev.clioremind.core.progress.Work;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class AtOnceTest {

  private static final List<Integer> FORTY = IntStream.range(0, 40).boxed().toList();

  @Test
  void eight_reads_are_under_way_together() {
    CyclicBarrier eight = new CyclicBarrier(8);
    ConcurrentLinkedQueue<Integer> read = new ConcurrentLinkedQueue<>();

    // Seven together would wait for the eighth until the barrier breaks.
    new AtOnce(AtOnce.USUAL)
        .each(
            FORTY,
            item -> {
              try {
                eight.await(10, TimeUnit.SECONDS);
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
              read.add(item);
            });

    assertThat(read).containsExactlyInAnyOrderElementsOf(FORTY);
  }

  @Test
  void whoever_looks_on_is_told_of_each_that_is_read() {
    for (int threads : new int[] {1, 8}) {
      ConcurrentLinkedQueue<Step> steps = new ConcurrentLinkedQueue<>();

      new AtOnce(threads, steps::add).each(FORTY, item -> {});

      assertThat(steps)
          .containsExactlyInAnyOrderElementsOf(
              IntStream.rangeClosed(0, 40)
                  .mapToObj(done -> new Step(Work.FINDING_CONTACTS, done, 40))
                  .toList());
    }
  }

  @Test
  void one_thread_reads_in_order() {
    ConcurrentLinkedQueue<Integer> read = new ConcurrentLinkedQueue<>();
    new AtOnce(1).each(FORTY, read::add);
    assertThat(read).containsExactlyElementsOf(FORTY);
  }

  @Test
  void what_failed_is_told_and_the_rest_is_left_out() {
    AtomicInteger begun = new AtomicInteger();
    ServiceException down = new ServiceException(ServiceException.Kind.UNAVAILABLE, "down");

    assertThatThrownBy(
            () ->
                new AtOnce(2)
                    .each(
                        IntStream.range(0, 100_000).boxed().toList(),
                        item -> {
                          begun.incrementAndGet();
                          throw down;
                        }))
        .isSameAs(down);

    assertThat(begun.get()).isLessThan(100_000);
  }

  @Test
  void an_interrupt_is_an_error_that_leaves_the_thread_interrupted() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> new AtOnce(AtOnce.USUAL).each(FORTY, item -> {}))
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining("interrupted");

    assertThat(Thread.interrupted()).isTrue();
  }
}
