package dev.clioremind.sandbox.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class A1Test {

  private final Workbook book = new Workbook("id", "t", "en_US", "Etc/UTC", "a@example.com");

  @BeforeEach
  void fill() {
    book.addTab(new Tab(1, "First", 100, 11), -1);
    book.addTab(new Tab(2, "O'Hara & Sons!", 100, 11), -1);
    book.addTab(new Tab(3, "A1", 100, 11), -1);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "First, First!A1:K100",
        "first, First!A1:K100",
        "'First'!B2, First!B2",
        "First!$B$2:c3, First!B2:C3",
        "First!C3:B2, First!B2:C3",
        "First!A:A, First!A1:A100",
        "First!B:D, First!B1:D100",
        "First!2:5, First!A2:K5",
        "First!A5:K, First!A5:K100",
        "B2, First!B2",
        "A1, First!A1",
        "'A1', A1!A1:K100",
        "'O''Hara & Sons!'!A1:B2, 'O''Hara & Sons!'!A1:B2",
        "'O''Hara & Sons!', 'O''Hara & Sons!'!A1:K100",
      })
  void a_range_is_understood_and_given_back_closed(String range, String label) {
    A1.Place place = A1.parse(range, book);

    assertThat(A1.label(place.tab().title(), place.area().closed(100, 11))).isEqualTo(label);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Gone",
        "First!",
        "First!A",
        "First!1",
        "First!A0",
        "First!A1:2",
        "First!A:2",
        "First!A1:B2:C3",
        "'First!A1",
        "O'Hara!A1"
      })
  void nonsense_is_refused(String range) {
    assertThatThrownBy(() -> A1.parse(range, book))
        .isInstanceOf(SheetsError.class)
        .hasMessage("Unable to parse range: " + range);
  }

  @Test
  void columns_go_on_after_z() {
    assertThat(A1.letters(25)).isEqualTo("Z");
    assertThat(A1.letters(26)).isEqualTo("AA");
    assertThat(A1.letters(18_277)).isEqualTo("ZZZ");
  }
}
