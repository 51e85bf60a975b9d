package dev.clioremind.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** How every CSV file is written: a header, one line per row, nothing a spreadsheet would run. */
final class ReportCsv {

  private static final String BEGINS_FORMULA = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

  private ReportCsv() {}

  static String write(List<String> header, List<List<String>> rows) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      csv.writeRecord(header);
      rows.forEach(row -> csv.writeRecord(row.stream().map(ReportCsv::cell).toList()));
    } catch (IOException e) {
      throw new UncheckedIOException("a string can always be written to", e);
    }
    return text.toString();
  }

  /**
   * A cell that a spreadsheet shows and does not run (OWASP, CSV injection; some versions take the
   * wide forms of the signs too). The log's lone {@code -} is no formula and stays.
   */
  static String cell(String text) {
    boolean formula =
        !text.isEmpty() && !text.equals("-") && BEGINS_FORMULA.indexOf(text.charAt(0)) >= 0;
    return (formula ? "'" : "") + TerminalText.escape(text);
  }
}
