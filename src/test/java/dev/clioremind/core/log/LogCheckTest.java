package dev.clioremind.core.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.clioremind.core.sheet.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What {@code audit verify} finds in a log, and what it takes for good. */
@Timeout(30)
class LogCheckTest {

  private static final Duration TAKEN_FOR = Duration.ofMinutes(45);
  private static final Instant NOW = Instant.parse("2026-11-23T15:00:00Z");
  private static final String HASH = "a".repeat(64);
  private static final String OTHER = "b".repeat(64);
  private static final String FINGERPRINT = "f".repeat(64);

  private static AuditEvent event(
      int attempt, String hash, Status status, String details, Duration ago) {
    return new AuditEvent(
        hash,
        NOW.minus(ago),
        "entry-1",
        "SMS-3d",
        status,
        details,
        new EventId(new AttemptId(new RunId("20261123T135900Z-000a"), attempt), status),
        "-",
        FINGERPRINT,
        "2026-11-26",
        "t");
  }

  private static AuditEvent event(int attempt, String hash, Status status) {
    return event(attempt, hash, status, "", Duration.ofHours(1));
  }

  private static List<Finding> found(AuditEvent... events) {
    return LogCheck.of(
        new AuditLog.Inspection(Arrays.asList(events), List.of(), List.of()), TAKEN_FOR, NOW);
  }

  private static List<Finding.Kind> kinds(AuditEvent... events) {
    return found(events).stream().map(Finding::kind).toList();
  }

  @Test
  void a_reminder_that_was_claimed_and_sent_once_is_good() {
    assertThat(
            found(
                event(1, HASH, Status.CLAIMED),
                event(1, HASH, Status.SENDING),
                event(1, HASH, Status.SUCCESS),
                event(1, HASH, Status.SUCCESS)))
        .isEmpty();
  }

  @Test
  void one_reminder_that_went_out_by_two_attempts_is_a_double_named_once() {
    List<Finding> found = found(event(1, HASH, Status.SUCCESS), event(2, HASH, Status.DELIVERED));

    assertThat(found).extracting(Finding::kind).containsExactly(Finding.Kind.DOUBLE);
    assertThat(found.get(0).hash()).isEqualTo(HASH);
    assertThat(found.get(0).what()).contains("2 times");
  }

  @Test
  void the_same_message_under_two_hashes_is_a_double_too() {
    assertThat(kinds(event(1, HASH, Status.SUCCESS), event(2, OTHER, Status.SCHEDULED)))
        .containsExactly(Finding.Kind.DOUBLE);
    assertThat(
            kinds(
                event(1, HASH, Status.SUCCESS),
                event(2, OTHER, Status.SCHEDULED),
                event(2, OTHER, Status.CANCELLED)))
        .isEmpty();
  }

  @Test
  void what_is_in_doubt_is_named_with_the_command_that_settles_it() {
    assertThat(found(event(1, HASH, Status.CLAIMED), event(1, HASH, Status.SENDING)))
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.kind()).isEqualTo(Finding.Kind.IN_DOUBT);
              assertThat(f.fix()).contains("audit resolve aaaaaaaa");
            });
    assertThat(
            kinds(
                event(1, HASH, Status.UNKNOWN),
                event(1, HASH, Status.RESOLVED, "drop by Kim", Duration.ZERO)))
        .isEmpty();
  }

  @Test
  void a_person_s_word_that_can_t_be_read_settles_nothing_and_is_named() {
    assertThat(
            kinds(
                event(1, HASH, Status.UNKNOWN),
                event(1, HASH, Status.RESOLVED, "Sent, I think", Duration.ZERO)))
        .containsExactly(Finding.Kind.IN_DOUBT, Finding.Kind.UNREADABLE_RESOLUTION);
  }

  @Test
  void a_claim_counts_only_when_its_run_is_gone_and_nothing_came_after() {
    assertThat(kinds(event(1, HASH, Status.CLAIMED))).containsExactly(Finding.Kind.OPEN_CLAIM);
    assertThat(kinds(event(1, HASH, Status.CLAIMED), event(1, HASH, Status.RELEASED))).isEmpty();
    assertThat(
            kinds(
                event(1, HASH, Status.CLAIMED),
                event(2, HASH, Status.SUCCESS, "", Duration.ofMinutes(5))))
        .isEmpty();
    assertThat(
            kinds(
                event(1, HASH, Status.CLAIMED),
                event(2, OTHER, Status.SUCCESS, "", Duration.ofMinutes(5))))
        .isEmpty();
    assertThat(kinds(event(1, HASH, Status.CLAIMED, "", Duration.ofDays(31)))).isEmpty();
    assertThat(found(event(1, HASH, Status.CLAIMED, "", Duration.ofMinutes(10))))
        .singleElement()
        .satisfies(f -> assertThat(f.kind().needsPerson()).isFalse());
  }

  @Test
  void edited_rows_and_what_can_t_be_trusted_are_passed_on_the_worst_first() {
    assertThat(
            LogCheck.of(
                new AuditLog.Inspection(
                    List.of(event(1, HASH, Status.UNKNOWN)),
                    List.of(Problem.row("AuditLog", 7, "EventID", "was edited by hand")),
                    List.of(Problem.needsPerson("AuditLog", "rows are missing"))),
                TAKEN_FOR,
                NOW))
        .extracting(Finding::kind)
        .containsExactly(Finding.Kind.UNTRUSTED, Finding.Kind.IN_DOUBT, Finding.Kind.EDITED_ROW);
  }

  @Test
  void rows_below_much_later_ones_are_named_and_those_of_runs_that_met_are_not() {
    AuditEvent old = event(1, HASH, Status.SUCCESS, "", Duration.ofHours(9));
    AuditEvent late = event(2, OTHER, Status.REJECTED, "", Duration.ofHours(1));

    assertThat(kinds(late, old)).containsExactly(Finding.Kind.MISPLACED_ROW);
    assertThat(found(late, old).get(0).toString()).contains(old.id().toString());
    assertThat(kinds(old, late)).isEmpty();
    assertThat(
            kinds(
                event(1, HASH, Status.SUCCESS, "", Duration.ofMinutes(30)),
                event(2, OTHER, Status.REJECTED, "", Duration.ofHours(1))))
        .isEmpty();
  }

  // A person's word, and how a reminder is named

  @Test
  void a_second_word_replaces_one_that_can_t_be_read_whatever_the_order() {
    AuditEvent unknown = event(1, HASH, Status.UNKNOWN);
    AuditEvent garbled = event(1, HASH, Status.RESOLVED, "Sent?", Duration.ofMinutes(9));
    Doubt doubt = EventLog.of(List.of(unknown, garbled), TAKEN_FOR).doubts(NOW).get(0);
    AuditEvent said = doubt.resolved(Resolution.NOT_SENT, "Kim", NOW);

    assertThat(said.id()).hasToString("20261123T135900Z-000a.1.resolved");
    assertThat(said.details()).isEqualTo("not-sent by Kim");
    for (List<AuditEvent> order :
        List.of(List.of(unknown, garbled, said), List.of(said, garbled, unknown))) {
      assertThat(EventLog.of(order, TAKEN_FOR).ofHash(HASH, NOW)).isEqualTo(AttemptState.FREE);
    }
  }

  @Test
  void a_doubt_is_held_until_lease_and_grace_of_its_attempt_are_over() {
    Doubt doubt =
        EventLog.of(
                List.of(
                    event(1, HASH, Status.CLAIMED, "", Duration.ofMinutes(50)),
                    event(1, HASH, Status.UNKNOWN, "", Duration.ofMinutes(20))),
                TAKEN_FOR)
            .doubts(NOW)
            .get(0);

    assertThat(doubt.heldUntil()).contains(NOW.minus(Duration.ofMinutes(5)));
    assertThat(doubt.isHeld(NOW.minus(Duration.ofMinutes(6)))).isTrue();
    assertThat(doubt.isHeld(NOW.minus(Duration.ofMinutes(5)))).isFalse();
  }

  @Test
  void a_prefix_is_read_in_any_case_and_has_four_digits_at_least() {
    assertThat(new HashPrefix(" AAAA ").fits(HASH)).isTrue();
    assertThat(new HashPrefix("aaab").fits(HASH)).isFalse();
    for (String wrong : List.of("", "aaa", "xyzw", "a".repeat(65))) {
      assertThatIllegalArgumentException().as(wrong).isThrownBy(() -> new HashPrefix(wrong));
    }
  }

  // One reminder's story

  @Test
  void a_story_is_in_the_order_of_time_and_knows_the_same_reminder_in_other_words() {
    EventLog log =
        EventLog.of(
            List.of(
                event(1, HASH, Status.RELEASED, "", Duration.ofMinutes(50)),
                event(1, HASH, Status.CLAIMED),
                event(2, OTHER, Status.SUCCESS)),
            TAKEN_FOR);

    ReminderStory story = ReminderStory.of(log, HASH, TAKEN_FOR, NOW);

    assertThat(story.events())
        .extracting(AuditEvent::status)
        .containsExactly(Status.CLAIMED, Status.RELEASED);
    assertThat(story.state()).isEqualTo(AttemptState.FREE);
    assertThat(story.inOtherWords()).isEqualTo(AttemptState.DONE);
    assertThat(story.otherDeadline()).contains("entry-1");
  }
}
