package dev.clioremind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.Office.Result;
import dev.clioremind.core.ExitCode;
import dev.clioremind.sandbox.Fault;
import dev.clioremind.sandbox.Faults;
import dev.clioremind.sandbox.GhlStandIn;
import dev.clioremind.sandbox.ghl.GhlMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One reminder whose answer is lost, through the whole program: one message, and the truth. */
@Timeout(60)
class LostAnswerTest {

  /** The arraignment in three days, of a client whom a text message reaches. */
  private static final String HEARING = "entry-1205";

  private static final List<String> SMS = List.of("Court Date", "3", "SMS", "court_sms");
  private static final List<String> EMAIL = List.of("Mediation", "7", "Email", "Mediation mail");

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
    assertThat(office.sandbox().ghl().ignoredParameters()).isEmpty();
    assertThat(office.sandbox().ghl().forbiddenCalls()).isEmpty();
    office.close();
  }

  private void rule(List<String> row) {
    office.sandbox().book().deleteRows("ReminderRules", 2, 12);
    office.sandbox().book().typeRows("ReminderRules", List.of(row));
  }

  private Result send(List<String> rule) {
    return rule.equals(SMS) ? office.run("send", "--deadline", HEARING) : office.run("send");
  }

  private void theMessageMeets(Fault fault) {
    office
        .sandbox()
        .faults()
        .failNth(1, Faults.to("ghl", "POST", "/conversations/messages"), fault);
  }

  /** The status words of the log, in their order. */
  private List<String> words() {
    return column(4);
  }

  private List<String> column(int which) {
    return office.sandbox().book().rows("AuditLog").stream()
        .skip(1)
        .map(row -> row.get(which))
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "RESET_AFTER",
    "CLOSED_AFTER",
    "REQUEST_TIMEOUT_PROCESSED",
    "CONFLICT_PROCESSED",
    "SERVER_ERROR_PROCESSED",
    "BAD_GATEWAY_PROCESSED",
    "UNAVAILABLE_PROCESSED",
    "GATEWAY_TIMEOUT_PROCESSED"
  })
  @Survives({"5", "9"})
  void a_message_that_was_taken_without_an_answer_is_found(Fault fault) {
    for (List<String> rule : List.of(SMS, EMAIL)) {
      open();
      rule(rule);
      office.sandbox().ghl().indexDelay(Duration.ofSeconds(8));
      theMessageMeets(fault);

      Result result = send(rule);

      assertThat(office.sandbox().ghl().accepted()).as(result.out()).isEqualTo(1);
      assertThat(words()).containsExactly("claimed", "sending", "unknown", "success");
      String id = office.sandbox().ghl().messages().get(0).id();
      assertThat(office.sandbox().book().rows("AuditLog").get(4).get(7)).startsWith(id);
      assertThat(result.code()).as(result.out()).isZero();

      assertThat(send(rule).code()).isZero();
      assertThat(office.sandbox().ghl().accepted()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource({"TRUNCATED", "HTML", "EMPTY"})
  @Survives({"8a", "8b", "8c", "8d"})
  void an_answer_that_can_not_be_read_is_a_message_all_the_same(Fault fault) {
    for (List<String> rule : List.of(SMS, EMAIL)) {
      open();
      rule(rule);
      office.sandbox().ghl().indexDelay(Duration.ofSeconds(8));
      theMessageMeets(fault);

      Result result = send(rule);

      assertThat(office.sandbox().ghl().accepted()).isEqualTo(1);
      assertThat(words()).containsExactly("claimed", "sending", "success", "success");
      GhlMessage message = office.sandbox().ghl().messages().get(0);
      assertThat(column(7))
          .containsExactly("-", "-", "-", rule.equals(SMS) ? message.id() : bothIds(message));
      assertThat(result.code()).as(result.out()).isZero();

      // With its id it is asked what became of it, as of every message.
      office.later(Duration.ofHours(1));
      assertThat(send(rule).code()).isZero();
      assertThat(words()).endsWith("success", "delivered");
      assertThat(office.run("audit", "verify").code()).isZero();
    }
  }

  private static String bothIds(GhlMessage message) {
    return message.id() + "/" + message.emailMessageId();
  }

  @Test
  @Survives("8d")
  void a_message_that_was_taken_and_that_no_list_shows_is_told_once_and_not_sent_again() {
    rule(SMS);
    office.sandbox().ghl().indexDelay(Duration.ofMinutes(3));
    theMessageMeets(Fault.EMPTY);

    Result result = send(SMS);

    assertThat(result.code()).as(result.out()).isEqualTo(ExitCode.NEEDS_PERSON.number());
    assertThat(words()).containsExactly("claimed", "sending", "success", "undelivered");
    assertThat(send(SMS).code()).isZero();
    assertThat(office.sandbox().ghl().accepted()).isEqualTo(1);
  }

  @Test
  @Survives("8d")
  void a_page_that_came_in_place_of_an_answer_is_told_when_no_message_is_found_behind_it() {
    rule(SMS);
    theMessageMeets(Fault.HTML_UNPROCESSED);

    Result told = send(SMS);
    Result again = office.later(Duration.ofHours(2)).run("send", "--deadline", HEARING);

    assertThat(office.sandbox().ghl().accepted()).as("never by itself: it may be there").isZero();
    assertThat(words()).containsExactly("claimed", "sending", "success", "undelivered");
    assertThat(told.code()).isEqualTo(ExitCode.NEEDS_PERSON.number());
    assertThat(told.out().replaceAll("\\s+", " "))
        .contains("entry-1205")
        .contains("GoHighLevel answered without naming a message, and none was found since");
    assertThat(again.code()).as(again.out()).isZero();
    assertThat(office.run("audit", "verify").code()).isZero();
  }

  @Test
  @Survives("8d")
  void what_a_run_could_not_tell_of_such_a_message_is_told_by_a_later_one() {
    rule(SMS);
    theMessageMeets(Fault.HTML_UNPROCESSED);
    // The rows for claims, for what goes out, for what came of it, and then the one that tells.
    office.sandbox().faults().failNth(4, Faults.to("sheets", "POST", ":append"), Fault.BAD_REQUEST);
    send(SMS);
    assertThat(words()).endsWith("success");

    Result told = office.later(Duration.ofHours(2)).run("send", "--deadline", HEARING);

    assertThat(words()).endsWith("success", "undelivered");
    assertThat(told.code()).isEqualTo(ExitCode.NEEDS_PERSON.number());
    assertThat(told.out().replaceAll("\\s+", " "))
        .contains("GoHighLevel answered without naming a message, and none was found since")
        .doesNotContain("GoHighLevel says");
  }

  @Test
  @Survives({"8d", "51b"})
  void a_scheduled_message_of_which_the_answer_told_no_id_can_be_withdrawn() {
    rule(List.of("Court Date", "3", "SMS", "court_sms", "", "yes", "16:00", "", ""));
    theMessageMeets(Fault.TRUNCATED);

    assertThat(send(SMS).code()).isZero();
    assertThat(words()).containsExactly("claimed", "sending", "scheduled", "scheduled");

    office.firm().clio().moveEntry(1205, LocalDate.of(2026, 12, 4));
    Result next = office.later(Duration.ofHours(1)).run("send", "--deadline", HEARING);

    assertThat(next.code()).as(next.out()).isZero();
    assertThat(words()).endsWith("cancelled", "cancelled");
    office.later(Duration.ofDays(1));
    assertThat(office.sandbox().ghl().messages()).noneMatch(GhlMessage::wentOut);
  }

  @ParameterizedTest
  @CsvSource({"SERVER_ERROR", "RESET_BEFORE"})
  @Survives({"4", "10"})
  void a_message_that_is_not_there_is_held_and_told_each_time_and_never_sent_by_itself(
      Fault fault) {
    rule(SMS);
    theMessageMeets(fault);

    assertThat(send(SMS).code()).isEqualTo(ExitCode.NEEDS_PERSON.number());
    for (int run = 0; run < 3; run++) {
      Result again = office.later(Duration.ofHours(2)).run("send");
      assertThat(again.code()).isEqualTo(ExitCode.NEEDS_PERSON.number());
      assertThat(again.out()).contains("audit resolve");
    }

    assertThat(words().subList(0, 3)).containsExactly("claimed", "sending", "unknown");
    assertThat(office.sandbox().ghl().messages())
        .noneMatch(m -> m.contactId().equals(contactOfFirstRow()));
  }

  private String contactOfFirstRow() {
    return office
        .sandbox()
        .ledger()
        .calls(Faults.to("ghl", "POST", "/conversations/messages"))
        .get(0)
        .body()
        .replaceFirst("(?s).*\"contactId\":\"([^\"]+)\".*", "$1");
  }

  @Test
  void a_list_that_lags_for_long_is_looked_at_again_by_the_next_run() {
    rule(SMS);
    theMessageMeets(Fault.RESET_AFTER);
    office.sandbox().ghl().indexDelay(Duration.ofMinutes(3));

    assertThat(send(SMS).code()).isEqualTo(ExitCode.NEEDS_PERSON.number());
    Result next = later(Duration.ofMinutes(5));

    assertThat(next.code()).as(next.out()).isZero();
    assertThat(words()).containsExactly("claimed", "sending", "unknown", "success");
    assertThat(office.sandbox().ghl().accepted()).isEqualTo(1);
  }

  @Test
  void a_run_that_died_before_it_wrote_down_what_it_sent_is_made_good_by_a_later_one() {
    for (List<String> rule : List.of(SMS, EMAIL)) {
      open();
      rule(rule);
      // After the claims and the rows that say "sending", nothing is written any more.
      for (int append = 3; append < 30; append++) {
        office
            .sandbox()
            .faults()
            .failNth(append, Faults.to("sheets", "POST", ":append"), Fault.BAD_REQUEST);
      }
      send(rule);
      office.sandbox().faults().heal();
      assertThat(words()).containsExactly("claimed", "sending");
      assertThat(office.sandbox().ghl().accepted()).isEqualTo(1);

      office.later(Duration.ofMinutes(10));
      assertThat(send(rule).code()).isEqualTo(ExitCode.NEEDS_PERSON.number());
      assertThat(words()).as("while its lease may live").containsExactly("claimed", "sending");

      office.later(Duration.ofMinutes(40));
      Result found = send(rule);
      assertThat(found.code()).as(found.out()).isZero();
      assertThat(words()).containsExactly("claimed", "sending", "success");
      assertThat(office.sandbox().ghl().accepted()).isEqualTo(1);
    }
  }

  @Test
  void what_is_found_is_kept_without_a_word_of_it() {
    rule(SMS);
    theMessageMeets(Fault.RESET_AFTER);

    Result result = office.run("send", "-v", "-v", "--deadline", HEARING);

    assertThat(result.out() + result.err() + office.sandbox().book().rows("AuditLog"))
        .doesNotContain(office.secretsOfClients())
        .doesNotContain(office.sandbox().ghl().everyText());
  }

  @Test
  void a_plan_and_a_dry_run_write_nothing_of_a_doubt() {
    rule(SMS);
    theMessageMeets(Fault.RESET_AFTER);
    office.sandbox().ghl().indexDelay(Duration.ofMinutes(3));
    send(SMS);
    office.later(Duration.ofMinutes(5));
    int before = office.writes().size();

    office.run("plan", "--dry-run");
    Result dry = office.run("send", "--dry-run");

    assertThat(dry.out()).contains("audit resolve");
    assertThat(office.writes()).hasSize(before);
  }

  private Result later(Duration time) {
    office.later(time);
    return send(SMS);
  }

  @Test
  void a_look_up_that_the_token_may_not_do_is_named_and_the_doubt_is_held() {
    rule(SMS);
    Set<String> scopes = new HashSet<>(GhlStandIn.SCOPES);
    scopes.remove("conversations/message.readonly");
    office.sandbox().ghl().allow(GhlStandIn.TOKEN, scopes);
    theMessageMeets(Fault.RESET_AFTER);

    Result first = send(SMS);
    Result next = send(SMS);

    for (Result result : List.of(first, next)) {
      assertThat(result.code()).isEqualTo(ExitCode.NEEDS_PERSON.number());
      assertThat(result.out().replaceAll("\\s+", " "))
          .contains("could not be looked up, and stay held")
          .contains("conversations/message.readonly");
    }
    assertThat(words()).containsExactly("claimed", "sending", "unknown");
    assertThat(office.sandbox().ghl().accepted()).isEqualTo(1);

    office.sandbox().ghl().allow(GhlStandIn.TOKEN, GhlStandIn.SCOPES);
    assertThat(send(SMS).code()).isZero();
    assertThat(words()).endsWith("success");
    assertThat(office.sandbox().ghl().accepted()).isEqualTo(1);
  }
}
