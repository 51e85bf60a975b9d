package dev.clioremind.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.core.log.LogSummary;
import dev.clioremind.core.log.LogSummary.Day;
import dev.clioremind.core.log.LogSummary.Fates;
import dev.clioremind.core.log.LogSummary.Trouble;
import dev.clioremind.core.log.Status;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The report of some days as a page. What it looks like is told by PagesIT. */
@Timeout(20)
class SummaryPageTest {

  private static List<String> found(String regex, String page) {
    return Pattern.compile(regex, Pattern.DOTALL)
        .matcher(page)
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  private static String text(String html) {
    return html.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").strip();
  }

  private static String page(LogSummary summary) {
    return SummaryPage.render(
        summary,
        Scene.TODAY.minusDays(30),
        Scene.TODAY,
        "Park Law",
        Scene.LINKS,
        Scene.look(80, false),
        Scene.NOW);
  }

  private static LogSummary of(List<Day> days, List<Trouble> troubles) {
    return new LogSummary(days, troubles, List.of(), new Fates(0, 0, 0, 0), List.of());
  }

  private static Day day(LocalDate date, long success) {
    return new Day(date, Map.of(Status.SUCCESS, success));
  }

  @Test
  void it_says_what_the_log_says_and_what_to_do() {
    String page = PageScenes.report();

    assertThat(found("<h[12][^>]*>(.*?)</h[12]>", page))
        .containsExactly(
            "Reminders from October 23, 2026 to November 22, 2026",
            "Messages per day",
            "What did not arrive, and why",
            "Open now, of whatever day",
            "Delivery",
            "Busiest rules");
    assertThat(found("<tr[^>]*>(.*?)</tr>", page).stream().map(SummaryPageTest::text))
        .contains(
            "Fri Oct 23 6 1 0 0 0 0 0 2 0 5 0 0",
            "31 skipped Clio has no mobile number for the person (no-phone) Add a mobile number to"
                + " the person in Clio; the next send catches up.",
            "3 rejected 21610 the recipient has unsubscribed Reach the client in another way: it"
                + " will not be tried again.",
            "Fri Nov 20 9:00 AM entry-1245 Wed Nov 25 9:00 AM SMS-3d 1348a5ea It may have been"
                + " sent. Look it up in GoHighLevel, then: clio-remind audit resolve 1348a5ea",
            "SMS-3d 214 190");
    assertThat(page)
        .contains("/v2/location/loc1/conversations/conversations")
        .contains("30 accepted, delivery not yet known; 12 put into workflows");
  }

  @Test
  void the_table_ends_in_the_sum_of_its_days() {
    String page = PageScenes.report();
    List<String> rows =
        found(
            "<tbody[^>]*>(.*?)</tbody>",
            found("<table class=\"list counts\"(.*?)</table>", page).get(0));
    long success =
        found("data-label=\"success\"[^>]*>(\\d+)<", rows.get(0)).stream()
            .mapToLong(Long::parseLong)
            .sum();

    assertThat(text(found("<tfoot[^>]*>(.*?)</tfoot>", page).get(0)))
        .startsWith("Total " + success + " ");
  }

  @Test
  void a_chart_can_be_read_by_a_program_that_reads_aloud() {
    String page = PageScenes.report();
    List<String> charts = found("<svg width(.*?)</svg>", page);

    assertThat(charts).hasSize(3);
    for (String chart : charts) {
      List<String> labels =
          List.of(found("aria-labelledby=\"([^\"]*)\"", chart).get(0).split(" ", -1));
      assertThat(chart).contains(" role=\"img\"");
      assertThat(labels)
          .hasSize(2)
          .allSatisfy(id -> assertThat(page).containsOnlyOnce(" id=\"" + id + "\""));
    }
    assertThat(found("<desc[^>]*>(.*?)</desc>", charts.get(0)).get(0))
        .contains("success 258, scheduled 82, enrolled 8. The most, 22, on ")
        .endsWith("The table below has every figure.");
  }

  @Test
  void the_page_is_built_as_pages_are() {
    for (String page : List.of(PageScenes.report(), PageScenes.emptyReport())) {
      assertThat(page)
          .startsWith("<!DOCTYPE html>\n<html lang=\"en\">")
          .contains("default-src &#39;none&#39;; style-src &#39;sha256-")
          .doesNotContain("<script", "src=", "url(", "@import", "style=");
      List<String> levels = found("<h([1-6])", page);
      assertThat(levels).startsWith("1").filteredOn("1"::equals).hasSize(1);
      assertThat(levels).isSubsetOf("1", "2");
      assertThat(found("<th ([^>]*)>", page))
          .allSatisfy(header -> assertThat(header).contains("scope=", "role="));
      assertThat(found("<table[^>]*>\\s*<(caption) ", page)).hasSameSizeAs(found("<(table)", page));
    }
  }

  @Test
  void what_others_typed_stays_text() {
    String page = PageScenes.hostileReport();

    assertThat(page)
        .contains("&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;")
        .doesNotContain("<script", "<img", "<svg/");
    assertThat(found("<(style)", page)).hasSize(1);
    assertThat(page.codePoints().filter(c -> c != '\n' && TerminalText.isHarmful(c)).toArray())
        .isEmpty();
  }

  @Test
  void days_on_which_nothing_happened_say_so() {
    assertThat(PageScenes.emptyReport())
        .contains("Nothing was sent, refused or skipped on these days.")
        .contains("Nothing is open: no message is in doubt, of whatever day.")
        .contains("delivered: nothing known yet")
        .doesNotContain("<svg", "<table", "NaN");
  }

  @Test
  void what_is_not_listed_is_said_to_be_missing() {
    List<Trouble> troubles =
        IntStream.range(0, 45)
            .mapToObj(i -> new Trouble(Status.FAILED, "422 number " + i, 1))
            .toList();

    assertThat(page(of(List.of(day(Scene.TODAY, 1)), troubles)))
        .contains(
            "422 number 29", "These are the first 30 of 45; clio-remind audit report --format")
        .doesNotContain("422 number 30");
  }

  // The days of the chart.

  private static StatusDays days(LogSummary summary, LocalDate from, LocalDate to) {
    return StatusDays.of(summary, from, to, DayOfWeek.SUNDAY);
  }

  @Test
  void the_chart_has_the_days_between_too() {
    LocalDate first = Scene.TODAY.minusDays(9);
    StatusDays days =
        days(of(List.of(day(Scene.TODAY.minusDays(3), 7)), List.of()), first, Scene.TODAY);

    assertThat(days.weekly()).isFalse();
    assertThat(days.spans()).hasSize(10);
    assertThat(days.spans().get(6).count(Status.SUCCESS)).isEqualTo(7);
    assertThat(days.total(Status.SUCCESS)).isEqualTo(7);
  }

  @Test
  void a_year_is_told_by_weeks_and_none_of_its_messages_is_lost_or_told_twice() {
    List<Day> all = new ArrayList<>();
    for (int i = 200; i >= 0; i--) {
      all.add(day(Scene.TODAY.minusDays(i), i + 1));
    }
    StatusDays days = days(of(all, List.of()), Scene.TODAY.minusDays(365), Scene.TODAY);

    assertThat(days.weekly()).isTrue();
    assertThat(days.total(Status.SUCCESS)).isEqualTo(201 * 202 / 2);
    assertThat(days.spans())
        .allSatisfy(span -> assertThat(span.first().getDayOfWeek()).isEqualTo(DayOfWeek.SUNDAY));
    assertThat(days.spans().get(0).first()).isAfter(Scene.TODAY.minusDays(208));
  }

  @Test
  void a_long_time_of_which_little_is_known_is_told_by_what_is_known() {
    StatusDays days =
        days(
            of(List.of(day(Scene.TODAY.minusDays(3), 7)), List.of()), LocalDate.EPOCH, Scene.TODAY);

    assertThat(days.weekly()).isFalse();
    assertThat(days.spans()).hasSize(4);
  }

  @Test
  void what_a_clock_that_was_ahead_wrote_is_shown_too() {
    StatusDays days =
        days(
            of(List.of(day(Scene.TODAY.plusDays(2), 7)), List.of()),
            Scene.TODAY.minusDays(1),
            Scene.TODAY);

    assertThat(days.spans()).hasSize(4);
    assertThat(days.total(Status.SUCCESS)).isEqualTo(7);
  }
}
