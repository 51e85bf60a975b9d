package dev.clioremind.config;

import java.net.URI;

/**
 * The spreadsheet.
 *
 * @param spreadsheetId the bare id; empty only for a command that did not ask for it
 * @param rootUrl host root without a slash at the end
 */
public record SheetsConfig(String spreadsheetId, URI rootUrl, String rulesTab, String auditTab) {}
