package dev.clioremind.ghl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clioremind.core.ServiceException;
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
    AtOnce.USUAL.each(
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

    assertThatThrownBy(() -> AtOnce.USUAL.each(FORTY, item -> {}))
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining("interrupted");

    assertThat(Thread.interrupted()).isTrue();
  }
}
