package dev.clioremind;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.clioremind.AlertReceivers.Received;
import dev.clioremind.Office.Result;
import dev.clioremind.core.ExitCode;
import dev.clioremind.sandbox.Fault;
import dev.clioremind.sandbox.Faults;
import dev.clioremind.sandbox.GhlStandIn;
import dev.clioremind.sandbox.ghl.GhlMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who is told of a run, and of what, judged by what each receiver got. */
@Timeout(120)
class AlertsTest {

  private static final String PERSON = "ctUser00000000000000345";

  @TempDir private Path folder = Path.of(".");
  private final AlertReceivers receivers = new AlertReceivers();
  private Office office = new Office(Path.of("."));

  @BeforeEach
  void open() {
    office.close();
    office = receivers.connect(new Office(folder)).with("alert.ghl-contact-id = " + PERSON);
  }

  @AfterEach
  void close() {
    for (Received one : receivers.all()) {
      assertThat(one.body()).doesNotContain(office.secretsOfClients());
      assertThat(one.body()).doesNotContain(office.credentials());
      assertThat(
              one.path().equals(AlertReceivers.PAGERDUTY)
                  ? one.body().replace(AlertReceivers.ROUTING_KEY, "")
                  : one.body())
          .doesNotContain(AlertReceivers.SECRETS);
    }
    assertThat(office.screen()).doesNotContain(AlertReceivers.SECRETS);
    receivers.close();
    office.close();
  }

  private List<GhlMessage> mails() {
    return office.sandbox().ghl().messagesTo(PERSON).stream()
        .filter(mail -> mail.subject().contains("exit code"))
        .toList();
  }

  /** A firm in which nothing needs a person. */
  private void calm() {
    office.with("alert.empty = false");
    office.sandbox().book().deleteRows("ReminderRules", 2, 12);
  }

  @Test
  void every_receiver_is_told_what_needs_a_person_and_what_to_do() {
    office
        .withEnvironment("GITHUB_SERVER_URL", "https://github.com")
        .withEnvironment("GITHUB_REPOSITORY", "example/reminders")
        .withEnvironment("GITHUB_RUN_ID", "4711");

    Result result = office.run("send");

    assertThat(result.code()).isEqualTo(5);
    String page = "https://github.com/example/reminders/actions/runs/4711";
    String noPhone = "Clio has no mobile number for the person";
    String advice = "Add a mobile number to the person in Clio";

    JsonObject slack = only(AlertReceivers.SLACK);
    assertThat(slack.get("text").getAsString()).contains("exit code 5");
    List<JsonElement> blocks = slack.getAsJsonArray("blocks").asList();
    assertThat(blocks).hasSizeBetween(4, 50);
    assertThat(slack.toString())
        .contains(noPhone, advice, page, "|entry-")
        .contains("https://app.clio.com/nc/#/matters/808|Matter 808");

    JsonObject event = only(AlertReceivers.PAGERDUTY);
    assertThat(event.get("routing_key").getAsString()).isEqualTo(AlertReceivers.ROUTING_KEY);
    assertThat(event.get("event_action").getAsString()).isEqualTo("trigger");
    assertThat(event.get("dedup_key").getAsString())
        .isEqualTo("clio-remind/%s/needs-person".formatted(GhlStandIn.LOCATION));
    assertThat(event.get("client_url").getAsString()).isEqualTo(page);
    JsonObject payload = event.getAsJsonObject("payload");
    assertThat(payload.keySet()).contains("summary", "source", "severity", "custom_details");
    assertThat(payload.get("severity").getAsString())
        .isIn(Set.of("critical", "error", "warning", "info"));
    assertThat(payload.toString()).contains(noPhone, advice);

    JsonObject hook = only(AlertReceivers.WEBHOOK);
    assertThat(hook.get("schema").getAsInt()).isEqualTo(1);
    assertThat(hook.get("exitCode").getAsInt()).isEqualTo(5);
    assertThat(hook.get("ciRun").getAsString()).isEqualTo(page);
    assertThat(hook.getAsJsonObject("counts").get("sent").getAsInt())
        .isEqualTo(office.sandbox().ghl().accepted() - 1);
    assertThat(hook.getAsJsonArray("more").toString()).contains("three days");
    assertThat(receivers.told().get(noPhone)).hasSize(1);

    assertThat(mails()).hasSize(1);
    GhlMessage mail = mails().get(0);
    assertThat(mail.channel()).isEqualTo("Email");
    assertThat(mail.html()).contains(noPhone, advice, "<a href=\"https://app.clio.com/", page);
    assertThat(mail.html()).doesNotContain(office.secretsOfClients()).doesNotContain("{{");
    assertThat(office.sandbox().book().rows("AuditLog").toString()).doesNotContain(mail.id());

    assertThat(receivers.beats()).containsExactly("/start", "/5");
    List<Received> beats =
        receivers.all().stream()
            .filter(r -> r.path().startsWith(AlertReceivers.HEARTBEAT))
            .toList();
    assertThat(beats).allMatch(b -> b.body().equals(hook.get("id").getAsString()));
    assertThat(beats.get(0).query())
        .matches("rid=[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
        .isEqualTo(beats.get(1).query());
  }

  private JsonObject only(String path) {
    assertThat(receivers.at(path)).hasSize(1);
    return receivers.at(path).get(0);
  }

  @Test
  void what_was_told_is_not_told_again_but_a_row_is_until_it_is_mended() {
    office.run("send");
    Map<String, List<String>> first = receivers.told();
    receivers.forget();

    Result second = office.later(Duration.ofHours(1)).run("send");

    assertThat(first).isNotEmpty();
    assertThat(second.code()).isEqualTo(5);
    assertThat(receivers.told()).isEmpty();
    assertThat(only(AlertReceivers.WEBHOOK).getAsJsonArray("more").toString())
        .contains("three days");
  }

  @Test
  void plans_dry_runs_and_samples_tell_nobody() {
    office.run("plan", "--dry-run");
    office.run("plan");
    office.run("send", "--dry-run");
    office.run("send", "--test-contact", PERSON);

    assertThat(receivers.all()).isEmpty();
    assertThat(mails()).isEmpty();
  }

  @Test
  void alerts_that_fail_are_said_and_change_nothing_else() {
    receivers
        .answering(AlertReceivers.SLACK, 500)
        .answering(AlertReceivers.PAGERDUTY, 500)
        .answering(AlertReceivers.WEBHOOK, 404)
        .answering(AlertReceivers.HEARTBEAT, 503);
    office
        .sandbox()
        .faults()
        .failAll(
            c -> c.path().endsWith("/conversations/messages") && c.body().contains(PERSON),
            Fault.RESET_AFTER);

    Result result = office.run("send", "-v");

    assertThat(result.code()).isEqualTo(5);
    assertThat(result.err())
        .contains("The alert to Slack did not arrive: the service answered 500")
        .contains("The alert to PagerDuty did not arrive: the service answered 500")
        .contains("The alert to the webhook did not arrive: the service answered 404")
        .contains("The alert to the office by e-mail did not arrive: ")
        .contains("The start could not be told to the heartbeat: the service answered 503")
        .contains("check alert.heartbeat-url");
    assertThat(receivers.at(AlertReceivers.SLACK)).hasSize(2);
    assertThat(receivers.at(AlertReceivers.PAGERDUTY)).hasSize(3);
    assertThat(receivers.at(AlertReceivers.WEBHOOK)).hasSize(1);
    assertThat(mails()).hasSize(1);
  }

  @Test
  void a_run_that_dies_of_its_configuration_tells_whom_it_can_still_read() {
    office.with("send.chunk = many");

    Result result = office.run("send");

    assertThat(result.code()).isEqualTo(3);
    assertThat(receivers.beats()).containsExactly("/3");
    JsonObject hook = only(AlertReceivers.WEBHOOK);
    assertThat(hook.getAsJsonObject("error").get("what").getAsString()).contains("send.chunk");
    assertThat(only(AlertReceivers.SLACK).toString()).contains("send.chunk");
    assertThat(only(AlertReceivers.PAGERDUTY).toString())
        .contains("\"severity\":\"critical\"", "/configuration\"");
    assertThat(mails()).hasSize(1);
  }

  @Test
  void a_run_whose_services_are_down_tells_so() {
    office.sandbox().faults().failAll(c -> c.service().equals("clio"), Fault.UNAVAILABLE);

    Result result = office.run("send");

    assertThat(result.code()).isEqualTo(6);
    assertThat(receivers.beats()).containsExactly("/start", "/6");
    assertThat(only(AlertReceivers.PAGERDUTY).toString())
        .contains("\"severity\":\"warning\"", "/try-again\"");
    assertThat(only(AlertReceivers.WEBHOOK).getAsJsonObject("error").toString()).contains("Clio");
  }

  @Test
  void a_missing_sign_in_is_told_although_the_office_can_not_be_mailed() {
    office.without("ghl.token");

    Result result = office.run("send");

    assertThat(result.code()).isEqualTo(4);
    assertThat(receivers.beats()).containsExactly("/start", "/4");
    assertThat(only(AlertReceivers.SLACK).toString()).contains("auth login ghl");
    assertThat(result.err()).contains("The alert to the office by e-mail did not arrive: ");
  }

  @Test
  void a_good_run_closes_the_firms_own_incidents_and_tells_nobody_else() {
    calm();

    Result result = office.run("send");

    assertThat(result.code()).isZero();
    assertThat(receivers.beats()).containsExactly("/start", "");
    assertThat(receivers.at(AlertReceivers.SLACK)).isEmpty();
    assertThat(receivers.at(AlertReceivers.WEBHOOK)).isEmpty();
    assertThat(mails()).isEmpty();
    assertThat(receivers.at(AlertReceivers.PAGERDUTY))
        .isNotEmpty()
        .allMatch(event -> event.get("event_action").getAsString().equals("resolve"))
        .allMatch(
            event ->
                event
                    .get("dedup_key")
                    .getAsString()
                    .startsWith("clio-remind/" + GhlStandIn.LOCATION + "/"))
        .anyMatch(event -> event.get("dedup_key").getAsString().endsWith("/try-again"));
  }

  @Test
  void a_good_run_of_a_part_closes_nothing() {
    calm();
    office
        .sandbox()
        .book()
        .typeRows("ReminderRules", List.of(List.of("Motion", "3", "SMS", "court_sms")));

    Result result = office.run("send", "--rule", "SMS-3d");

    assertThat(result.code()).isZero();
    assertThat(receivers.at(AlertReceivers.PAGERDUTY)).isEmpty();
    assertThat(receivers.beats()).containsExactly("/start", "");
  }

  @Test
  void a_run_by_a_rule_that_there_is_not_any_more_does_not_fail_unheard() {
    Result result = office.run("send", "--rule", "SMS-33d");

    assertThat(result.code()).isEqualTo(2);
    assertThat(receivers.at(AlertReceivers.SLACK).toString())
        .contains("No rule has the RuleID 'SMS-33d'; nothing was sent.", "Did you mean SMS-3d?");
    assertThat(receivers.beats()).containsExactly("/start", "/2");
  }

  @Test
  void an_interrupted_run_is_told_to_the_heartbeat() {
    calm();
    office.stoppedBy(ExitCode.TERMINATED);

    Result result = office.run("send");

    assertThat(result.code()).isEqualTo(143);
    assertThat(receivers.beats()).containsExactly("/start", "/143");
    assertThat(receivers.at(AlertReceivers.PAGERDUTY)).isEmpty();
  }

  @Test
  void a_lost_answer_of_the_sheet_in_the_middle_still_ends_with_an_alert() {
    office.sandbox().faults().failAll(Faults.to("sheets", "POST", ":append"), Fault.UNAVAILABLE);

    Result result = office.run("send");

    assertThat(result.code()).isIn(5, 6);
    assertThat(receivers.beats()).containsExactly("/start", "/" + result.code());
    assertThat(receivers.at(AlertReceivers.SLACK)).hasSize(1);
  }
}
