package dev.clioremind.report;

import dev.clioremind.core.plan.Reason;
import dev.clioremind.core.run.TestRun;
import dev.clioremind.report.Block.Column;
import dev.clioremind.report.Block.Fit;
import dev.clioremind.report.Block.Grid;
import dev.clioremind.report.Block.Heading;
import dev.clioremind.report.Block.Prose;
import dev.clioremind.report.Block.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What became of the samples of {@code send --test-contact}. */
public final class TestReports {

  private static final List<Column> COLUMNS =
      List.of(
          new Column("Template", Fit.CUT),
          new Column("Channel", Fit.WHOLE),
          new Column("Outcome", Fit.WHOLE));

  private TestReports() {}

  /** The whole report, ending in a line break. */
  public static String render(TestRun run, Format format, Look look) {
    return switch (format) {
      case TABLE -> TerminalPage.render(blocks(run), look);
      case MARKDOWN -> MarkdownPage.render(blocks(run));
      case JSON -> TestRunJson.write(run);
      case CSV ->
          ReportCsv.write(
              List.of("templateId", "channel", "outcome", "detail"),
              run.lines().stream()
                  .map(
                      line ->
                          List.of(
                              line.templateId(), line.channel().word(), line.word(), line.detail()))
                  .toList());
    };
  }

  private static List<Block> blocks(TestRun run) {
    if (run.lines().isEmpty()) {
      return List.of(
          new Heading("No template to test", Tone.ATTENTION),
          new Prose("No enabled rule names a template. Workflows have none of ours.", Tone.PLAIN));
    }
    long sent = run.lines().stream().filter(line -> line.word().equals("success")).count();
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Heading(
            "%s of %s went to the contact %s"
                .formatted(sent, Words.count(run.lines().size(), "sample"), run.contact()),
            sent == run.lines().size() ? Tone.GOOD : Tone.ATTENTION));
    Optional<String> common = commonReason(run);
    common.ifPresent(
        reason ->
            blocks.add(
                new Prose(
                    reason
                        + ". The id is the last part of the contact's address in the browser; copy it from"
                        + " there, and check ghl.location-id.",
                    Tone.ATTENTION)));
    blocks.add(
        Grid.of(
            COLUMNS,
            run.lines().stream()
                .map(
                    line ->
                        new Row(
                            List.of(line.templateId(), line.channel().word(), line.word()),
                            line.detail().isEmpty() || common.isPresent()
                                ? ""
                                : Words.sentence(line.detail())))
                .toList()));
    blocks.add(
        new Prose(
            "Client, hearing and reference in them are made up. Nothing was written to the audit"
                + " log.",
            Tone.PLAIN));
    return blocks;
  }

  /** That there is no such contact is told once, not of each sample. */
  private static Optional<String> commonReason(TestRun run) {
    return run.lines().stream().allMatch(line -> line.word().equals(Reason.NO_CONTACT.word()))
        ? Optional.of(Words.sentence(run.lines().get(0).detail()))
        : Optional.empty();
  }
}
