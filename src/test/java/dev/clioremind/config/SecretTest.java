package dev.clioremind.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(10)
class SecretTest {

  @Test
  void it_is_masked_in_every_text_it_gets_into() {
    Secret secret = Secret.of("pit-0123456789");
    record Holder(Secret token) {}

    assertThat(secret).hasToString("[secret]");
    assertThat(new Holder(secret).toString()).doesNotContain("0123");
    assertThat(secret.reveal()).isEqualTo("pit-0123456789");
  }

  @Test
  void it_is_equal_by_value() {
    assertThat(Secret.of("a1"))
        .isEqualTo(Secret.of("a1\n"))
        .hasSameHashCodeAs(Secret.of("a1"))
        .isNotEqualTo(Secret.of("a2"));
  }

  @Test
  void what_surrounds_it_in_a_file_is_dropped() {
    assertThat(Secret.of("\uFEFF abc \r\n").reveal()).isEqualTo("abc");
    assertThat(Secret.ofDocument("\uFEFF{\n\t\"a\": 1\r\n}\n").reveal())
        .isEqualTo("{\n\t\"a\": 1\r\n}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tik\nen99",
        "tik\ren99",
        "tik\0en99",
        "tik\u001Ben99",
        "tik en99",
        "tik\u00E9en99",
        "tik\u202Een99",
        "tik\u0085en99"
      })
  void a_character_that_no_header_takes_is_refused_without_showing_the_value(String text) {
    assertThatThrownBy(() -> Secret.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasNoCause()
        .message()
        .doesNotContain("tik", "en99");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n", "\uFEFF"})
  void an_empty_one_is_refused(String text) {
    assertThatThrownBy(() -> Secret.of(text)).hasMessage("is empty");
    assertThatThrownBy(() -> Secret.ofDocument(text)).hasMessage("is empty");
  }

  @Test
  void a_document_may_have_lines_but_no_other_control_characters() {
    assertThatThrownBy(() -> Secret.ofDocument("{\u001B}")).hasMessage("holds a control character");
  }

  @Test
  void its_hash_is_that_of_its_utf_8() {
    assertThat(Secret.of("abc").sha256())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }
}
