package dev.clioremind.core.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/** How far some work is. */
class StepTest {

  @Test
  void work_is_counted_from_nothing_and_its_end_need_not_be_known() {
    assertThat(new Step(Work.READING_DEADLINES, 0, 0).done()).isZero();
    assertThat(new Step(Work.READING_DEADLINES, 3, 0).of()).isZero();
  }

  @Test
  void there_is_no_less_than_none_of_it() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Step(Work.READING_DEADLINES, -1, 5));
    assertThatIllegalArgumentException().isThrownBy(() -> new Step(Work.READING_DEADLINES, 1, -5));
  }
}
