package dev.clioremind.contract;

import dev.clioremind.contract.Finding.Kind;
import dev.clioremind.contract.Finding.Part;
import java.util.regex.Pattern;

/**
 * A place in which a published document is known to be wrong or silent.
 *
 * @param operation method and path template; {@code *} stands for any text
 * @param where the place, as in {@link Finding}; {@code *} stands for any text
 * @param says what the document says
 * @param truth what is true
 * @param page the vendor's page, or who saw it
 */
public record KnownError(
    String service,
    String operation,
    Part part,
    Kind kind,
    String where,
    String says,
    String truth,
    String page) {

  boolean explains(Finding finding) {
    return finding.service().equals(service)
        && finding.part() == part
        && finding.kind() == kind
        && fits(operation, finding.operation())
        && fits(where, finding.where());
  }

  private static boolean fits(String pattern, String text) {
    return Pattern.matches(Pattern.quote(pattern).replace("*", "\\E.*\\Q"), text);
  }

  @Override
  public String toString() {
    return "%s %s, %s: %s at %s. Document: %s. In truth: %s (%s)"
        .formatted(service, operation, part, kind, where, says, truth, page);
  }
}
