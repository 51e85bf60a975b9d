package dev.clioremind;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.clioremind.Office.Result;
import dev.clioremind.core.ExitCode;
import dev.clioremind.sandbox.Fault;
import dev.clioremind.sandbox.Faults;
import dev.clioremind.sandbox.ghl.GhlMessage;
import dev.clioremind.sandbox.ghl.MessageState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What became of messages, through the whole program: read with the next send, and told once. */
@Timeout(60)
class DeliveryTest {

  private static final String LIST = "/conversations/messages/export";

  @TempDir private Path folder = Path.of(".");
  private Office office = new Office(Path.of("."));

  @BeforeEach
  void open() {
    office.close();
    office = new Office(folder);
    // Without the rows that a person must mend in each run.
    office
        .sandbox()
        .book()
        .deleteRows("ReminderRules", 11, 1)
        .deleteRows("ReminderRules", 9, 1)
        .deleteRows("ReminderRules", 7, 1)
        .deleteRows("ReminderRules", 5, 1);
  }

  @AfterEach
  void close() {
    assertThat(office.sandbox().ledger().defects()).isEmpty();
    assertThat(office.sandbox().ghl().ignoredParameters()).isEmpty();
    assertThat(office.sandbox().ghl().forbiddenCalls()).isEmpty();
    office.close();
  }

  private Map<String, Long> words() {
    return office.sandbox().book().rows("AuditLog").stream()
        .skip(1)
        .collect(Collectors.groupingBy(row -> row.get(4), Collectors.counting()));
  }

  private int lists() {
    return office.sandbox().ledger().calls(Faults.to("ghl", "GET", LIST)).size();
  }

  private static List<String> undelivered(Result result) {
    return JsonParser.parseString(result.out())
        .getAsJsonObject()
        .getAsJsonArray("reminders")
        .asList()
        .stream()
        .map(JsonElement::getAsJsonObject)
        .filter(r -> "undelivered".equals(text(r, "reason")))
        .map(r -> text(r, "deadlineId"))
        .toList();
  }

  private static String text(JsonObject object, String member) {
    return object.get(member).isJsonNull() ? "" : object.get(member).getAsString();
  }

  private Result send() {
    return office.run("send", "--format", "json");
  }

  private Result sendLater(Duration time) {
    office.later(time);
    return send();
  }

  @Test
  void what_arrived_is_noted_by_the_next_run_from_two_lists() {
    send();
    long sent = office.sandbox().ghl().wentOut().size();
    assertThat(lists()).isZero();

    sendLater(Duration.ofHours(1));

    assertThat(sent).isGreaterThan(10);
    assertThat(words()).containsEntry("delivered", sent).doesNotContainKey("undelivered");
    assertThat(lists()).as("one of texts, one of e-mails").isEqualTo(2);
  }

  @Test
  void what_did_not_arrive_is_named_once() {
    office.sandbox().ghl().fate("ctClient0000000000000501", MessageState.FAILED);
    send();
    long failed =
        office.sandbox().ghl().messagesTo("ctClient0000000000000501").stream()
            .filter(GhlMessage::wentOut)
            .count();

    Result told = sendLater(Duration.ofHours(1));
    Result again = sendLater(Duration.ofHours(1));

    assertThat(failed).isPositive();
    assertThat(undelivered(told)).hasSize((int) failed);
    assertThat(told.code()).isEqualTo(ExitCode.NEEDS_PERSON.number());
    assertThat(words()).containsEntry("undelivered", failed);
    assertThat(undelivered(again)).isEmpty();
    assertThat(again.out()).doesNotContain("GoHighLevel, delivery");
  }

  @Test
  void an_opt_out_after_sending_is_a_message_that_did_not_arrive() {
    office.sandbox().ghl().fate("ctClient0000000000000501", MessageState.OPT_OUT);
    send();

    Result told = sendLater(Duration.ofHours(1));

    assertThat(undelivered(told)).isNotEmpty();
    assertThat(told.out()).contains("opt_out");
  }

  @Test
  void when_many_do_not_arrive_the_sender_itself_is_named() {
    office.sandbox().ghl().fate(MessageState.FAILED);
    send();

    Result told = sendLater(Duration.ofHours(1));

    assertThat(told.out()).contains("GoHighLevel, delivery", "did not arrive");
    assertThat(told.code()).isEqualTo(ExitCode.NEEDS_PERSON.number());
    assertThat(sendLater(Duration.ofHours(1)).out()).doesNotContain("GoHighLevel, delivery");
  }

  @Test
  void a_fate_that_comes_late_is_looked_for_again_and_one_that_never_comes_is_given_up() {
    office.sandbox().ghl().fateDelay(Duration.ofDays(2));
    send();
    sendLater(Duration.ofHours(1));
    assertThat(words()).doesNotContainKey("delivered");
    sendLater(Duration.ofDays(2));
    assertThat(words()).containsKey("delivered");

    office.close();
    office = new Office(folder);
    office.sandbox().ghl().fate(MessageState.SENT);
    office.run("send", "--rule", "SMS-7d");
    office.later(Duration.ofDays(5));
    office.run("send", "--rule", "nothing");
    assertThat(lists()).as("too old to be looked for").isZero();
  }

  @Test
  void a_list_that_can_not_be_read_keeps_nobody_from_being_reminded() {
    send();
    office.sandbox().faults().failAll(Faults.to("ghl", "GET", LIST), Fault.UNAVAILABLE);

    Result result = sendLater(Duration.ofHours(1));

    assertThat(result.out()).contains("what became of earlier messages could not be read");
    assertThat(result.code()).as(result.out()).isEqualTo(ExitCode.TRY_AGAIN.number());
    office.sandbox().faults().heal();
    sendLater(Duration.ofHours(1));
    assertThat(words()).containsKey("delivered");
  }

  @Test
  void a_plan_and_a_dry_run_ask_for_no_fate_and_withdraw_nothing() {
    office
        .sandbox()
        .book()
        .typeRows(
            "ReminderRules",
            List.of(List.of("Task", "3", "Email", "filing_email", "", "yes", "16:00", "", "")));
    send();
    office.sandbox().book().type("Status", "B1", "PAUSED");
    int before = office.writes().size();

    Result plan = office.later(Duration.ofHours(1)).run("plan", "--dry-run", "--format", "json");
    office.run("send", "--dry-run");

    assertThat(lists()).isZero();
    assertThat(office.writes()).hasSize(before);
    assertThat(JsonParser.parseString(plan.out()).getAsJsonObject().getAsJsonArray("withdrawals"))
        .as("the plan shows what the next send will withdraw")
        .isNotEmpty()
        .allSatisfy(w -> assertThat(text(w.getAsJsonObject(), "reason")).isEqualTo("paused"));
  }
}
