package dev.clioremind.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.core.log.Status;
import dev.clioremind.core.rule.Channel;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What can be told of the look of the pages without a browser. */
@Timeout(20)
class PageStyleTest {

  private static final Pattern COLOR = Pattern.compile("--([a-z]+): #([0-9a-f]{6});");

  private static List<String> found(String regex) {
    return Pattern.compile(regex, Pattern.DOTALL)
        .matcher(PageStyle.CSS)
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  /** The colours by day and by night, each with how light it is. */
  private static List<Map<String, Double>> themes() {
    return found(":root \\{(.*?)\\}").stream()
        .map(
            theme ->
                COLOR
                    .matcher(theme)
                    .results()
                    .collect(Collectors.toMap(c -> c.group(1), c -> luminance(c.group(2)))))
        .toList();
  }

  private static void contrast(double least, List<String> before, List<String> behind) {
    assertThat(themes()).hasSize(2);
    for (Map<String, Double> light : themes()) {
      for (String one : before) {
        for (String other : behind) {
          assertThat(light).containsKeys(one, other);
          assertThat(ratio(light.getOrDefault(one, 0.0), light.getOrDefault(other, 0.0)))
              .as(one + " on " + other)
              .isGreaterThanOrEqualTo(least);
        }
      }
    }
  }

  @Test
  void text_can_be_read_on_what_is_behind_it_by_day_and_by_night() {
    contrast(4.5, List.of("text", "faint", "attention"), List.of("page", "sheet", "band", "alert"));
    contrast(4.5, List.of("link", "good"), List.of("page", "sheet", "band"));
  }

  @Test
  void every_status_and_channel_has_a_colour_that_is_seen() {
    contrast(
        3,
        Arrays.stream(Channel.values()).map(c -> c.name().toLowerCase(Locale.ROOT)).toList(),
        List.of("sheet"));
    contrast(
        3,
        EnumSet.complementOf(EnumSet.of(Status.CLAIMED, Status.SENDING)).stream()
            .map(Status::word)
            .toList(),
        List.of("sheet"));
  }

  @Test
  void every_colour_is_one_of_the_palette_and_each_of_the_palette_is_used() {
    Set<String> named =
        COLOR
            .matcher(PageStyle.CSS)
            .results()
            .map((MatchResult c) -> c.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> used = new TreeSet<>(found("var\\(--([a-z]+)\\)"));
    used.remove("mark"); // one of the others, by what is marked

    assertThat(used).isEqualTo(named);
  }

  @Test
  void the_style_fetches_nothing_and_ends_where_it_should() {
    assertThat(PageStyle.CSS)
        .doesNotContain("url(", "@import", "</", "http")
        .contains("@media print", "prefers-color-scheme: dark", "table-header-group");
    assertThat(PageStyle.CSS.chars().filter(c -> c == '{').count())
        .isEqualTo(PageStyle.CSS.chars().filter(c -> c == '}').count());
  }

  /** WCAG 2.2, contrast ratio. */
  private static double ratio(double one, double other) {
    return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
  }

  /** WCAG 2.2, relative luminance. */
  private static double luminance(String color) {
    int rgb = Integer.parseInt(color, 16);
    return 0.2126 * part(rgb >> 16) + 0.7152 * part(rgb >> 8) + 0.0722 * part(rgb);
  }

  private static double part(int value) {
    double part = (value & 0xff) / 255.0;
    return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
  }
}
