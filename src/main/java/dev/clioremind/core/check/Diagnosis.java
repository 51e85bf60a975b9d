package dev.clioremind.core.check;

import dev.clioremind.core.ExitCode;
import dev.clioremind.core.check.CheckResult.Verdict;
import java.util.List;

/** What all checks found, in their order. */
public record Diagnosis(List<CheckResult> results) {

  public Diagnosis {
    results = List.copyOf(results);
  }

  public long count(Verdict verdict) {
    return results.stream().filter(result -> result.verdict() == verdict).count();
  }

  /** The failure that weighs most; good when there is none. */
  public ExitCode exitCode() {
    return Findings.exitCode(results);
  }
}
