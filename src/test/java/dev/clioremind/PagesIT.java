package dev.clioremind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.clioremind.Office.Result;
import dev.clioremind.browser.Chromium;
import dev.clioremind.browser.Chromium.Scheme;
import dev.clioremind.report.PageScenes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The pages as a person sees them: in a real browser, on a phone, on a wide screen and on paper, by
 * day and by night. What it saw is kept in target/screenshots, for people to look at.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class PagesIT {

  private static final Path PICTURES = Path.of("target/screenshots");
  private static final int PHONE = 320;
  private static final int DESK = 1280;

  /** As narrow as the tables still are tables. */
  private static final int TABLET = 1025;

  /** What remains of A4 between the margins, at 96 dots per inch. */
  private static final int PAPER = 695;

  /**
   * Texts whose colour has a contrast of less than 4.5 : 1 to what is behind them; of a long page,
   * its beginning.
   */
  private static final String FAINT_TEXTS =
      """
      (() => {
        const rgba = color => color.match(/[\\d.]+/g).map(Number);
        const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
            .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
            .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
        const behind = element => {
          for (let e = element; e; e = e.parentElement) {
            const color = rgba(getComputedStyle(e).backgroundColor);
            if (color.length < 4 || color[3] > 0) { return color; }
          }
          return [255, 255, 255];
        };
        return [...document.body.querySelectorAll('*')].slice(0, 1500)
            .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
            .filter(e => !['TITLE', 'DESC'].includes(e.tagName.toUpperCase()))
            .map(e => {
              const style = getComputedStyle(e);
              const [a, b] = [light(rgba(e.ownerSVGElement ? style.fill : style.color)), light(behind(e))];
              return [(Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05), e.textContent.slice(0, 60)];
            })
            .filter(([contrast]) => contrast < 4.5)
            .map(String);
      })()
      """;

  @TempDir private static Path folder = Path.of(".");
  private static Optional<Chromium> chromium = Optional.empty();

  @BeforeAll
  static void makePages() throws IOException {
    Optional<Path> browser = Chromium.installed();
    assumeTrue(
        browser.isPresent(),
        "Nobody looked at the pages: there is no /usr/bin/chromedriver with a Chromium of its"
            + " version. On Debian: apt-get install chromium chromium-driver");
    save("plan", PageScenes.plan());
    save("plan-big", PageScenes.bigPlan());
    save("plan-empty", PageScenes.emptyPlan());
    save("plan-hostile", PageScenes.hostilePlan());
    save("report", PageScenes.report());
    save("report-year", PageScenes.yearReport());
    save("report-empty", PageScenes.emptyReport());
    save("report-hostile", PageScenes.hostileReport());
    makeSamplePages();
    chromium = Optional.of(Chromium.start(browser.orElseThrow()));
  }

  /** The sample firm's, as the demo has it; they hold nothing of its clients. */
  private static void makeSamplePages() throws IOException {
    try (Office office = new Office(Files.createDirectories(folder.resolve("office")))) {
      Result plan = office.run("plan", "--days", "14", "--html", page("sample-plan").toString());
      assertThat(plan.err()).contains("The plan as a page");
      for (int day = 0; day < 4; day++) {
        office.run("send");
        office.later(Duration.ofDays(1));
      }
      Result report = office.run("audit", "report", "--html", page("sample-report").toString());
      assertThat(report.code()).as(report.err()).isZero();
      for (String name : List.of("sample-plan", "sample-report")) {
        assertThat(Files.readString(page(name), StandardCharsets.UTF_8))
            .doesNotContain(office.secretsOfClients());
      }
    }
  }

  @AfterAll
  static void close() {
    chromium.ifPresent(Chromium::close);
  }

  private static Path page(String name) {
    return folder.resolve(name + ".html");
  }

  private static void save(String name, String text) throws IOException {
    Files.writeString(page(name), text, StandardCharsets.UTF_8);
  }

  private static Chromium open(String name, int width, Scheme scheme) {
    Chromium browser = chromium.orElseThrow();
    browser.open(page(name), width, scheme);
    return browser;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sample-plan",
        "sample-report",
        "plan",
        "plan-big",
        "plan-empty",
        "plan-hostile",
        "report",
        "report-year",
        "report-empty",
        "report-hostile"
      })
  void a_page_fits_can_be_read_and_asks_nobody_for_anything(String name) {
    for (Scheme scheme : List.of(Scheme.LIGHT, Scheme.DARK)) {
      for (int width : new int[] {PHONE, DESK}) {
        Chromium browser = open(name, width, scheme);
        mustBeWell(browser, name, width, scheme);
        assertThat(browser.texts(FAINT_TEXTS)).as("%s, %s: too faint", name, scheme).isEmpty();
        browser.picture(picture(name, width, scheme), 3000);
      }
    }
    mustBeWell(open(name, TABLET, Scheme.LIGHT), name, TABLET, Scheme.LIGHT);
    mustBeWell(open(name, PAPER, Scheme.PAPER), name, PAPER, Scheme.PAPER);
    chromium.orElseThrow().print(PICTURES.resolve(name + ".pdf"));
  }

  private static void mustBeWell(Chromium browser, String name, int width, Scheme scheme) {
    String what = "%s, %s, %s pixels wide".formatted(name, scheme, width);
    assertThat(browser.complaints()).as(what + ": the console").isEmpty();
    assertThat(browser.requests())
        .as(what + ": what was asked for")
        .containsExactly(page(name).toUri());
    assertThat(browser.number("innerWidth")).isEqualTo(width);
    assertThat(browser.number("document.scrollingElement.scrollWidth"))
        .as(what + ": how wide it is")
        .isLessThanOrEqualTo(width);
    assertThat(browser.number("document.querySelectorAll('script, img, iframe, link').length"))
        .isZero();
  }

  private static Path picture(String name, int width, Scheme scheme) {
    return PICTURES.resolve(
        "%s-%s-%s.png".formatted(name, width, scheme.name().toLowerCase(Locale.ROOT)));
  }

  /** The picture for the README: CONTRIBUTING says how it gets there. */
  @Test
  void the_sample_plan_has_its_picture_taken() {
    open("sample-plan", DESK, Scheme.LIGHT).picture(PICTURES.resolve("plan.png"), 1180);

    assertThat(PICTURES.resolve("plan.png")).isNotEmptyFile();
  }

  @Test
  void what_goes_out_is_listed_by_when_it_falls_due() {
    Chromium browser = open("plan-big", DESK, Scheme.LIGHT);

    List<LocalDateTime> due =
        browser
            .texts("[...document.querySelectorAll('#due-now tbody th')].map(e => e.innerText)")
            .stream()
            .map(
                text ->
                    LocalDateTime.parse(
                        text + " 2026",
                        DateTimeFormatter.ofPattern("EEE MMM d h:mm a uuuu", Locale.US)))
            .toList();

    assertThat(due).hasSize(120).isSorted();
    assertThat(
            browser.texts(
                "[...document.querySelectorAll('#due-now thead th')].map(e => e.innerText)"))
        .startsWith("Deadline", "When", "DeadlineID", "Type", "Rule", "Channel");
  }

  @Test
  void what_arrives_later_is_listed_by_when_it_arrives() {
    Chromium browser = open("plan-big", PHONE, Scheme.LIGHT);

    List<LocalDateTime> arrivals =
        browser
            .texts("[...document.querySelectorAll('#coming .group th')].map(e => e.innerText)")
            .stream()
            .map(
                text ->
                    LocalDateTime.parse(
                        text.replaceFirst(" \\((tomorrow|in \\d+ days)\\)$", ""),
                        DateTimeFormatter.ofPattern("EEEE, MMMM d, uuuu, h:mm a", Locale.US)))
            .toList();

    assertThat(arrivals).hasSizeGreaterThan(10).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void the_chart_and_the_table_beside_it_tell_the_same() {
    Chromium browser = open("report", DESK, Scheme.LIGHT);

    List<String> inChart =
        browser.texts(
            "[...document.querySelectorAll('.chart g > title')].flatMap(t => { const [day, rest] ="
                + " t.textContent.split(': '); return rest.split(', ').map(c => day + ' ' + c);"
                + " }).sort()");
    List<String> inTable =
        browser.texts(
            "[...document.querySelectorAll('.counts tbody tr')].flatMap(r =>"
                + " [...r.querySelectorAll('td')].filter(c => c.innerText !== '0').map(c =>"
                + " r.querySelector('th').innerText + ' ' + c.dataset.label + ' ' +"
                + " c.innerText)).sort()");

    assertThat(inChart).hasSizeGreaterThan(50).isEqualTo(inTable);
    assertThat(browser.number("document.querySelectorAll('.chart rect').length"))
        .isEqualTo(inTable.size());
  }

  @Test
  void a_bar_is_as_high_as_its_number() {
    Chromium browser = open("report", DESK, Scheme.LIGHT);

    List<String> perMessage =
        browser.texts(
            "[...document.querySelectorAll('.chart rect.success')].map(r => r.height.baseVal.value /"
                + " Number(r.parentNode.querySelector('title').textContent"
                + ".match(/success (\\d+)/)[1])).map(n => n.toFixed(1))");

    assertThat(perMessage).isNotEmpty().containsOnly(perMessage.get(0));
  }

  @Test
  void the_colours_follow_the_reader_s_system_but_not_on_paper() {
    String color = "getComputedStyle(document.body).color";
    String light = String.valueOf(open("plan", DESK, Scheme.LIGHT).value(color));
    String dark = String.valueOf(open("plan", DESK, Scheme.DARK).value(color));
    String paper = String.valueOf(open("plan", PAPER, Scheme.PAPER).value(color));

    assertThat(paper).isEqualTo(light).isNotEqualTo(dark);
  }

  @Test
  void a_table_is_cards_on_a_phone_and_repeats_its_header_on_paper() {
    String header = "getComputedStyle(document.querySelector('.list thead')).display";
    String row = "getComputedStyle(document.querySelector('.list tbody tr')).display";

    assertThat(open("plan", PHONE, Scheme.LIGHT).value(row)).isEqualTo("block");
    assertThat(open("plan", DESK, Scheme.LIGHT).value(row)).isEqualTo("table-row");
    assertThat(open("plan", PAPER, Scheme.PAPER).value(header)).isEqualTo("table-header-group");
  }

  @Test
  void a_number_leads_to_what_it_counts() {
    Chromium browser = open("plan", PHONE, Scheme.LIGHT);

    assertThat(
            browser.texts(
                "[...document.querySelectorAll('.figures a')].map(a =>"
                    + " document.querySelector(a.hash + ' h2').innerText)"))
        .contains("5 reminders go out with the next send", "5 reminders need a person")
        .hasSize(5);
  }
}
