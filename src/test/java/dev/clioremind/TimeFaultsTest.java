package dev.clioremind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.Office.Result;
import dev.clioremind.core.ExitCode;
import dev.clioremind.sandbox.CallObserver;
import dev.clioremind.sandbox.ReceivedCall;
import dev.clioremind.sandbox.Reply;
import dev.clioremind.sandbox.SampleFirm;
import dev.clioremind.sandbox.clio.ClioEntry;
import dev.clioremind.sandbox.clio.ClioTask;
import dev.clioremind.sandbox.ghl.GhlMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Clocks that change, days that end, runs that do not take place and deadlines that move, through
 * the whole program: what the client got, and when.
 */
@Timeout(120)
class TimeFaultsTest {

  private static final long HEARING = 9001;
  private static final long TASK = 9002;
  private static final long MATTER = 801;
  private static final String CLIENT = "ctClient0000000000000501";

  @TempDir private Path folder = Path.of(".");

  /** An office whose one rule reminds of motions, at whatever hour. */
  private Office officeAt(String local, String daysOut, String sendAt) {
    Office office = new Office(folder, at(local).toInstant());
    office.with("alert.empty = false");
    office.firm().clio().addEventType(77, "Motion");
    office.sandbox().book().deleteRows("ReminderRules", 2, 12);
    office
        .sandbox()
        .book()
        .typeRows(
            "ReminderRules",
            List.of(List.of("Motion", daysOut, "SMS", "court_sms", "", "yes", sendAt)));
    return office;
  }

  private static ZonedDateTime at(String local) {
    return LocalDateTime.parse(local).atZone(SampleFirm.ZONE);
  }

  private static void hearing(Office office, long id, ZonedDateTime start) {
    office
        .firm()
        .clio()
        .add(
            ClioEntry.timed(id, "Hearing on the motion", start)
                .inMatter(MATTER)
                .ofType(77)
                .onCalendar(31),
            start.toInstant().minus(Duration.ofDays(90)));
  }

  private static List<GhlMessage> got(Office office) {
    return office.sandbox().ghl().messagesTo(CLIENT);
  }

  /** Lets time pass once the rows that claim are in the log. */
  private static CallObserver afterTheClaims(Runnable action) {
    return new CallObserver() {
      private boolean done;

      @Override
      public synchronized void afterCall(ReceivedCall call, Reply reply) {
        if (!done && call.path().endsWith(":append") && call.path().contains("AuditLog")) {
          done = true;
          action.run();
        }
      }
    };
  }

  @Test
  @Survives("48c")
  void midnight_in_the_middle_of_a_run_makes_no_tomorrow_of_today() {
    try (Office office = officeAt("2026-11-24T23:59:30", "1", "")) {
      hearing(office, HEARING, at("2026-11-25T15:00"));
      office.sandbox().observe(afterTheClaims(() -> office.later(Duration.ofMinutes(1))));

      Result first = office.run("send");
      office.sandbox().observe(CallObserver.NONE);
      Result second = office.later(Duration.ofMinutes(1)).run("send");
      Result third = office.later(Duration.ofHours(1)).run("send");

      assertThat(got(office)).as(first.out() + second.out()).hasSize(1);
      assertThat(got(office).get(0).content()).contains("today").doesNotContain("tomorrow");
      assertThat(first.code()).isEqualTo(ExitCode.TRY_AGAIN.number());
      assertThat(second.code()).isZero();
      assertThat(third.code()).isZero();
    }
  }

  @Test
  @Survives("48c")
  void a_run_that_begins_before_midnight_and_one_after_it_send_one_reminder_each_day() {
    try (Office office = officeAt("2026-11-24T23:58:00", "3, 2", "")) {
      hearing(office, HEARING, at("2026-11-27T15:00"));

      office.run("send");
      office.later(Duration.ofMinutes(4)).run("send");
      office.later(Duration.ofMinutes(4)).run("send");

      assertThat(got(office)).hasSize(2);
      assertThat(got(office).get(0).content()).contains("in 3 days");
      assertThat(got(office).get(1).content()).contains("in 2 days");
    }
  }

  @Test
  void what_the_hours_of_the_recipient_have_overtaken_waits_for_the_next_day() {
    try (Office office = officeAt("2026-11-23T17:59:30", "3, 2", "")) {
      office.withEnvironment("CLIO_REMIND_SEND_WINDOW", "MON-SUN 09:00-18:00");
      hearing(office, HEARING, at("2026-11-26T15:00"));
      office.sandbox().observe(afterTheClaims(() -> office.later(Duration.ofMinutes(1))));

      Result late = office.run("send");
      office.sandbox().observe(CallObserver.NONE);

      assertThat(got(office)).isEmpty();
      assertThat(late.code()).isEqualTo(ExitCode.TRY_AGAIN.number());
      assertThat(late.out().replaceAll("\\s+", " "))
          .contains("the hours or the day it was written for were over");

      office.later(Duration.ofHours(16)).run("send");
      assertThat(got(office)).hasSize(1);
      assertThat(got(office).get(0).content()).contains("in 2 days");
    }
  }

  @Test
  void hours_that_end_while_messages_leave_stop_those_that_have_not_left() {
    try (Office office = officeAt("2026-11-23T17:59:30", "3", "")) {
      office.withEnvironment("CLIO_REMIND_SEND_WINDOW", "MON-SUN 09:00-18:00");
      for (int i = 0; i < 30; i++) {
        hearing(office, HEARING + 10 + i, at("2026-11-26T15:00").plusMinutes(i));
      }
      office
          .sandbox()
          .observe(
              new CallObserver() {
                private int messages;

                @Override
                public synchronized void beforeCall(ReceivedCall call) {
                  if (call.path().equals("/conversations/messages") && ++messages == 1) {
                    office.later(Duration.ofMinutes(1));
                  }
                }
              });

      Result late = office.run("send");

      // As many as are handed over at once.
      assertThat(got(office)).as(late.out()).hasSizeBetween(1, 8);
      assertThat(late.code()).isEqualTo(ExitCode.TRY_AGAIN.number());
    }
  }

  // Clocks that change

  @ParameterizedTest
  @CsvSource({
    // The rule's own hour does not exist, or exists twice; the hearing's hour neither.
    "2027-03-13T20:00, 2027-03-14T05:00, 0, 02:30, today, 5:00 AM, 2027-03-14T03:00, 2027-03-14T04:00",
    "2027-03-13T20:00, 2027-03-15T09:00, 1, 02:30, tomorrow, 9:00 AM, 2027-03-14T03:00, 2027-03-14T04:00",
    "2026-10-31T20:00, 2026-11-01T09:00, 0, 01:30, today, 9:00 AM, 2026-11-01T01:00, 2026-11-01T02:00",
    "2026-10-31T20:00, 2026-11-02T09:00, 1, 01:30, tomorrow, 9:00 AM, 2026-11-01T01:00, 2026-11-01T02:00",
    "2026-10-31T20:00, 2026-11-02T01:30, 1, 01:30, tomorrow, 1:30 AM, 2026-11-01T01:00, 2026-11-01T02:00",
  })
  @Survives({"48a", "48b"})
  void where_the_clocks_change_there_is_one_reminder_of_the_right_day_and_hour(
      String start,
      String due,
      String daysOut,
      String sendAt,
      String when,
      String hour,
      String from,
      String to) {
    try (Office office = officeAt(start, daysOut, sendAt)) {
      hearing(office, HEARING, at(due));

      for (int run = 0; run < 26; run++) {
        office.run("send");
        office.later(Duration.ofMinutes(30));
      }

      assertThat(got(office)).hasSize(1);
      GhlMessage message = got(office).get(0);
      assertThat(message.content()).contains(when).contains(hour);
      Instant left = message.scheduledFor().orElse(message.receivedAt());
      assertThat(left).isBetween(at(from).toInstant(), at(to).toInstant());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2026-10-29T09:00, 2026-11-01T01:30, -04:00, in 3 days, 1:30 AM",
    "2026-10-29T09:00, 2026-11-01T01:30, -05:00, in 3 days, 1:30 AM",
    "2027-03-11T09:00, 2027-03-14T03:30, -04:00, in 3 days, 3:30 AM"
  })
  @Survives({"48a", "48b"})
  void a_hearing_in_the_hour_of_the_change_is_told_by_its_own_hour(
      String start, String due, String offset, String when, String hour) {
    try (Office office = officeAt(start, "3", "")) {
      hearing(
          office,
          HEARING,
          ZonedDateTime.ofInstant(
              LocalDateTime.parse(due).toInstant(ZoneOffset.of(offset)), SampleFirm.ZONE));

      office.run("send");
      office.later(Duration.ofHours(2)).run("send");

      assertThat(got(office)).hasSize(1);
      assertThat(got(office).get(0).content()).contains(when).contains(hour);
    }
  }

  // Runs that do not take place

  @Test
  @Survives("49")
  void three_runs_that_were_missed_are_caught_up_once() {
    try (Office office = officeAt("2026-11-16T10:00", "5", "")) {
      office.run("send");
      for (int i = 0; i < 4; i++) {
        hearing(office, HEARING + 10 + i, at("2026-11-22T09:00").plusDays(i));
      }

      // Of Tuesday, Wednesday and Thursday nothing; then twice on Friday.
      Result friday = office.later(Duration.ofDays(4)).run("send");
      Result again = office.later(Duration.ofHours(2)).run("send");

      assertThat(got(office)).hasSize(4);
      assertThat(got(office)).extracting(GhlMessage::content).doesNotHaveDuplicates();
      assertThat(
              got(office).stream().map(m -> m.content().replaceAll("(?s).*(in \\d days).*", "$1")))
          .containsExactlyInAnyOrder("in 2 days", "in 3 days", "in 4 days", "in 5 days");
      assertThat(friday.code()).as(friday.out()).isZero();
      assertThat(again.code()).isZero();
    }
  }

  @Test
  @Survives("50")
  void what_was_missed_for_longer_than_is_caught_up_is_named_once() {
    try (Office office = officeAt("2026-11-10T10:00", "10", "")) {
      office.run("send");
      hearing(office, HEARING, at("2026-11-22T09:00"));

      // Its day was the 12th; it is caught up until the 16th.
      Result late = office.later(Duration.ofDays(7)).run("send");
      Result again = office.later(Duration.ofHours(2)).run("send");

      assertThat(got(office)).isEmpty();
      assertThat(late.code()).isEqualTo(ExitCode.NEEDS_PERSON.number());
      assertThat(late.out()).contains("Could not be sent in time", "entry-" + HEARING);
      assertThat(again.code()).isZero();
    }
  }

  // Deadlines that change

  /** What happens to the hearing in Clio; the last to a task. */
  @SuppressWarnings("ImmutableEnumChecker") // What it plays keeps nothing.
  enum Change {
    MOVED(office -> office.firm().clio().moveEntry(HEARING, LocalDate.of(2026, 12, 8))),
    RETIMED(office -> office.firm().clio().moveEntry(HEARING, at("2026-11-27T16:30"))),
    DELETED(office -> office.firm().clio().deleteEntry(HEARING)),
    CALLED_OFF(
        office -> office.firm().clio().renameEntry(HEARING, "VACATED: Hearing on the motion")),
    COMPLETED(office -> office.firm().clio().completeTask(TASK));

    private final Consumer<Office> play;

    Change(Consumer<Office> play) {
      this.play = play;
    }
  }

  private Office officeWith(Change change, String sendAt) {
    Office office = officeAt("2026-11-24T10:00", "3", sendAt);
    if (change == Change.COMPLETED) {
      office.sandbox().book().type("ReminderRules", "C2", "Email");
      office.sandbox().book().type("ReminderRules", "D2", "filing_email");
      office
          .sandbox()
          .book()
          .typeRows("DeadlineTypes", List.of(List.of("summary", "Motion papers", "Motion")));
      office
          .firm()
          .clio()
          .add(
              ClioTask.due(TASK, "Motion papers", LocalDate.of(2026, 11, 27)).inMatter(MATTER),
              at("2026-09-01T10:00").toInstant());
    } else {
      hearing(office, HEARING, at("2026-11-27T15:00"));
    }
    return office;
  }

  @ParameterizedTest
  @EnumSource(Change.class)
  @Survives("51a")
  void what_changed_after_it_was_claimed_is_not_sent(Change change) {
    try (Office office = officeWith(change, "")) {
      // The run is at work for longer than its reading of Clio is fresh.
      office
          .sandbox()
          .observe(
              afterTheClaims(
                  () -> {
                    office.later(Duration.ofMinutes(3));
                    change.play.accept(office);
                  }));

      Result run = office.run("send");

      assertThat(got(office)).as(run.out()).isEmpty();
      assertThat(run.code()).isEqualTo(ExitCode.TRY_AGAIN.number());
    }
  }

  @ParameterizedTest
  @EnumSource(Change.class)
  @Survives("51b")
  void what_changed_after_it_was_scheduled_is_withdrawn(Change change) {
    try (Office office = officeWith(change, "16:00")) {
      office.run("send");
      assertThat(got(office)).hasSize(1).allMatch(m -> m.scheduledFor().isPresent());
      change.play.accept(office);

      office.later(Duration.ofHours(1)).run("send");

      office.later(Duration.ofHours(8));
      assertThat(got(office).stream().filter(GhlMessage::wentOut))
          .noneMatch(m -> m.content().contains("3:00 PM"))
          .hasSize(change == Change.RETIMED ? 1 : 0);
    }
  }

  @ParameterizedTest
  @EnumSource(Change.class)
  @Survives("51c")
  void what_changed_after_it_was_sent_is_told_once(Change change) {
    try (Office office = officeWith(change, "")) {
      office.run("send");
      assertThat(got(office)).hasSize(1);
      change.play.accept(office);

      Result told = office.later(Duration.ofHours(1)).run("send");
      Result again = office.later(Duration.ofHours(1)).run("send");

      assertThat(told.code()).as(told.out()).isEqualTo(ExitCode.NEEDS_PERSON.number());
      assertThat(told.out().replaceAll("\\s+", " "))
          .containsAnyOf("the deadline has moved since", "the deadline is gone since");
      assertThat(again.code()).as(again.out()).isZero();
      assertThat(got(office)).hasSize(1);
    }
  }
}
