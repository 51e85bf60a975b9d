package dev.clioremind;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.clioremind.Office.Result;
import dev.clioremind.core.ExitCode;
import dev.clioremind.sandbox.Fault;
import dev.clioremind.sandbox.Faults;
import dev.clioremind.sandbox.SampleDeadline;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The audit commands that only read, through the whole program. */
@Timeout(60)
class AuditReadingTest {

  @TempDir private Path folder = Path.of(".");
  private Office office = new Office(Path.of("."));

  @BeforeEach
  void open() {
    office.close();
    office = new Office(folder);
  }

  @AfterEach
  void close() {
    assertThat(office.sandbox().ledger().defects()).isEmpty();
    office.close();
  }

  private static JsonObject json(Result result) {
    return JsonParser.parseString(result.out()).getAsJsonObject();
  }

  private static List<JsonObject> events(Result result) {
    return json(result).getAsJsonArray("events").asList().stream()
        .map(JsonElement::getAsJsonObject)
        .toList();
  }

  private static List<List<String>> csv(String text) {
    return CsvReader.builder().ofCsvRecord(text).stream().map(CsvRecord::getFields).toList();
  }

  /** The rows of the log below its header, as the sandbox has them. */
  private List<List<String>> logged() {
    return office.sandbox().book().rows("AuditLog").stream().skip(1).toList();
  }

  private void addToLog(String status, String details, String deadline) {
    List<String> row =
        new ArrayList<>(
            logged().stream().filter(r -> r.get(4).equals("success")).findFirst().orElseThrow());
    row.set(0, "ab".repeat(32));
    row.set(2, deadline);
    row.set(4, status);
    row.set(5, details);
    row.set(6, "20261124T160000Z-aaaa.1." + status);
    row.set(8, "-");
    office.sandbox().book().addTextRows("AuditLog", List.of(row));
  }

  // audit export

  @Test
  void the_whole_log_is_exported_and_a_parser_reads_back_what_is_in_it() {
    office.run("send");

    Result result = office.run("audit", "export");

    assertThat(result.code()).as(result.err()).isZero();
    List<List<String>> read = csv(result.out());
    assertThat(read.get(0))
        .containsExactly(
            "Hash",
            "Timestamp (ISO)",
            "DeadlineID",
            "RuleID",
            "Status",
            "Error Details",
            "EventID",
            "MessageID",
            "Fingerprint",
            "Deadline",
            "TemplateID");
    assertThat(read.subList(1, read.size()))
        .hasSizeGreaterThan(10)
        .isEqualTo(
            logged().stream()
                .map(
                    row -> {
                      List<String> cells = new ArrayList<>(row);
                      cells.set(5, cells.get(5).equals("-") ? "" : cells.get(5));
                      return cells;
                    })
                .toList());
    assertThat(result.out()).doesNotContain(office.secretsOfClients());
  }

  @Test
  @Survives("38b")
  void what_a_spreadsheet_would_run_is_exported_as_text() {
    office.run("send");
    addToLog("failed", "=HYPERLINK(\"http://x.example\";\"a\n\"\"b\")", "+entry,1");

    List<List<String>> read = csv(office.run("audit", "export").out());

    List<String> last = read.get(read.size() - 1);
    assertThat(last).hasSize(11);
    assertThat(last.get(5)).startsWith("'=HYPERLINK(\"http://x.example\"").doesNotContain("\n");
    assertThat(last.get(2)).isEqualTo("'+entry,1");
    assertThat(read.stream().flatMap(List::stream))
        .allSatisfy(cell -> assertThat(cell).doesNotMatch("(?s)[=+@\\t\\r].*|-.+"));
  }

  @Test
  void a_file_appears_whole_and_is_not_replaced_by_mistake() throws IOException {
    office.run("send");
    Path file = folder.resolve("log.csv");

    Result first = office.run("audit", "export", "--out", "log.csv");
    Files.writeString(file, "kept", StandardCharsets.UTF_8);
    Result refused = office.run("audit", "export", "--out", "log.csv");
    String after = Files.readString(file, StandardCharsets.UTF_8);
    Result replaced = office.run("audit", "export", "--out", "log.csv", "--overwrite");

    assertThat(first.code()).as(first.err()).isZero();
    assertThat(first.out()).isEmpty();
    assertThat(first.err()).contains(logged().size() + " events written to log.csv");
    assertThat(refused.code()).isEqualTo(ExitCode.USAGE.number());
    assertThat(refused.err()).contains("log.csv is there already", "--overwrite");
    assertThat(after).isEqualTo("kept");
    assertThat(replaced.code()).isZero();
    assertThat(csv(Files.readString(file, StandardCharsets.UTF_8))).hasSize(logged().size() + 1);
    assertThat(office.run("audit", "export", "--out", "no/such/log.csv").code())
        .isEqualTo(ExitCode.USAGE.number());
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.filter(f -> f.toString().endsWith(".tmp"))).isEmpty();
    }
  }

  @Test
  void an_export_can_be_of_some_days_and_of_some_events() {
    office.run("send");
    int first = logged().size();
    office.later(Duration.ofDays(1)).run("send");
    assertThat(logged()).hasSizeGreaterThan(first);

    assertThat(events(office.run("audit", "export", "--to", "2026-11-24", "--format", "json")))
        .hasSize(first);
    assertThat(events(office.run("audit", "export", "--days", "0", "--format", "json")))
        .hasSize(logged().size() - first);
    assertThat(events(office.run("audit", "export", "--status", "success", "--format", "json")))
        .isNotEmpty()
        .allMatch(e -> e.get("status").getAsString().equals("success"));
    assertThat(json(office.run("audit", "export", "--format", "json")).get("command").getAsString())
        .isEqualTo("audit export");
    assertThat(office.run("audit", "export", "--format", "table").code()).isEqualTo(2);
    assertThat(office.run("audit", "export", "--days", "3", "--from", "2026-11-01").code())
        .isEqualTo(2);
    assertThat(office.run("audit", "export", "--from", "2026-11-02", "--to", "2026-11-01").err())
        .contains("lies before");
  }

  @Test
  void a_log_that_lost_rows_is_exported_and_that_is_said() {
    office.run("send");
    int before = logged().size();
    office.sandbox().book().deleteRows("AuditLog", 2, 3);

    Result result = office.run("audit", "export");

    assertThat(result.code()).isZero();
    assertThat(csv(result.out())).hasSize(before - 3 + 1);
    assertThat(result.err()).contains("rows were deleted");
  }

  // audit list

  @Test
  void the_list_is_narrowed_by_day_status_rule_and_deadline() {
    office.run("send");
    List<String> sent =
        logged().stream().filter(r -> r.get(4).equals("success")).findFirst().orElseThrow();
    String hearing = sent.get(2);
    String rule = sent.get(3).toUpperCase(Locale.ROOT);
    office.later(Duration.ofDays(1)).run("send");

    assertThat(events(office.run("audit", "list", "--to", "2026-11-24", "--format", "json")))
        .isNotEmpty()
        .allMatch(e -> e.get("time").getAsString().startsWith("2026-11-24"));
    assertThat(events(office.run("audit", "list", "--from", "2026-11-25", "--format", "json")))
        .isNotEmpty()
        .allMatch(e -> e.get("time").getAsString().startsWith("2026-11-25"));
    assertThat(
            events(
                office.run(
                    "audit",
                    "list",
                    "--deadline",
                    hearing,
                    "--rule",
                    rule,
                    "--status",
                    "success",
                    "--format",
                    "json")))
        .isNotEmpty()
        .allSatisfy(e -> assertThat(e.get("deadlineId").getAsString()).isEqualTo(hearing));
    assertThat(office.run("audit", "list", "--status", "sent").err()).contains("is none of");
    Result misspelt = office.run("audit", "list", "--rule", "SMS-33d");
    assertThat(misspelt.code()).isZero();
    assertThat(misspelt.err())
        .contains("No event of these days is of the rule SMS-33d; did you mean SMS-3d?");
  }

  @Test
  void what_is_open_is_listed_however_old_it_is() {
    office.sandbox().ghl().indexDelay(Duration.ofDays(365));
    office
        .sandbox()
        .faults()
        .failAll(Faults.to("ghl", "POST", "/conversations/messages"), Fault.SERVER_ERROR);
    office.run("send", "--deadline", office.deadline("Court Date", 3));
    office.sandbox().faults().heal();
    office.run("send");

    Result open =
        office.later(Duration.ofDays(60)).run("audit", "list", "--open", "--format", "json");

    assertThat(events(open)).hasSize(3);
    assertThat(events(open).stream().map(e -> e.get("status").getAsString()))
        .containsExactlyInAnyOrder("claimed", "sending", "unknown");
    assertThat(events(office.run("audit", "list", "--format", "json"))).isEmpty();
  }

  // audit report

  @Test
  void the_report_counts_by_day_what_the_log_says() {
    office.run("send");
    addToLog("undelivered", "30003 unreachable", "entry-1");
    long sent = logged().stream().filter(r -> r.get(4).equals("success")).count();
    long skipped = logged().stream().filter(r -> r.get(4).equals("skipped")).count();
    assertThat(skipped).isPositive();

    Result result = office.run("audit", "report", "--format", "json");

    assertThat(result.code()).as(result.err()).isZero();
    JsonObject day = json(result).getAsJsonArray("days").get(0).getAsJsonObject();
    assertThat(day.get("date").getAsString()).isEqualTo("2026-11-24");
    JsonObject counts = day.getAsJsonObject("counts");
    assertThat(counts.get("success").getAsLong()).isEqualTo(sent);
    assertThat(counts.get("skipped").getAsLong()).isEqualTo(skipped);
    assertThat(counts.has("claimed")).isFalse();
    JsonObject delivery = json(result).getAsJsonObject("delivery");
    assertThat(delivery.get("undelivered").getAsLong()).isEqualTo(1);
    assertThat(delivery.get("rate").getAsDouble()).isZero();
    assertThat(json(result).getAsJsonArray("failures").toString())
        .contains("30003 unreachable", "no-phone");
    assertThat(json(result).getAsJsonArray("rules").get(0).getAsJsonObject().get("sent").getAsInt())
        .isPositive();
    assertThat(json(result).getAsJsonArray("open")).isEmpty();
  }

  @Test
  void the_report_is_written_in_every_format_and_holds_no_client_data() throws IOException {
    office.run("send");

    Result table = office.run("audit", "report");
    Result markdown = office.run("audit", "report", "--format", "markdown", "--out", "report.md");
    Result csv = office.run("audit", "report", "--format", "csv");

    assertThat(table.out())
        .contains("Reminders from 2026-10-25 to 2026-11-24", "2026-11-24", "Busiest rules")
        .contains("Nothing is open:", "What did not arrive, and why");
    assertThat(markdown.code()).as(markdown.err()).isZero();
    String file = Files.readString(folder.resolve("report.md"), StandardCharsets.UTF_8);
    assertThat(file).startsWith("###").contains("| Tue 2026-11-24 |");
    assertThat(csv(csv.out()).get(0)).containsExactly("section", "what", "status", "count");
    assertThat(csv(csv.out()).stream().map(row -> row.get(0)))
        .contains("day", "why", "delivery", "rule");
    assertThat(table.out() + file + csv.out()).doesNotContain(office.secretsOfClients());
    assertThat(office.run("audit", "report", "--to", "2026-01-31").out())
        .contains("from 2026-01-01 to 2026-01-31", "Nothing was sent");
  }

  @Test
  void the_report_is_a_page_too_and_it_holds_no_client_data() throws IOException {
    office.run("send");
    addToLog("undelivered", "30003 unreachable", "entry-1");

    Result plain = office.run("audit", "report");
    Result result = office.run("audit", "report", "--html", "report.html");

    String page = Files.readString(folder.resolve("report.html"), StandardCharsets.UTF_8);
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.err()).contains("The report as a page: " + folder.resolve("report.html"));
    assertThat(result.out()).isEqualTo(plain.out());
    assertThat(page)
        .startsWith("<!DOCTYPE html>")
        .contains("Park Law", "Reminders from October 25, 2026 to November 24, 2026")
        .contains("30003 unreachable", "Reach the client in another way")
        .doesNotContain(office.secretsOfClients());
    assertThat(office.run("audit", "report", "--html", "no/such/report.html").err())
        .contains("--html no/such/report.html: there is no folder");
  }

  // audit show --matter

  /** A sent reminder of an entry, and the matter that the entry belongs to. */
  private List<String> sentForEntry() {
    return logged().stream()
        .filter(r -> r.get(4).equals("success") && r.get(2).startsWith("entry-"))
        .filter(r -> matterOf(r.get(2)).isPresent())
        .findFirst()
        .orElseThrow();
  }

  private Optional<String> matterOf(String deadline) {
    return office.firm().deadlines(SampleDeadline.Purpose.ORDINARY).stream()
        .filter(d -> d.id().equals(deadline))
        .map(d -> Long.toString(d.matterId()))
        .findFirst();
  }

  private static List<JsonObject> messages(Result result) {
    return json(result).getAsJsonArray("messages").asList().stream()
        .map(JsonElement::getAsJsonObject)
        .toList();
  }

  @Test
  void what_was_sent_for_a_matter_is_found_also_when_its_deadline_is_gone_from_clio() {
    office.run("send");
    List<String> sent = sentForEntry();
    String matter = matterOf(sent.get(2)).orElseThrow();
    office.firm().clio().deleteEntry(Long.parseLong(sent.get(2).substring("entry-".length())));

    Result result = office.run("audit", "show", "--matter", matter, "--format", "json");

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(json(result).get("matterSeen").getAsBoolean()).isTrue();
    assertThat(messages(result))
        .filteredOn(m -> m.get("hash").getAsString().equals(sent.get(0)))
        .singleElement()
        .satisfies(
            m -> {
              assertThat(m.get("foundBy").getAsString()).isEqualTo("fingerprint");
              assertThat(m.get("templateId").getAsString()).isEqualTo(sent.get(10));
              assertThat(m.get("messageId").getAsString()).isEqualTo(sent.get(7));
              assertThat(m.get("deadline").getAsString()).isEqualTo(sent.get(9));
              assertThat(m.get("what").getAsString()).startsWith("sent");
            });
    assertThat(json(result).getAsJsonArray("notCovered").toString())
        .contains("messages that people sent themselves");
    assertThat(result.out()).doesNotContain(office.secretsOfClients());
  }

  @Test
  void what_can_t_be_told_to_be_of_the_matter_is_said_and_not_listed() {
    office.run("send");
    List<String> sent = sentForEntry();
    String other =
        office.firm().deadlines(SampleDeadline.Purpose.NO_PHONE).stream()
            .map(d -> Long.toString(d.matterId()))
            .findFirst()
            .orElseThrow();
    office.firm().clio().deleteEntry(Long.parseLong(sent.get(2).substring("entry-".length())));

    Result json = office.run("audit", "show", "--matter", other, "--format", "json");
    Result table = office.run("audit", "show", "--matter", other);

    assertThat(messages(json))
        .isNotEmpty()
        .noneMatch(m -> m.get("deadlineId").getAsString().equals(sent.get(2)))
        .anySatisfy(m -> assertThat(m.get("what").getAsString()).isEqualTo("not sent"));
    assertThat(json(json).getAsJsonArray("unknownDeadlines").toString()).contains(sent.get(2));
    assertThat(table.out())
        .contains("Matter " + other, "What this list does not cover", sent.get(2));
    Result nobody = office.run("audit", "show", "--matter", "999999999", "--format", "json");
    assertThat(json(nobody).get("matterSeen").getAsBoolean()).isFalse();
    assertThat(messages(nobody)).isEmpty();
    assertThat(office.run("audit", "show").code()).isEqualTo(ExitCode.USAGE.number());
    assertThat(office.run("audit", "show", "--matter", "00015-Doe").err())
        .contains("address of the matter's page")
        .doesNotContain("Doe");
  }

  @Test
  void a_story_says_what_became_of_the_message_and_not_only_that_it_was_taken() {
    office.run("send");
    addToLog("undelivered", "30003 unreachable", "entry-1");

    Result undelivered = office.run("audit", "show", "abab");
    addToLog("delivered", "", "entry-1");
    Result delivered = office.run("audit", "show", "abab");

    assertThat(undelivered.out())
        .contains("could not be delivered", "What to do: Reach the client in another way");
    assertThat(delivered.out()).contains("It was sent and delivered.").doesNotContain("What to do");
  }
}
