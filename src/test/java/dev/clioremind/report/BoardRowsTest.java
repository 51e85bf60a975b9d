package dev.clioremind.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.core.ExitCode;
import dev.clioremind.core.deadline.DeadlineId;
import dev.clioremind.core.people.ContactId;
import dev.clioremind.core.sheet.BoardCell;
import dev.clioremind.core.sheet.Tab;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class BoardRowsTest {

  private static final Look LOOK = Scene.look(80, false);

  @Test
  void status_says_how_the_run_ended_and_what_a_person_has_to_do() {
    assertThat(lines(BoardRows.status(Scene.sent(), Scene.LINKS, LOOK)))
        .isEqualTo(
            """
            Last run | Sunday, November 22, 2026, 10:03 AM EST
            Run | send, 20261122T150312Z-7f3a
            How it ended | Ran, but something new needs a person (exit code 5)
            Sent | 3
            Of these, to arrive later | 1
            Need a person | 8
            Left to the next run | 2
            Skipped | 3
            Note | This was the first send.

            Needs a person | Deadline | Rule | Clio | GoHighLevel | What to do
            Was sent, and the deadline has moved since; Clio now says Thu Nov 26 10:00 AM | Tue Nov 24 9:00 AM | SMS-3d | [entry-1800](https://app.clio.com/nc/#/calendars) |  | Call the client: a message that was sent can't be taken back.
            Was sent, and the deadline is gone since; it is no longer open in Clio | Wed Nov 25 | SMS-3d | [entry-1801](https://app.clio.com/nc/#/calendars) |  | Call the client: a message that was sent can't be taken back.
            May or may not have been sent: the service gave no clear answer; no answer | Mon Nov 23 2:00 PM PST | SMS-1d | [entry-2001@2026-11-23](https://app.clio.com/nc/#/matters/77001) | [ghl1](https://app.gohighlevel.com/v2/location/loc1/contacts/detail/ghl1) | Look in GoHighLevel whether the client got it, then settle it: clio-remind audit resolve. (clio-remind audit resolve cf9d79ea)
            Refused for good; nothing was sent; 422 address | Wed Nov 25 | Email-3d | [task-77](https://app.clio.com/nc/#/matters/77001) | [ghl1](https://app.gohighlevel.com/v2/location/loc1/contacts/detail/ghl1) | Reach the client in another way: it will not be tried again.
            May have been sent, and nobody knows | Wed Nov 25 9:00 AM | SMS-3d | [entry-1500](https://app.clio.com/nc/#/matters/77001) |  | Look in GoHighLevel whether the client got it, then settle it: clio-remind audit resolve. (clio-remind audit resolve 56e4f744)
            Clio has no mobile number for the person | Wed Nov 25 9:00 AM | SMS-3d | [entry-1600](https://app.clio.com/nc/#/matters/77001) |  | Add a mobile number to the person in Clio; the next send catches up.
            Clio has no mobile number for the person; and by Email no-email | Wed Nov 25 9:00 AM | SMS-3d | [entry-1601](https://app.clio.com/nc/#/matters/77001) |  | Add a mobile number to the person in Clio; the next send catches up.

            Refused rows and other things to mend
            ReminderRules row 5, DaysOut | 'three days' is not a number of days

            Worth knowing
            Clio | 1 of 20 deadlines belongs to no matter
            Status, Sending | the switch was set to PAUSED
            """);
  }

  @Test
  void upcoming_has_the_tabs_columns_and_the_day_on_which_it_goes_out() {
    List<List<BoardCell>> rows =
        BoardRows.upcoming(Scene.planned(Scene.plan(), List.of()), Scene.LINKS, LOOK);

    assertThat(rows)
        .hasSize(Scene.plan().reminders().size() + 2)
        .allSatisfy(row -> assertThat(row).hasSize(Tab.UPCOMING.headers().size()));
    assertThat(lines(rows).lines())
        .contains(
            "Sunday, November 22, 2026 | Court Date | [entry-1245](https://app.clio.com/nc/#/matters/77001) | SMS-3d | SMS | send | deadline Wed Nov 25 9:00 AM",
            "Monday, November 23, 2026 | Mediation | [entry-1300](https://app.clio.com/nc/#/matters/77001) | SMS-3d | SMS | schedule | arrives Monday, November 23, 2026, 9:00 AM; deadline Wed Nov 25 1:30 PM",
            "Sunday, November 22, 2026 | Court Date | [entry-1600](https://app.clio.com/nc/#/matters/77001) | SMS-3d | SMS | skip | Clio has no mobile number for the person",
            "Sunday, November 22, 2026 |  | [entry-1800](https://app.clio.com/nc/#/calendars) | SMS-3d |  | skip | was sent, and the deadline has moved since; told Tue Nov 24 9:00 AM; Clio now says Thu Nov 26 10:00 AM");
  }

  @Test
  void a_run_is_one_row_of_the_tabs_columns() {
    List<BoardCell> row = BoardRows.run(Scene.sent(), "1.0.0");

    assertThat(row).hasSize(Tab.RUNS.headers().size());
    assertThat(lines(List.of(row)))
        .isEqualTo(
            "20261122T150312Z-7f3a | 2026-11-22T15:03:12Z | 2026-11-22T15:03:21Z | send | 5 |"
                + " sent 3, need a person 8, left to the next run 2, skipped 3 | 1.0.0\n");
  }

  @Test
  void a_run_that_failed_is_a_row_as_well() {
    List<BoardCell> row =
        BoardRows.failedRun(
            "send", Scene.RUN, Scene.NOW, Scene.NOW, ExitCode.CONFIGURATION, "1.0.0");

    assertThat(row).hasSize(Tab.RUNS.headers().size());
    assertThat(lines(List.of(row))).contains("| send | 3 | - | 1.0.0");
  }

  @Test
  void no_board_holds_client_data() {
    assertThat(
            lines(BoardRows.status(Scene.sent(), Scene.LINKS, LOOK))
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
        .map(row -> row.stream().map(BoardRowsTest::text).collect(Collectors.joining(" | ")) + "\n")
        .collect(Collectors.joining());
  }

  private static String text(BoardCell cell) {
    if (cell instanceof BoardCell.Link link) {
      return "[%s](%s)".formatted(link.text(), link.target());
    }
    return cell instanceof BoardCell.Text text ? text.text() : "";
  }
}
