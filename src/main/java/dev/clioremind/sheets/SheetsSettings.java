package dev.clioremind.sheets;

import dev.clioremind.core.ConfigurationException;
import dev.clioremind.core.sheet.Tab;
import java.net.URI;
import java.util.regex.Pattern;

/**
 * Which spreadsheet, and where.
 *
 * @param rootUrl host root, https or a loopback address
 * @param spreadsheetId the bare id; empty only where one is still to be made
 * @param rulesTab title of the tab with the rules
 * @param auditTab title of the audit log
 */
public record SheetsSettings(URI rootUrl, String spreadsheetId, String rulesTab, String auditTab) {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]+");

  /**
   * Checks the parts.
   *
   * @throws ConfigurationException when the address is unsafe or the id is not one
   */
  public SheetsSettings {
    if (!Hosts.isHttpsOrLoopback(rootUrl)) {
      throw new ConfigurationException(
          "sheets.root-url is not https, so a Google token would travel in the clear.",
          "Remove sheets.root-url, or give an https address.");
    }
    if (!spreadsheetId.isEmpty() && !ID.matcher(spreadsheetId).matches()) {
      throw new ConfigurationException(
          "sheets.spreadsheet-id is not the id of a spreadsheet.",
          "Copy the address of the spreadsheet from the browser; the id stands between /d/ and"
              + " /edit.");
    }
  }

  /** The title that a tab has in this spreadsheet. */
  String title(Tab tab) {
    return switch (tab) {
      case REMINDER_RULES -> rulesTab;
      case AUDIT_LOG -> auditTab;
      default -> tab.title();
    };
  }
}
