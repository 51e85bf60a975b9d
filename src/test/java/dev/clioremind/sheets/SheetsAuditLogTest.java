package dev.clioremind.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import dev.clioremind.Survives;
import dev.clioremind.core.ConfigurationException;
import dev.clioremind.core.ServiceException;
import dev.clioremind.core.log.AttemptId;
import dev.clioremind.core.log.AuditEvent;
import dev.clioremind.core.log.AuditLog;
import dev.clioremind.core.log.EventId;
import dev.clioremind.core.log.RunId;
import dev.clioremind.core.log.Status;
import dev.clioremind.core.sheet.Problem;
import dev.clioremind.core.sheet.Tab;
import dev.clioremind.sandbox.Fault;
import dev.clioremind.sandbox.sheets.SheetsFaults;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SheetsAuditLogTest {

  private static final Instant NOW = Instant.parse("2026-11-22T15:03:12Z");
  private static final LocalDate TODAY = LocalDate.parse("2026-11-22");

  private final FirmSheet firm = new FirmSheet().withBoards();

  @AfterEach
  void close() {
    firm.close();
  }

  private static AuditEvent event(int attempt, Status status, Instant time) {
    return new AuditEvent(
        hash(attempt),
        time,
        "entry-" + attempt,
        "SMS-3d",
        status,
        "",
        new EventId(new AttemptId(RunId.of(time, 0x7f3a), attempt), status),
        "-",
        hash(attempt + 1_000_000),
        "2026-11-25T09:00-05:00",
        "ghl_sms_1");
  }

  private static AuditEvent claim(int attempt) {
    return event(attempt, Status.CLAIMED, NOW);
  }

  private static String hash(int seed) {
    return String.format(Locale.ROOT, "%064x", seed);
  }

  private static List<String> row(AuditEvent e) {
    return List.of(
        e.hash(),
        e.time().toString(),
        e.deadlineId(),
        e.ruleId(),
        e.status().word(),
        "-",
        e.id().toString(),
        e.messageId(),
        e.fingerprint(),
        e.deadline(),
        e.templateId());
  }

  private List<List<String>> logRows() {
    List<List<String>> rows = firm.book.rows("AuditLog");
    return rows.subList(1, rows.size());
  }

  private static List<EventId> ids(List<AuditEvent> events) {
    return events.stream().map(AuditEvent::id).toList();
  }

  /** A log of some years, an event every ten minutes, the last one just before now. */
  private void fillLog(int rows) {
    firm.book.resize("AuditLog", rows + 100, Tab.AUDIT_LOG.headers().size());
    firm.book.addTextRows(
        "AuditLog",
        IntStream.rangeClosed(1, rows)
            .mapToObj(
                i ->
                    row(
                        event(
                            i,
                            Status.SUCCESS,
                            NOW.minus(Duration.ofMinutes(10L * (rows - i + 1))))))
            .toList());
  }

  // Reading

  @Test
  void a_run_with_nothing_due_reads_twice_and_writes_nothing() {
    fillLog(50);
    SheetsReading reading = firm.open();
    new SheetsRuleBook(reading).read();
    SheetsAuditLog log = new SheetsAuditLog(reading);
    log.events(TODAY.minusDays(40));
    log.startDate();

    assertThat(firm.google.reads()).isEqualTo(2);
    assertThat(firm.google.writes()).isEmpty();
  }

  @Test
  void columns_may_stand_in_any_order_with_others_between_them() {
    firm.book.clear("AuditLog");
    firm.book.addTextRows(
        "AuditLog",
        List.of(
            List.of(
                "event id",
                "Notes of ours",
                "STATUS",
                "Timestamp(ISO)",
                "Hash",
                "RuleID",
                "DeadlineID",
                "Error  Details",
                "TemplateID",
                "MessageID",
                "Deadline",
                "Fingerprint")));
    firm.book.resize("AuditLog", 1000, 12);
    SheetsAuditLog log = firm.openLog();
    log.append(List.of(claim(1)));

    assertThat(logRows())
        .containsExactly(
            List.of(
                claim(1).id().toString(),
                "-",
                "claimed",
                "2026-11-22T15:03:12Z",
                hash(1),
                "SMS-3d",
                "entry-1",
                "-",
                "ghl_sms_1",
                "-",
                "2026-11-25T09:00-05:00",
                hash(1_000_001)));
    assertThat(firm.openLog().events(TODAY)).containsExactly(claim(1));
  }

  @Test
  @Survives("31")
  void of_a_hundred_thousand_rows_only_the_end_is_read() {
    fillLog(100_000);
    List<AuditEvent> events = firm.openLog().events(TODAY.minusDays(7));

    assertThat(ids(events))
        .contains(event(100_000, Status.SUCCESS, NOW.minus(Duration.ofMinutes(10))).id());
    assertThat(events).hasSizeLessThan(5_000);
    assertThat(firm.google.reads()).isEqualTo(2);
  }

  @Test
  void a_day_before_the_end_is_found_by_probing() {
    fillLog(20_000);
    LocalDate since = TODAY.minusDays(60);
    List<AuditEvent> events = firm.openLog().events(since);

    long wanted = 60L * 24 * 6;
    assertThat(
            events.stream()
                .filter(e -> e.time().isAfter(since.atStartOfDay().toInstant(ZoneOffset.UTC))))
        .hasSizeGreaterThanOrEqualTo((int) wanted);
    assertThat(events).hasSizeLessThan(12_000);
    assertThat(firm.google.reads()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  @Survives("32")
  void a_log_that_people_sorted_is_read_as_a_whole(int column) {
    fillLog(6_000);
    Set<EventId> before = new HashSet<>(ids(firm.openLog().events(TODAY.minusDays(7))));
    firm.book.sort("AuditLog", column, false);

    assertThat(ids(firm.openLog().events(TODAY.minusDays(7)))).containsAll(before).hasSize(6_000);
  }

  @Test
  void the_timestamp_column_is_probed_where_it_is() {
    fillLog(20_000);
    firm.book.insertColumns("AuditLog", 1, 1).type("AuditLog", "A1", "Notes");
    List<AuditEvent> events = firm.openLog().events(TODAY.minusDays(7));

    assertThat(ids(events))
        .contains(event(20_000, Status.SUCCESS, NOW.minus(Duration.ofMinutes(10))).id());
    assertThat(events).hasSizeLessThan(5_000);
  }

  @Test
  void many_blank_rows_below_the_log_do_not_hide_it() {
    fillLog(50);
    firm.book.resize("AuditLog", 30_000, Tab.AUDIT_LOG.headers().size());

    assertThat(firm.openLog().events(TODAY.minusDays(7))).hasSize(50);
  }

  @Test
  void an_open_event_from_long_ago_widens_what_is_read() {
    fillLog(20_000);
    SheetsAuditLog log = firm.openLog();
    log.events(TODAY);
    log.finish(Optional.of(TODAY.minusDays(100)));

    LocalDate open = TODAY.minusDays(100);
    assertThat(firm.openLog().events(TODAY))
        .anySatisfy(
            e ->
                assertThat(e.time())
                    .isBefore(open.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC)));
  }

  // Rows that people edited

  @Test
  void an_edited_row_still_counts_and_is_named() {
    firm.book.addTextRows("AuditLog", List.of(row(event(1, Status.SUCCESS, NOW)), row(claim(2))));
    firm.book.type("AuditLog", "G2", "oops");
    firm.book.type("AuditLog", "B3", "yesterday");
    SheetsAuditLog log = firm.openLog();
    List<AuditEvent> events = log.events(TODAY);

    assertThat(events)
        .extracting(AuditEvent::hash, AuditEvent::status)
        .containsExactly(tuple(hash(1), Status.SUCCESS), tuple(hash(2), Status.CLAIMED));
    assertThat(log.problems())
        .extracting(Problem::where)
        .containsExactly("AuditLog row 2, EventID", "AuditLog row 3, Timestamp (ISO)");
    assertThat(log.problems().toString()).doesNotContain("oops").doesNotContain("yesterday");
    assertThat(log.readBack().events()).isEqualTo(events);
  }

  // What can't be trusted

  @Test
  void a_read_that_does_not_show_the_last_rows_yet_raises_no_alarm() {
    SheetsAuditLog first = firm.openLog();
    first.append(List.of(claim(1), claim(2), claim(3)));
    first.finish(Optional.empty());
    List<List<String>> rows = logRows();
    firm.book.deleteRows("AuditLog", 4, 1);
    firm.onWait = () -> firm.book.addTextRows("AuditLog", rows.subList(2, 3));

    assertThat(ids(firm.openLog().events(TODAY)))
        .containsExactly(claim(1).id(), claim(2).id(), claim(3).id());
    assertThat(firm.waits).hasSize(1);
    assertThat(firm.openLog().accept(NOW)).isZero();
  }

  @Test
  @Survives("33b")
  void a_log_that_lost_a_row_is_refused_until_a_person_accepts_it() {
    SheetsAuditLog log = firm.openLog();
    log.append(List.of(claim(1), claim(2), claim(3)));
    log.finish(Optional.empty());
    firm.book.deleteRows("AuditLog", 3, 1);

    ConfigurationException lost =
        catchThrowableOfType(ConfigurationException.class, () -> firm.openLog().events(TODAY));
    assertThat(lost).hasMessageContaining("had 3 rows of events and now has 2");
    assertThat(lost.fix()).contains("Version history").contains("audit accept");
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> firm.openLog().append(List.of(claim(4))));

    firm.openLog().accept(NOW);
    SheetsAuditLog after = firm.openLog();
    assertThat(after.events(TODAY)).containsExactly(claim(1), claim(3));
    assertThat(after.acceptedAt()).contains(NOW);
  }

  @Test
  void a_row_that_was_blanked_is_a_lost_row() {
    SheetsAuditLog log = firm.openLog();
    log.append(List.of(claim(1), claim(2), claim(3)));
    log.finish(Optional.empty());
    for (String column : List.of("A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K")) {
      firm.book.type("AuditLog", column + "3", "");
    }

    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> firm.openLog().events(TODAY))
        .withMessageContaining("now has 2");
  }

  @Test
  @Survives("33a")
  void a_cleared_log_is_refused() {
    SheetsAuditLog log = firm.openLog();
    log.append(List.of(claim(1)));
    log.finish(Optional.empty());
    firm.book.deleteRows("AuditLog", 2, 1);

    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> firm.openLog().events(TODAY))
        .withMessageContaining("now has 0");
  }

  @Test
  void rows_that_vanish_during_a_run_stop_it() {
    firm.book.addTextRows("AuditLog", List.of(row(claim(1)), row(claim(2))));
    SheetsAuditLog log = firm.openLog();
    log.events(TODAY);
    firm.book.deleteRows("AuditLog", 3, 1);

    assertThatExceptionOfType(ConfigurationException.class).isThrownBy(log::readBack);
  }

  @Test
  void a_missing_header_is_named_with_the_nearest() {
    firm.book.renameHeader("AuditLog", "EventID", "Event-ID");
    ConfigurationException missing =
        catchThrowableOfType(ConfigurationException.class, () -> firm.openLog().events(TODAY));

    assertThat(missing)
        .hasMessageStartingWith("The tab 'AuditLog' has no header 'EventID' in its first row.")
        .hasMessageContaining("'MessageID'");
    assertThat(missing.fix()).isEqualTo("Was 'Event-ID' meant? Rename it to 'EventID'.");
  }

  @Test
  void a_missing_tab_a_conflict_and_a_gap_are_named() {
    firm.book.renameTab("AuditLog", "AuditLogs");
    ConfigurationException missing =
        catchThrowableOfType(ConfigurationException.class, () -> firm.openLog().events(TODAY));
    assertThat(missing)
        .hasMessage(
            "The spreadsheet has no tab 'AuditLog'. The tabs there are: 'ReminderRules',"
                + " 'AuditLogs', 'Status', 'Upcoming', 'Runs'.");
    assertThat(missing.fix()).startsWith("Was 'AuditLogs' meant?");

    firm.book.renameTab("AuditLogs", "AuditLog").insertColumns("AuditLog", 3, 1);
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> firm.openLog().events(TODAY))
        .withMessageContaining("has a gap");

    firm.book.addTab("AuditLog_conflict2130205573", 10, 3);
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> firm.openLog().events(TODAY))
        .withMessageContaining("AuditLog_conflict2130205573");
  }

  @Test
  void a_log_converted_to_a_table_is_refused() {
    firm.book.convertToTable("AuditLog", "Log");

    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> firm.openLog().events(TODAY))
        .withMessageContaining("converted to a table");
  }

  // Appending

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {
        "RESET_BEFORE",
        "RESET_AFTER",
        "TRUNCATED",
        "TRUNCATED_UNDECLARED",
        "STALE_CONNECTION",
        "GARBAGE",
        "GARBAGE_COMPRESSED",
        "WRONG_SHAPE",
        "HTML",
        "EMPTY",
        "REQUEST_TIMEOUT",
        "REQUEST_TIMEOUT_PROCESSED",
        "CONFLICT_PROCESSED",
        "TOO_MANY",
        "SERVER_ERROR",
        "SERVER_ERROR_PROCESSED",
        "BAD_GATEWAY_PROCESSED",
        "UNAVAILABLE",
        "UNAVAILABLE_PROCESSED",
        "GATEWAY_TIMEOUT_PROCESSED",
        "UNAUTHORIZED"
      })
  @Survives({"34a", "34b"})
  void an_append_whose_answer_is_lost_leaves_each_row_once(Fault fault) {
    firm.book.addTextRows("AuditLog", List.of(row(claim(1))));
    SheetsAuditLog log = firm.openLog();
    log.events(TODAY);
    firm.faults.failNth(1, FirmSheet.appends(), fault);
    log.append(List.of(claim(2), claim(3)));

    assertThat(logRows()).containsExactly(row(claim(1)), row(claim(2)), row(claim(3)));
    assertThat(firm.openLog().events(TODAY)).containsExactly(claim(1), claim(2), claim(3));
  }

  @Test
  void an_append_that_never_succeeds_says_so_and_is_not_repeated_for_ever() {
    SheetsAuditLog log = firm.openLog();
    log.events(TODAY);
    firm.faults.failAll(FirmSheet.appends(), Fault.UNAVAILABLE);

    assertThatExceptionOfType(ServiceException.class)
        .isThrownBy(() -> log.append(List.of(claim(1))))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(ServiceException.Kind.UNAVAILABLE));
    assertThat(firm.ledger.calls(FirmSheet.appends())).hasSize(4);
  }

  @Test
  @Survives("35a")
  void rows_that_landed_at_the_top_are_appended_again() {
    firm.book.addTextRows("AuditLog", List.of(row(claim(1)), row(claim(2))));
    SheetsAuditLog log = firm.openLog();
    log.events(TODAY);
    firm.google.faults().misplaceAppends(1);
    log.append(List.of(claim(3)));

    assertThat(logRows())
        .containsExactly(row(claim(3)), row(claim(1)), row(claim(2)), row(claim(3)));
    assertThat(log.readBack().events()).containsExactlyInAnyOrder(claim(1), claim(2), claim(3));
  }

  @Test
  @Survives("35b")
  void rows_that_land_at_the_top_twice_stop_the_run() {
    firm.book.addTextRows("AuditLog", List.of(row(claim(1))));
    SheetsAuditLog log = firm.openLog();
    log.events(TODAY);
    firm.google.faults().misplaceAppends(2);

    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> log.append(List.of(claim(2))))
        .withMessageContaining("in the wrong place, twice");
  }

  @Test
  @Survives("37")
  void the_quota_is_waited_for() {
    SheetsAuditLog log = firm.openLog();
    log.events(TODAY);
    firm.google.faults().failBefore(SheetsFaults.anyCall(), 2, SheetsFaults.quotaExceeded(false));
    log.append(List.of(claim(1)));

    assertThat(logRows()).containsExactly(row(claim(1)));
    assertThat(firm.waits).hasSize(2);
    assertThat(firm.waits.stream().reduce(Duration.ZERO, Duration::plus))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(45));
  }

  @Test
  void many_events_go_in_few_appends() {
    List<AuditEvent> many = IntStream.rangeClosed(1, 1_200).mapToObj(i -> claim(i)).toList();
    SheetsAuditLog log = firm.openLog();
    log.append(many);

    assertThat(firm.ledger.calls(FirmSheet.appends())).hasSize(3);
    assertThat(firm.openLog().events(TODAY)).containsExactlyElementsOf(many);
  }

  // Reading back

  @Test
  void a_second_look_is_one_call_and_shows_what_a_rival_wrote() {
    fillLog(3_000);
    SheetsAuditLog log = firm.openLog();
    log.events(TODAY.minusDays(7));
    log.append(List.of(claim(5_001)));
    firm.book.addTextRows("AuditLog", List.of(row(claim(5_002))));
    firm.google.resetCounters();
    AuditLog.ReadBack seen = log.readBack();

    assertThat(ids(seen.events())).contains(claim(5_001).id(), claim(5_002).id());
    assertThat(firm.google.reads()).isEqualTo(1);
  }

  @Test
  void a_second_look_shows_only_what_is_really_there() {
    fillLog(10);
    SheetsAuditLog log = firm.openLog();
    log.events(TODAY);
    log.append(List.of(claim(5_001)));
    firm.book.deleteRows("AuditLog", 12, 1);

    assertThat(ids(log.readBack().events())).doesNotContain(claim(5_001).id()).hasSize(10);
  }

  @Test
  @Survives("36")
  void a_stale_second_look_does_not_pretend_that_my_rows_are_there() {
    firm.pass(Duration.ofMinutes(1));
    SheetsAuditLog log = firm.openLog();
    log.events(TODAY);
    firm.google.faults().staleReads(Duration.ofSeconds(4));
    log.append(List.of(claim(1)));

    firm.pass(Duration.ofSeconds(3));
    assertThat(log.readBack().events()).isEmpty();
    firm.pass(Duration.ofSeconds(2));
    assertThat(log.readBack().events()).containsExactly(claim(1));
  }

  @Test
  void a_lost_answer_and_a_stale_look_leave_one_event() {
    firm.pass(Duration.ofMinutes(1));
    SheetsAuditLog log = firm.openLog();
    log.events(TODAY);
    firm.google.faults().staleReads(Duration.ofSeconds(4));
    firm.faults.failNth(1, FirmSheet.appends(), Fault.UNAVAILABLE_PROCESSED);
    log.append(List.of(claim(1)));
    firm.pass(Duration.ofSeconds(5));

    assertThat(logRows()).containsExactly(row(claim(1)), row(claim(1)));
    assertThat(log.readBack().events()).containsExactly(claim(1));
  }

  @Test
  void a_log_sorted_during_the_run_is_read_as_a_whole() {
    fillLog(3_000);
    SheetsAuditLog log = firm.openLog();
    log.events(TODAY.minusDays(7));
    log.append(List.of(claim(5_001)));
    firm.book.sort("AuditLog", 1, false);
    List<EventId> seen = ids(log.readBack().events());

    assertThat(seen.contains(claim(5_001).id())).isTrue();
    assertThat(seen.size()).isEqualTo(3_001);
  }

  @Test
  void columns_that_are_moved_during_the_run_stop_it() {
    SheetsAuditLog log = firm.openLog();
    log.events(TODAY);
    firm.book.insertColumns("AuditLog", 2, 1).type("AuditLog", "B1", "Notes");

    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(log::readBack)
        .withMessageContaining("changed while this run was at work");
  }

  // The notes in the metadata

  @Test
  void a_run_that_ends_notes_length_and_oldest_open_event_in_one_call() {
    SheetsAuditLog log = firm.openLog();
    log.append(List.of(claim(1)));
    firm.google.resetCounters();
    log.finish(Optional.of(TODAY));

    assertThat(firm.book.metadata())
        .containsEntry("clio-remind.high-water", "1")
        .containsEntry("clio-remind.oldest-open", "2026-11-22");
    assertThat(firm.google.writes()).hasSize(1);

    SheetsAuditLog next = firm.openLog();
    next.events(TODAY);
    firm.google.resetCounters();
    next.finish(Optional.of(TODAY));
    assertThat(firm.google.writes()).isEmpty();
    next.finish(Optional.empty());
    assertThatCode(() -> firm.openLog().events(TODAY)).doesNotThrowAnyException();
    assertThat(firm.book.metadata()).containsEntry("clio-remind.oldest-open", "-");
  }

  @Test
  void only_ids_dates_and_status_words_are_written() {
    SheetsAuditLog log = firm.openLog();
    List<List<String>> before = new ArrayList<>(firm.book.rows("Runs"));
    log.append(List.of(claim(1)));
    log.recordStartDate(TODAY);
    log.finish(Optional.empty());

    assertThat(logRows()).containsExactly(row(claim(1)));
    assertThat(firm.book.rows("Runs")).isEqualTo(before);
    assertThat(firm.book.metadata())
        .containsOnly(
            entry("clio-remind.start-date", "2026-11-22"), entry("clio-remind.high-water", "1"));
  }
}
