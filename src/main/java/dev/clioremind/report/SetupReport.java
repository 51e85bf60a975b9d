package dev.clioremind.report;

import dev.clioremind.core.ExitCode;
import dev.clioremind.core.setup.Setup;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What {@code init} did.
 *
 * @param created the address of the spreadsheet, where it was made
 * @param types the deadlines of the coming 30 days by deadline type
 * @param trouble why Clio could not be asked; else empty
 */
public record SetupReport(
    String spreadsheetId,
    Optional<URI> created,
    Setup setup,
    Map<String, Integer> types,
    String trouble,
    ExitCode code) {

  public SetupReport {
    types = new TreeMap<>(types);
  }
}
