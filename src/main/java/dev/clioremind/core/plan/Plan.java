package dev.clioremind.core.plan;

import dev.clioremind.core.sheet.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is to be done, and what not, and why: decided before anything is done.
 *
 * @param moment when, and how far ahead
 * @param listingRead when the deadlines were read
 * @param reminders in the order in which they go out
 * @param afterSent clients who were told something that no longer holds
 * @param toldBefore the same, of which an earlier run told a person: nothing new
 * @param withdrawals messages that wait at the service and are to be withdrawn first; the reminders
 *     are decided as if that was done
 * @param problems what a person should mend
 */
public record Plan(
    Moment moment,
    Instant listingRead,
    List<PlannedReminder> reminders,
    List<AfterSent> afterSent,
    List<AfterSent> toldBefore,
    List<Withdrawal> withdrawals,
    Coverage coverage,
    List<Problem> problems) {

  /**
   * By send day, deadline date and time, deadline and rule, so that the same facts give the same
   * list. What has no time comes first on its day.
   */
  static final Comparator<PlannedReminder> ORDER =
      Comparator.comparing((PlannedReminder p) -> p.subject().occasion().sendDay())
          .thenComparing(p -> p.subject().occasion().deadline().due().date())
          .thenComparing(p -> p.subject().occasion().deadline().due().time().orElse(LocalTime.MIN))
          .thenComparing(p -> p.subject().occasion().deadline().id())
          .thenComparing(p -> p.subject().occasion().rule().ruleId())
          .thenComparing(p -> p.subject().hash());

  private static final Comparator<AfterSent> BY_DEADLINE =
      Comparator.comparing((AfterSent a) -> a.event().deadlineId())
          .thenComparing(a -> a.event().hash());

  public Plan {
    reminders = reminders.stream().sorted(ORDER).toList();
    afterSent = afterSent.stream().sorted(BY_DEADLINE).toList();
    toldBefore = toldBefore.stream().sorted(BY_DEADLINE).toList();
    withdrawals =
        withdrawals.stream()
            .sorted(
                Comparator.comparing((Withdrawal w) -> w.scheduled().deadlineId())
                    .thenComparing(w -> w.scheduled().hash())
                    .thenComparing(w -> w.scheduled().id().toString()))
            .toList();
    problems = List.copyOf(problems);
  }

  /** One by which nothing is withdrawn. */
  public Plan(
      Moment moment,
      Instant listingRead,
      List<PlannedReminder> reminders,
      List<AfterSent> afterSent,
      Coverage coverage,
      List<Problem> problems) {
    this(moment, listingRead, reminders, afterSent, List.of(), List.of(), coverage, problems);
  }

  /** One of a firm that was told of nothing before. */
  public Plan(
      Moment moment,
      Instant listingRead,
      List<PlannedReminder> reminders,
      List<AfterSent> afterSent,
      List<Withdrawal> withdrawals,
      Coverage coverage,
      List<Problem> problems) {
    this(moment, listingRead, reminders, afterSent, List.of(), withdrawals, coverage, problems);
  }

  /** What goes to the message service now: at once or for a later moment. */
  public List<PlannedReminder> toHandOver() {
    return reminders.stream()
        .filter(p -> p.decision() == Decision.SEND || p.decision() == Decision.SCHEDULE)
        .toList();
  }

  /** What would go to the message service now, once a contact is added. */
  public List<PlannedReminder> waitingForContact() {
    return reminders.stream()
        .filter(p -> p.reason().equals(Optional.of(Reason.NEW_CONTACT)))
        .filter(p -> !p.subject().occasion().sendDay().isAfter(moment.today()))
        .toList();
  }

  /** How many reminders have a decision; every decision is there. */
  public Map<Decision, Long> counts() {
    Map<Decision, Long> counts = new TreeMap<>();
    for (Decision decision : Decision.values()) {
      counts.put(decision, reminders.stream().filter(p -> p.decision() == decision).count());
    }
    return counts;
  }

  /** How many reminders are skipped or held for each reason, the reasons in their own order. */
  public Map<Reason, Long> reasons() {
    return Stream.concat(
            reminders.stream().flatMap(p -> p.reason().stream()),
            afterSent.stream().map(AfterSent::reason))
        .collect(Collectors.groupingBy(r -> r, TreeMap::new, Collectors.counting()));
  }

  /**
   * The reminders that a person has to see to and was not told of before; they are due, not days
   * ahead.
   */
  public List<PlannedReminder> newForPerson() {
    LocalDate today = moment.today();
    return reminders.stream()
        .filter(p -> !p.subject().occasion().sendDay().isAfter(today))
        .filter(p -> p.reason().map(Reason::weight).stream().anyMatch(Plan::needsPerson))
        .toList();
  }

  private static boolean needsPerson(Reason.Weight weight) {
    return weight == Reason.Weight.NEEDS_PERSON || weight == Reason.Weight.NEEDS_PERSON_ALWAYS;
  }

  /** Whether anything is left to the next run. */
  public boolean leavesSomething() {
    return reminders.stream()
        .flatMap(p -> p.reason().stream())
        .anyMatch(r -> r.weight() == Reason.Weight.NEXT_RUN);
  }

  /** The same plan with other lines. */
  public Plan withReminders(List<PlannedReminder> others) {
    return new Plan(
        moment, listingRead, others, afterSent, toldBefore, withdrawals, coverage, problems);
  }

  /** The same plan with more clients who have to be told otherwise, or told at all. */
  public Plan withAfterSent(List<AfterSent> more) {
    List<AfterSent> all = new ArrayList<>(afterSent);
    all.addAll(more);
    return new Plan(
        moment, listingRead, reminders, all, toldBefore, withdrawals, coverage, problems);
  }

  /** The same plan with more problems. */
  public Plan withProblems(List<Problem> more) {
    List<Problem> all = new ArrayList<>(problems);
    all.addAll(more);
    return new Plan(
        moment, listingRead, reminders, afterSent, toldBefore, withdrawals, coverage, all);
  }
}
