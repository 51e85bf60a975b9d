package dev.clioremind.report;

import dev.clioremind.core.setup.Setup;
import dev.clioremind.core.setup.Setup.Item;
import dev.clioremind.core.setup.Setup.State;
import dev.clioremind.core.setup.SheetSetup;
import dev.clioremind.report.Block.Column;
import dev.clioremind.report.Block.Fit;
import dev.clioremind.report.Block.Grid;
import dev.clioremind.report.Block.Heading;
import dev.clioremind.report.Block.Items;
import dev.clioremind.report.Block.Prose;
import dev.clioremind.report.Block.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What {@code init} did, in each format. */
public final class SetupReports {

  private SetupReports() {}

  /** That a spreadsheet was made, and what to do with its id. */
  public static String created(SheetSetup.Created created) {
    return "Made the spreadsheet "
        + created.address()
        + "\nWrite this into the configuration:\nsheets.spreadsheet-id="
        + created.id();
  }

  /** The report, ending in a line break. */
  public static String render(SetupReport report, Format format, Look look) {
    return switch (format) {
      case TABLE -> TerminalPage.render(blocks(report), look);
      case MARKDOWN -> MarkdownPage.render(blocks(report));
      case JSON -> SetupJson.write(report);
      case CSV ->
          ReportCsv.write(
              List.of("state", "where", "what"),
              report.setup().items().stream()
                  .map(item -> List.of(word(item.state()), item.where(), item.what()))
                  .toList());
    };
  }

  static String word(State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  private static List<Block> blocks(SetupReport report) {
    Setup setup = report.setup();
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        setup.needsPerson()
            ? new Heading("The spreadsheet is not ready yet", Tone.ATTENTION)
            : setup.changed()
                ? new Heading("The spreadsheet is set up", Tone.GOOD)
                : new Heading("The spreadsheet was complete; nothing was changed", Tone.GOOD));
    section(blocks, "Made", State.MADE, setup);
    section(blocks, "Found, and left as it is", State.FOUND, setup);
    section(blocks, "For you to mend", State.LEFT, setup);
    if (!report.types().isEmpty()) {
      blocks.add(
          new Heading(
              "Deadline types of the coming 30 days in Clio, now in the drop-down", Tone.STRONG));
      blocks.add(
          Grid.of(
              List.of(new Column("", Fit.CUT), new Column("", Fit.WHOLE)),
              report.types().entrySet().stream()
                  .map(entry -> new Row(List.of(entry.getKey(), entry.getValue().toString()), ""))
                  .toList()));
    }
    if (!report.trouble().isEmpty()) {
      blocks.add(
          new Heading("Clio could not be asked for the firm's deadline types", Tone.ATTENTION));
      blocks.add(new Prose(report.trouble(), Tone.PLAIN));
      blocks.add(
          new Prose(
              "Run 'clio-remind init' again when it can: it completes the rest.", Tone.PLAIN));
    }
    blocks.add(new Heading("Next", Tone.STRONG));
    blocks.add(new Items(next(report)));
    return blocks;
  }

  private static List<String> next(SetupReport report) {
    List<String> next = new ArrayList<>();
    report
        .created()
        .ifPresent(
            address ->
                next.add(
                    "Write sheets.spreadsheet-id=%s into the configuration. The address is %s"
                        .formatted(report.spreadsheetId(), address)));
    next.add(
        "Write your rules and templates; an example counts once Enabled says yes. Look through"
            + " DeadlineTypes.");
    next.add("Check everything: clio-remind doctor");
    next.add("See what would go out: clio-remind plan. Then set Sending (Status, B1) to ON.");
    return next;
  }

  private static void section(List<Block> blocks, String title, State state, Setup setup) {
    List<Item> items = setup.items().stream().filter(item -> item.state() == state).toList();
    if (items.isEmpty()) {
      return;
    }
    blocks.add(new Heading(title, state == State.LEFT ? Tone.ATTENTION : Tone.STRONG));
    blocks.add(new Items(items.stream().map(i -> i.where() + ": " + i.what()).toList()));
  }
}
