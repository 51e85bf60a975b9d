package dev.clioremind.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How outputs come into the pages. */
@Timeout(10)
class PastedOutputTest {

  private static final String OUTPUT =
      """
      Plan: 3
        one   first
        two   second
        three third

      Mend
        row 11
      """;

  private static String shown(String marker) {
    Page page = new Page(Path.of("a.md"), List.of("Look:", marker, "```text", "old", "```", "End"));
    return PastedOutput.renewed(page, name -> name.equals("a plan") ? OUTPUT : "?");
  }

  @Test
  void a_block_without_a_choice_shows_all() {
    assertThat(shown("<!-- output: a plan -->"))
        .isEqualTo(
            "Look:\n<!-- output: a plan -->\n```text\n" + OUTPUT.stripTrailing() + "\n```\nEnd\n");
  }

  @Test
  void what_is_left_out_becomes_an_ellipsis_and_blank_lines_do_not() {
    assertThat(shown("<!-- output: a plan: \"Plan:\" +1; \"Mend\" -->"))
        .contains("```text\nPlan: 3\n  one   first\n…\nMend\n…\n```");
    assertThat(shown("<!-- output: a plan: \"two\" to \"third\"; \"Mend\" +1 -->"))
        .contains("```text\n  two   second\n  three third\n\nMend\n  row 11\n```");
  }

  @Test
  void words_after_a_circumflex_begin_the_line() {
    assertThat(shown("<!-- output: a plan: \"^  t\" -->")).contains("```text\n  two   second\n```");
    assertThat(shown("<!-- output: a plan: \"^Mend\" -->")).contains("```text\nMend\n```");
    assertThatThrownBy(() -> shown("<!-- output: a plan: \"^row\" -->"))
        .hasMessageContaining("has no line with '^row'");
  }

  @Test
  void a_part_from_the_middle_ends_without_one() {
    assertThat(shown("<!-- output: a plan: \"one\"; \"three\" -->"))
        .contains("```text\n  one   first\n  …\n  three third\n```");
  }

  @Test
  void a_line_too_long_for_a_page_is_shortened() {
    assertThat(new Excerpt("x", List.of()).of("a".repeat(101)))
        .containsExactly("a".repeat(99) + "…");
    assertThat(new Excerpt("x", List.of()).of("a".repeat(100))).containsExactly("a".repeat(100));
  }

  @Test
  void words_that_are_in_no_line_any_more_are_named() {
    assertThatThrownBy(() -> shown("<!-- output: a plan: \"Mend\"; \"Plan:\" -->"))
        .hasMessageContaining("the output 'a plan' has no line with 'Plan:'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!-- output: a plan: Mend -->",
        "<!-- output: a plan: \"Mend\" to -->",
        "<!-- output: a plan: \"Mend\", \"row\" -->",
        "<!-- output -->",
      })
  void a_comment_that_can_t_be_read_is_refused(String marker) {
    assertThatThrownBy(() -> shown(marker)).hasMessageContaining("can't be read");
  }

  @Test
  void a_comment_without_a_block_is_refused() {
    Page page = new Page(Path.of("a.md"), List.of("<!-- output: a plan -->", "", "```", "```"));

    assertThatThrownBy(() -> PastedOutput.renewed(page, name -> OUTPUT))
        .hasMessageContaining("no block follows");
  }
}
