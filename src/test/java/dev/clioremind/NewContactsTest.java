package dev.clioremind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.Office.Result;
import dev.clioremind.core.ExitCode;
import dev.clioremind.sandbox.Fault;
import dev.clioremind.sandbox.GhlStandIn;
import dev.clioremind.sandbox.ReceivedCall;
import dev.clioremind.sandbox.SampleClient;
import dev.clioremind.sandbox.ghl.GhlContact;
import dev.clioremind.sandbox.ghl.Quirk;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code ghl.create-contacts} through the whole program, judged by the stand-in's contacts. */
@Timeout(60)
class NewContactsTest {

  private static boolean isCreation(ReceivedCall call) {
    return call.method().equals("POST") && call.path().equals("/contacts/");
  }

  @TempDir private Path folder = Path.of(".");
  private Office office = new Office(Path.of("."));
  private SampleClient client = new SampleClient(0, "", "", "", "");
  private int known;

  @BeforeEach
  void open() {
    office.close();
    furnish("ghl.create-contacts = true");
  }

  private void furnish(String setting) {
    office = new Office(folder).with(setting);
    office.sandbox().book().deleteRows("ReminderRules", 2, 12);
    office
        .sandbox()
        .book()
        .typeRows("ReminderRules", List.of(List.of("Court Date", "3", "SMS", "court_sms")));
    // The client of the hearing in three days is the one whom GoHighLevel does not know.
    client =
        office.firm().clients().stream()
            .filter(one -> one.clioId() == clientOfTheHearing())
            .findFirst()
            .orElseThrow();
    office.sandbox().ghl().remove("ctClient0000000000000" + client.clioId());
    known = office.sandbox().ghl().contacts().size();
  }

  @AfterEach
  void close() {
    assertThat(office.sandbox().ledger().defects()).isEmpty();
    assertThat(office.sandbox().ghl().ignoredParameters()).isEmpty();
    assertThat(office.sandbox().ghl().forbiddenCalls()).isEmpty();
    office.close();
  }

  private long clientOfTheHearing() {
    Office probe = new Office(folder);
    try (probe) {
      probe.sandbox().book().deleteRows("ReminderRules", 2, 12);
      probe
          .sandbox()
          .book()
          .typeRows("ReminderRules", List.of(List.of("Court Date", "3", "SMS", "court_sms")));
      probe.run("send", "--deadline", "entry-1205");
      return Long.parseLong(
          probe.sandbox().ghl().messages().get(0).contactId().replaceFirst("ctClient0+", ""));
    }
  }

  private Result send() {
    return office.run("send", "--deadline", "entry-1205");
  }

  private List<GhlContact> added() {
    return office.sandbox().ghl().contacts().stream()
        .filter(contact -> contact.source().equals("clio-remind"))
        .toList();
  }

  private int creations() {
    return office.sandbox().ledger().calls(NewContactsTest::isCreation).size();
  }

  @Test
  void a_missing_person_is_added_once_and_reminded() {
    Result result = send();

    assertThat(result.code()).as(result.out()).isZero();
    assertThat(added())
        .singleElement()
        .satisfies(
            contact -> {
              assertThat(contact.firstName()).isEqualTo(client.firstName());
              assertThat(contact.lastName()).isEqualTo(client.lastName());
              assertThat(contact.phone()).isEqualTo(client.phone());
              assertThat(contact.email()).isEqualTo(client.email());
            });
    assertThat(office.sandbox().ghl().messages())
        .singleElement()
        .satisfies(m -> assertThat(m.contactId()).isEqualTo(added().get(0).id()));
    assertThat(send().code()).isZero();
    assertThat(office.sandbox().ghl().contacts()).hasSize(known + 1);
    assertThat(creations()).isEqualTo(1);
  }

  @Test
  void a_plan_and_a_dry_run_say_so_and_add_nobody() {
    for (String[] command :
        new String[][] {{"plan", "--days", "0"}, {"plan", "--dry-run"}, {"send", "--dry-run"}}) {
      Result result = office.run(command);
      assertThat(result.out()).contains("send adds it");
    }
    assertThat(creations()).isZero();
    assertThat(office.run("plan", "--dry-run", "--days", "0", "--format", "json").out())
        .contains("\"reason\": \"new-contact\"");
  }

  @Test
  void nobody_is_added_while_paused_or_over_the_limit_of_a_run() {
    Result refused = office.run("send", "--max-sends", "1");
    assertThat(refused.code()).isEqualTo(ExitCode.REFUSED.number());
    assertThat(refused.out()).contains("send.max-sends");
    office.sandbox().book().type("Status", "B1", "PAUSED");
    assertThat(send().code()).isEqualTo(ExitCode.REFUSED.number());
    assertThat(creations()).isZero();
    assertThat(office.sandbox().ghl().accepted()).isZero();
  }

  @Test
  void nobody_is_added_where_the_setting_is_off() {
    office.close();
    furnish("ghl.create-contacts = false");
    assertThat(send().code()).isEqualTo(ExitCode.NEEDS_PERSON.number());
    assertThat(creations()).isZero();
  }

  @Test
  void somebody_else_with_the_address_is_a_doubt_and_nobody_is_added() {
    office
        .sandbox()
        .ghl()
        .add(GhlContact.of("ctOther", "Other", client.lastName()).withPhone(client.phone()));
    Result result = send();
    assertThat(result.code()).isEqualTo(ExitCode.NEEDS_PERSON.number());
    assertThat(result.out()).contains("has this address");
    assertThat(creations()).isZero();
    assertThat(office.sandbox().ghl().accepted()).isZero();
  }

  @Test
  void the_same_person_with_the_email_alone_is_completed_by_hand_and_not_doubled() {
    office
        .sandbox()
        .ghl()
        .add(
            GhlContact.of("ctMail", client.firstName(), client.lastName())
                .withEmail(client.email()));
    Result result = send();
    assertThat(result.code()).isEqualTo(ExitCode.NEEDS_PERSON.number());
    assertThat(result.out().replaceAll("\\s+", " "))
        .contains("has this person's e-mail address, but not the address of this channel");
    assertThat(creations()).isZero();
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {
        "RESET_AFTER",
        "REQUEST_TIMEOUT_PROCESSED",
        "CONFLICT_PROCESSED",
        "SERVER_ERROR_PROCESSED",
        "BAD_GATEWAY_PROCESSED",
        "UNAVAILABLE_PROCESSED",
        "TRUNCATED",
        "HTML",
        "EMPTY"
      })
  void a_lost_answer_is_looked_for_and_the_person_is_added_once(Fault fault) {
    office.sandbox().faults().failNth(1, NewContactsTest::isCreation, fault);

    Result result = send();

    assertThat(result.code()).as(result.out()).isZero();
    assertThat(creations()).isEqualTo(1);
    assertThat(office.sandbox().ghl().contacts()).hasSize(known + 1);
    assertThat(office.sandbox().ghl().accepted()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"RESET_BEFORE", "SERVER_ERROR", "UNAVAILABLE"})
  void what_was_not_added_is_left_to_the_next_run_which_looks_first(Fault fault) {
    office.sandbox().faults().failNth(1, NewContactsTest::isCreation, fault);

    Result result = send();

    assertThat(result.code()).as(result.out()).isEqualTo(ExitCode.TRY_AGAIN.number());
    assertThat(creations()).as("no second try in one run").isEqualTo(1);
    assertThat(office.sandbox().ghl().accepted()).isZero();

    assertThat(send().code()).isZero();
    assertThat(office.sandbox().ghl().contacts()).hasSize(known + 1);
    assertThat(office.sandbox().ghl().accepted()).isEqualTo(1);
  }

  @Test
  void a_refusal_that_added_the_contact_all_the_same_is_noticed() {
    office.sandbox().ghl().turnOn(Quirk.CREATE_MADE_BUT_422);
    assertThat(send().code()).isZero();
    assertThat(office.sandbox().ghl().contacts()).hasSize(known + 1);
    assertThat(office.sandbox().ghl().accepted()).isEqualTo(1);
  }

  @Test
  void a_contact_whose_number_was_dropped_is_a_doubt_and_no_second_one_is_made() {
    office.sandbox().ghl().turnOn(Quirk.CREATE_DROPS_PHONE);
    Result result = send();
    assertThat(result.code()).isEqualTo(ExitCode.NEEDS_PERSON.number());
    assertThat(result.out().replaceAll("\\s+", " "))
        .contains("without the address of this channel");
    send();
    assertThat(creations()).isEqualTo(1);
    assertThat(office.sandbox().ghl().accepted()).isZero();
  }

  @Test
  void a_token_that_may_not_add_says_which_scope_it_lacks_and_the_rest_goes_on() {
    Set<String> scopes = new HashSet<>(GhlStandIn.SCOPES);
    scopes.remove("contacts.write");
    office.sandbox().ghl().allow(GhlStandIn.TOKEN, scopes);
    Result result = send();
    assertThat(result.code()).isEqualTo(ExitCode.NEEDS_PERSON.number());
    assertThat(result.out().replaceAll("\\s+", " ")).contains("contacts.write");
  }

  @Test
  void nothing_of_the_person_is_printed_or_logged() {
    Result result = office.run("send", "-v", "--deadline", "entry-1205");
    for (String secret : office.secretsOfClients()) {
      assertThat(result.out() + result.err() + office.sandbox().book().rows("AuditLog"))
          .doesNotContain(secret);
    }
  }
}
