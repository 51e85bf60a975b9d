package dev.clioremind.report;

import dev.clioremind.core.log.AuditEvent;
import dev.clioremind.core.plan.Withdrawal;
import dev.clioremind.core.run.RunReport;
import dev.clioremind.core.send.WithdrawalOutcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A message that waits at GoHighLevel and is to be withdrawn, or was: the one list for people and
 * programs.
 *
 * @param outcome empty where it was not tried: a plan, a dry run, a run that was stopped
 */
record ReportedWithdrawal(
    Withdrawal withdrawal, Optional<WithdrawalOutcome.Kind> outcome, String detail) {

  private static final int HASH_PREFIX = 8;

  static List<ReportedWithdrawal> all(RunReport report) {
    if (report.performed().withdrawals().isEmpty()) {
      return report.plan().withdrawals().stream()
          .map(w -> new ReportedWithdrawal(w, Optional.empty(), ""))
          .toList();
    }
    return report.performed().withdrawals().stream()
        .map(o -> new ReportedWithdrawal(o.withdrawal(), Optional.of(o.kind()), o.detail()))
        .toList();
  }

  /** Those that a person has to look up. */
  static List<ReportedWithdrawal> forPerson(RunReport report) {
    return all(report).stream().filter(ReportedWithdrawal::needsPerson).toList();
  }

  /** Whether it may go out although it should not. */
  boolean needsPerson() {
    return outcome
        .map(kind -> kind == WithdrawalOutcome.Kind.UNCONFIRMED)
        .orElse(withdrawal.begun());
  }

  AuditEvent event() {
    return withdrawal.scheduled();
  }

  /** What a person does about one that is not confirmed. */
  String howToSettle() {
    return "Look at the client's conversation in GoHighLevel; if it still waits, delete it there. Then: clio-remind audit resolve "
        + event().hash().substring(0, HASH_PREFIX);
  }

  /** By the names of the JSON document; empty where there is nothing to say. */
  Map<String, String> members() {
    Map<String, String> members = new LinkedHashMap<>();
    members.put("hash", event().hash());
    members.put("deadlineId", event().deadlineId());
    members.put("ruleId", event().ruleId());
    members.put("deadline", event().deadline());
    members.put("scheduledFor", withdrawal.at().map(Object::toString).orElse(""));
    members.put("reason", withdrawal.why().word());
    members.put("outcome", outcome.map(WithdrawalOutcome.Kind::word).orElse(""));
    members.put("detail", detail);
    return members;
  }
}
