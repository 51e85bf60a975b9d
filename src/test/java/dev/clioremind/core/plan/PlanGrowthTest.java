package dev.clioremind.core.plan;

import static dev.clioremind.core.plan.PlanScene.matter;
import static dev.clioremind.core.plan.PlanScene.ofMatter;
import static dev.clioremind.core.plan.PlanScene.person;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.core.log.Status;
import dev.clioremind.core.people.MatterId;
import dev.clioremind.core.people.Party;
import dev.clioremind.core.people.PersonId;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What a plan costs as a firm grows, with everything that a plan can meet growing alike: deadlines
 * that are due, sent, waiting at the service, or gone from Clio meanwhile, and relationships.
 * Judged by the thread's own processor time, which a busy machine does not change much.
 */
@Timeout(120)
class PlanGrowthTest {

  private static final int SMALL = 800;
  private static final int TIMES = 4;

  @Test
  void four_times_the_firm_takes_hardly_more_than_four_times_the_time() {
    Firm small = new Firm(SMALL);
    Firm large = new Firm(SMALL * TIMES);
    for (int i = 0; i < 5; i++) {
      small.plan(); // until the planner is compiled
    }
    double before = small.leastMillis();
    double after = large.leastMillis();
    System.out.printf(
        Locale.ROOT,
        "plan of %s deadlines: %.0f ms of processor time, of %s: %.0f ms%n",
        small.deadlines(),
        before,
        large.deadlines(),
        after);
    // With a scan of all for each it was twelve times.
    assertThat(after / before).isLessThan(TIMES * 1.75);
  }

  /**
   * Of every four deadlines one is due, one was sent and two wait at the service; the last quarter
   * of all is gone from Clio since.
   */
  private static final class Firm {

    private static final int FATES = 4;

    private final int each;
    private final PlanScene scene;

    Firm(int each) {
      this.each = each;
      PlanScene then = firm(deadlines());
      for (PlannedReminder line : then.plan().reminders()) {
        int number =
            Integer.parseInt(line.subject().occasion().deadline().id().clioId()) - 1_000_000;
        if (number % FATES != 0) {
          then.log(
              line.subject(),
              Status.CLAIMED,
              Status.SENDING,
              number % FATES == 1 ? Status.SUCCESS : Status.SCHEDULED);
        }
      }
      this.scene = firm(deadlines() * (FATES - 1) / FATES).log(then.events());
    }

    int deadlines() {
      return each * FATES;
    }

    private static PlanScene firm(int entries) {
      PlanScene scene =
          new PlanScene()
              .rules(
                  """
                  Deadline Type | DaysOut | Channel | TemplateID | Audience
                  Court Date    | 3       | SMS     | ghl_sms_1  | Reminders to
                  """);
      for (int i = 0; i < entries; i++) {
        PersonId person = PersonId.contact("" + (600_000 + i));
        MatterId matter = new MatterId("" + (700_000 + i));
        scene.matter(matter(matter.value(), "open", new Party.Known(person)));
        scene.person(person(person, "Ann", "Lee", "+1212555" + (1_000 + i), "a@example.com"));
        scene.relationship(matter, "Reminders to", new Party.Known(person));
        scene.entry(
            "" + (1_000_000 + i), "Court Date", "2026-11-26T09:00", ofMatter(matter.value()));
      }
      return scene;
    }

    Plan plan() {
      Plan plan = scene.plan();
      assertThat(plan.toHandOver()).hasSize(each * (FATES - 1) / FATES);
      assertThat(plan.withdrawals()).hasSize(each / 2);
      return plan;
    }

    double leastMillis() {
      long least = Long.MAX_VALUE;
      for (int i = 0; i < 3; i++) {
        long begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        plan();
        least =
            Math.min(least, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun);
      }
      return Duration.ofNanos(least).toNanos() / 1e6;
    }
  }
}
