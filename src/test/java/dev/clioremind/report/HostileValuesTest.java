package dev.clioremind.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import de.siegmar.fastcsv.reader.CsvReader;
import dev.clioremind.Survives;
import dev.clioremind.core.log.Status;
import dev.clioremind.core.plan.Coverage;
import dev.clioremind.core.plan.Plan;
import dev.clioremind.core.plan.PlannedReminder.Send;
import dev.clioremind.core.rule.Channel;
import dev.clioremind.core.rule.Rule;
import dev.clioremind.core.run.RunReport;
import dev.clioremind.core.sheet.Problem;
import dev.clioremind.core.text.MessageContent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** FAULTS of hostile values: what staff or others typed must not act on whatever shows it. */
@Timeout(20)
class HostileValuesTest {

  private static final String ESC = "\u001b";
  private static final String NASTY =
      "A\n::set-output name=x::y\r\n##[error]z |`<b>` %0A "
          + ESC
          + "[31mred\u009b1m \u202Eevil\u2066 \u007f 👩‍⚖️ 漢字";

  private static RunReport report(String text) {
    Rule rule = Scene.rule("SMS-3d", 3, Channel.SMS, text.replace(",", ""));
    Send line = Scene.send("entry-1", text, Scene.on("2026-11-25"), rule);
    Plan plan =
        new Plan(
            Scene.plan().moment(),
            Scene.NOW,
            List.of(line),
            List.of(),
            new Coverage(Map.of(text, 2), List.of(text)),
            List.of(Problem.needsPerson(text, text), Problem.warning(text, text)));
    return Scene.planned(plan, List.of(text));
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void nothing_of_it_acts_on_a_terminal_or_a_runner(Format format) {
    for (int width : new int[] {40, 80, 200}) {
      String text = RunReports.render(report(NASTY), format, Scene.look(width, false));

      assertThat(text.codePoints().filter(c -> c != '\n' && TerminalText.isHarmful(c)).toArray())
          .isEmpty();
      assertThat(text.lines())
          .noneMatch(line -> line.strip().startsWith("::"))
          .noneMatch(line -> line.contains("##["));
    }
  }

  @Test
  @Survives("54a")
  void a_table_shows_it_in_one_line() {
    assertThat(RunReports.render(report(NASTY), Format.TABLE, Scene.look(2000, false)))
        .contains(
            "A\\n: :set-output name=x: :y\\r\\n# #[error]z |`<b>` %0A \\u001b[31mred\\u009b1m"
                + " \\u202eevil\\u2066 \\u007f 👩‍⚖️ 漢字");
  }

  @Test
  @Survives("54b")
  void markdown_shows_it_as_text_and_keeps_its_columns() {
    String text = RunReports.render(report(NASTY), Format.MARKDOWN, Scene.look(80, false));

    assertThat(text).doesNotContain("<b>").contains("\\|\\`&lt;b&gt;\\`");
    List<String> table = text.lines().filter(line -> line.startsWith("|")).toList();
    assertThat(table)
        .hasSize(3)
        .allSatisfy(
            line ->
                assertThat(line.replace("\\|", "").chars().filter(c -> c == '|').count())
                    .isEqualTo(table.get(1).chars().filter(c -> c == '|').count()));
  }

  @Test
  void json_gives_it_back_unchanged() {
    assertThat(
            JsonParser.parseString(
                    RunReports.render(report(NASTY), Format.JSON, Scene.look(80, false)))
                .getAsJsonObject()
                .getAsJsonArray("reminders")
                .get(0)
                .getAsJsonObject()
                .get("deadlineType")
                .getAsString())
        .isEqualTo(NASTY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"=HYPERLINK(\"x\")", "+1", "-1", "@x", "\tx", "\rx"})
  @Survives({"38b", "54c"})
  void no_cell_of_a_csv_file_is_a_formula(String text) {
    String csv = RunReports.render(report(text), Format.CSV, Scene.look(80, false));

    String cell =
        CsvReader.builder().ofNamedCsvRecord(csv).stream()
            .findFirst()
            .orElseThrow()
            .getField("deadlineType");
    assertThat(cell).startsWith("'").endsWith(TerminalText.escape(text));
  }

  @Test
  void the_details_of_the_log_are_no_formula_and_its_dash_stays() {
    String csv =
        AuditReports.render(
            List.of(Scene.event("entry-1", Status.FAILED, "2026-11-25", "=1+1\n::error::x")),
            Format.CSV,
            Scene.look(80, false));

    assertThat(csv)
        .isEqualTo(
            """
            Hash,Timestamp (ISO),DeadlineID,RuleID,Status,Error Details,EventID,MessageID,Fingerprint,Deadline,TemplateID
            1348a5eab67846b05c8419d94ecea99f9abffa337f9811ac3eaea619d457144f,2026-11-20T14:00:05Z,entry-1,SMS-3d,failed,'=1+1\\n: :error: :x,20261120T140000Z-0001.4.failed,msg-9,-,2026-11-25,ghl_sms_1
            """);
  }

  @Test
  void a_message_is_shown_in_full_and_line_by_line() {
    Rule rule = Scene.rule("SMS-3d", 3, Channel.SMS, "t");
    Send line =
        new Send(
            Scene.subject("entry-1", "Court Date", Scene.on("2026-11-25"), rule),
            Scene.delivery(rule, new MessageContent.Text("Hi\r\n::stop::\n" + ESC + "[2J é€")));
    Plan plan = Scene.plan().withReminders(List.of(line));

    assertThat(Messages.render(plan, Scene.look(80, false), true, true))
        .isEqualTo(
            """

            1 message due now; client data, for your eyes only

              entry-1  SMS-3d  SMS  now
                GoHighLevel contact ghl1
                20 characters, 1 UCS-2 segment
                | Hi
                | : :stop: :
                | \\u001b[2J é€
            """);
    assertThat(Messages.render(plan, Scene.look(80, false), true, false))
        .contains("ghl1")
        .doesNotContain("| ");
    assertThat(Messages.render(plan, Scene.look(80, false), false, true)).doesNotContain("ghl1");
    assertThat(Messages.render(plan, Scene.look(80, false), false, false)).isEmpty();
  }

  @Test
  void ten_thousand_characters_without_a_space_are_cut_in_a_column_and_wrapped_in_a_sentence() {
    String text = "漢".repeat(5_000);

    assertThat(RunReports.render(report(text), Format.TABLE, Scene.look(80, false)).lines())
        .allSatisfy(line -> assertThat(TerminalText.width(line)).isLessThanOrEqualTo(80));
  }
}
