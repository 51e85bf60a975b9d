package dev.clioremind.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.core.plan.Coverage;
import dev.clioremind.core.plan.Moment;
import dev.clioremind.core.plan.Plan;
import dev.clioremind.core.plan.PlannedReminder;
import dev.clioremind.core.plan.Reason;
import dev.clioremind.core.rule.Channel;
import dev.clioremind.core.rule.Rule;
import dev.clioremind.core.sheet.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The plan as a page: what it says, to whom it can be said, and what can't get into it. */
@Timeout(20)
class PlanPageTest {

  private static final String NASTY =
      "\"><script>alert('x')</script><img src=//evil.example.com onerror=x>&amp;\u202Eevil\u0000";

  private static String page() {
    return page(Scene.plan());
  }

  private static String page(Plan plan) {
    return PlanPage.render(
        Scene.planned(plan, List.of("PAUSED in the Status tab")),
        "Park Law",
        Scene.LINKS,
        Scene.look(80, false));
  }

  private static List<String> found(String regex, String page) {
    return Pattern.compile(regex, Pattern.DOTALL)
        .matcher(page)
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  /** The days of the calendar with their text. */
  private static Map<String, String> days(String page) {
    String calendar = found("<table class=\"calendar\"(.*?)</table>", page).get(0);
    return Pattern.compile("<td[^>]*><p class=\"date\">(.*?)</p>(.*?)</td>", Pattern.DOTALL)
        .matcher(calendar)
        .results()
        .collect(Collectors.toMap(day -> text(day.group(1)), day -> text(day.group(2))));
  }

  private static String text(String html) {
    return html.replaceAll("<[^>]*>", " ").replaceAll("[\\s\u00a0]+", " ").strip();
  }

  @Test
  void the_calendar_shows_each_day_with_what_goes_out_by_channel() {
    assertThat(days(page()))
        .hasSize(14)
        .containsEntry(
            "Sun Nov 22 today",
            "3 SMS Court Date (2), Deposition (1) 1 Email Statute of Limitations"
                + " 1 Workflow Court Date")
        .containsEntry("Mon Nov 23", "1 SMS Mediation")
        .containsEntry("Tue Nov 24", "1 SMS Court Date")
        .containsEntry("Wed Nov 25", "nothing")
        .containsEntry("Sun Nov 29", "nothing")
        .containsEntry("Mon Nov 30", "not planned yet");
  }

  @Test
  void a_week_begins_where_the_firm_s_people_expect_it() {
    String page =
        PlanPage.render(
            Scene.planned(Scene.plan(), List.of()),
            "Park Law",
            Scene.LINKS,
            new Look(Scene.NEW_YORK, Locale.UK, 80, false));

    assertThat(found("<th scope=\"col\" role=\"columnheader\">([A-Z][a-z]+day)</th>", page))
        .hasSize(7)
        .startsWith("Monday");
    assertThat(days(page)).containsEntry("Mon 16 Nov", "past");
  }

  @Test
  void an_empty_plan_for_now_says_that_it_looks_at_no_later_day() {
    Plan plan = Scene.nothing();
    Moment now = new Moment(Scene.NOW, Scene.NOW, Scene.NEW_YORK, 0, Scene.TODAY);
    String page =
        page(
            new Plan(
                now, Scene.NOW, List.of(), List.of(), List.of(), plan.coverage(), plan.problems()));

    assertThat(page).contains("What clients get today. This plan does not look at later days.");
    assertThat(days(page))
        .hasSize(7)
        .containsEntry("Sun Nov 22 today", "nothing")
        .containsEntry("Mon Nov 23", "not planned yet");
  }

  @Test
  void it_says_all_that_the_tables_say() {
    String page = page();

    assertThat(found("<h[12][^>]*>(.*?)</h[12]>", page))
        .startsWith(
            "Plan: 6 reminders due now", "Calendar", "5 reminders go out with the next send")
        .contains("1 thing to mend", "3 reminders skipped", "Coverage", "Worth knowing", "Notes");
    assertThat(page)
        .contains(
            "<strong>What to do:</strong>",
            "ReminderRules row 5, DaysOut: &#39;three days&#39; is not a number of days",
            "These rules match no deadline of the coming 30 days: ReminderRules row 7",
            NextSteps.of(Reason.OPTED_OUT).replace("'", "&#39;"))
        .containsPattern("Exit code 5: [^<]+</p>");
  }

  @Test
  void it_can_be_read_by_a_program_that_reads_aloud() {
    String page = page();

    assertThat(page)
        .startsWith("<!DOCTYPE html>\n<html lang=\"en\">")
        .contains("<title>Park Law: plan of 2026-11-22</title>");
    List<String> levels = found("<h([1-6])", page);
    assertThat(levels).startsWith("1").filteredOn("1"::equals).hasSize(1);
    for (int i = 1; i < levels.size(); i++) {
      assertThat(Integer.parseInt(levels.get(i)))
          .isLessThanOrEqualTo(Integer.parseInt(levels.get(i - 1)) + 1);
    }
    assertThat(found("<table([^>]*>\\s*<caption class=\"unseen\">[^<]+)</caption>", page))
        .hasSameSizeAs(found("<(table)", page));
    assertThat(found("<th ([^>]*)>", page))
        .isNotEmpty()
        .allSatisfy(header -> assertThat(header).contains("scope="));
    assertThat(found("<t[dh] ([^>]*)>", page))
        .allSatisfy(cell -> assertThat(cell).contains("role="));
  }

  @Test
  void every_element_is_closed_in_its_order() {
    List<String> open = new ArrayList<>();
    Pattern.compile("<(/?)([a-z0-9]+)[^>]*>")
        .matcher(page().replaceFirst("(?s)<style>.*</style>", ""))
        .results()
        .filter(tag -> !tag.group(2).equals("meta"))
        .forEach(
            tag -> {
              if (tag.group(1).isEmpty()) {
                open.add(tag.group(2));
              } else {
                assertThat(open.remove(open.size() - 1)).isEqualTo(tag.group(2));
              }
            });
    assertThat(open).isEmpty();
  }

  @Test
  void it_fetches_nothing_runs_nothing_and_holds_no_client_data() {
    assertThat(page())
        .contains("default-src &#39;none&#39;; style-src &#39;sha256-")
        .doesNotContain("<script", "src=", "url(", "@import", "style=")
        .doesNotContainIgnoringCase("canary");
  }

  @Test
  void what_others_typed_stays_text_wherever_it_stands() {
    Rule rule = Scene.rule(NASTY, 3, Channel.SMS, NASTY);
    List<PlannedReminder> lines =
        List.of(
            Scene.send("entry-1", NASTY, Scene.on("2026-11-25"), rule),
            Scene.skip("entry-2", Scene.on("2026-11-25"), Reason.TEMPLATE_MISSING, NASTY),
            Scene.skip("entry-3", Scene.on("2026-11-25"), Reason.DUPLICATE, NASTY));
    Plan plan =
        new Plan(
            Scene.plan().moment(),
            Scene.NOW,
            lines,
            List.of(),
            new Coverage(Map.of(NASTY, 2), List.of(NASTY)),
            List.of(Problem.needsPerson(NASTY, NASTY), Problem.warning(NASTY, NASTY)));

    String page =
        PlanPage.render(
            Scene.planned(plan, List.of(NASTY)), "Park Law", Scene.LINKS, Scene.look(80, false));

    assertThat(page)
        .contains("&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&lt;img", "&amp;amp;")
        .doesNotContain("<script", "<img");
    assertThat(page.codePoints().filter(c -> c != '\n' && TerminalText.isHarmful(c)).toArray())
        .isEmpty();
  }

  @Test
  void the_numbers_at_the_top_lead_to_what_they_count() {
    String page = page();

    assertThat(found("<li class=\"[a-z]+\">(.*?)</li>", page).stream().map(PlanPageTest::text))
        .startsWith(
            "6 due now",
            "1 due in the coming 7 days",
            "6 need a person",
            "1 left to the next run",
            "3 skipped");
    assertThat(found("href=\"#([^\"]*)\"", page))
        .containsExactly("due-now", "coming", "person", "next-run", "skipped")
        .allSatisfy(anchor -> assertThat(page).containsOnlyOnce(" id=\"" + anchor + "\""));
  }

  @Test
  void a_number_of_nothing_leads_nowhere() {
    assertThat(page(Scene.nothing())).doesNotContain("href=").contains("<strong>0</strong>");
  }

  @Test
  void a_deadline_leads_to_its_matter_in_clio() {
    assertThat(page())
        .contains("<a href=\"https://app.clio.com/nc/#/matters/77001\">entry-1245</a>")
        .contains("content=\"no-referrer\"");
  }

  @Test
  void what_is_known_of_one_row_alone_stands_below_it() {
    assertThat(page())
        .containsPattern(
            "<td role=\"cell\" colspan=\"8\" aria-colspan=\"8\">Clio now says Thu Nov 26 10:00 AM \\(in 4 days\\)</td>");
  }

  @Test
  void a_short_text_is_never_broken_and_a_long_one_may_be() {
    Rule rule = Scene.rule("SMS-3d", 3, Channel.SMS, NASTY);
    Plan plan =
        Scene.plan()
            .withReminders(
                List.of(Scene.send("entry-1", "Court Date", Scene.on("2026-11-25"), rule)));

    assertThat(found("<td( class=\"short\")?[^>]*data-label=\"Rule\"", page(plan)).get(0))
        .isNotNull();
    assertThat(page(plan)).contains("<td role=\"cell\" data-label=\"Template\">&quot;");
  }
}
