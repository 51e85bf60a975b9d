/**
 * The Google spreadsheet behind the ports {@link dev.clioremind.core.sheet.RuleBook}, {@link
 * dev.clioremind.core.sheet.Noticeboard}, {@link dev.clioremind.core.log.AuditLog} and {@link
 * dev.clioremind.core.setup.SheetSetup}.
 *
 * <p>{@link dev.clioremind.sheets.GoogleSheets} is the only way out, behind {@link
 * dev.clioremind.sheets.RemoteSpreadsheet}, with its own rules of what may be repeated: Google's
 * client would send an append again that may have landed. {@link
 * dev.clioremind.sheets.SheetsReading} opens the spreadsheet with two calls, which the three ports
 * share. May import {@code core}, {@code http} and Google's libraries.
 */
@NullMarked
package dev.clioremind.sheets;

import org.jspecify.annotations.NullMarked;
