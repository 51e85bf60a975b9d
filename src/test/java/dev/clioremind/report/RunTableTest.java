package dev.clioremind.report;

import static org.assertj.core.api.Assertions.assertThat;

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
    assertThat(table(PLAN, 80))
        .isEqualTo(
            """
        Plan: 6 reminders due now
        Sunday, November 22, 2026, 10:03 AM EST. Run 20261122T150312Z-7f3a.
        6 need a person, 1 is left to the next run, 3 are skipped.

        5 reminders go out with the next send
          Deadline                DeadlineID             Type       Rule        Channel
          Mon Nov 23 2:00 PM PST  entry-2001@2026-11-23  Depositi…  SMS-1d      SMS
          Wed Nov 25 9:00 AM      entry-1245             Court Da…  SMS-3d      SMS
          Wed Nov 25              entry-1250             Court Da…  Workflow-…  Workflow
          Wed Nov 25 9:00 AM      entry-1251             Court Da…  SMS-3d      SMS
          Wed Nov 25              task-77                Statute …  Email-3d    Email

        1 reminder goes out with the next send, to arrive later
            Deadline            When       DeadlineID  Type       Rule    Channel
          Monday, November 23, 2026, 9:00 AM
            Wed Nov 25 1:30 PM  in 3 days  entry-1300  Mediation  SMS-3d  SMS

        1 reminder falls due in the coming 7 days
            Deadline    When       DeadlineID  Type        Rule    Channel
          Tuesday, November 24, 2026, 9:00 AM
            Fri Nov 27  in 5 days  entry-1400  Court Date  SMS-3d  SMS

        5 reminders need a person
            Deadline            When       DeadlineID  Type        Rule    Channel
          Was sent, and the deadline has moved since
          What to do: Call the client: a message that was sent can't be taken back.
            Tue Nov 24 9:00 AM             entry-1800              SMS-3d
              Clio now says Thu Nov 26 10:00 AM
          Was sent, and the deadline is gone since
          What to do: Call the client: a message that was sent can't be taken back.
            Wed Nov 25                     entry-1801              SMS-3d
              It is no longer open in Clio
          May have been sent; see audit resolve
          What to do: Look it up in GoHighLevel, then settle it with audit resolve.
            Wed Nov 25 9:00 AM  in 3 days  entry-1500  Court Date  SMS-3d  SMS
              clio-remind audit resolve 56e4f744
          Clio has no mobile number for the person
          What to do: Add a mobile number to the person in Clio; the next send catches
            up.
            Wed Nov 25 9:00 AM  in 3 days  entry-1600  Court Date  SMS-3d  SMS
            Wed Nov 25 9:00 AM  in 3 days  entry-1601  Court Date  SMS-3d  SMS
              and by Email: Clio has no e-mail address for the person

        1 thing to mend
          ReminderRules row 5, DaysOut: 'three days' is not a number of days

        1 reminder is left to the next run
            Deadline            When       DeadlineID  Type        Rule    Channel
          Waits for the send window
            Wed Nov 25 9:00 AM  in 3 days  entry-1510  Court Date  SMS-3d  SMS

        1 reminder is not due yet, but will need a person
            Deadline    When       DeadlineID  Type        Rule    Channel
          The contact is opted out on that channel
          What to do: Reach the client in another way; they, or their carrier, refused.
            Sat Nov 28  in 6 days  entry-1610  Court Date  SMS-3d  SMS

        3 reminders skipped
          Count  Why
          2      was sent before
            entry-1700, entry-1701
          1      the same reminder goes out, or went out, for another entry or rule
            entry-1702 (of entry-1245)

        Coverage
          5 deadlines of the coming 30 days have no rule: Closing (1), Deposition (4)
          Without a deadline in the coming 30 days: ReminderRules row 7

        Worth knowing
          Clio: 1 of 20 deadlines belongs to no matter

        Notes
          No start date is recorded yet.

        Exit code 5: ran, but something new needs a person.
        """);
  }

  @Test
  void a_send_at_80_columns() {
    assertThat(table(Scene.sent(), 80))
        .isEqualTo(
            """
        Sent: 3
        Sunday, November 22, 2026, 10:03 AM EST. Run 20261122T150312Z-7f3a.
        8 need a person, 2 are left to the next run, 3 are skipped.

        1 reminder accepted, delivery not yet known
          Deadline            When       DeadlineID  Type        Rule    Channel
          Wed Nov 25 9:00 AM  in 3 days  entry-1245  Court Date  SMS-3d  SMS

        1 reminder handed over, to arrive later
            Deadline            When       DeadlineID  Type       Rule    Channel
          Monday, November 23, 2026, 9:00 AM
            Wed Nov 25 1:30 PM  in 3 days  entry-1300  Mediation  SMS-3d  SMS

        1 reminder put into a workflow, which does not say whether it sends
          Deadline    When       DeadlineID  Type        Rule         Channel
          Wed Nov 25  in 3 days  entry-1250  Court Date  Workflow-3d  Workflow

        1 reminder falls due in the coming 7 days
            Deadline    When       DeadlineID  Type        Rule    Channel
          Tuesday, November 24, 2026, 9:00 AM
            Fri Nov 27  in 5 days  entry-1400  Court Date  SMS-3d  SMS

        7 reminders need a person
            Deadline                DeadlineID             Type        Rule      Channel
          Was sent, and the deadline has moved since
          What to do: Call the client: a message that was sent can't be taken back.
            Tue Nov 24 9:00 AM      entry-1800                         SMS-3d
              Clio now says Thu Nov 26 10:00 AM
          Was sent, and the deadline is gone since
          What to do: Call the client: a message that was sent can't be taken back.
            Wed Nov 25              entry-1801                         SMS-3d
              It is no longer open in Clio
          May or may not have been sent: the service gave no clear answer
          What to do: Look it up in GoHighLevel, then settle it with audit resolve.
            Mon Nov 23 2:00 PM PST  entry-2001@2026-11-23  Deposition  SMS-1d    SMS
              no answer; clio-remind audit resolve cf9d79ea
          May have been sent; see audit resolve
          What to do: Look it up in GoHighLevel, then settle it with audit resolve.
            Wed Nov 25 9:00 AM      entry-1500             Court Date  SMS-3d    SMS
              clio-remind audit resolve 56e4f744
          Clio has no mobile number for the person
          What to do: Add a mobile number to the person in Clio; the next send catches
            up.
            Wed Nov 25 9:00 AM      entry-1600             Court Date  SMS-3d    SMS
            Wed Nov 25 9:00 AM      entry-1601             Court Date  SMS-3d    SMS
              and by Email: Clio has no e-mail address for the person
          Refused for good; nothing was sent
          What to do: Reach the client in another way: it will not be tried again.
            Wed Nov 25              task-77                Statute o…  Email-3d  Email
              422 address

        1 thing to mend
          ReminderRules row 5, DaysOut: 'three days' is not a number of days

        2 reminders are left to the next run
            Deadline            When       DeadlineID  Type        Rule    Channel
          Not sent; the next run tries again; this run had run out of its time
            Wed Nov 25 9:00 AM  in 3 days  entry-1251  Court Date  SMS-3d  SMS
          Waits for the send window
            Wed Nov 25 9:00 AM  in 3 days  entry-1510  Court Date  SMS-3d  SMS

        1 reminder is not due yet, but will need a person
            Deadline    When       DeadlineID  Type        Rule    Channel
          The contact is opted out on that channel
          What to do: Reach the client in another way; they, or their carrier, refused.
            Sat Nov 28  in 6 days  entry-1610  Court Date  SMS-3d  SMS

        3 reminders skipped
          Count  Why
          2      was sent before
            entry-1700, entry-1701
          1      the same reminder goes out, or went out, for another entry or rule
            entry-1702 (of entry-1245)

        Coverage
          5 deadlines of the coming 30 days have no rule: Closing (1), Deposition (4)
          Without a deadline in the coming 30 days: ReminderRules row 7

        Worth knowing
          Clio: 1 of 20 deadlines belongs to no matter
          Status, Sending: the switch was set to PAUSED

        Notes
          This was the first send.

        Exit code 5: ran, but something new needs a person.
        """);
  }

  @Test
  void a_plan_at_200_columns() {
    assertThat(table(PLAN, 200))
        .isEqualTo(
            """
        Plan: 6 reminders due now
        Sunday, November 22, 2026, 10:03 AM EST. Run 20261122T150312Z-7f3a.
        6 need a person, 1 is left to the next run, 3 are skipped.

        5 reminders go out with the next send
          Deadline                When       DeadlineID             Type                    Rule         Channel   Decision  Template     Audience
          Mon Nov 23 2:00 PM PST  tomorrow   entry-2001@2026-11-23  Deposition              SMS-1d       SMS       send      ghl_sms_2    Client
          Wed Nov 25 9:00 AM      in 3 days  entry-1245             Court Date              SMS-3d       SMS       send      ghl_sms_1    Client
          Wed Nov 25              in 3 days  entry-1250             Court Date              Workflow-3d  Workflow  send      wf_intake    Client
          Wed Nov 25 9:00 AM      in 3 days  entry-1251             Court Date              SMS-3d       SMS       send      ghl_sms_1    Client
          Wed Nov 25              in 3 days  task-77                Statute of Limitations  Email-3d     Email     send      ghl_email_1  Client

        1 reminder goes out with the next send, to arrive later
            Deadline            When       DeadlineID  Type       Rule    Channel  Decision  Template   Audience
          Monday, November 23, 2026, 9:00 AM
            Wed Nov 25 1:30 PM  in 3 days  entry-1300  Mediation  SMS-3d  SMS      schedule  ghl_sms_1  Client

        1 reminder falls due in the coming 7 days
            Deadline    When       DeadlineID  Type        Rule    Channel  Decision  Template   Audience
          Tuesday, November 24, 2026, 9:00 AM
            Fri Nov 27  in 5 days  entry-1400  Court Date  SMS-3d  SMS      later     ghl_sms_1  Client

        5 reminders need a person
            Deadline            When       DeadlineID  Type        Rule    Channel  Decision  Template   Audience
          Was sent, and the deadline has moved since
          What to do: Call the client: a message that was sent can't be taken back.
            Tue Nov 24 9:00 AM             entry-1800              SMS-3d                     ghl_sms_1
              Clio now says Thu Nov 26 10:00 AM
          Was sent, and the deadline is gone since
          What to do: Call the client: a message that was sent can't be taken back.
            Wed Nov 25                     entry-1801              SMS-3d                     ghl_sms_1
              It is no longer open in Clio
          May have been sent; see audit resolve
          What to do: Look it up in GoHighLevel, then settle it with audit resolve.
            Wed Nov 25 9:00 AM  in 3 days  entry-1500  Court Date  SMS-3d  SMS      hold      ghl_sms_1  Client
              clio-remind audit resolve 56e4f744
          Clio has no mobile number for the person
          What to do: Add a mobile number to the person in Clio; the next send catches up.
            Wed Nov 25 9:00 AM  in 3 days  entry-1600  Court Date  SMS-3d  SMS      skip      ghl_sms_1  Client
            Wed Nov 25 9:00 AM  in 3 days  entry-1601  Court Date  SMS-3d  SMS      skip      ghl_sms_1  Client
              and by Email: Clio has no e-mail address for the person

        1 thing to mend
          ReminderRules row 5, DaysOut: 'three days' is not a number of days

        1 reminder is left to the next run
            Deadline            When       DeadlineID  Type        Rule    Channel  Decision  Template   Audience
          Waits for the send window
            Wed Nov 25 9:00 AM  in 3 days  entry-1510  Court Date  SMS-3d  SMS      hold      ghl_sms_1  Client

        1 reminder is not due yet, but will need a person
            Deadline    When       DeadlineID  Type        Rule    Channel  Decision  Template   Audience
          The contact is opted out on that channel
          What to do: Reach the client in another way; they, or their carrier, refused.
            Sat Nov 28  in 6 days  entry-1610  Court Date  SMS-3d  SMS      skip      ghl_sms_1  Client

        3 reminders skipped
          Count  Why
          2      was sent before
            entry-1700, entry-1701
          1      the same reminder goes out, or went out, for another entry or rule
            entry-1702 (of entry-1245)

        Coverage
          5 deadlines of the coming 30 days have no rule: Closing (1), Deposition (4)
          Without a deadline in the coming 30 days: ReminderRules row 7

        Worth knowing
          Clio: 1 of 20 deadlines belongs to no matter

        Notes
          No start date is recorded yet.

        Exit code 5: ran, but something new needs a person.
        """);
  }

  @Test
  void a_send_at_200_columns() {
    assertThat(table(Scene.sent(), 200))
        .isEqualTo(
            """
        Sent: 3
        Sunday, November 22, 2026, 10:03 AM EST. Run 20261122T150312Z-7f3a.
        8 need a person, 2 are left to the next run, 3 are skipped.

        1 reminder accepted, delivery not yet known
          Deadline            When       DeadlineID  Type        Rule    Channel  Outcome                           Template   Audience
          Wed Nov 25 9:00 AM  in 3 days  entry-1245  Court Date  SMS-3d  SMS      accepted, delivery not yet known  ghl_sms_1  Client

        1 reminder handed over, to arrive later
            Deadline            When       DeadlineID  Type       Rule    Channel  Outcome    Template   Audience
          Monday, November 23, 2026, 9:00 AM
            Wed Nov 25 1:30 PM  in 3 days  entry-1300  Mediation  SMS-3d  SMS      scheduled  ghl_sms_1  Client

        1 reminder put into a workflow, which does not say whether it sends
          Deadline    When       DeadlineID  Type        Rule         Channel   Outcome   Template   Audience
          Wed Nov 25  in 3 days  entry-1250  Court Date  Workflow-3d  Workflow  enrolled  wf_intake  Client

        1 reminder falls due in the coming 7 days
            Deadline    When       DeadlineID  Type        Rule    Channel  Decision  Template   Audience
          Tuesday, November 24, 2026, 9:00 AM
            Fri Nov 27  in 5 days  entry-1400  Court Date  SMS-3d  SMS      later     ghl_sms_1  Client

        7 reminders need a person
            Deadline                When       DeadlineID             Type                    Rule      Channel  Decision  Outcome   Template     Audience
          Was sent, and the deadline has moved since
          What to do: Call the client: a message that was sent can't be taken back.
            Tue Nov 24 9:00 AM                 entry-1800                                     SMS-3d                                 ghl_sms_1
              Clio now says Thu Nov 26 10:00 AM
          Was sent, and the deadline is gone since
          What to do: Call the client: a message that was sent can't be taken back.
            Wed Nov 25                         entry-1801                                     SMS-3d                                 ghl_sms_1
              It is no longer open in Clio
          May or may not have been sent: the service gave no clear answer
          What to do: Look it up in GoHighLevel, then settle it with audit resolve.
            Mon Nov 23 2:00 PM PST  tomorrow   entry-2001@2026-11-23  Deposition              SMS-1d    SMS                unknown   ghl_sms_2    Client
              no answer; clio-remind audit resolve cf9d79ea
          May have been sent; see audit resolve
          What to do: Look it up in GoHighLevel, then settle it with audit resolve.
            Wed Nov 25 9:00 AM      in 3 days  entry-1500             Court Date              SMS-3d    SMS      hold                ghl_sms_1    Client
              clio-remind audit resolve 56e4f744
          Clio has no mobile number for the person
          What to do: Add a mobile number to the person in Clio; the next send catches up.
            Wed Nov 25 9:00 AM      in 3 days  entry-1600             Court Date              SMS-3d    SMS      skip                ghl_sms_1    Client
            Wed Nov 25 9:00 AM      in 3 days  entry-1601             Court Date              SMS-3d    SMS      skip                ghl_sms_1    Client
              and by Email: Clio has no e-mail address for the person
          Refused for good; nothing was sent
          What to do: Reach the client in another way: it will not be tried again.
            Wed Nov 25              in 3 days  task-77                Statute of Limitations  Email-3d  Email              rejected  ghl_email_1  Client
              422 address

        1 thing to mend
          ReminderRules row 5, DaysOut: 'three days' is not a number of days

        2 reminders are left to the next run
            Deadline            When       DeadlineID  Type        Rule    Channel  Decision  Outcome   Template   Audience
          Not sent; the next run tries again; this run had run out of its time
            Wed Nov 25 9:00 AM  in 3 days  entry-1251  Court Date  SMS-3d  SMS                released  ghl_sms_1  Client
          Waits for the send window
            Wed Nov 25 9:00 AM  in 3 days  entry-1510  Court Date  SMS-3d  SMS      hold                ghl_sms_1  Client

        1 reminder is not due yet, but will need a person
            Deadline    When       DeadlineID  Type        Rule    Channel  Decision  Template   Audience
          The contact is opted out on that channel
          What to do: Reach the client in another way; they, or their carrier, refused.
            Sat Nov 28  in 6 days  entry-1610  Court Date  SMS-3d  SMS      skip      ghl_sms_1  Client

        3 reminders skipped
          Count  Why
          2      was sent before
            entry-1700, entry-1701
          1      the same reminder goes out, or went out, for another entry or rule
            entry-1702 (of entry-1245)

        Coverage
          5 deadlines of the coming 30 days have no rule: Closing (1), Deposition (4)
          Without a deadline in the coming 30 days: ReminderRules row 7

        Worth knowing
          Clio: 1 of 20 deadlines belongs to no matter
          Status, Sending: the switch was set to PAUSED

        Notes
          This was the first send.

        Exit code 5: ran, but something new needs a person.
        """);
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
    int widest = Math.max(width, 80); // below 80 the ids, which are never cut, may stand out
    for (RunReport report : List.of(PLAN, Scene.sent())) {
      assertThat(table(report, width).lines())
          .allSatisfy(line -> assertThat(TerminalText.width(line)).isLessThanOrEqualTo(widest));
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
