package dev.clioremind.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The states of DESIGN section 7. */
@Timeout(30)
class EventLogTest {

  private static final Duration TAKEN_FOR = Duration.ofMinutes(45);
  private static final Instant NOW = Instant.parse("2026-11-23T15:00:00Z");
  private static final RunId RUN = new RunId("20261123T145900Z-000a");
  private static final RunId RIVAL = new RunId("20261123T145930Z-000b");
  private static final String HASH = "a".repeat(64);
  private static final String OTHER = "b".repeat(64);
  private static final String FINGERPRINT = "f".repeat(64);

  private static AuditEvent event(
      RunId run, int attempt, String hash, String fingerprint, Status status, String details) {
    return new AuditEvent(
        hash,
        NOW.minusSeconds(60),
        "entry-" + hash.charAt(0),
        "SMS-3d",
        status,
        details,
        new EventId(new AttemptId(run, attempt), status),
        "-",
        fingerprint,
        "2026-11-26",
        "t");
  }

  private static AuditEvent event(Status status) {
    return event(RUN, 1, HASH, FINGERPRINT, status, details(status));
  }

  private static String details(Status status) {
    return status == Status.RESOLVED ? "not-sent by Kim" : "";
  }

  private static AttemptState state(AuditEvent... events) {
    return EventLog.of(List.of(events), TAKEN_FOR).ofHash(HASH, NOW);
  }

  private static AttemptState state(Status... statuses) {
    return state(Arrays.stream(statuses).map(EventLogTest::event).toArray(AuditEvent[]::new));
  }

  @Test
  void a_word_on_an_attempt_from_before_lost_rows_were_accepted_settles_no_twin() {
    // The simulation found it (seed 70144): the twin had gone out, and its rows were lost.
    Instant accepted = NOW.minusSeconds(30);
    AuditEvent old = event(Status.CLAIMED);
    AuditEvent word = old.next(Status.RESOLVED, NOW, "not-sent by Kim", "-");
    AuditEvent retried = event(RIVAL, 1, OTHER, FINGERPRINT, Status.CLAIMED, "");

    EventLog settled = EventLog.of(List.of(old, word), TAKEN_FOR).accepted(Optional.of(accepted));
    assertThat(settled.wasTriedSinceAccepted(HASH, FINGERPRINT)).isTrue();
    assertThat(settled.wasTriedSinceAccepted(OTHER, FINGERPRINT)).isFalse();

    EventLog tried =
        EventLog.of(List.of(old, retried), TAKEN_FOR)
            .accepted(Optional.of(accepted.minusSeconds(60)));
    assertThat(tried.wasTriedSinceAccepted(HASH, FINGERPRINT)).isTrue();
  }

  @Test
  void a_word_on_what_was_told_before_settles_no_other_hour_of_the_same_reminder() {
    // The simulation came near it (seed 44235): the hearing was moved to the hour of a twin that
    // had
    // gone out, and whose rows were lost.
    AuditEvent old = event(Status.SENDING);
    AuditEvent word = old.next(Status.RESOLVED, NOW, "not-sent by Kim", "-");
    EventLog settled =
        EventLog.of(List.of(old, word), TAKEN_FOR).accepted(Optional.of(NOW.minusSeconds(30)));

    assertThat(settled.wasTriedSinceAccepted(HASH, FINGERPRINT)).isTrue();
    assertThat(settled.wasTriedSinceAccepted(HASH, "the fingerprint of another hour")).isFalse();
  }

  @Test
  void what_says_that_somebody_was_messaged_is_done() {
    for (Status status :
        new Status[] {
          Status.SUCCESS,
          Status.SCHEDULED,
          Status.ENROLLED,
          Status.DELIVERED,
          Status.UNDELIVERED,
          Status.REJECTED
        }) {
      assertThat(state(Status.CLAIMED, Status.SENDING, status)).isEqualTo(AttemptState.DONE);
      assertThat(state(status)).isEqualTo(AttemptState.DONE);
    }
  }

  @Test
  void a_person_s_word_settles_an_attempt() {
    assertThat(state(event(Status.UNKNOWN), resolved("sent by Kim"))).isEqualTo(AttemptState.DONE);
    assertThat(state(event(Status.UNKNOWN), resolved("drop"))).isEqualTo(AttemptState.DONE);
    assertThat(state(event(Status.UNKNOWN), resolved("not-sent by Kim")))
        .isEqualTo(AttemptState.FREE);
    assertThat(state(event(Status.SENDING), resolved("not-sent"))).isEqualTo(AttemptState.FREE);
    assertThat(state(event(Status.UNKNOWN), resolved("sentinel"))).isEqualTo(AttemptState.IN_DOUBT);
  }

  private static AuditEvent resolved(String details) {
    return event(RUN, 1, HASH, FINGERPRINT, Status.RESOLVED, details);
  }

  private static AuditEvent cancelled(String details) {
    return event(RUN, 1, HASH, FINGERPRINT, Status.CANCELLED, details);
  }

  @Test
  void sending_without_an_outcome_and_unknown_are_in_doubt() {
    assertThat(state(Status.CLAIMED, Status.SENDING)).isEqualTo(AttemptState.IN_DOUBT);
    assertThat(state(Status.SENDING)).isEqualTo(AttemptState.IN_DOUBT);
    assertThat(state(Status.CLAIMED, Status.SENDING, Status.UNKNOWN))
        .isEqualTo(AttemptState.IN_DOUBT);
    assertThat(state(Status.UNKNOWN, Status.RELEASED)).isEqualTo(AttemptState.IN_DOUBT);
  }

  @Test
  void a_withdrawn_message_is_free_once_that_is_confirmed() {
    assertThat(state(event(Status.SCHEDULED), cancelled(""))).isEqualTo(AttemptState.FREE);
    assertThat(state(event(Status.SCHEDULED), cancelled("unconfirmed: no answer")))
        .isEqualTo(AttemptState.IN_DOUBT);
    assertThat(state(event(Status.SUCCESS), cancelled(""))).isEqualTo(AttemptState.DONE);
    assertThat(state(event(Status.SCHEDULED), event(Status.DELIVERED), cancelled("")))
        .isEqualTo(AttemptState.DONE);
  }

  @Test
  void a_claim_is_taken_until_lease_and_grace_are_over() {
    EventLog log = EventLog.of(List.of(event(Status.CLAIMED)), TAKEN_FOR);
    Instant claimed = NOW.minusSeconds(60);

    assertThat(log.ofHash(HASH, claimed)).isEqualTo(AttemptState.TAKEN);
    assertThat(log.ofHash(HASH, claimed.plus(TAKEN_FOR).minusNanos(1)))
        .isEqualTo(AttemptState.TAKEN);
    assertThat(log.ofHash(HASH, claimed.plus(TAKEN_FOR))).isEqualTo(AttemptState.FREE);
  }

  @Test
  void a_refusal_is_failed_and_a_release_is_free() {
    assertThat(state(Status.CLAIMED, Status.SENDING, Status.FAILED)).isEqualTo(AttemptState.FAILED);
    assertThat(state(Status.CLAIMED, Status.SENDING, Status.RELEASED)).isEqualTo(AttemptState.FREE);
    assertThat(state(Status.CLAIMED, Status.RELEASED)).isEqualTo(AttemptState.FREE);
    assertThat(state(Status.SKIPPED)).isEqualTo(AttemptState.FREE);
    assertThat(state(new AuditEvent[0])).isEqualTo(AttemptState.FREE);
  }

  /** The table of section 7 in other words, for any set of events of one attempt. */
  private static AttemptState expected(Set<Status> has) {
    EnumSet<Status> told =
        EnumSet.of(
            Status.SUCCESS, Status.ENROLLED, Status.DELIVERED, Status.UNDELIVERED, Status.REJECTED);
    if (!Collections.disjoint(has, told)
        || (has.contains(Status.SCHEDULED) && !has.contains(Status.CANCELLED))) {
      return AttemptState.DONE;
    }
    if (has.contains(Status.RESOLVED)) {
      return AttemptState.FREE;
    }
    if (has.contains(Status.SCHEDULED)) {
      return AttemptState.FREE; // withdrawn, for else it was told above
    }
    if (has.contains(Status.UNKNOWN)) {
      return AttemptState.IN_DOUBT;
    }
    if (has.contains(Status.FAILED)) {
      return AttemptState.FAILED;
    }
    if (has.contains(Status.RELEASED) || has.contains(Status.CANCELLED)) {
      return AttemptState.FREE;
    }
    if (has.contains(Status.SENDING)) {
      return AttemptState.IN_DOUBT;
    }
    return has.contains(Status.CLAIMED) ? AttemptState.TAKEN : AttemptState.FREE;
  }

  @Test
  void every_set_of_events_has_its_state() {
    List<Status> all = List.of(Status.values());
    for (int bits = 0; bits < 1 << all.size(); bits++) {
      List<AuditEvent> events = new ArrayList<>();
      EnumSet<Status> has = EnumSet.noneOf(Status.class);
      for (int i = 0; i < all.size(); i++) {
        if ((bits >> i & 1) == 1) {
          has.add(all.get(i));
          events.add(event(all.get(i)));
        }
      }
      EventLog log = EventLog.of(events, TAKEN_FOR);
      if (log.ofHash(HASH, NOW) != expected(has)
          || log.ofFingerprint(FINGERPRINT, NOW) != expected(has)) {
        assertThat(log.ofHash(HASH, NOW)).as("%s", has).isEqualTo(expected(has));
        assertThat(log.ofFingerprint(FINGERPRINT, NOW)).as("%s", has).isEqualTo(expected(has));
      }
    }
  }

  private static void permutations(
      List<AuditEvent> events, int from, Consumer<List<AuditEvent>> each) {
    if (from == events.size()) {
      each.accept(List.copyOf(events));
      return;
    }
    for (int i = from; i < events.size(); i++) {
      Collections.swap(events, from, i);
      permutations(events, from + 1, each);
      Collections.swap(events, from, i);
    }
  }

  @Test
  void the_order_of_the_rows_means_nothing() {
    List<List<AuditEvent>> sets =
        List.of(
            List.of(event(Status.CLAIMED), event(Status.SENDING), event(Status.SUCCESS)),
            List.of(
                event(Status.SCHEDULED),
                cancelled("unconfirmed"),
                cancelled("confirmed"),
                event(RUN, 2, HASH, FINGERPRINT, Status.CLAIMED, "")),
            List.of(
                event(Status.UNKNOWN),
                resolved("not-sent by Kim"),
                resolved("drop by Lou"),
                resolved("sent by Max"),
                event(RIVAL, 1, OTHER, FINGERPRINT, Status.FAILED, "")),
            List.of(event(Status.UNKNOWN), resolved("not-sent by Kim"), resolved("drop by Lou")),
            List.of(
                event(Status.CLAIMED),
                event(Status.RELEASED),
                event(RIVAL, 1, HASH, FINGERPRINT, Status.CLAIMED, ""),
                event(RIVAL, 1, HASH, FINGERPRINT, Status.SENDING, ""),
                event(RIVAL, 2, OTHER, FINGERPRINT, Status.FAILED, "")));
    for (List<AuditEvent> set : sets) {
      EventLog first = EventLog.of(set, TAKEN_FOR);
      permutations(
          new ArrayList<>(set),
          0,
          order -> {
            EventLog log = EventLog.of(order, TAKEN_FOR);
            assertThat(log.ofHash(HASH, NOW)).isEqualTo(first.ofHash(HASH, NOW));
            assertThat(log.ofHash(OTHER, NOW)).isEqualTo(first.ofHash(OTHER, NOW));
            assertThat(log.ofFingerprint(FINGERPRINT, NOW))
                .isEqualTo(first.ofFingerprint(FINGERPRINT, NOW));
            assertThat(log.isSettledUnsent(HASH)).isEqualTo(first.isSettledUnsent(HASH));
            assertThat(log.failures(HASH, FINGERPRINT))
                .isEqualTo(first.failures(HASH, FINGERPRINT));
            assertThat(log.messaged()).isEqualTo(first.messaged());
          });
    }
  }

  @Test
  void a_person_who_says_two_things_is_heard_on_the_safe_side() {
    assertThat(state(event(Status.UNKNOWN), resolved("not-sent"), resolved("sent")))
        .isEqualTo(AttemptState.DONE);
    assertThat(state(event(Status.UNKNOWN), resolved("not-sent"), resolved("drop")))
        .isEqualTo(AttemptState.DONE);
  }

  @Test
  void rows_of_one_event_id_are_one_event() {
    EventLog log =
        EventLog.of(
            List.of(event(Status.FAILED), event(Status.FAILED), event(Status.FAILED)), TAKEN_FOR);

    assertThat(log.failures(HASH, FINGERPRINT)).isEqualTo(1);
    assertThat(log.attempts(HASH)).hasSize(1);
    assertThat(log.attempts(HASH).get(0).events()).hasSize(1);
  }

  @Test
  void of_two_rows_of_one_event_the_one_that_names_the_message_holds_whatever_their_order() {
    AuditEvent nameless = event(Status.SCHEDULED);
    AuditEvent named =
        nameless.next(Status.SCHEDULED, nameless.time().plusSeconds(9), "looked up", "msg-7");

    for (List<AuditEvent> rows : List.of(List.of(nameless, named), List.of(named, nameless))) {
      EventLog log = EventLog.of(rows, TAKEN_FOR);
      assertThat(log.attempts(HASH).get(0).messageId()).contains("msg-7");
      assertThat(log.attempts(HASH).get(0).find(Status.SCHEDULED)).contains(named);
      assertThat(log.nameless(HASH)).isEmpty();
    }
    assertThat(EventLog.of(List.of(nameless), TAKEN_FOR).nameless(HASH)).hasSize(1);
    assertThat(EventLog.of(List.of(event(Status.ENROLLED)), TAKEN_FOR).nameless(HASH)).isEmpty();
  }

  @Test
  void closing_closes_only_the_attempt_it_names() {
    assertThat(
            state(
                event(Status.CLAIMED),
                event(RUN, 2, HASH, FINGERPRINT, Status.RELEASED, ""),
                event(RIVAL, 1, HASH, FINGERPRINT, Status.RELEASED, "")))
        .isEqualTo(AttemptState.TAKEN);
    assertThat(
            state(
                event(Status.UNKNOWN),
                event(RIVAL, 1, HASH, FINGERPRINT, Status.RESOLVED, "not-sent")))
        .isEqualTo(AttemptState.IN_DOUBT);
  }

  @Test
  void the_strongest_attempt_decides() {
    AuditEvent failed = event(RIVAL, 1, HASH, FINGERPRINT, Status.FAILED, "");
    AuditEvent claimed = event(RIVAL, 2, HASH, FINGERPRINT, Status.CLAIMED, "");
    AuditEvent sending = event(RIVAL, 3, HASH, FINGERPRINT, Status.SENDING, "");
    AuditEvent success = event(RIVAL, 4, HASH, FINGERPRINT, Status.SUCCESS, "");

    assertThat(state(failed)).isEqualTo(AttemptState.FAILED);
    assertThat(state(failed, claimed)).isEqualTo(AttemptState.TAKEN);
    assertThat(state(failed, claimed, sending)).isEqualTo(AttemptState.IN_DOUBT);
    assertThat(state(failed, claimed, sending, success)).isEqualTo(AttemptState.DONE);
  }

  @Test
  void a_fingerprint_has_the_state_of_all_that_share_it() {
    EventLog log =
        EventLog.of(List.of(event(RIVAL, 1, OTHER, FINGERPRINT, Status.SUCCESS, "")), TAKEN_FOR);

    assertThat(log.ofHash(HASH, NOW)).isEqualTo(AttemptState.FREE);
    assertThat(log.ofFingerprint(FINGERPRINT, NOW)).isEqualTo(AttemptState.DONE);
    assertThat(log.deadlineMessaged(FINGERPRINT)).contains("entry-b");
    assertThat(log.ofFingerprint("-", NOW)).isEqualTo(AttemptState.FREE);
  }

  @Test
  void rows_without_a_recipient_share_no_fingerprint() {
    EventLog log = EventLog.of(List.of(event(RIVAL, 1, OTHER, "-", Status.SUCCESS, "")), TAKEN_FOR);

    assertThat(log.ofFingerprint("-", NOW)).isEqualTo(AttemptState.FREE);
    assertThat(log.leavingOut(new AttemptId(RUN, 1), HASH, "-", NOW)).isEqualTo(AttemptState.FREE);
  }

  @Test
  void a_row_that_was_copied_to_another_hash_lends_it_no_weight() {
    AuditEvent copied = event(RUN, 1, OTHER, "-", Status.RELEASED, "");

    assertThat(state(event(Status.SENDING), copied)).isEqualTo(AttemptState.IN_DOUBT);
  }

  @Test
  void one_s_own_attempt_is_left_out_and_no_other() {
    AttemptId own = new AttemptId(RUN, 1);
    AuditEvent rival = event(RIVAL, 1, OTHER, FINGERPRINT, Status.CLAIMED, "");

    assertThat(
            EventLog.of(List.of(event(Status.CLAIMED)), TAKEN_FOR)
                .leavingOut(own, HASH, FINGERPRINT, NOW))
        .isEqualTo(AttemptState.FREE);
    EventLog both = EventLog.of(List.of(event(Status.CLAIMED), rival), TAKEN_FOR);
    assertThat(both.leavingOut(own, HASH, FINGERPRINT, NOW)).isEqualTo(AttemptState.TAKEN);
    assertThat(both.claimants(HASH, FINGERPRINT, NOW)).containsExactlyInAnyOrder(RUN, RIVAL);
    assertThat(both.claimants(HASH, FINGERPRINT, NOW.plus(TAKEN_FOR))).isEmpty();
  }

  @Test
  void failures_are_counted_under_hash_and_fingerprint_each_attempt_once() {
    EventLog log =
        EventLog.of(
            List.of(
                event(Status.FAILED),
                event(RIVAL, 1, OTHER, FINGERPRINT, Status.FAILED, ""),
                event(RIVAL, 2, HASH, "-", Status.FAILED, ""),
                event(RIVAL, 3, HASH, FINGERPRINT, Status.RELEASED, ""),
                event(RIVAL, 4, HASH, FINGERPRINT, Status.UNKNOWN, "")),
            TAKEN_FOR);

    assertThat(log.failures(HASH, FINGERPRINT)).isEqualTo(3);
  }

  @Test
  void what_was_refused_or_dropped_is_settled_though_unsent() {
    EventLog log = EventLog.of(List.of(event(Status.REJECTED)), TAKEN_FOR);
    assertThat(log.isSettledUnsent(HASH)).isTrue();
    assertThat(log.isFingerprintSettledUnsent(FINGERPRINT)).isTrue();
    assertThat(log.messaged()).isEmpty();

    EventLog both =
        EventLog.of(
            List.of(event(Status.REJECTED), event(RIVAL, 1, HASH, FINGERPRINT, Status.SUCCESS, "")),
            TAKEN_FOR);
    assertThat(both.isSettledUnsent(HASH)).isFalse();
    assertThat(both.messaged()).hasSize(1);
    assertThat(EventLog.of(List.of(), TAKEN_FOR).isSettledUnsent(HASH)).isFalse();
  }

  @Test
  void what_is_in_doubt_is_listed() {
    EventLog log =
        EventLog.of(
            List.of(event(Status.SENDING), event(RIVAL, 1, OTHER, FINGERPRINT, Status.CLAIMED, "")),
            TAKEN_FOR);

    assertThat(log.inDoubt(NOW)).containsExactly(HASH);
  }

  @Test
  void a_report_is_remembered_by_its_first_words() {
    EventLog log =
        EventLog.of(
            List.of(event(RUN, 1, HASH, "-", Status.SKIPPED, "no-phone and more")), TAKEN_FOR);

    assertThat(log.wasReported(HASH)).isTrue();
    assertThat(log.wasReported(HASH, "no-phone")).isTrue();
    assertThat(log.wasReported(HASH, "no-phones")).isFalse();
    assertThat(log.wasReported(HASH, "no")).isFalse();
    assertThat(log.wasReported(OTHER, "no-phone")).isFalse();
  }

  @Test
  void event_ids_are_read_back_as_they_were_written() {
    for (Status status : Status.values()) {
      EventId id = new EventId(new AttemptId(RUN, 12), status);
      assertThat(id.toString()).isEqualTo("20261123T145900Z-000a.12." + status.word());
      assertThat(EventId.parse(id.toString())).contains(id);
    }
    for (String text :
        new String[] {
          "",
          "-",
          "20261123T145900Z-000a.0.success",
          "20261123T145900Z-000a.1.sent",
          "20261123T145900Z-000A.1.success",
          "20261123T145900Z-000a.1.success.x",
          "20261123T145900Z-000a.99999999999.success"
        }) {
      assertThat(EventId.parse(text)).as(text).isEmpty();
    }
  }

  @Test
  void a_run_is_named_by_its_start_and_four_digits() {
    assertThat(RunId.of(Instant.parse("2026-11-22T15:03:12.9Z"), 0xABC7F3A))
        .isEqualTo(new RunId("20261122T150312Z-7f3a"));
    assertThat(RunId.of(Instant.parse("2026-11-22T15:03:12Z"), 1).value()).endsWith("-0001");
    assertThat(RUN).isLessThan(RIVAL);
  }
}
