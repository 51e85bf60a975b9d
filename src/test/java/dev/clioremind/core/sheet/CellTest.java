package dev.clioremind.core.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class CellTest {

  @Test
  void a_number_is_written_out_as_far_as_a_spreadsheet_can_hold_it() {
    assertThat(Cell.number(new BigDecimal("3.0")).text()).isEqualTo("3");
    assertThat(Cell.number(new BigDecimal("1e308")).text()).hasSize(309);
    assertThat(Cell.number(new BigDecimal("1e308")).kind()).isEqualTo(Cell.Kind.NUMBER);
  }

  /** Written out, each of them has a thousand million digits. */
  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "1E-999999999", "-1e400000"})
  void a_number_that_no_spreadsheet_can_hold_is_text_and_neither_a_date_nor_a_time(String number) {
    Cell cell = Cell.number(new BigDecimal(number));

    assertThat(cell.kind()).isEqualTo(Cell.Kind.TEXT);
    assertThat(cell.text()).hasSizeLessThan(20);
    assertThatIllegalArgumentException().isThrownBy(cell::asDate);
    assertThatIllegalArgumentException().isThrownBy(cell::asTime);
  }
}
