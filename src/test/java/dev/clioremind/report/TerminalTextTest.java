package dev.clioremind.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.report.Block.Column;
import dev.clioremind.report.Block.Fit;
import dev.clioremind.report.Block.Grid;
import dev.clioremind.report.Block.Row;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(20)
class TerminalTextTest {

  @ParameterizedTest
  @CsvSource({
    "Court Date, 10",
    "漢字, 4",
    "é, 1",
    "e\u0301, 1",
    "👩‍⚖️, 2",
    "🇺🇸, 2",
    "👍🏽, 2",
    "❤️, 2",
    "⏰, 2",
    "…, 1",
    "ｱ, 1",
    "한글, 4",
    "שלום, 4",
    "각, 2", // one syllable of three letters
    "ทำ, 2", // its vowel stands beside the consonant, and is one with it to a cursor
    "क्षि, 3",
    "שָׁלוֹם, 4",
    "🌡, 1",
    "🌡️, 2",
    "👨‍👩‍👧‍👦, 2",
    "🏴󠁧󠁢󠁥󠁮󠁧󠁿, 2",
    "1️⃣, 2",
    "Ａ１, 4",
    "a\u200Db, 2"
  })
  void width_is_counted_in_columns(String text, int columns) {
    assertThat(TerminalText.width(text)).isEqualTo(columns);
  }

  @Test
  void cutting_never_splits_what_is_seen_as_one() {
    assertThat(TerminalText.cut("漢字漢字", 5)).isEqualTo("漢字…");
    assertThat(TerminalText.cut("漢字漢字", 4)).isEqualTo("漢…");
    assertThat(TerminalText.cut("ab👩‍⚖️cd", 4)).isEqualTo("ab…");
    assertThat(TerminalText.cut("abcd", 4)).isEqualTo("abcd");
  }

  @Test
  void a_table_of_any_script_is_aligned() {
    List<String> names =
        List.of(
            "Court Date", "法院開庭", "법원 기일", "⏰ Deadline 👩‍⚖️", "נוכחות", "Zoe\u0308", "ทำสัญญา");
    String table =
        TerminalPage.render(
            List.of(
                Grid.of(
                    List.of(new Column("Type", Fit.CUT), new Column("Rule", Fit.WHOLE)),
                    names.stream().map(name -> new Row(List.of(name, "|"), "")).toList())),
            Scene.look(80, false));

    assertThat(table.lines().skip(1))
        .allSatisfy(
            line ->
                assertThat(TerminalText.width(line.substring(0, line.indexOf('|'))))
                    .as(line)
                    .isEqualTo(2 + 14 + 2));
  }

  @Test
  void padding_counts_columns() {
    assertThat(TerminalText.pad("漢", 4)).isEqualTo("漢  ");
    assertThat(TerminalText.pad("abc", 2)).isEqualTo("abc");
  }

  @Test
  void every_control_character_and_direction_mark_is_shown() {
    for (int c = 0; c < 0x10000; c++) {
      String escaped = TerminalText.escape(Character.toString(c));
      boolean mark =
          (c >= 0x202A && c <= 0x202E)
              || (c >= 0x2066 && c <= 0x2069)
              || c < 0x20
              || (c >= 0x7F && c < 0xA0);
      if (mark) {
        assertThat(escaped).as("U+%04X", c).startsWith("\\").matches("[ -~]+");
      }
    }
    assertThat(TerminalText.escape("a\nb\rc\td\u001be\ud800"))
        .isEqualTo("a\\nb\\rc\\td\\u001be\\ud800");
  }

  @Test
  void commands_of_a_ci_runner_are_broken_up() {
    assertThat(TerminalText.escape("::error::x")).isEqualTo(": :error: :x");
    assertThat(TerminalText.escape(":::")).isEqualTo(": : :");
    assertThat(TerminalText.escape("##vso[task]")).isEqualTo("# #vso[task]");
    assertThat(TerminalText.escape("10:30 #1")).isEqualTo("10:30 #1");
  }

  @Test
  void long_words_are_broken_and_short_ones_kept_whole() {
    assertThat(TerminalPage.wrap("one two three", "", "  ", 7))
        .containsExactly("one two", "  three");
    assertThat(TerminalPage.wrap("abcdefghij kl", "", "  ", 6))
        .containsExactly("abcdef", "  ghij", "  kl");
  }
}
