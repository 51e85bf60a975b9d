package dev.clioremind.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.core.log.AuditEvent;
import dev.clioremind.core.log.Status;
import dev.clioremind.core.sheet.Cell;
import dev.clioremind.core.sheet.Tab;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditRowsTest {

  private static final String HASH =
      "1348a5eab67846b05c8419d94ecea99f9abffa337f9811ac3eaea619d457144f";
  private static final String FINGERPRINT =
      "d43779540090b7756fe8c816757665dc452ccfff711cc3be04734e98625ac4b7";
  private static final Instant BEGUN = Instant.parse("2026-11-22T15:03:12Z");
  private static final Instant ABOVE = Instant.parse("2026-11-22T14:00:00Z");

  private final Header header = new Header("AuditLog", Tab.AUDIT_LOG.headers());
  private final AuditRows rows = new AuditRows(header);

  private AuditRows.Reading read(String... changes) {
    List<String> cells =
        new ArrayList<>(
            List.of(
                HASH,
                "2026-11-22T15:03:12Z",
                "entry-1245",
                "SMS-3d",
                "success",
                "-",
                "20261122T150312Z-7f3a.1.success",
                "msg-1",
                FINGERPRINT,
                "2026-11-25",
                "ghl_sms_1"));
    for (int i = 0; i < changes.length; i += 2) {
      cells.set(header.indexOf(changes[i]).orElseThrow(), changes[i + 1]);
    }
    return rows.read(17, cells.stream().map(Cell::text).toList(), ABOVE);
  }

  @Test
  void a_whole_row_is_one_event_and_no_problem() {
    AuditRows.Reading reading = read();

    assertThat(reading.problems()).isEmpty();
    assertThat(reading.events()).hasSize(1);
    AuditEvent event = reading.events().get(0);
    assertThat(event.details()).isEmpty();
    assertThat(rows.row(event)).hasSize(11).doesNotContain("").contains(HASH, "success", "-");
  }

  @Test
  void a_success_counts_although_its_event_id_is_gone_and_is_the_same_whenever_read() {
    List<AuditEvent> events = read("EventID", "").events();

    assertThat(events).hasSize(1).isEqualTo(read("EventID", "").events());
    assertThat(events.get(0).status()).isEqualTo(Status.SUCCESS);
    assertThat(events.get(0).hash()).isEqualTo(HASH);
    assertThat(events.get(0).attempt())
        .isNotEqualTo(read("EventID", "", "MessageID", "msg-2").events().get(0).attempt());
  }

  @Test
  void a_row_without_any_status_is_in_doubt() {
    assertThat(read("EventID", "", "Status", "ok").events())
        .extracting(AuditEvent::status)
        .containsExactly(Status.UNKNOWN);
  }

  @Test
  void the_event_id_says_the_status_when_its_cell_does_not() {
    assertThat(read("Status", "done").events())
        .extracting(AuditEvent::status)
        .containsExactly(Status.SUCCESS);
  }

  @Test
  void a_status_that_was_edited_can_add_a_message_but_not_undo_one() {
    assertThat(read("Status", "failed").events())
        .extracting(AuditEvent::status)
        .containsExactly(Status.SUCCESS);
    assertThat(read("EventID", "20261122T150312Z-7f3a.1.failed").events())
        .extracting(AuditEvent::status)
        .containsExactly(Status.SUCCESS, Status.FAILED);
    assertThat(read("Status", "failed").problems()).hasSize(1);
  }

  @Test
  void a_row_without_its_hash_still_protects_by_its_fingerprint() {
    AuditRows.Reading reading = read("Hash", "deleted by Jane Roe");

    assertThat(reading.events()).extracting(AuditEvent::fingerprint).containsExactly(FINGERPRINT);
    assertThat(reading.events().get(0).hash()).isNotEqualTo(HASH);
    assertThat(reading.problems().get(0).where()).isEqualTo("AuditLog row 17, Hash");
    assertThat(reading.problems().get(0).what()).doesNotContain("Jane");
  }

  @Test
  void a_row_that_names_no_reminder_at_all_is_a_problem() {
    AuditRows.Reading reading = read("Hash", "x", "Fingerprint", "-");

    assertThat(reading.events()).isEmpty();
    assertThat(reading.problems()).hasSize(1);
  }

  @Test
  void a_time_that_can_not_be_read_is_that_of_the_run_else_of_the_row_above() {
    assertThat(read("Timestamp (ISO)", "46350.5").events().get(0).time()).isEqualTo(BEGUN);
    assertThat(read("Timestamp (ISO)", "x", "EventID", "x").events().get(0).time())
        .isEqualTo(ABOVE);
    assertThat(
            read("Timestamp (ISO)", "x", "EventID", "20261399T150312Z-7f3a.1.success")
                .events()
                .get(0)
                .time())
        .isEqualTo(ABOVE);
  }

  @Test
  void a_time_before_its_run_began_makes_no_live_claim_look_old() {
    assertThat(read("Timestamp (ISO)", "2026-11-22T09:00:00Z").events().get(0).time())
        .isEqualTo(BEGUN);
    assertThat(read("Timestamp (ISO)", "2026-11-22T15:20:00Z").events().get(0).time())
        .isEqualTo(Instant.parse("2026-11-22T15:20:00Z"));
  }

  @Test
  void a_hash_in_capitals_is_the_same_hash() {
    assertThat(read("Hash", HASH.toUpperCase(java.util.Locale.ROOT)).problems()).isEmpty();
  }

  @Test
  void a_cell_is_never_longer_than_sheets_takes() {
    AuditEvent event = read().events().get(0).next(Status.FAILED, ABOVE, "x".repeat(60_000), "-");

    assertThat(rows.row(event))
        .allSatisfy(c -> assertThat(c.toString().length()).isLessThanOrEqualTo(1_000));
  }
}
