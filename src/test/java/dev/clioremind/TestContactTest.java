package dev.clioremind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.Office.Result;
import dev.clioremind.core.ExitCode;
import dev.clioremind.sandbox.Fault;
import dev.clioremind.sandbox.Faults;
import dev.clioremind.sandbox.ReceivedCall;
import dev.clioremind.sandbox.ghl.GhlContact;
import dev.clioremind.sandbox.ghl.GhlMessage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code send --test-contact}: samples to one contact, and nothing else anywhere. */
@Timeout(60)
class TestContactTest {

  private static final String OURS = "ctOffice0000000000001";

  @TempDir private Path folder = Path.of(".");
  private Office office = new Office(Path.of("."));

  @BeforeEach
  void open() {
    office.close();
    office = new Office(folder);
    office
        .sandbox()
        .ghl()
        .add(
            GhlContact.of(OURS, "Office", "Phone")
                .withPhone("+12125550100")
                .withEmail("office@example.com"));
  }

  @AfterEach
  void close() {
    assertThat(office.sandbox().ledger().defects()).isEmpty();
    assertThat(office.sandbox().ghl().forbiddenCalls()).isEmpty();
    office.close();
  }

  private void rules(List<List<String>> rows) {
    office.sandbox().book().deleteRows("ReminderRules", 2, 12);
    office.sandbox().book().typeRows("ReminderRules", rows);
  }

  private Result test(String... more) {
    String[] all = new String[more.length + 3];
    all[0] = "send";
    all[1] = "--test-contact";
    all[2] = OURS;
    System.arraycopy(more, 0, all, 3, more.length);
    return office.run(all);
  }

  @Test
  void each_template_in_use_goes_once_to_that_contact_with_sample_data() {
    rules(
        List.of(
            List.of("Court Date", "7, 3, 1", "SMS", "court_sms"),
            List.of("Deposition", "3", "SMS else Email", "court_sms else court_email"),
            List.of("Mediation", "7", "Email", "Mediation mail")));

    Result result = test();

    assertThat(result.code()).as(result.out()).isZero();
    assertThat(office.sandbox().ghl().messages()).hasSize(3);
    assertThat(office.sandbox().ghl().messages())
        .extracting(GhlMessage::contactId)
        .containsOnly(OURS);
    assertThat(office.sandbox().ghl().everyText())
        .anyMatch(
            text ->
                text.contains("Alex, your court date is in 7 days, Tuesday, December 1, 2026")
                    && text.contains("Ref SAMPLE00"))
        .noneMatch(text -> text.contains("{{"));
    assertThat(result.out()).contains("3 of 3 samples went to the contact " + OURS);
  }

  @Test
  void it_writes_nothing_but_messages_also_while_sending_is_paused() {
    office.sandbox().book().type("Status", "B1", "PAUSED");
    rules(List.of(List.of("Court Date", "3", "SMS", "court_sms")));

    assertThat(test().code()).isZero();

    assertThat(office.writes())
        .extracting(ReceivedCall::path)
        .containsExactly("/conversations/messages");
    assertThat(office.sandbox().book().rows("AuditLog")).hasSize(1);
    // The real reminders are as due as before.
    office.sandbox().book().type("Status", "B1", "ON");
    assertThat(office.run("send").out()).contains("entry-");
  }

  @Test
  void what_can_not_be_sent_is_named() {
    rules(
        List.of(
            List.of("Court Date", "3", "SMS", "nowhere"),
            List.of("Court Date", "7", "SMS", "mediation_sms"),
            List.of("Court Date", "1", "Email", "court_email")));
    office.sandbox().ghl().optOut(OURS, "Email");

    Result result = test("--format", "json");

    assertThat(result.code()).isEqualTo(ExitCode.NEEDS_PERSON.number());
    assertThat(result.out())
        .contains(
            "\"outcome\": \"template-missing\"",
            "\"outcome\": \"template-field\"",
            "\"outcome\": \"opted-out\"",
            "\"exitCode\": 5");
    assertThat(office.sandbox().ghl().accepted()).isZero();
  }

  @Test
  void a_workflow_is_left_alone_and_no_template_at_all_is_not_a_good_test() {
    rules(List.of(List.of("Court Date", "3", "Workflow", "Court reminder")));
    Result result = test();
    assertThat(result.code()).isEqualTo(ExitCode.NEEDS_PERSON.number());
    assertThat(result.out()).contains("No template to test");
    assertThat(office.sandbox().ghl().enrolments()).isEmpty();
  }

  @Test
  void a_contact_that_is_not_there_gets_nothing() {
    Result result = office.run("send", "--test-contact", "ctNobody");
    assertThat(result.code()).isEqualTo(ExitCode.NEEDS_PERSON.number());
    assertThat(result.out()).contains("no-contact");
    assertThat(office.run("send", "--test-contact", "+12125550100").code())
        .isEqualTo(ExitCode.USAGE.number());
    assertThat(office.run("send", "--test-contact", OURS, "--dry-run").code())
        .isEqualTo(ExitCode.USAGE.number());
    assertThat(office.sandbox().ghl().accepted()).isZero();
  }

  @Test
  void a_doubt_needs_a_person_and_a_service_that_is_down_ends_the_test() {
    rules(
        List.of(
            List.of("Court Date", "3", "SMS", "court_sms"),
            List.of("Court Date", "7", "Email", "court_email")));
    Faults faults = office.sandbox().faults();
    faults.failNth(1, Faults.to("ghl", "POST", "/conversations/messages"), Fault.SERVER_ERROR);
    assertThat(test().code()).isEqualTo(ExitCode.NEEDS_PERSON.number());
    faults.heal();
    faults.failAll(Faults.to("ghl", "POST", "/conversations/messages"), Fault.TOO_MANY);
    assertThat(test().code()).isEqualTo(ExitCode.TRY_AGAIN.number());
    faults.heal();
    faults.failAll(Faults.to("ghl", "POST", "/conversations/messages"), Fault.UNAUTHORIZED);
    assertThat(test().code()).isEqualTo(ExitCode.SIGN_IN.number());
  }
}
