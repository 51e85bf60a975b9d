package dev.clioremind.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.core.ExitCode;
import dev.clioremind.core.deadline.DeadlineId;
import dev.clioremind.core.deadline.Due;
import dev.clioremind.core.people.ContactId;
import dev.clioremind.core.plan.AfterSent;
import dev.clioremind.core.plan.Moment;
import dev.clioremind.core.plan.Plan;
import dev.clioremind.core.plan.PlannedReminder;
import dev.clioremind.core.plan.PlannedReminder.Skip;
import dev.clioremind.core.plan.Reason;
import dev.clioremind.core.rule.Channel;
import dev.clioremind.core.rule.Rule;
import dev.clioremind.core.run.RunReport;
import dev.clioremind.core.send.Performed;
import dev.clioremind.core.sheet.BoardCell;
import dev.clioremind.core.sheet.Tab;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(20)
class BoardRowsTest {

  private static final Look LOOK = Scene.look(80, false);

  private static String status(RunReport report) {
    return lines(BoardRows.status(report, Scene.LINKS, LOOK, Optional.empty()));
  }

  @Test
  void status_says_how_the_run_went_and_what_a_person_has_to_do_by_matter() {
    assertThat(status(Scene.sent()))
        .isEqualTo(
            """
            *Last run* | Sunday, November 22, 2026, 10:03 AM EST | 20261122T150312Z-7f3a
            *How it went* | What could be sent was sent; something needs a person (exit code 5)
            *What to do* | See to what stands below, one after the other.
            *The next run* | It may come at any time: nobody is messaged twice. If none comes within a day, ask whoever set it up: the cron job or the workflow stands still.

            *In numbers* | *run 20261122T150312Z-7f3a*
            Sent | 3, of which 1 arrives later
            Need a person | 8
            Left to the next run | 2
            Nothing to do about | 3
            Note | This was the first send.

            *Needs a person* | *What happened* | *What to do* | *Deadline* | *In Clio* | *Rule* | *In GoHighLevel*
            [Matter 77001](https://app.clio.com/nc/#/matters/77001) | May or may not have been sent: the service gave no clear answer; no answer | Look in GoHighLevel whether the client got it, then settle it: clio-remind audit resolve. (clio-remind audit resolve cf9d79ea) | Mon Nov 23 2:00 PM PST, tomorrow | [entry-2001@2026-11-23](https://app.clio.com/nc/#/matters/77001) | SMS-1d | [The contact](https://app.gohighlevel.com/v2/location/loc1/contacts/detail/ghl1)
             | Refused for good; nothing was sent; 422 address | Reach the client in another way: it will not be tried again. | Wed Nov 25, in 3 days | [task-77](https://app.clio.com/nc/#/matters/77001) | Email-3d | [The contact](https://app.gohighlevel.com/v2/location/loc1/contacts/detail/ghl1)
             | May have been sent, and nobody knows | Look in GoHighLevel whether the client got it, then settle it: clio-remind audit resolve. (clio-remind audit resolve 56e4f744) | Wed Nov 25 9:00 AM, in 3 days | [entry-1500](https://app.clio.com/nc/#/matters/77001) | SMS-3d | [Conversations](https://app.gohighlevel.com/v2/location/loc1/conversations/conversations)
             | Clio has no mobile number for the person | Add a mobile number to the person in Clio; the next send catches up. | Wed Nov 25 9:00 AM, in 3 days | [entry-1600](https://app.clio.com/nc/#/matters/77001) | SMS-3d |
             | Clio has no mobile number for the person; and by Email: Clio has no e-mail address for the person | Add a mobile number to the person in Clio; the next send catches up. | Wed Nov 25 9:00 AM, in 3 days | [entry-1601](https://app.clio.com/nc/#/matters/77001) | SMS-3d |
            No matter known | Was sent, and the deadline has moved since; Clio now says Thu Nov 26 10:00 AM | Call the client: a message that was sent can't be taken back. | Tue Nov 24 9:00 AM, in 2 days | [entry-1800](https://app.clio.com/nc/#/calendars) | SMS-3d |
             | Was sent, and the deadline is gone since; it is no longer open in Clio | Call the client: a message that was sent can't be taken back. | Wed Nov 25, in 3 days | [entry-1801](https://app.clio.com/nc/#/calendars) | SMS-3d |

            *To mend* | *What it is*
            ReminderRules row 5, DaysOut | 'three days' is not a number of days

            *Left to the next run* | *Why* | *Deadlines*
            1 reminder | Not sent; the next run tries again; this run had run out of its time | entry-1251
            1 reminder | Waits for the send window | entry-1510

            *Worth knowing* | *What it is*
            Clio | 1 of 20 deadlines belongs to no matter
            Status, Sending | the switch was set to PAUSED
            """);
  }

  @Test
  void one_thing_of_one_deadline_is_one_row_whichever_rules_meet_it_and_what_was_told_stays() {
    Plan plan = Scene.nothing();
    Due thursday = Scene.on("2026-11-26");
    Due friday = Scene.on("2026-11-27");
    Rule sms = Scene.rule("SMS-3d", 3, Channel.SMS, "ghl_sms_1");
    Rule four = Scene.rule("SMS-4d", 4, Channel.SMS, "ghl_sms_1");
    Rule email = Scene.rule("Email-4d", 4, Channel.EMAIL, "ghl_email_2");
    List<PlannedReminder> lines =
        List.of(
            new Skip(
                Scene.subject("entry-2", "Court Date", friday, four, "9"),
                Channel.SMS,
                Reason.NO_CLIENT,
                ""),
            new Skip(
                Scene.subject("entry-2", "Court Date", friday, email, "9"),
                Channel.EMAIL,
                Reason.NO_CLIENT,
                ""),
            new Skip(
                Scene.subject("entry-1", "Court Date", thursday, sms, "8"),
                Channel.SMS,
                Reason.OPTED_OUT,
                "",
                Optional.of(new ContactId("ghl7"))),
            new Skip(
                Scene.subject("entry-3", "Court Date", friday, sms, "9"),
                Channel.SMS,
                Reason.ALREADY_REPORTED,
                "no-phone"),
            new Skip(
                Scene.subject("entry-4", "Court Date", thursday, sms, "9"),
                Channel.SMS,
                Reason.ALREADY_REPORTED,
                ""));
    AfterSent told = Scene.plan().afterSent().get(0);
    Plan full =
        new Plan(
            new Moment(
                Scene.NOW.plusSeconds(86_400),
                Scene.NOW,
                Scene.NEW_YORK,
                0,
                Scene.TODAY.plusDays(1)),
            Scene.NOW,
            lines,
            List.of(),
            List.of(told),
            List.of(),
            plan.coverage(),
            List.of());

    assertThat(
            status(Scene.report("send", false, full, Performed.nothing(), List.of()))
                .lines()
                .skip(11))
        .containsExactly(
            "*Needs a person* | *What happened* | *What to do* | *Deadline* | *In Clio* | *Rule* | *In GoHighLevel*",
            "[Matter 8](https://app.clio.com/nc/#/matters/8) | The contact is opted out on that channel | Reach the client in another way; they, or their carrier, refused. | Thu Nov 26, in 3 days | [entry-1](https://app.clio.com/nc/#/matters/8) | SMS-3d | [The contact](https://app.gohighlevel.com/v2/location/loc1/contacts/detail/ghl7)",
            "[Matter 9](https://app.clio.com/nc/#/matters/9) | The matter has no client | Give the matter a client in Clio. | Fri Nov 27, in 4 days | [entry-2](https://app.clio.com/nc/#/matters/9) | Email-4d, SMS-4d |",
            "",
            "*Told by an earlier run, and still so* | *What happened* | *What to do* | *Deadline* | *In Clio* | *Rule* | *In GoHighLevel*",
            "No matter known | Was sent, and the deadline has moved since; Clio now says Thu Nov 26 10:00 AM | Call the client: a message that was sent can't be taken back. | Tue Nov 24 9:00 AM, tomorrow | [entry-1800](https://app.clio.com/nc/#/calendars) | SMS-3d |",
            "[Matter 9](https://app.clio.com/nc/#/matters/9) | Was not sent: refused for good, or a person said so | See to what was reported, or remind the client yourself. | Thu Nov 26, in 3 days | [entry-4](https://app.clio.com/nc/#/matters/9) | SMS-3d |",
            " | Clio has no mobile number for the person | Add a mobile number to the person in Clio; the next send catches up. | Fri Nov 27, in 4 days | [entry-3](https://app.clio.com/nc/#/matters/9) | SMS-3d |");
  }

  @Test
  void a_good_run_says_that_there_is_nothing_to_do() {
    RunReport good = Scene.report("send", false, Scene.nothing(), Performed.nothing(), List.of());

    assertThat(status(good).lines().limit(3))
        .containsExactly(
            "*Last run* | Sunday, November 22, 2026, 10:03 AM EST | 20261122T150312Z-7f3a",
            "*How it went* | All is well (exit code 0)",
            "*What to do* | Nothing.");
    assertThat(status(good)).doesNotContain("Needs a person").doesNotContain("To mend");
  }

  @ParameterizedTest
  @EnumSource(ExitCode.class)
  void every_ending_is_said_in_words_of_its_own(ExitCode code) {
    String line =
        lines(BoardRows.brokenStatus(Scene.RUN, Scene.NOW, code, "What.", "", LOOK))
            .lines()
            .skip(1)
            .findFirst()
            .orElseThrow();

    assertThat(line).contains("(exit code %s): What.".formatted(code.number()));
  }

  @Test
  void upcoming_is_in_the_order_of_the_days_and_says_in_words_what_will_be() {
    List<List<BoardCell>> rows =
        BoardRows.upcoming(Scene.planned(Scene.plan(), List.of()), Scene.LINKS, LOOK);

    assertThat(lines(rows.subList(0, 1)))
        .isEqualTo(
            "*As of Sunday, November 22, 2026, 10:03 AM EST, what is due now or in the coming 7 days*\n");
    assertThat(rows.subList(1, rows.size()))
        .hasSize(Scene.plan().reminders().size() + 2)
        .allSatisfy(row -> assertThat(row).hasSize(Tab.UPCOMING.headers().size()));
    assertThat(rows.stream().skip(1).map(row -> row.get(0).text()).distinct())
        .containsExactly(
            "Sunday, November 22, 2026 (today)",
            "Monday, November 23, 2026 (tomorrow)",
            "Tuesday, November 24, 2026 (in 2 days)",
            "Wednesday, November 25, 2026 (in 3 days)");
    assertThat(lines(rows).lines())
        .containsSubsequence(
            "Sunday, November 22, 2026 (today) |  | [entry-1800](https://app.clio.com/nc/#/calendars) | SMS-3d |  | Call the client | Was sent, and the deadline has moved since: told Tue Nov 24 9:00 AM; Clio now says Thu Nov 26 10:00 AM",
            "Sunday, November 22, 2026 (today) | Court Date | [entry-1245](https://app.clio.com/nc/#/matters/77001) | SMS-3d | SMS | Goes out with the next send | Deadline Wed Nov 25 9:00 AM, in 3 days",
            "Sunday, November 22, 2026 (today) | Court Date | [entry-1600](https://app.clio.com/nc/#/matters/77001) | SMS-3d | SMS | Not sent | Clio has no mobile number for the person; deadline Wed Nov 25 9:00 AM, in 3 days. Add a mobile number to the person in Clio; the next send catches up.",
            "Monday, November 23, 2026 (tomorrow) | Mediation | [entry-1300](https://app.clio.com/nc/#/matters/77001) | SMS-3d | SMS | Handed over by the next send, to arrive later | Arrives Monday, November 23, 2026, 9:00 AM; deadline Wed Nov 25 1:30 PM, in 3 days");
  }

  @Test
  void a_run_is_one_row_of_the_tabs_columns_in_the_firms_own_time() {
    List<BoardCell> row =
        BoardRows.run(
            Scene.sent(), "1.0.0", LOOK, Optional.of(URI.create("https://github.com/x/runs/1")));

    assertThat(row).hasSize(Tab.RUNS.headers().size());
    assertThat(lines(List.of(row)))
        .isEqualTo(
            "[20261122T150312Z-7f3a](https://github.com/x/runs/1)"
                + " | Sunday, November 22, 2026, 10:03 AM EST"
                + " | Sunday, November 22, 2026, 10:03 AM EST | send"
                + " | 5: What could be sent was sent; something needs a person"
                + " | Sent 3, need a person 8, left to the next run 2, skipped 3 | 1.0.0\n");
  }

  @Test
  void a_run_that_failed_is_a_row_as_well_and_says_on_the_status_what_ended_it() {
    List<BoardCell> row =
        BoardRows.brokenRun(
            "send",
            Scene.RUN,
            new BoardRows.Span(Scene.NOW, Scene.NOW),
            ExitCode.CONFIGURATION,
            "1.0.0",
            LOOK);

    assertThat(row).hasSize(Tab.RUNS.headers().size());
    assertThat(lines(List.of(row)))
        .contains(
            "| send | 3: Stopped: the settings or the spreadsheet have to be mended | - | 1.0.0");
    List<List<BoardCell>> head =
        BoardRows.brokenStatus(
            Scene.RUN, Scene.NOW, ExitCode.CONFIGURATION, "No tab AuditLog.", "Run init.", LOOK);
    assertThat(lines(head))
        .isEqualTo(
            """
            *Last run* | Sunday, November 22, 2026, 10:03 AM EST | 20261122T150312Z-7f3a
            *How it went* | Stopped: the settings or the spreadsheet have to be mended (exit code 3): No tab AuditLog.
            *What to do* | Run init.
            *The next run* | It does what this one did not. What stands below is of the last run that came to its end. If none comes within a day, ask whoever set it up: the cron job or the workflow stands still.
            """);
    // It leaves the rest of the last whole run's status, which begins where this ends.
    assertThat(BoardRows.status(Scene.sent(), Scene.LINKS, LOOK, Optional.empty()).get(head.size()))
        .isEqualTo(List.of(BoardCell.of("")));
  }

  @Test
  void no_board_holds_client_data() {
    assertThat(
            lines(BoardRows.status(Scene.sent(), Scene.LINKS, LOOK, Optional.empty()))
                + lines(BoardRows.upcoming(Scene.sent(), Scene.LINKS, LOOK)))
        .doesNotContainIgnoringCase("canary");
  }

  @Test
  void links_lead_to_pages_of_the_services() {
    Links links =
        new Links(
            URI.create("https://eu.app.clio.com/"),
            URI.create("https://app.gohighlevel.com"),
            "l/1");

    assertThat(links.deadline(new DeadlineId("entry-1")))
        .hasValue(URI.create("https://eu.app.clio.com/nc/#/calendars"));
    assertThat(links.deadline(new DeadlineId("task-1")))
        .hasValue(URI.create("https://eu.app.clio.com/nc/#/tasks"));
    assertThat(links.contact(new ContactId("c1")))
        .hasValue(URI.create("https://app.gohighlevel.com/v2/location/l%2F1/contacts/detail/c1"));
    assertThat(new Links(links.clioWeb(), links.ghlWeb(), "").contact(new ContactId("c1")))
        .isEmpty();
  }

  private static String lines(List<List<BoardCell>> rows) {
    return rows.stream()
        .map(
            row ->
                row.stream()
                        .map(BoardRowsTest::text)
                        .collect(Collectors.joining(" | "))
                        .stripTrailing()
                    + "\n")
        .collect(Collectors.joining());
  }

  private static String text(BoardCell cell) {
    if (cell instanceof BoardCell.Heading heading) {
      return "*%s*".formatted(heading.text());
    }
    if (cell instanceof BoardCell.Link link) {
      return "[%s](%s)".formatted(link.text(), link.target());
    }
    return cell instanceof BoardCell.Text text ? text.text() : "";
  }
}
