package dev.clioremind;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.clioremind.Office.Result;
import dev.clioremind.auth.RunLock;
import dev.clioremind.core.ExitCode;
import dev.clioremind.sandbox.Fault;
import dev.clioremind.sandbox.Faults;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The audit commands through the whole program, judged by the log and by what was received. */
@Timeout(60)
class AuditCommandsTest {

  private static final Duration LEASE_AND_GRACE = Duration.ofMinutes(46);

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

  private List<List<String>> rows(String status) {
    return office.sandbox().book().rows("AuditLog").stream()
        .filter(row -> row.get(4).equals(status))
        .toList();
  }

  private int accepted() {
    return office.sandbox().ghl().accepted();
  }

  /** A run whose message about one hearing gets no clear answer, and is found by no look-up. */
  private String leftInDoubt(Fault fault) {
    office.sandbox().ghl().indexDelay(Duration.ofDays(365));
    office.sandbox().faults().failAll(Faults.to("ghl", "POST", "/conversations/messages"), fault);
    office.run("send", "--deadline", office.deadline("Court Date", 3));
    office.sandbox().faults().heal();
    assertThat(rows("unknown")).hasSize(1);
    return rows("unknown").get(0).get(0);
  }

  // audit resolve

  @Test
  void what_a_person_says_was_sent_is_never_sent_again() {
    String hash = leftInDoubt(Fault.SERVER_ERROR_PROCESSED);
    int before = accepted();

    Result result =
        office
            .later(LEASE_AND_GRACE)
            .run("audit", "resolve", hash.substring(0, 8), "--sent", "--by", "Kim");
    Result again =
        office.run("send", "--deadline", office.deadline("Court Date", 3), "--format", "json");

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).contains("1 attempt settled", "sent by Kim");
    List<String> resolved = rows("resolved").get(0);
    assertThat(resolved.get(0)).isEqualTo(hash);
    assertThat(resolved.get(5)).isEqualTo("sent by Kim");
    assertThat(resolved.get(6))
        .isEqualTo(rows("unknown").get(0).get(6).replace(".unknown", ".resolved"));
    assertThat(accepted()).isEqualTo(before);
    assertThat(again.out()).doesNotContain("in-doubt");
  }

  @Test
  void what_a_person_says_was_not_sent_goes_out_once_with_the_next_send() {
    String hash = leftInDoubt(Fault.SERVER_ERROR);
    assertThat(accepted()).isZero();

    office.later(LEASE_AND_GRACE).run("audit", "resolve", hash, "--not-sent");
    assertThat(accepted()).isZero();
    office.run("send", "--deadline", office.deadline("Court Date", 3));
    office.run("send", "--deadline", office.deadline("Court Date", 3));

    assertThat(accepted()).isEqualTo(1);
  }

  @Test
  void what_a_person_drops_is_not_sent_also_when_a_whole_run_is_named() {
    leftInDoubt(Fault.SERVER_ERROR);
    String run = rows("unknown").get(0).get(6).replaceFirst("\\..*", "");

    Result result = office.later(LEASE_AND_GRACE).run("audit", "resolve", "--run", run, "--drop");
    office.run("send", "--deadline", office.deadline("Court Date", 3));

    assertThat(result.code()).isZero();
    assertThat(rows("resolved")).extracting(row -> row.get(5)).containsExactly("drop");
    assertThat(accepted()).isZero();
  }

  @Test
  void nothing_is_settled_while_the_run_may_be_at_work_and_all_can_be_long_after() {
    String hash = leftInDoubt(Fault.SERVER_ERROR_PROCESSED);

    Result early = office.later(Duration.ofMinutes(40)).run("audit", "resolve", hash, "--sent");
    assertThat(early.code()).isEqualTo(ExitCode.TRY_AGAIN.number());
    assertThat(early.err()).contains("may still be at work");
    assertThat(rows("resolved")).isEmpty();

    Result late = office.later(Duration.ofDays(90)).run("audit", "resolve", hash, "--sent");
    assertThat(late.code()).as(late.err()).isZero();
    assertThat(rows("resolved")).hasSize(1);

    Result nothing = office.run("audit", "resolve", hash, "--sent");
    assertThat(nothing.code()).isZero();
    assertThat(nothing.err()).contains("Nothing is in doubt about");
    assertThat(rows("resolved")).hasSize(1);
  }

  @Test
  void a_prefix_that_fits_several_is_refused_with_the_candidates() {
    office.run("send");
    List<String> hashes =
        office.sandbox().book().rows("AuditLog").stream().skip(1).map(r -> r.get(0)).toList();
    String twin = hashes.get(0).substring(0, 4) + "0".repeat(60);
    List<String> row = new ArrayList<>(rows("success").get(0));
    row.set(0, twin);
    office.sandbox().book().addTextRows("AuditLog", List.of(row));

    Result result =
        office.run("audit", "resolve", hashes.get(0).substring(0, 4), "--sent", "--format", "json");

    assertThat(result.code()).isEqualTo(ExitCode.USAGE.number());
    assertThat(result.err())
        .contains("fits more than one", twin.substring(0, 16), hashes.get(0).substring(0, 16));
    assertThat(json(result).has("error")).isTrue();
    assertThat(rows("resolved")).isEmpty();
    assertThat(office.run("audit", "show", hashes.get(0).substring(0, 4)).code())
        .isEqualTo(ExitCode.USAGE.number());
  }

  @Test
  void where_nobody_can_be_asked_it_says_what_to_pass() {
    Result result = office.run("audit", "resolve");
    assertThat(result.code()).isEqualTo(ExitCode.USAGE.number());
    assertThat(result.err()).contains("--sent, --not-sent or --drop");
    assertThat(office.run("audit", "resolve", "--sent").err()).contains("Which one?");
    assertThat(office.run("audit", "resolve", "abcd", "--sent", "--drop").code())
        .isEqualTo(ExitCode.USAGE.number());
    assertThat(office.run("audit", "resolve", "xyz", "--sent").err()).contains("4 to 64 digits");
    assertThat(office.run("audit", "resolve", "abcd1234", "--sent").err()).contains("abcd1234");
    assertThat(office.run("audit", "resolve", "abcd", "--sent", "--by", "Kim\nLee").code())
        .isEqualTo(ExitCode.USAGE.number());
    assertThat(rows("resolved")).isEmpty();
  }

  @Test
  void a_person_at_a_terminal_is_asked_about_each_with_links_and_no_client_data() {
    office
        .sandbox()
        .faults()
        .failAll(Faults.to("ghl", "POST", "/conversations/messages"), Fault.SERVER_ERROR);
    office.run("send");
    office.sandbox().faults().heal();
    int doubts = rows("unknown").size();
    assertThat(doubts).isGreaterThan(4);

    Result result =
        office
            .later(LEASE_AND_GRACE)
            .answering("what?", "s", "", "not-sent", "d", "q", "s")
            .run("audit", "resolve", "--by", "Kim");

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(rows("resolved"))
        .extracting(row -> row.get(5))
        .containsExactly("sent by Kim", "not-sent by Kim", "drop by Kim");
    assertThat(result.err())
        .contains(
            "/nc/#/matters/",
            "/conversations/conversations",
            "status 'unknown'",
            "Rule: ",
            "Look for: Ref ")
        .doesNotContain(office.secretsOfClients());
    assertThat(result.out()).contains("3 attempts settled");
  }

  @Test
  void with_nothing_in_doubt_it_says_so() {
    office.run("send");
    Result result = office.answering().run("audit", "resolve");

    assertThat(result.code()).isZero();
    assertThat(result.err()).contains("Nothing is in doubt");
  }

  @Test
  void it_leaves_alone_what_another_run_is_at_work_on() {
    String hash = leftInDoubt(Fault.SERVER_ERROR);
    Path state = folder.resolve("state");
    office.with("state.dir = " + state).later(LEASE_AND_GRACE);
    RunLock.Held held = new RunLock(state, office.sandbox().book().id()).tryAcquire().orElseThrow();
    try {
      assertThat(office.run("audit", "resolve", hash, "--sent").code())
          .isEqualTo(ExitCode.LOCKED.number());
      assertThat(office.run("audit", "accept", "--reason", "lost").code())
          .isEqualTo(ExitCode.LOCKED.number());
    } finally {
      held.close();
    }
    assertThat(rows("resolved")).isEmpty();
  }

  // audit accept

  @Test
  void after_accepting_lost_rows_nothing_that_was_sent_is_sent_again() {
    office.run("send");
    int before = accepted();
    office.sandbox().book().deleteRows("AuditLog", 2, 500);
    assertThat(office.later(Duration.ofHours(1)).run("send").code()).isEqualTo(3);

    Result accepted =
        office.later(LEASE_AND_GRACE).run("audit", "accept", "--reason", "row clean-up by Lou");
    Result next = office.run("send", "--format", "json");

    assertThat(accepted.code()).as(accepted.err()).isZero();
    assertThat(accepted.out()).contains("Accepted:", "in-doubt");
    assertThat(accepted()).isEqualTo(before);
    assertThat(held(next)).isNotEmpty();
    assertThat(next.code()).isEqualTo(ExitCode.NEEDS_PERSON.number());
    assertThat(office.sandbox().book().rows("Runs").toString())
        .contains("audit accept", "row clean-up by Lou");
    assertThat(office.sandbox().book().rows("AuditLog").toString()).doesNotContain("Lou");
  }

  private static Set<String> held(Result run) {
    return json(run).getAsJsonArray("reminders").asList().stream()
        .map(JsonElement::getAsJsonObject)
        .filter(r -> r.get("decision").getAsString().equals("hold"))
        .map(r -> r.get("hash").getAsString())
        .collect(Collectors.toSet());
  }

  @Test
  void a_reminder_without_any_row_can_be_settled_by_its_hash() {
    String hearing = office.deadline("Court Date", 3);
    office.run("send", "--deadline", hearing);
    int before = accepted();
    office.sandbox().book().deleteRows("AuditLog", 2, 500);
    office.later(Duration.ofHours(1)).run("audit", "accept", "--reason", "lost");
    String hash =
        held(office.run("send", "--deadline", hearing, "--format", "json")).iterator().next();
    assertThat(rows("resolved")).isEmpty();

    Result sent = office.run("audit", "resolve", hash.substring(0, 10), "--sent");
    assertThat(sent.code()).as(sent.err()).isZero();
    assertThat(rows("resolved")).hasSize(1);
    assertThat(rows("resolved").get(0).get(0)).isEqualTo(hash);
    assertThat(rows("resolved").get(0).get(2)).isEqualTo(hearing);
    office.later(Duration.ofHours(1)).run("send", "--deadline", hearing);
    assertThat(accepted()).isEqualTo(before);
  }

  @Test
  void a_lost_reminder_that_a_person_says_was_not_sent_goes_out_once() {
    String hearing = office.deadline("Court Date", 3);
    office.run("send", "--deadline", hearing);
    int before = accepted();
    office.sandbox().book().deleteRows("AuditLog", 2, 500);
    office.later(Duration.ofHours(1)).run("audit", "accept", "--reason", "lost");
    String hash =
        held(office.run("send", "--deadline", hearing, "--format", "json")).iterator().next();

    office.run("audit", "resolve", hash, "--not-sent");
    office.later(Duration.ofHours(1)).run("send", "--deadline", hearing);
    office.later(Duration.ofHours(1)).run("send", "--deadline", hearing);

    assertThat(accepted()).isEqualTo(before + 1);
  }

  @Test
  void where_no_row_is_missing_accepting_changes_nothing() {
    office.run("send");
    Result result = office.run("audit", "accept", "--reason", "just in case", "--format", "json");

    assertThat(result.code()).isZero();
    assertThat(json(result).get("lostRows").getAsInt()).isZero();
    assertThat(office.sandbox().book().rows("Runs").toString()).doesNotContain("just in case");
    assertThat(held(office.run("send", "--dry-run", "--format", "json"))).isEmpty();
    assertThat(office.run("audit", "accept").code()).isEqualTo(ExitCode.USAGE.number());
    assertThat(office.run("audit", "accept", "--reason", " ").code())
        .isEqualTo(ExitCode.USAGE.number());
  }

  // audit show and audit verify

  @Test
  void one_reminders_story_is_told_in_every_format() {
    String hash = leftInDoubt(Fault.SERVER_ERROR);

    Result table = office.run("audit", "show", hash.substring(0, 6));
    Result json = office.run("audit", "show", hash, "--format", "json");

    assertThat(table.out())
        .contains("Reminder " + hash.substring(0, 8), office.deadline("Court Date", 3))
        .contains("a run said that it would send it")
        .contains("may have been sent, and nobody knows")
        .contains("What to do:");
    assertThat(json(json).get("state").getAsString()).isEqualTo("in-doubt");
    assertThat(json(json).getAsJsonArray("events")).hasSize(3);
    assertThat(office.run("audit", "show", hash, "--format", "csv").out().lines()).hasSize(4);
    assertThat(office.run("audit", "show", hash, "--format", "markdown").out()).startsWith("###");
    assertThat(office.run("audit", "show", "0000000000").code()).isEqualTo(ExitCode.USAGE.number());
  }

  @Test
  void a_good_log_is_verified_and_a_bad_one_is_named() {
    office.run("send");
    Result good = office.later(LEASE_AND_GRACE).run("audit", "verify");
    assertThat(good.code()).as(good.out()).isZero();
    assertThat(good.out()).contains("Nothing wrong");

    List<String> again = new ArrayList<>(rows("success").get(0));
    again.set(6, "20261124T160000Z-aaaa.1.success");
    List<String> edited = new ArrayList<>(rows("success").get(1));
    edited.set(6, "oops");
    office.sandbox().book().addTextRows("AuditLog", List.of(again, edited));
    office.sandbox().book().addTab("AuditLog_conflict123", 2, 2);

    Result bad = office.run("audit", "verify", "--format", "json");
    assertThat(bad.code()).isEqualTo(ExitCode.NEEDS_PERSON.number());
    assertThat(
            json(bad).getAsJsonArray("findings").asList().stream()
                .map(f -> f.getAsJsonObject().get("kind").getAsString()))
        .contains("double", "edited-row", "untrusted");
    assertThat(json(bad).get("exitCode").getAsInt()).isEqualTo(5);
    assertThat(office.run("audit", "verify").out()).contains("Sent twice", "AuditLog_conflict123");
  }

  @Test
  void a_log_that_lost_rows_is_still_looked_through() {
    leftInDoubt(Fault.SERVER_ERROR);
    office.sandbox().book().deleteRows("AuditLog", 2, 1);

    Result result = office.run("audit", "verify");

    assertThat(result.code()).isEqualTo(ExitCode.NEEDS_PERSON.number());
    assertThat(result.out()).contains("audit accept", "In doubt");
  }
}
