package dev.clioremind.contract;

import dev.clioremind.sandbox.ReceivedCall;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What holding calls against the documents came to.
 *
 * @param requests how many were checked
 * @param answers how many were checked
 * @param operations how often each was called, by service, method and path template
 * @param knownErrors those that were met
 * @param findings what no known error explains, one for each place
 */
public record ContractReport(
    int requests,
    int answers,
    Map<String, Integer> operations,
    Set<KnownError> knownErrors,
    List<Finding> findings) {

  public ContractReport {
    operations = new TreeMap<>(operations);
    knownErrors = new LinkedHashSet<>(knownErrors);
    findings = List.copyOf(findings);
  }

  static ContractReport of(
      Contracts contracts, List<ReceivedCall> requests, List<ContractWatch.Answered> answers) {
    Map<String, Integer> operations = new TreeMap<>();
    List<Finding> found = new ArrayList<>();
    for (ReceivedCall call : requests) {
      operations.merge(contracts.operation(call), 1, Integer::sum);
      found.addAll(contracts.request(call));
    }
    for (ContractWatch.Answered one : answers) {
      found.addAll(contracts.answer(one.call(), one.reply()));
    }
    Set<KnownError> known = new LinkedHashSet<>();
    Map<String, Finding> unexplained = new LinkedHashMap<>();
    for (Finding finding : found) {
      Optional<KnownError> error =
          KnownErrors.ALL.stream().filter(one -> one.explains(finding)).findFirst();
      error.ifPresentOrElse(
          known::add,
          () ->
              unexplained.putIfAbsent(
                  finding.operation() + finding.part() + finding.kind() + finding.where(),
                  finding));
    }
    return new ContractReport(
        requests.size(), answers.size(), operations, known, List.copyOf(unexplained.values()));
  }

  /** Everything of both. */
  public ContractReport and(ContractReport other) {
    Map<String, Integer> all = new TreeMap<>(operations);
    other.operations.forEach((name, count) -> all.merge(name, count, Integer::sum));
    Set<KnownError> known = new LinkedHashSet<>(knownErrors);
    known.addAll(other.knownErrors);
    List<Finding> found = new ArrayList<>(findings);
    found.addAll(other.findings);
    return new ContractReport(
        requests + other.requests, answers + other.answers, all, known, found);
  }

  /**
   * Says what is wrong, if anything is.
   *
   * @throws AssertionError with every finding
   */
  public void mustBeKept() {
    if (!findings.isEmpty()) {
      throw new AssertionError(
          findings.stream()
              .map(Finding::toString)
              .collect(
                  Collectors.joining(
                      "\n  ", "calls that the published specifications do not allow:\n  ", "")));
    }
  }

  /** The figures, on a line. */
  public String figures() {
    return "contract: %s operations reached, %s requests and %s answers checked, %s known errors of the documents met"
        .formatted(operations.size(), requests, answers, knownErrors.size());
  }
}
