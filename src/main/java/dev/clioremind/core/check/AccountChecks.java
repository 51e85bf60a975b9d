package dev.clioremind.core.check;

import dev.clioremind.core.ExitCode;
import dev.clioremind.core.access.Access;
import dev.clioremind.core.access.AccessCheck;
import dev.clioremind.core.access.Permission;
import dev.clioremind.core.access.Service;
import dev.clioremind.core.check.CheckResult.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * The sign-in of one service, each permission, and its time zone.
 *
 * @param zones reads the name of a zone as services write it
 */
record AccountChecks(Service service, AccessCheck check, Function<String, Optional<ZoneId>> zones) {

  /** The results; where the sign-in is refused as a whole, one failure stands for all. */
  List<CheckResult> run(ZoneId firm, Instant now) {
    Access access;
    try {
      access = check.check();
    } catch (RuntimeException e) {
      String why = "Not checked: %s did not let us in.".formatted(service.title());
      return List.of(
          CheckResult.failure(name("sign-in"), e),
          CheckResult.notRun(name("permissions"), why),
          CheckResult.notRun(name("time-zone"), why));
    }
    List<CheckResult> results = new ArrayList<>();
    results.add(
        CheckResult.ok(
            name("sign-in"),
            access.place().isBlank()
                ? "Signed in to %s.".formatted(service.title())
                : "Signed in to %s, account '%s'.".formatted(service.title(), access.place())));
    access.permissions().forEach(permission -> results.add(permission(permission)));
    results.add(zone(access, firm, now));
    return results;
  }

  /** {@code clio-court-rules}, {@code ghl-contacts.readonly}. */
  private String name(String what) {
    return service.word() + "-" + what.toLowerCase(Locale.ROOT).replace(' ', '-');
  }

  private CheckResult permission(Permission permission) {
    String name = name(permission.name());
    String purpose = "%s, for %s".formatted(permission.name(), permission.purpose());
    return switch (permission.state()) {
      case GRANTED -> CheckResult.ok(name, "Allowed: %s.".formatted(purpose));
      case NOT_ASKED ->
          CheckResult.notRun(
              name, "%s. It can't be tried without changing something.".formatted(purpose));
      case MISSING -> {
        String what = "Not allowed: %s.".formatted(purpose);
        yield permission.isRequired()
            ? new CheckResult(name, Verdict.FAILURE, what, grant(), ExitCode.SIGN_IN)
            : CheckResult.warning(name, what, "Only if it is needed: " + grant());
      }
    };
  }

  private String grant() {
    return switch (service) {
      case CLIO ->
          "Give the app this permission in Clio's developer portal, then run: clio-remind auth login clio";
      case GHL ->
          "Add the scope to the private integration in GoHighLevel; if the token changes, run: clio-remind auth login ghl";
      case GOOGLE -> "Share the spreadsheet with the account as Editor.";
    };
  }

  private CheckResult zone(Access access, ZoneId firm, Instant now) {
    String name = name("time-zone");
    Optional<ZoneId> theirs = zones.apply(access.zone());
    if (access.zone().isBlank() || theirs.isEmpty()) {
      return CheckResult.warning(
          name,
          access.zone().isBlank()
              ? "%s told no time zone.".formatted(service.title())
              : "%s names a time zone that is not known here.".formatted(service.title()),
          "Compare it with firm.time-zone (%s) by hand.".formatted(firm));
    }
    return sameForAYear(theirs.get(), firm, now)
        ? CheckResult.ok(
            name, "%s is in %s, as the firm is.".formatted(service.title(), theirs.get()))
        : CheckResult.warning(
            name,
            "%s is in %s, but firm.time-zone is %s.".formatted(service.title(), theirs.get(), firm),
            "If the firm is in %s, correct the zone in %s; if not, correct firm.time-zone."
                .formatted(firm, service.title()));
  }

  /** Many zones have several names. */
  private static boolean sameForAYear(ZoneId one, ZoneId other, Instant now) {
    for (int day = 0; day <= 366; day++) {
      Instant then = now.plus(Duration.ofDays(day));
      if (!one.getRules().getOffset(then).equals(other.getRules().getOffset(then))) {
        return false;
      }
    }
    return true;
  }
}
