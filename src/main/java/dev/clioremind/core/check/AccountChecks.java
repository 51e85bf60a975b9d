package dev.clioremind.core.check;

import dev.clioremind.core.setup.Account;
import dev.clioremind.core.setup.Probe;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The sign-in of one service, one read of each kind, and its time zone.
 *
 * @param prefix of the checks' names: {@code clio}
 * @param service its name for people
 * @param needsAccount whether a run reads the account itself; else it is only for the comparison
 */
record AccountChecks(
    String prefix,
    String service,
    boolean needsAccount,
    Supplier<Account> account,
    List<Probe> probes) {

  /** The results; where nothing at all can be read, one failure stands for all. */
  List<CheckResult> run(ZoneId firm, Instant now) {
    Optional<Account> found = Optional.empty();
    Optional<CheckResult> refused = Optional.empty();
    try {
      found = Optional.of(account.get());
    } catch (RuntimeException e) {
      refused = Optional.of(CheckResult.failure(prefix + "-account", e));
    }
    List<CheckResult> reads = new ArrayList<>();
    for (Probe probe : probes) {
      reads.add(read(probe));
    }
    String signIn = prefix + "-sign-in";
    List<CheckResult> results = new ArrayList<>();
    if (found.isEmpty() && reads.stream().allMatch(CheckResult::failed)) {
      CheckResult why = reads.isEmpty() ? refused.orElseThrow() : reads.get(0);
      results.add(new CheckResult(signIn, why.verdict(), why.what(), why.fix(), why.code()));
      reads.forEach(
          read ->
              results.add(
                  CheckResult.notRun(
                      read.name(), "Not checked: %s can't be read at all.".formatted(service))));
      results.add(
          CheckResult.notRun(
              prefix + "-time-zone", "Not checked: %s can't be read at all.".formatted(service)));
      return results;
    }
    results.add(
        CheckResult.ok(
            signIn,
            found
                .map(Account::name)
                .filter(name -> !name.isBlank())
                .map(name -> "Signed in to %s, account '%s'.".formatted(service, name))
                .orElse("Signed in to %s.".formatted(service))));
    results.addAll(reads);
    results.add(found.isPresent() ? zone(found.get(), firm, now) : noZone(refused.orElseThrow()));
    return results;
  }

  private static CheckResult read(Probe probe) {
    try {
      probe.reading().read();
      return CheckResult.ok(probe.name(), "May read %s.".formatted(probe.what()));
    } catch (RuntimeException e) {
      return CheckResult.failure(probe.name(), e);
    }
  }

  private CheckResult noZone(CheckResult refused) {
    return needsAccount
        ? refused
        : CheckResult.warning(
            prefix + "-time-zone",
            "Its time zone can't be compared with the firm's. " + refused.what(),
            "Compare it by hand; runs do not need this permission.");
  }

  private CheckResult zone(Account found, ZoneId firm, Instant now) {
    String name = prefix + "-time-zone";
    if (found.zone().isEmpty()) {
      return CheckResult.warning(
          name,
          found.zoneName().isEmpty()
              ? "%s names no time zone.".formatted(service)
              : "%s names a time zone that is not known here.".formatted(service),
          "Compare it with firm.time-zone (%s) by hand.".formatted(firm));
    }
    ZoneId theirs = found.zone().get();
    return theirs.getRules().equals(firm.getRules()) || sameForAYear(theirs, firm, now)
        ? CheckResult.ok(name, "%s is in %s, as the firm is.".formatted(service, theirs))
        : CheckResult.warning(
            name,
            "%s is in %s, but firm.time-zone is %s.".formatted(service, theirs, firm),
            "If the firm is in %s, correct the zone in %s; if not, correct firm.time-zone."
                .formatted(firm, service));
  }

  private static boolean sameForAYear(ZoneId one, ZoneId other, Instant now) {
    for (int day = 0; day <= 366; day += 7) {
      Instant then = now.plus(java.time.Duration.ofDays(day));
      if (!one.getRules().getOffset(then).equals(other.getRules().getOffset(then))) {
        return false;
      }
    }
    return true;
  }
}
