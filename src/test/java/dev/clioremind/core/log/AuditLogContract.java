package dev.clioremind.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.core.sheet.Switch;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every audit log promises. A subclass says how one is opened. */
@Timeout(60)
public abstract class AuditLogContract {

  protected static final Instant NOW = Instant.parse("2026-11-22T15:03:12Z");
  protected static final LocalDate TODAY = LocalDate.parse("2026-11-22");
  protected static final RunId RUN = new RunId("20261122T150312Z-7f3a");
  protected static final RunId RIVAL = new RunId("20261122T150312Z-0b0b");
  protected static final String HASH =
      "1348a5eab67846b05c8419d94ecea99f9abffa337f9811ac3eaea619d457144f";
  protected static final String FINGERPRINT =
      "d43779540090b7756fe8c816757665dc452ccfff711cc3be04734e98625ac4b7";

  /** Opens the one log of this test, as a new run does. */
  protected abstract AuditLog open();

  /** Turns the switch in the sheet. */
  protected abstract void turn(Switch position);

  protected static AuditEvent event(RunId run, int attempt, Status status) {
    return new AuditEvent(
        HASH,
        NOW,
        "entry-1245",
        "SMS-3d",
        status,
        "",
        new EventId(new AttemptId(run, attempt), status),
        "-",
        FINGERPRINT,
        "2026-11-25T09:00-05:00",
        "ghl_sms_1");
  }

  private static AuditEvent at(Instant time, AuditEvent e) {
    return new AuditEvent(
        e.hash(),
        time,
        e.deadlineId(),
        e.ruleId(),
        e.status(),
        e.details(),
        e.id(),
        e.messageId(),
        e.fingerprint(),
        e.deadline(),
        e.templateId());
  }

  @Test
  void a_new_log_is_empty() {
    assertThat(open().events(TODAY)).isEmpty();
  }

  @Test
  void what_one_run_appends_the_next_run_reads() {
    AuditLog first = open();
    first.events(TODAY);
    AuditEvent claimed = event(RUN, 1, Status.CLAIMED);
    AuditEvent sending = claimed.next(Status.SENDING, NOW.plusSeconds(9), "", "");
    AuditEvent success = sending.next(Status.SUCCESS, NOW.plusSeconds(10), "", "msg-555");
    first.append(List.of(claimed));
    first.append(List.of(sending, success));

    assertThat(open().events(TODAY)).containsExactly(claimed, sending, success);
  }

  @Test
  void every_status_comes_back_as_it_was_written() {
    List<AuditEvent> all =
        Arrays.stream(Status.values()).map(status -> event(RUN, 1, status)).toList();
    open().append(all);

    assertThat(open().events(TODAY)).containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  void text_that_looks_like_a_formula_or_a_number_stays_text() {
    List<AuditEvent> hostile =
        List.of(
            event(RUN, 1, Status.CLAIMED)
                .next(Status.FAILED, NOW, "=HYPERLINK(\"https://example.com\")", "007"),
            event(RUN, 2, Status.CLAIMED).next(Status.FAILED, NOW, "+1", "1e5"),
            event(RUN, 3, Status.CLAIMED).next(Status.FAILED, NOW, "@x", "TRUE"),
            event(RUN, 4, Status.CLAIMED).next(Status.FAILED, NOW, "'quoted", "2026-11-25"),
            event(RUN, 5, Status.CLAIMED)
                .next(Status.FAILED, NOW, "größer \"x\"", "12345678901234567890"));
    open().append(hostile);

    assertThat(open().events(TODAY)).containsExactlyElementsOf(hostile);
  }

  @Test
  void rows_of_one_event_id_are_one_event() {
    AuditEvent claimed = event(RUN, 1, Status.CLAIMED);
    AuditLog log = open();
    log.append(List.of(claimed));
    log.append(List.of(claimed));

    assertThat(open().events(TODAY)).containsExactly(claimed);
    assertThat(log.readBack().events()).containsExactly(claimed);
  }

  @Test
  void rows_of_one_event_id_that_say_something_else_stay_apart() {
    AuditEvent mine = event(RUN, 1, Status.RESOLVED).next(Status.RESOLVED, NOW, "not-sent", "");
    AuditEvent other = mine.next(Status.RESOLVED, NOW, "sent", "");
    AuditLog log = open();
    log.append(List.of(mine));
    log.append(List.of(other));

    assertThat(open().events(TODAY)).containsExactly(mine, other);
    assertThat(log.readBack().events()).containsExactlyInAnyOrder(mine, other);
  }

  @Test
  void a_withdrawal_that_was_begun_and_then_confirmed_is_free_again() {
    AuditEvent scheduled = event(RUN, 1, Status.SCHEDULED);
    AuditEvent begun = scheduled.next(Status.CANCELLED, NOW, Attempt.UNCONFIRMED + ": moved", "");
    AuditEvent confirmed = scheduled.next(Status.CANCELLED, NOW.plusSeconds(9), "moved", "");
    AuditLog log = open();
    log.append(List.of(scheduled));
    log.append(List.of(begun));
    assertThat(state(open().events(TODAY))).isEqualTo(AttemptState.IN_DOUBT);
    assertThat(state(log.readBack().events())).isEqualTo(AttemptState.IN_DOUBT);

    log.append(List.of(confirmed));
    log.append(List.of(confirmed));

    assertThat(open().events(TODAY)).containsExactly(scheduled, begun, confirmed);
    assertThat(state(open().events(TODAY))).isEqualTo(AttemptState.FREE);
    assertThat(state(log.readBack().events())).isEqualTo(AttemptState.FREE);
  }

  private static AttemptState state(List<AuditEvent> events) {
    return EventLog.of(events, Duration.ofMinutes(45)).ofHash(HASH, NOW);
  }

  @Test
  void an_attempt_that_is_still_open_is_read_however_old_it_is() {
    AuditEvent old =
        at(
            Instant.parse("2025-01-07T08:00:00Z"),
            event(new RunId("20250107T080000Z-aaaa"), 1, Status.SENDING));
    open().append(List.of(old));

    assertThat(open().events(TODAY)).containsExactly(old);
  }

  @Test
  void nothing_to_append_changes_nothing() {
    AuditLog log = open();
    log.append(List.of());

    assertThat(log.readBack().events()).isEmpty();
  }

  @Test
  void a_second_look_shows_my_rows_and_those_of_a_rival() {
    AuditEvent before = event(RIVAL, 1, Status.CLAIMED);
    open().append(List.of(before));
    AuditLog mine = open();
    mine.events(TODAY);
    AuditEvent claimed = event(RUN, 1, Status.CLAIMED);
    mine.append(List.of(claimed));
    AuditEvent late = event(RIVAL, 2, Status.CLAIMED);
    AuditLog rival = open();
    rival.events(TODAY);
    rival.append(List.of(late));

    assertThat(mine.readBack().events()).containsExactlyInAnyOrder(before, claimed, late);
  }

  @Test
  void a_second_look_shows_the_switch_as_it_is_now() {
    turn(Switch.ON);
    AuditLog log = open();
    log.events(TODAY);
    assertThat(log.readBack().sending()).isEqualTo(Switch.ON);

    turn(Switch.PAUSED);
    assertThat(log.readBack().sending()).isEqualTo(Switch.PAUSED);
  }

  @Test
  void the_start_date_is_recorded_once_and_for_ever() {
    AuditLog log = open();
    assertThat(log.startDate()).isEmpty();
    log.recordStartDate(TODAY);
    log.recordStartDate(TODAY.plusDays(1));
    assertThat(log.startDate()).contains(TODAY);

    AuditLog later = open();
    later.recordStartDate(TODAY.plusDays(2));
    assertThat(open().startDate()).contains(TODAY);
  }
}
