package dev.clioremind.core.check;

import dev.clioremind.core.ExitCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Gathers results, and keeps a check that fails from stopping the others. Not thread-safe. */
final class Findings {

  private final List<CheckResult> results = new ArrayList<>();

  List<CheckResult> results() {
    return List.copyOf(results);
  }

  void add(CheckResult result) {
    results.add(result);
  }

  /** Runs a check; what ends it becomes its result. */
  void run(String name, Supplier<List<CheckResult>> check) {
    try {
      results.addAll(check.get());
    } catch (RuntimeException e) {
      results.add(CheckResult.failure(name, e));
    }
  }

  /**
   * What a check needs to look at; a failure to get it becomes the check's result.
   *
   * @return empty where it could not be got
   */
  <T> Optional<T> get(String name, Supplier<T> reading) {
    try {
      return Optional.of(reading.get());
    } catch (RuntimeException e) {
      results.add(CheckResult.failure(name, e));
      return Optional.empty();
    }
  }

  void notRun(String why, String... names) {
    for (String name : names) {
      results.add(CheckResult.notRun(name, why));
    }
  }

  /** What the worst of some results comes to. */
  static ExitCode exitCode(List<CheckResult> results) {
    return ExitCode.first(results.stream().map(CheckResult::code).toList());
  }
}
