package dev.clioremind.sandbox.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SheetsFaultsTest {

  private final SheetsCalls calls = new SheetsCalls();
  private final SheetsFaults faults = calls.standIn.faults();

  @BeforeEach
  void fill() {
    calls.book.addTab("Log", List.of(List.of("Hash"), List.of("a")));
  }

  private List<String> log() {
    return calls.book.rows("Log").stream().map(row -> row.get(0)).toList();
  }

  @Test
  void an_append_can_be_written_although_its_answer_fails() {
    faults.failAfter(SheetsFaults.appends(), 1, SheetsFaults.unavailable());

    assertThat(
            calls.error(
                "POST",
                "/values/'Log'!A:A:append",
                "valueInputOption=RAW",
                "{\"values\":[[\"b\"]]}"))
        .isEqualTo("503 The service is currently unavailable.");
    assertThat(log()).containsExactly("Hash", "a", "b");

    calls.append("'Log'!A:A", "[[\"c\"]]");
    assertThat(log()).containsExactly("Hash", "a", "b", "c");
  }

  @Test
  void a_call_can_fail_without_being_done() {
    faults.failBefore(SheetsFaults.appends(), 1, SheetsFaults.internalError());

    calls.get("/values/Log!A1", "");
    assertThat(
            calls
                .refusal(
                    "POST",
                    "/values/'Log'!A:A:append",
                    "valueInputOption=RAW",
                    "{\"values\":[[\"b\"]]}")
                .status())
        .isEqualTo(500);
    assertThat(log()).containsExactly("Hash", "a");
  }

  @Test
  void a_misplaced_append_lands_at_the_top_and_says_so() {
    faults.misplaceAppends(1);

    assertThat(calls.append("'Log'!A:A", "[[\"b\"]]").toString())
        .contains("\"updatedRange\":\"Log!A2\"");
    assertThat(log()).containsExactly("Hash", "b", "a");
    calls.append("'Log'!A:A", "[[\"c\"]]");
    assertThat(log()).containsExactly("Hash", "b", "a", "c");
  }

  @Test
  void chance_misplaces_the_same_appends_in_every_run() {
    faults.misplaceAppendsByChance(0.5);
    for (int i = 0; i < 8; i++) {
      calls.append("'Log'!A:A", "[[\"" + i + "\"]]");
    }
    SheetsCalls again = new SheetsCalls();
    again.book.addTab("Log", List.of(List.of("Hash"), List.of("a")));
    again.standIn.faults().misplaceAppendsByChance(0.5);
    for (int i = 0; i < 8; i++) {
      again.append("'Log'!A:A", "[[\"" + i + "\"]]");
    }

    assertThat(log()).isNotEqualTo(List.of("Hash", "a", "0", "1", "2", "3", "4", "5", "6", "7"));
    assertThat(again.book.rows("Log")).isEqualTo(calls.book.rows("Log"));
  }

  @Test
  void near_appends_overwrite_one_another_and_later_ones_do_not() {
    faults.overwriteNearAppends(Duration.ofSeconds(1), 1);

    calls.append("'Log'!A:A", "[[\"b\"]]");
    calls.advance(Duration.ofMillis(900));
    assertThat(calls.append("'Log'!A:A", "[[\"c\"]]").toString())
        .contains("\"updatedRange\":\"Log!A3\"");
    calls.advance(Duration.ofSeconds(2));
    calls.append("'Log'!A:A", "[[\"d\"]]");

    assertThat(log()).containsExactly("Hash", "a", "c", "d");
  }

  @Test
  void stale_reads_show_what_was_there_so_long_ago() {
    faults.staleReads(Duration.ofSeconds(3));
    calls.append("'Log'!A:A", "[[\"b\"]]");
    calls.advance(Duration.ofSeconds(2));
    calls.append("'Log'!A:A", "[[\"c\"]]");

    assertThat(calls.get("/values/Log!A2:A", "").get("values")).hasToString("[[\"a\"]]");
    calls.advance(Duration.ofSeconds(1));
    assertThat(calls.get("/values/Log!A2:A", "").get("values")).hasToString("[[\"a\"],[\"b\"]]");
    calls.advance(Duration.ofSeconds(2));
    assertThat(calls.get("/values/Log!A2:A", "").get("values"))
        .hasToString("[[\"a\"],[\"b\"],[\"c\"]]");
    assertThat(log()).containsExactly("Hash", "a", "b", "c");
  }

  @Test
  void healing_ends_every_fault() {
    faults.failBefore(SheetsFaults.anyCall(), 9, SheetsFaults.quotaExceeded(true));
    faults.misplaceAppends(9);
    faults.overwriteNearAppends(Duration.ofDays(1), 1);
    faults.staleReads(Duration.ofDays(1));

    faults.heal();
    calls.append("'Log'!A:A", "[[\"b\"]]");
    calls.append("'Log'!A:A", "[[\"c\"]]");

    assertThat(calls.get("/values/Log!A2:A", "").get("values"))
        .hasToString("[[\"a\"],[\"b\"],[\"c\"]]");
  }
}
