package dev.clioremind.core.send;

import static dev.clioremind.core.send.SendScene.LARGER;
import static dev.clioremind.core.send.SendScene.NOW;
import static dev.clioremind.core.send.SendScene.RUN;
import static dev.clioremind.core.send.SendScene.SMALLER;
import static dev.clioremind.core.send.SendScene.down;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clioremind.Survives;
import dev.clioremind.core.ConfigurationException;
import dev.clioremind.core.ExitCode;
import dev.clioremind.core.ServiceException;
import dev.clioremind.core.deadline.Deadline;
import dev.clioremind.core.deadline.Labels;
import dev.clioremind.core.log.AttemptId;
import dev.clioremind.core.log.AuditEvent;
import dev.clioremind.core.log.EventId;
import dev.clioremind.core.log.InMemoryAuditLog;
import dev.clioremind.core.log.RunId;
import dev.clioremind.core.log.Status;
import dev.clioremind.core.plan.Plan;
import dev.clioremind.core.plan.PlanScene;
import dev.clioremind.core.plan.PlannedReminder;
import dev.clioremind.core.progress.Step;
import dev.clioremind.core.progress.Work;
import dev.clioremind.core.sheet.Problem;
import dev.clioremind.core.sheet.Switch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Never twice, judged by what the sender received; and never lost, judged by what is said. */
@Timeout(30)
class DispatchTest {

  private static final Duration SETTLE = Duration.ofSeconds(5);

  @AfterEach
  void the_thread_is_left_as_it_was() {
    assertThat(Thread.interrupted()).isFalse();
  }

  private static List<ReminderOutcome> outcomes(SendScene scene, Performed performed) {
    return scene.plan.toHandOver().stream()
        .map(line -> performed.outcomes().get(SendScene.hash(line)))
        .toList();
  }

  @Test
  void a_reminder_is_claimed_written_down_sent_and_written_down_again() {
    SendScene scene = new SendScene(2);

    Performed performed = scene.perform();

    assertThat(scene.received).containsExactlyInAnyOrder("ghl600", "ghl601");
    assertThat(scene.log.words(scene.hash(0))).containsExactly("claimed", "sending", "success");
    assertThat(scene.log.words(scene.hash(1))).containsExactly("claimed", "sending", "success");
    assertThat(scene.waits).containsExactly(SETTLE, SETTLE);
    assertThat(outcomes(scene, performed)).containsOnly(ReminderOutcome.SUCCESS);
    assertThat(performed.codes()).containsExactly(ExitCode.GOOD);
    AuditEvent success = scene.log.rows().get(4);
    assertThat(success.messageId()).isEqualTo("msg-1");
    assertThat(success.deadline()).isEqualTo("2026-11-26T09:00-05:00");
    assertThat(success.id().attempt().run()).isEqualTo(RUN);
  }

  @Test
  void nothing_is_posted_before_its_sending_row_is_in_the_log() {
    SendScene scene = new SendScene(7).chunk(2);

    scene.perform();

    assertThat(scene.received).hasSize(7);
    assertThat(scene.tooEarly).isEmpty();
  }

  @Test
  void outcomes_of_a_chunk_and_the_next_sending_rows_are_one_append() {
    SendScene scene = new SendScene(4).chunk(2);

    scene.perform();

    assertThat(scene.log.rows().stream().map(e -> e.status().word()).toList())
        .containsExactly(
            "claimed", "claimed", "claimed", "claimed", "sending", "sending", "success", "success",
            "sending", "sending", "success", "success");
    // Claims, the first sending rows, both together, the last outcomes: there is no fifth append.
    SendScene counted = new SendScene(4).chunk(2).appendFails(5, new IllegalStateException());
    assertThat(counted.perform().codes()).containsExactly(ExitCode.GOOD);
  }

  @Test
  void whoever_looks_on_is_told_of_each_message_and_of_those_that_stay_behind() {
    SendScene scene = new SendScene(5).chunk(2);
    // While the first chunk is looked at once more, a rival's message shows up.
    scene.onWait(
        n -> {
          if (n == 2) {
            scene.log.put(List.of(scene.rival(SMALLER, 0, Status.SUCCESS)));
          }
        });

    scene.perform();

    assertThat(scene.steps)
        .containsExactlyInAnyOrder(
            new Step(Work.SENDING, 0, 5),
            new Step(Work.SENDING, 1, 5),
            new Step(Work.SENDING, 2, 5),
            new Step(Work.SENDING, 3, 5),
            new Step(Work.SENDING, 4, 5),
            new Step(Work.SENDING, 5, 5));
    assertThat(scene.received).hasSize(4);
  }

  @Test
  void with_nothing_to_do_nothing_is_written() {
    SendScene scene = new SendScene(0);

    assertThat(scene.perform().codes()).isEmpty();
    assertThat(scene.log.rows()).isEmpty();
    assertThat(scene.waits).isEmpty();
  }

  @Test
  void a_message_for_later_is_handed_over_with_its_moment() {
    Plan plan = PlanScene.forPeople(1).now("2026-11-23T12:00:00Z").plan();
    SendScene scene =
        new SendScene(plan, new InMemoryAuditLog())
            .answers(n -> new Outcome(Outcome.Kind.SCHEDULED, "m", ""));
    scene.pass(Duration.ofHours(-3));

    scene.perform();

    assertThat(scene.log.words(scene.hash(0))).containsExactly("claimed", "sending", "scheduled");
    assertThat(scene.log.rows().get(1).details()).isEqualTo("for 2026-11-23T14:00:00Z");
    assertThat(scene.log.rows().get(2).details()).isEqualTo("for 2026-11-23T14:00:00Z");
    assertThat(scene.moments).containsExactly(Optional.of(Instant.parse("2026-11-23T14:00:00Z")));
  }

  @Test
  void a_moment_that_has_gone_by_is_not_scheduled_any_more() {
    Plan plan = PlanScene.forPeople(1).now("2026-11-23T12:00:00Z").plan();
    SendScene scene = new SendScene(plan, new InMemoryAuditLog());

    scene.perform();

    assertThat(scene.log.words(scene.hash(0))).containsExactly("claimed", "sending", "success");
    assertThat(scene.moments).containsExactly(Optional.empty());
  }

  @Test
  void what_fell_due_before_it_could_leave_is_not_sent_and_a_person_is_told() {
    SendScene scene = new SendScene(1).lease(Duration.ofDays(9));
    scene.onWait(n -> scene.pass(Duration.ofDays(4)));

    Performed performed = scene.perform();

    assertThat(scene.received).isEmpty();
    assertThat(scene.log.words(scene.hash(0))).containsExactly("claimed", "released");
    assertThat(performed.problems())
        .extracting(Problem::weight)
        .contains(Problem.Weight.NEEDS_PERSON);
  }

  @Test
  void every_kind_of_outcome_has_its_row_and_its_exit_code() {
    for (Outcome.Kind kind : Outcome.Kind.values()) {
      SendScene scene = new SendScene(1).answers(n -> new Outcome(kind, "msg-1", ""));

      Performed performed = scene.perform();

      assertThat(scene.log.words(scene.hash(0)))
          .containsExactly("claimed", "sending", kind.status().word());
      assertThat(outcomes(scene, performed)).containsExactly(ReminderOutcome.of(kind.status()));
      assertThat(performed.codes()).contains(ReminderOutcome.of(kind.status()).exitCode());
    }
  }

  // Too many, and what is only said.

  @Test
  void more_than_the_limit_refuses_all() {
    SendScene scene = new SendScene(3).maxSends(2);

    Performed performed = scene.perform();

    assertThat(scene.received).isEmpty();
    assertThat(scene.log.rows()).isEmpty();
    assertThat(performed.codes()).containsExactly(ExitCode.REFUSED);
    assertThat(performed.problems())
        .containsExactly(
            Problem.warning(
                "send.max-sends",
                "3 reminders are due, more than send.max-sends (2) allows in one run: none was sent"));
    assertThat(new SendScene(2).maxSends(2).perform().codes()).containsExactly(ExitCode.GOOD);
  }

  @Test
  void what_a_person_is_told_of_is_written_once() {
    PlanScene firm =
        new PlanScene()
            .person(PlanScene.person(PlanScene.CLIENT, "Ann", "Lee", "", ""))
            .entry("1", "Court Date", "2026-11-26")
            .entry("2", "Deposition", "2026-11-26");
    InMemoryAuditLog log = new InMemoryAuditLog();

    new SendScene(firm.plan(), log).perform();
    assertThat(log.rows())
        .singleElement()
        .satisfies(
            e -> {
              assertThat(e.status()).isEqualTo(Status.SKIPPED);
              assertThat(e.details()).isEqualTo("no-phone");
            });

    Plan next = firm.log(log.rows()).plan();
    new SendScene(next, log).perform();
    assertThat(log.rows()).hasSize(1);
  }

  @Test
  void and_also_when_too_many_are_refused() {
    PlanScene firm =
        PlanScene.forPeople(2)
            .person(PlanScene.person(PlanScene.CLIENT, "Ann", "Lee", "", ""))
            .entry("1", "Court Date", "2026-11-26");
    SendScene scene = new SendScene(firm.plan(), new InMemoryAuditLog()).maxSends(1);

    scene.perform();

    assertThat(scene.log.rows()).extracting(AuditEvent::status).containsExactly(Status.SKIPPED);
  }

  // Rivals.

  private static void afterMyClaims(SendScene scene, AuditEvent... rows) {
    scene.log.afterNextAppend(mine -> scene.log.put(List.of(rows)));
  }

  @Test
  void what_a_rival_has_sent_or_may_have_sent_is_lost_at_once() {
    for (Status status : new Status[] {Status.SENDING, Status.SUCCESS, Status.UNKNOWN}) {
      SendScene scene = new SendScene(2);
      afterMyClaims(scene, scene.rival(LARGER, 0, status));

      Performed performed = scene.perform();

      assertThat(scene.received).containsExactly("ghl601");
      assertThat(scene.log.words(scene.hash(0))).contains("claimed", "released");
      assertThat(outcomes(scene, performed))
          .containsExactly(ReminderOutcome.TAKEN, ReminderOutcome.SUCCESS);
      assertThat(performed.codes()).contains(ExitCode.TRY_AGAIN);
      // Once for the claims, once for the sending row of the other.
      assertThat(scene.waits).hasSize(2);
    }
  }

  @Test
  void a_rival_that_appears_only_in_other_words_counts_too() {
    SendScene scene = new SendScene(1);
    AuditEvent claim = scene.rival(LARGER, 0, Status.SENDING);
    AuditEvent twin =
        new AuditEvent(
            "c".repeat(64),
            claim.time(),
            "entry-9",
            claim.ruleId(),
            claim.status(),
            "",
            claim.id(),
            "-",
            claim.fingerprint(),
            "-",
            "-");
    afterMyClaims(scene, twin);

    scene.perform();

    assertThat(scene.received).isEmpty();
  }

  @Test
  void a_rival_that_appears_while_this_run_waits_counts_too() {
    SendScene scene = new SendScene(1);
    scene.onWait(n -> scene.log.put(List.of(scene.rival(SMALLER, 0, Status.SUCCESS))));

    scene.perform();

    assertThat(scene.received).isEmpty();
  }

  @Test
  void a_rival_that_was_refused_or_let_go_stands_in_nobody_s_way() {
    for (Status status : new Status[] {Status.FAILED, Status.RELEASED}) {
      SendScene scene = new SendScene(1);
      afterMyClaims(
          scene, scene.rival(SMALLER, 0, Status.CLAIMED), scene.rival(SMALLER, 0, status));

      scene.perform();

      assertThat(scene.received).hasSize(1);
    }
  }

  @Test
  void a_claim_that_can_t_be_seen_does_not_count() {
    SendScene scene = new SendScene(2);
    scene.readBackShows(
        events -> events.stream().filter(e -> !e.hash().equals(scene.hash(0))).toList());

    Performed performed = scene.perform();

    assertThat(scene.received).containsExactly("ghl601");
    assertThat(outcomes(scene, performed)).first().isEqualTo(ReminderOutcome.TAKEN);
    assertThat(scene.log.words(scene.hash(0))).containsExactly("claimed", "released");
  }

  @Test
  void of_two_live_claims_both_let_go_and_the_smallest_run_claims_again_at_once() {
    SendScene scene = new SendScene(1);
    scene.log.afterNextAppend(
        mine -> {
          scene.log.put(List.of(scene.rival(LARGER, 0, Status.CLAIMED)));
          scene.log.afterNextAppend(
              again -> scene.log.put(List.of(scene.rival(LARGER, 0, Status.RELEASED))));
        });

    Performed performed = scene.perform();

    assertThat(scene.received).hasSize(1);
    assertThat(outcomes(scene, performed)).containsExactly(ReminderOutcome.SUCCESS);
    assertThat(
            scene.log.rows().stream()
                .filter(e -> e.id().attempt().run().equals(RUN))
                .map(e -> e.id().attempt().number() + " " + e.status()))
        .containsExactly("1 claimed", "1 released", "2 claimed", "2 sending", "2 success");
    assertThat(scene.waits).containsExactly(SETTLE, SETTLE, SETTLE);
  }

  @Test
  void the_others_wait_three_settle_times_and_find_it_sent() {
    SendScene scene = new SendScene(1);
    afterMyClaims(scene, scene.rival(SMALLER, 0, Status.CLAIMED));
    scene.onWait(
        n -> {
          if (n == 2) {
            scene.log.put(
                List.of(
                    scene.rival(SMALLER, 0, Status.SENDING),
                    scene.rival(SMALLER, 0, Status.SUCCESS)));
          }
        });

    Performed performed = scene.perform();

    assertThat(scene.received).isEmpty();
    assertThat(scene.waits).containsExactly(SETTLE, SETTLE.multipliedBy(3));
    assertThat(outcomes(scene, performed)).containsExactly(ReminderOutcome.TAKEN);
    assertThat(scene.log.words(scene.hash(0)).stream().filter("claimed"::equals)).hasSize(2);
  }

  @Test
  void what_waits_to_be_claimed_again_is_released_once() {
    SendScene scene = new SendScene(1);
    afterMyClaims(scene, scene.rival(SMALLER, 0, Status.CLAIMED));
    scene.onWait(
        n -> {
          if (n == 2) {
            scene.turn(Switch.PAUSED);
          }
        });

    Performed performed = scene.perform();

    assertThat(scene.received).isEmpty();
    assertThat(outcomes(scene, performed)).containsExactly(ReminderOutcome.RELEASED);
    assertThat(
            scene.log.rows().stream()
                .filter(e -> e.id().attempt().run().equals(RUN))
                .map(e -> e.status() + " " + e.details()))
        .containsExactly("claimed ", "released taken");
  }

  @Test
  void or_find_it_free_and_send_it() {
    SendScene scene = new SendScene(1);
    afterMyClaims(scene, scene.rival(SMALLER, 0, Status.CLAIMED));
    scene.onWait(
        n -> {
          if (n == 2) {
            scene.log.put(List.of(scene.rival(SMALLER, 0, Status.RELEASED)));
          }
        });

    scene.perform();

    assertThat(scene.received).hasSize(1);
    assertThat(scene.waits).containsExactly(SETTLE, SETTLE.multipliedBy(3), SETTLE, SETTLE);
  }

  @Test
  void what_stays_contested_for_three_rounds_is_taken() {
    SendScene scene = new SendScene(1);
    scene.onWait(n -> scene.log.put(List.of(scene.rival(LARGER, 0, Status.CLAIMED))));

    Performed performed = scene.perform();

    assertThat(scene.received).isEmpty();
    assertThat(scene.waits).hasSize(3);
    assertThat(outcomes(scene, performed)).containsExactly(ReminderOutcome.TAKEN);
    List<AuditEvent> mine =
        scene.log.rows().stream().filter(e -> e.id().attempt().run().equals(RUN)).toList();
    assertThat(mine.stream().filter(e -> e.status() == Status.CLAIMED)).hasSize(3);
    assertThat(mine.stream().filter(e -> e.status() == Status.RELEASED)).hasSize(3);
  }

  @Test
  void three_runs_at_once_message_each_person_once() throws InterruptedException {
    for (int i = 0; i < 30; i++) {
      InMemoryAuditLog log = new InMemoryAuditLog();
      Plan plan = SendScene.planned(3);
      List<SendScene> runs =
          List.of(
              new SendScene(plan, log).run(SMALLER),
              new SendScene(plan, log).run(RUN),
              new SendScene(plan, log).run(LARGER));
      List<Thread> threads = runs.stream().map(r -> new Thread(r::perform)).toList();
      threads.forEach(Thread::start);
      for (Thread thread : threads) {
        thread.join();
      }

      List<String> received = new ArrayList<>();
      runs.forEach(r -> received.addAll(r.received));
      assertThat(received).doesNotHaveDuplicates();
    }
  }

  // The switch, the lease and the signals.

  @Test
  void a_switch_that_is_paused_while_it_settles_stops_all() {
    SendScene scene = new SendScene(2);
    scene.onWait(n -> scene.turn(Switch.PAUSED));

    Performed performed = scene.perform();

    assertThat(scene.received).isEmpty();
    assertThat(scene.log.words(scene.hash(0))).containsExactly("claimed", "released");
    assertThat(ExitCode.first(performed.codes())).isEqualTo(ExitCode.REFUSED);
    assertThat(outcomes(scene, performed)).containsOnly(ReminderOutcome.RELEASED);
  }

  @Test
  void a_switch_that_is_paused_between_chunks_stops_the_rest() {
    SendScene scene = new SendScene(6).chunk(2);
    scene.beforeSend(n -> scene.turn(Switch.PAUSED));

    Performed performed = scene.perform();

    assertThat(scene.received).hasSize(2);
    assertThat(scene.log.words(scene.hash(0))).containsExactly("claimed", "sending", "success");
    for (int i = 2; i < 4; i++) {
      assertThat(scene.log.words(scene.hash(i))).containsExactly("claimed", "sending", "released");
    }
    for (int i = 4; i < 6; i++) {
      assertThat(scene.log.words(scene.hash(i))).containsExactly("claimed", "released");
    }
    assertThat(ExitCode.first(performed.codes())).isEqualTo(ExitCode.REFUSED);
  }

  // The look at the sending rows.

  @Test
  void a_sending_row_that_another_append_overwrote_is_not_sent() {
    SendScene scene = new SendScene(2);
    scene.readBackShows(
        events ->
            events.stream()
                .filter(e -> e.status() != Status.SENDING || !e.hash().equals(scene.hash(0)))
                .toList());

    Performed performed = scene.perform();

    assertThat(scene.received).containsExactly("ghl601");
    assertThat(outcomes(scene, performed))
        .containsExactly(ReminderOutcome.RELEASED, ReminderOutcome.SUCCESS);
    assertThat(performed.details()).containsEntry(scene.hash(0), "its row was overwritten");
    assertThat(scene.log.words(scene.hash(0))).containsExactly("claimed", "sending", "released");
    assertThat(performed.codes()).contains(ExitCode.TRY_AGAIN);
  }

  @Test
  void a_rival_whose_sending_row_shows_only_then_still_counts() {
    for (Status status : new Status[] {Status.SENDING, Status.SUCCESS, Status.UNKNOWN}) {
      SendScene scene = new SendScene(2);
      scene.onWait(
          n -> {
            if (n == 2) {
              scene.log.put(List.of(scene.rival(SMALLER, 0, status)));
            }
          });

      Performed performed = scene.perform();

      assertThat(scene.received).containsExactly("ghl601");
      assertThat(scene.log.words(scene.hash(0))).endsWith("released");
      assertThat(performed.details()).containsEntry(scene.hash(0), "taken");
    }
  }

  @Test
  void a_late_claim_of_a_rival_does_no_harm_any_more() {
    SendScene scene = new SendScene(1);
    scene.onWait(
        n -> {
          if (n == 2) {
            scene.log.put(List.of(scene.rival(SMALLER, 0, Status.CLAIMED)));
          }
        });

    scene.perform();

    assertThat(scene.received).hasSize(1);
  }

  @Test
  void a_switch_that_is_paused_before_the_first_message_stops_it() {
    SendScene scene = new SendScene(1);
    scene.onWait(
        n -> {
          if (n == 2) {
            scene.turn(Switch.PAUSED);
          }
        });

    Performed performed = scene.perform();

    assertThat(scene.received).isEmpty();
    assertThat(scene.log.words(scene.hash(0))).containsExactly("claimed", "sending", "released");
    assertThat(ExitCode.first(performed.codes())).isEqualTo(ExitCode.REFUSED);
  }

  // Two runs of one name: a RunID has but sixteen random bits.

  @Test
  void runs_of_one_name_do_not_share_an_event() {
    InMemoryAuditLog log = new InMemoryAuditLog();
    SendScene mine = new SendScene(SendScene.planned(1), log).random(7);
    SendScene namesake = new SendScene(SendScene.planned(1), log).random(8);
    mine.onWait(
        n -> {
          if (n == 1) {
            namesake.perform();
          }
        });

    mine.perform();

    assertThat(mine.received.size() + namesake.received.size()).isEqualTo(1);
    assertThat(log.rows()).extracting(AuditEvent::id).doesNotHaveDuplicates();
    assertThat(log.rows())
        .extracting(e -> e.attempt().run() + "." + e.attempt().number())
        .contains(RUN + ".7001", RUN + ".8001");
  }

  @Test
  void a_lease_that_is_over_stops_before_the_next_message_on_either_clock() {
    for (boolean wall : new boolean[] {true, false}) {
      SendScene scene = new SendScene(4).chunk(1);
      Duration halfAnHour = Duration.ofMinutes(30);
      scene.beforeSend(
          n -> {
            if (n == 2 && wall) {
              scene.pass(halfAnHour);
            } else if (n == 2) {
              scene.passMonotonic(halfAnHour);
            }
          });

      Performed performed = scene.perform();

      assertThat(scene.received).hasSize(2);
      assertThat(scene.log.words(scene.hash(1))).endsWith("success");
      assertThat(scene.log.words(scene.hash(2))).containsExactly("claimed", "released");
      assertThat(performed.details()).containsValue("lease-over");
      assertThat(ExitCode.first(performed.codes())).isEqualTo(ExitCode.TRY_AGAIN);
    }
  }

  @Test
  void also_within_a_chunk() {
    SendScene scene = new SendScene(40);
    scene.beforeSend(n -> scene.pass(Duration.ofMinutes(30)));

    Performed performed = scene.perform();

    assertThat(scene.received).hasSizeLessThanOrEqualTo(SendSettings.PARALLEL);
    assertThat(outcomes(scene, performed)).contains(ReminderOutcome.RELEASED);
    assertThat(scene.log.words(scene.hash(39))).containsExactly("claimed", "sending", "released");
  }

  @Test
  void a_request_to_stop_lets_what_is_in_flight_be_written_down() {
    SendScene scene = new SendScene(4).chunk(1);
    scene.beforeSend(
        n -> {
          if (n == 2) {
            scene.stop(ExitCode.TERMINATED);
          }
        });

    Performed performed = scene.perform();

    assertThat(scene.received).hasSize(2);
    assertThat(scene.log.words(scene.hash(1))).containsExactly("claimed", "sending", "success");
    assertThat(scene.log.words(scene.hash(2))).containsExactly("claimed", "released");
    assertThat(ExitCode.first(performed.codes())).isEqualTo(ExitCode.TERMINATED);
  }

  @Test
  void a_request_to_stop_while_it_settles_sends_nothing() {
    SendScene scene = new SendScene(1);
    scene.onWait(n -> scene.stop(ExitCode.INTERRUPTED));

    assertThat(ExitCode.first(scene.perform().codes())).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(scene.received).isEmpty();
    assertThat(scene.log.words(scene.hash(0))).containsExactly("claimed", "released");
  }

  @Test
  void an_interrupt_while_it_settles_is_kept_until_the_claims_are_released() {
    SendScene scene = new SendScene(1);
    scene.onWait(n -> Thread.currentThread().interrupt());

    Performed performed = scene.perform();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(scene.received).isEmpty();
    assertThat(scene.log.words(scene.hash(0))).containsExactly("claimed", "released");
    assertThat(ExitCode.first(performed.codes())).isEqualTo(ExitCode.INTERRUPTED);
  }

  @Test
  void an_interrupt_while_messages_are_in_flight_is_kept_until_they_are_written_down() {
    SendScene scene = new SendScene(3).chunk(1);
    Thread run = Thread.currentThread();
    scene.beforeSend(
        n -> {
          if (n == 1) {
            run.interrupt();
            while (run.isInterrupted()) {
              Thread.onSpinWait();
            }
          }
        });

    Performed performed = scene.perform();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(scene.received).hasSize(1);
    assertThat(scene.log.words(scene.hash(0))).containsExactly("claimed", "sending", "success");
    assertThat(scene.log.words(scene.hash(1))).containsExactly("claimed", "released");
    assertThat(ExitCode.first(performed.codes())).isEqualTo(ExitCode.INTERRUPTED);
  }

  // What the service says.

  @Test
  @Survives("13")
  void a_burst_of_unknown_outcomes_stops_the_run() {
    SendScene scene = new SendScene(60).chunk(50).answers(Outcome.Kind.UNKNOWN);

    Performed performed = scene.perform();

    assertThat(scene.received)
        .hasSizeBetween(5, SendSettings.UNKNOWNS_IN_A_ROW + SendSettings.PARALLEL);
    assertThat(outcomes(scene, performed))
        .contains(ReminderOutcome.UNKNOWN, ReminderOutcome.RELEASED);
    assertThat(scene.log.words(scene.hash(59))).containsExactly("claimed", "released");
    assertThat(performed.codes()).contains(ExitCode.NEEDS_PERSON, ExitCode.TRY_AGAIN);
  }

  @Test
  void single_unknown_outcomes_do_not() {
    SendScene scene =
        new SendScene(20)
            .chunk(1)
            .answers(
                n -> n % 2 == 0 ? SendScene.SUCCESS : Outcome.of(Outcome.Kind.UNKNOWN, "lost"));

    scene.perform();

    assertThat(scene.received).hasSize(20);
  }

  @Test
  void a_refused_sign_in_or_a_service_that_is_down_stops_and_releases_the_rest() {
    for (Outcome.Kind kind :
        new Outcome.Kind[] {Outcome.Kind.NOT_SENT_SIGN_IN, Outcome.Kind.NOT_SENT_SERVICE_DOWN}) {
      SendScene scene = new SendScene(30).chunk(20).answers(kind);

      Performed performed = scene.perform();

      assertThat(scene.received).hasSizeLessThanOrEqualTo(SendSettings.PARALLEL);
      assertThat(outcomes(scene, performed)).containsOnly(ReminderOutcome.RELEASED);
      assertThat(scene.log.words(scene.hash(29))).containsExactly("claimed", "released");
      assertThat(ExitCode.first(performed.codes()))
          .isEqualTo(kind == Outcome.Kind.NOT_SENT_SIGN_IN ? ExitCode.SIGN_IN : ExitCode.TRY_AGAIN);
    }
  }

  @Test
  void a_channel_that_the_service_closes_is_released_and_the_rest_stays_due() {
    SendScene scene =
        new SendScene(30)
            .chunk(10)
            .answers(
                n ->
                    n <= 2
                        ? SendScene.SUCCESS
                        : Outcome.of(Outcome.Kind.NOT_SENT_CHANNEL_CLOSED, "daily limit"));

    Performed performed = scene.perform();

    assertThat(scene.received).hasSizeBetween(3, 2 + SendSettings.PARALLEL);
    assertThat(performed.outcomes().values())
        .filteredOn(o -> o == ReminderOutcome.SUCCESS)
        .hasSize(2);
    assertThat(performed.outcomes().values())
        .containsOnly(ReminderOutcome.SUCCESS, ReminderOutcome.RELEASED);
    // A later chunk is not even said to be sent.
    assertThat(scene.log.words(scene.hash(29))).containsExactly("claimed", "released");
    assertThat(ExitCode.first(performed.codes())).isEqualTo(ExitCode.TRY_AGAIN);
  }

  @Test
  void a_sender_that_throws_leaves_its_message_in_doubt() {
    SendScene scene =
        new SendScene(2)
            .chunk(1)
            .answers(
                n -> {
                  if (n == 1) {
                    throw new IllegalStateException("+12125550142");
                  }
                  return SendScene.SUCCESS;
                });

    Performed performed = scene.perform();

    assertThat(scene.log.words(scene.hash(0))).containsExactly("claimed", "sending", "unknown");
    assertThat(scene.log.words(scene.hash(1))).endsWith("success");
    assertThat(ExitCode.first(performed.codes())).isEqualTo(ExitCode.DEFECT);
    assertThat(performed.problems().toString() + scene.log.rows()).doesNotContain("+1212");
  }

  @Test
  void a_sender_that_always_throws_is_stopped() {
    SendScene scene =
        new SendScene(60)
            .chunk(10)
            .answers(
                n -> {
                  throw new IllegalStateException();
                });

    scene.perform();

    assertThat(scene.received).hasSizeLessThanOrEqualTo(10);
    assertThat(scene.log.words(scene.hash(59))).containsExactly("claimed", "released");
  }

  // Old listings.

  @Test
  void a_fresh_listing_is_not_read_again() {
    SendScene scene = new SendScene(2);

    scene.perform();

    assertThat(scene.rereads).isEmpty();
  }

  private static void anHour(SendScene scene) {
    scene.onWait(n -> scene.pass(Duration.ofMinutes(2)));
  }

  @Test
  @Survives("51a")
  void what_changed_since_an_old_listing_is_not_sent() {
    List<UnaryOperator<Deadline>> changes =
        List.of(
            PlanScene.movedTo("2026-11-26T10:00"),
            PlanScene.movedTo("2026-11-26"),
            PlanScene.summary("VACATED hearing"),
            PlanScene.summary("Hearing, cancelled by the clerk"),
            PlanScene.summary("Another hearing"),
            PlanScene.location("Room 5"),
            PlanScene.description("#nosms"),
            PlanScene.labels(Labels.entry("Court Date", "Off", false)),
            PlanScene.labels(Labels.entry("Lee Park", "Hearings", false)),
            PlanScene.matterStatus("closed"),
            PlanScene.ofMatter("1"));
    for (UnaryOperator<Deadline> change : changes) {
      SendScene scene = new SendScene(2);
      anHour(scene);
      scene.clio(scene.deadline(0), change);

      Performed performed = scene.perform();

      assertThat(scene.received).containsExactly("ghl601");
      assertThat(scene.log.words(scene.hash(0))).containsExactly("claimed", "released");
      assertThat(performed.details()).containsValue("moved");
      assertThat(performed.codes()).contains(ExitCode.TRY_AGAIN);
    }
  }

  @Test
  void what_is_gone_since_an_old_listing_is_not_sent() {
    SendScene scene = new SendScene(2);
    anHour(scene);
    scene.gone(scene.deadline(1));

    scene.perform();

    assertThat(scene.received).containsExactly("ghl600");
    assertThat(scene.rereads).containsExactly(Set.of(scene.deadline(0), scene.deadline(1)));
  }

  @Test
  void when_it_can_t_be_read_again_nothing_of_it_is_sent_and_what_was_sent_is_written_down() {
    SendScene scene = new SendScene(3).chunk(1).rereadFails(down());
    scene.beforeSend(n -> scene.pass(Duration.ofMinutes(3)));

    Performed performed = scene.perform();

    assertThat(scene.received).hasSize(1);
    assertThat(scene.log.words(scene.hash(0))).containsExactly("claimed", "sending", "success");
    assertThat(scene.log.words(scene.hash(1))).containsExactly("claimed", "released");
    assertThat(scene.log.words(scene.hash(2))).containsExactly("claimed", "released");
    assertThat(ExitCode.first(performed.codes())).isEqualTo(ExitCode.TRY_AGAIN);
  }

  @Test
  void an_address_that_went_wrong_meanwhile_releases_what_was_claimed_and_reports_what_was_sent() {
    SendScene scene =
        new SendScene(2)
            .chunk(1)
            .rereadFails(new ConfigurationException("Clio answered 410.", "Set clio.api-version."));
    scene.beforeSend(n -> scene.pass(Duration.ofMinutes(3)));

    Performed performed = scene.perform();

    assertThat(scene.received).hasSize(1);
    assertThat(scene.log.words(scene.hash(0))).containsExactly("claimed", "sending", "success");
    assertThat(scene.log.words(scene.hash(1))).containsExactly("claimed", "released");
    assertThat(ExitCode.first(performed.codes())).isEqualTo(ExitCode.CONFIGURATION);
    assertThat(performed.problems())
        .extracting(Problem::what)
        .containsExactly("Clio answered 410. Set clio.api-version.");
  }

  /** The second chunk leaves after the two minutes, so only it is looked at again. */
  @Test
  void a_listing_that_grows_old_between_two_chunks_is_read_again_for_the_second() {
    SendScene scene = new SendScene(2).chunk(1);
    scene.beforeSend(n -> scene.pass(Duration.ofMinutes(3)));
    scene.clio(scene.deadline(1), PlanScene.matterStatus("closed"));

    scene.perform();

    assertThat(scene.received).containsExactly("ghl600");
    assertThat(scene.rereads).containsExactly(Set.of(scene.deadline(1)));
  }

  // A log that fails.

  @Test
  void when_the_claims_can_t_be_written_nothing_is_sent() {
    SendScene scene = new SendScene(2).appendFails(1, down());

    assertThatThrownBy(scene::perform).isInstanceOf(ServiceException.class);
    assertThat(scene.received).isEmpty();
  }

  @Test
  void when_the_log_can_t_be_read_back_the_claims_are_released() {
    SendScene scene = new SendScene(2).readBackFails(1, down());

    Performed performed = scene.perform();

    assertThat(scene.received).isEmpty();
    assertThat(outcomes(scene, performed)).containsOnly(ReminderOutcome.RELEASED);
    assertThat(scene.log.words(scene.hash(0))).containsExactly("claimed", "released");
    assertThat(ExitCode.first(performed.codes())).isEqualTo(ExitCode.TRY_AGAIN);
  }

  @Test
  void when_it_can_t_be_read_between_chunks_what_was_sent_is_written_down() {
    for (RuntimeException failure :
        new RuntimeException[] {down(), new ConfigurationException("The log shrank.", "Look.")}) {
      SendScene scene = new SendScene(4).chunk(2).readBackFails(3, failure);

      Performed performed = scene.perform();

      assertThat(scene.received).hasSize(2);
      assertThat(scene.log.words(scene.hash(0))).containsExactly("claimed", "sending", "success");
      assertThat(scene.log.words(scene.hash(3))).containsExactly("claimed", "sending", "released");
      assertThat(ExitCode.first(performed.codes()))
          .isEqualTo(
              failure instanceof ServiceException ? ExitCode.TRY_AGAIN : ExitCode.CONFIGURATION);
    }
  }

  @Test
  void sending_rows_whose_append_failed_are_closed_whether_or_not_they_landed() {
    for (boolean landed : new boolean[] {false, true}) {
      SendScene scene = new SendScene(4).chunk(2).appendFails(3, down());
      if (landed) {
        scene.thoughItWasWritten();
      }

      Performed performed = scene.perform();

      assertThat(scene.received).hasSize(2);
      assertThat(scene.log.words(scene.hash(0))).contains("success");
      assertThat(scene.log.words(scene.hash(2))).endsWith("released");
      assertThat(outcomes(scene, performed))
          .containsExactly(
              ReminderOutcome.SUCCESS,
              ReminderOutcome.SUCCESS,
              ReminderOutcome.RELEASED,
              ReminderOutcome.RELEASED);
      assertThat(performed.problems())
          .extracting(Problem::weight)
          .containsOnly(Problem.Weight.WARNING);
      assertThat(ExitCode.first(performed.codes())).isEqualTo(ExitCode.TRY_AGAIN);
    }
  }

  @Test
  void outcomes_that_can_t_be_written_are_said_to_be_in_doubt() {
    SendScene scene = new SendScene(1).appendsFailFrom(3, down());

    Performed performed = scene.perform();

    assertThat(scene.received).hasSize(1);
    assertThat(scene.log.words(scene.hash(0))).containsExactly("claimed", "sending");
    assertThat(performed.problems())
        .singleElement()
        .satisfies(p -> assertThat(p.weight()).isEqualTo(Problem.Weight.NEEDS_PERSON));
    assertThat(performed.codes()).contains(ExitCode.TRY_AGAIN);
  }

  @Test
  void a_log_that_can_no_longer_be_trusted_stops_the_run_with_its_code() {
    SendScene scene =
        new SendScene(4).chunk(2).appendsFailFrom(2, new ConfigurationException("What.", "Fix."));

    Performed performed = scene.perform();

    assertThat(scene.received).isEmpty();
    assertThat(ExitCode.first(performed.codes())).isEqualTo(ExitCode.CONFIGURATION);
  }

  /** FAULTS, the method: every append fails once in every way, then two good runs follow. */
  @Test
  void whichever_append_fails_nobody_is_messaged_twice_and_nobody_is_lost() {
    for (int number = 1; number <= 6; number++) {
      for (boolean landed : new boolean[] {false, true}) {
        for (boolean forEver : new boolean[] {false, true}) {
          InMemoryAuditLog log = new InMemoryAuditLog();
          List<String> received = Collections.synchronizedList(new ArrayList<>());
          SendScene first = new SendScene(SendScene.planned(5), log).chunk(2);
          if (forEver) {
            first.appendsFailFrom(number, down());
          } else {
            first.appendFails(number, down());
          }
          if (landed) {
            first.thoughItWasWritten();
          }
          try {
            first.perform();
          } catch (ServiceException e) {
            assertThat(number).isEqualTo(1);
          }
          received.addAll(first.received);
          for (int healed = 1; healed <= 2; healed++) {
            Plan plan =
                PlanScene.forPeople(5)
                    .now(NOW.plus(Duration.ofHours(healed)).toString())
                    .log(log.rows())
                    .plan();
            SendScene next =
                new SendScene(plan, log)
                    .run(new RunId("20261123T1%s0000Z-aaaa".formatted(5 + healed)));
            next.pass(Duration.ofHours(healed));
            next.perform();
            received.addAll(next.received);
          }

          assertThat(received).doesNotHaveDuplicates();
          Set<String> named = new HashSet<>();
          for (PlannedReminder line :
              PlanScene.forPeople(5)
                  .now("2026-11-23T18:00:00Z")
                  .log(log.rows())
                  .plan()
                  .newForPerson()) {
            assertThat(PlanScene.line(line)).endsWith("hold in-doubt");
            named.add(SendScene.hash(line));
          }
          assertThat(received.size() + named.size()).isGreaterThanOrEqualTo(5);
        }
      }
    }
  }

  @Test
  void an_attempt_keeps_its_number_in_all_its_rows() {
    SendScene scene = new SendScene(2);

    scene.perform();

    assertThat(scene.log.rows())
        .extracting(AuditEvent::id)
        .contains(
            new EventId(new AttemptId(RUN, 1), Status.CLAIMED),
            new EventId(new AttemptId(RUN, 1), Status.SENDING),
            new EventId(new AttemptId(RUN, 2), Status.SUCCESS));
  }
}
