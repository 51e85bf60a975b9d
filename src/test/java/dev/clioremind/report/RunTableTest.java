package dev.clioremind.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.Golden;
import dev.clioremind.core.plan.Plan;
import dev.clioremind.core.run.RunReport;
import dev.clioremind.core.send.Performed;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class RunTableTest {

  private static final RunReport PLAN =
      Scene.planned(Scene.plan(), List.of("No start date is recorded yet."));

  @Test
  void a_plan_at_80_columns() {
    Golden.check("scene/plan-80.txt", table(PLAN, 80));
  }

  @Test
  void a_plan_and_a_send_at_40_columns() {
    Golden.check("scene/plan-40.txt", table(PLAN, 40));
    Golden.check("scene/send-40.txt", table(Scene.sent(), 40));
  }

  @Test
  void a_send_at_80_columns() {
    Golden.check("scene/send-80.txt", table(Scene.sent(), 80));
  }

  @Test
  void a_plan_at_200_columns() {
    Golden.check("scene/plan-200.txt", table(PLAN, 200));
  }

  @Test
  void a_send_at_200_columns() {
    Golden.check("scene/send-200.txt", table(Scene.sent(), 200));
  }

  @Test
  void colours_are_for_headlines_and_what_is_faint() {
    RunReport report = Scene.report("send", false, Scene.small(), Performed.nothing(), List.of());

    assertThat(RunReports.render(report, Format.TABLE, Scene.look(80, true)).replace('\u001b', '␛'))
        .isEqualTo(
            """
        ␛[1mSent: 0␛[0m
        Sunday, November 22, 2026, 10:03 AM EST. Run 20261122T150312Z-7f3a.
        1 needs a person.

        ␛[1m1 reminder was due and not tried␛[0m
        ␛[2m  Deadline            When       DeadlineID  Type        Rule    Channel␛[0m
          Wed Nov 25 9:00 AM  in 3 days  entry-1245  Court Date  SMS-3d  SMS

        ␛[1;33m1 thing to mend␛[0m
          ReminderRules row 5, DaysOut: is empty

        ␛[1;33mExit code 5: ran, but something new needs a person.␛[0m
        """);
  }

  @ParameterizedTest
  @ValueSource(ints = {80, 200})
  void colours_change_nothing_else(int width) {
    for (RunReport report : List.of(PLAN, Scene.sent())) {
      String colored = RunReports.render(report, Format.TABLE, Scene.look(width, true));

      assertThat(colored).contains("\u001b[");
      assertThat(colored.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(table(report, width));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 60, 80, 100, 120, 200})
  void no_line_is_wider_than_the_terminal(int width) {
    for (RunReport report : List.of(PLAN, Scene.sent())) {
      assertThat(table(report, width).lines())
          .allSatisfy(line -> assertThat(TerminalText.width(line)).isLessThanOrEqualTo(width));
    }
  }

  @Test
  void a_dry_run_says_so_and_that_nothing_was_sent() {
    RunReport report = Scene.report("send", true, Scene.plan(), Performed.nothing(), List.of());

    assertThat(table(report, 80))
        .startsWith(
            """
            Sent: 0
            Dry run: nothing was sent, and nothing was written to any service.
            """)
        .contains("5 reminders would go out now");
  }

  @Test
  void a_send_that_was_not_allowed_to_try_does_not_look_like_one_with_nothing_to_do() {
    RunReport report = Scene.report("send", false, Scene.plan(), Performed.nothing(), List.of());

    assertThat(table(report, 80)).startsWith("Sent: 0\n").contains("were due and not tried");
  }

  @Test
  void a_run_without_anything_due_says_so_and_ends_without_an_exit_code() {
    Plan nothing = Scene.nothing();

    assertThat(table(Scene.planned(nothing, List.of()), 80))
        .isEqualTo(
            """
            Plan: nothing is due now
            Sunday, November 22, 2026, 10:03 AM EST. Run 20261122T150312Z-7f3a.
            """);
    assertThat(table(Scene.report("send", false, nothing, Performed.nothing(), List.of()), 80))
        .isEqualTo(
            """
            Sent: 0
            Sunday, November 22, 2026, 10:03 AM EST. Run 20261122T150312Z-7f3a.
            Nothing was due.
            """);
  }

  @Test
  void each_reminder_is_named() {
    for (Format format : Format.values()) {
      String text = RunReports.render(Scene.sent(), format, Scene.look(80, false));

      assertThat(Scene.plan().reminders())
          .allSatisfy(
              line -> assertThat(text).contains(line.subject().occasion().deadline().id().value()));
      assertThat(text).contains("entry-1800", "entry-1801");
    }
  }

  @Test
  void no_format_holds_client_data() {
    for (Format format : Format.values()) {
      assertThat(RunReports.render(Scene.sent(), format, Scene.look(200, false)))
          .doesNotContainIgnoringCase("canary")
          .doesNotContain("501");
    }
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void the_machines_language_and_zone_change_nothing(Format format) {
    RunReport report = Scene.sent();
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    String here = RunReports.render(report, format, Scene.look(80, false));
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));

      assertThat(RunReports.render(report, format, Scene.look(80, false))).isEqualTo(here);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void dates_follow_the_firms_language_and_zone() {
    Look london = new Look(ZoneId.of("Europe/London"), Locale.UK, 80, false);

    assertThat(RunReports.render(PLAN, Format.TABLE, london))
        .contains("Sunday, 22 November 2026, 15:03 GMT")
        .contains("Monday, 23 November 2026, 14:00")
        .contains("Wed 25 Nov 09:00 EST")
        .doesNotContain("\u202f");
  }

  private static String table(RunReport report, int width) {
    return RunReports.render(report, Format.TABLE, Scene.look(width, false));
  }
}
