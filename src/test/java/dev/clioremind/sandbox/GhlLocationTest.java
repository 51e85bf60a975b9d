package dev.clioremind.sandbox;

import static dev.clioremind.sandbox.GhlScene.ANA;
import static dev.clioremind.sandbox.GhlScene.BEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.sandbox.GhlCaller.Told;
import dev.clioremind.sandbox.ghl.Enrolment;
import dev.clioremind.sandbox.ghl.GhlTemplate;
import dev.clioremind.sandbox.ghl.GhlWorkflow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class GhlLocationTest {

  private static final String HERE = "/locations/" + GhlStandIn.LOCATION;

  private final GhlScene scene = new GhlScene();
  private final GhlStandIn ghl = scene.ghl;
  private final GhlCaller client = scene.client;

  @BeforeEach
  void workflows() {
    ghl.add(GhlWorkflow.published("wf1", "Hearing"));
    ghl.add(GhlWorkflow.published("wf2", "Once").withoutReEntry());
    ghl.add(GhlWorkflow.draft("wf3", "Draft"));
  }

  private Told templates(String... more) {
    String[] query = new String[more.length + 2];
    query[0] = "originId";
    query[1] = GhlStandIn.LOCATION;
    System.arraycopy(more, 0, query, 2, more.length);
    return client.get(HERE + "/templates", query);
  }

  private Told enrol(String contactId, String workflowId) {
    return client.post(
        "/contacts/" + contactId + "/workflow/" + workflowId,
        "{\"eventStartTime\":\"2026-12-01T09:30:00-08:00\"}");
  }

  @Test
  void the_location_tells_name_and_zone() {
    ghl.location("Elm Street Legal", "America/Chicago");
    Told told = client.get(HERE);
    assertThat(told.text("location.id")).isEqualTo(GhlStandIn.LOCATION);
    assertThat(told.text("location.name")).isEqualTo("Elm Street Legal");
    assertThat(told.text("location.timezone")).isEqualTo("America/Chicago");
  }

  @Test
  void templates_need_an_origin() {
    assertThat(client.get(HERE + "/templates").status()).isEqualTo(422);
  }

  @Test
  void templates_come_with_their_text_and_without_a_limit_25_at_a_time() {
    for (int i = 0; i < 30; i++) {
      ghl.add(GhlTemplate.sms("tpSms" + i, "Hearing " + i, "Hello {{contact.first_name}}"));
    }
    ghl.add(GhlTemplate.email("tpMail", "Hearing mail", "Your hearing", "<p>x</p>"));
    ghl.add(GhlTemplate.emailWithBody("tpBody", "Other mail", "Your hearing", "<p>y</p>"));
    ghl.add(GhlTemplate.whatsApp("tpWa", "Chat", "Hello"));
    Told first = templates();
    assertThat(first.number("totalCount")).isEqualTo(33);
    assertThat(first.array("templates")).hasSize(25);
    assertThat(first.array("templates").get(0).toString())
        .isEqualTo(
            """
            {"id":"tpSms0","name":"Hearing 0","type":"sms","locationId":"loPark00000000000001",\
            "template":{"body":"Hello {{contact.first_name}}","attachments":[]}}""");
    assertThat(templates("skip", "25").ids("templates"))
        .containsExactly(
            "tpSms25", "tpSms26", "tpSms27", "tpSms28", "tpSms29", "tpMail", "tpBody", "tpWa");
    assertThat(templates("limit", "200").array("templates")).hasSize(33);
    Told mails = templates("type", "email", "deleted", "false");
    assertThat(mails.ids("templates")).containsExactly("tpMail", "tpBody");
    assertThat(mails.array("templates").toString())
        .contains("\"subject\":\"Your hearing\",\"html\":\"<p>x</p>\"")
        .contains("\"subject\":\"Your hearing\",\"body\":\"<p>y</p>\"");
    assertThat(templates("type", "SMS").status()).isEqualTo(422);
    assertThat(ghl.ignoredParameters()).isEmpty();
  }

  @Test
  void custom_values_and_fields_are_listed() {
    ghl.customValue("Office Phone", "+12125550100");
    ghl.customField("cfLang000000000000001", "Language");
    assertThat(client.get(HERE + "/customValues").array("customValues").toString())
        .contains("\"value\":\"+12125550100\"")
        .contains("{{ custom_values.office_phone }}");
    assertThat(client.get(HERE + "/customFields", "model", "contact").ids("customFields"))
        .containsExactly("cfLang000000000000001");
    assertThat(client.get(HERE + "/customFields", "model", "opportunity").ids("customFields"))
        .isEmpty();
  }

  @Test
  void users_are_listed() {
    assertThat(client.get("/users/", "locationId", GhlStandIn.LOCATION).array("users")).hasSize(1);
  }

  @Test
  void workflows_are_listed_with_their_status() {
    Told told = client.get("/workflows/", "locationId", GhlStandIn.LOCATION);
    assertThat(told.array("workflows").asList())
        .extracting(row -> row.getAsJsonObject().get("status").getAsString())
        .containsExactly("published", "published", "draft");
    assertThat(client.get("/workflows", "locationId", GhlStandIn.LOCATION).status()).isEqualTo(200);
  }

  @Test
  void an_enrolment_answers_without_an_id() {
    Told told = enrol(ANA, "wf1");
    assertThat(told.status()).isEqualTo(200);
    assertThat(told.json().keySet()).containsExactlyInAnyOrder("succeded", "traceId");
    assertThat(ghl.enrolments())
        .containsExactly(
            new Enrolment(ANA, "wf1", "2026-12-01T09:30:00-08:00", GhlScene.START, true));
    assertThat(ghl.accepted()).isZero();
  }

  @Test
  void who_is_inside_does_not_enter_again_and_nobody_says_so() {
    enrol(ANA, "wf1");
    assertThat(enrol(ANA, "wf1").status()).isEqualTo(200);
    assertThat(enrol(BEN, "wf1").status()).isEqualTo(200);
    assertThat(client.delete("/contacts/" + ANA + "/workflow/wf1").status()).isEqualTo(200);
    enrol(ANA, "wf1");
    assertThat(ghl.enrolments())
        .extracting(Enrolment::entered)
        .containsExactly(true, false, true, true);
  }

  @Test
  void with_re_entry_off_nobody_enters_twice() {
    enrol(ANA, "wf2");
    ghl.leaveWorkflow(ANA, "wf2");
    assertThat(enrol(ANA, "wf2").status()).isEqualTo(200);
    assertThat(ghl.enrolments()).extracting(Enrolment::entered).containsExactly(true, false);
  }

  @Test
  void a_draft_takes_everybody_and_does_nothing() {
    assertThat(enrol(ANA, "wf3").status()).isEqualTo(200);
    assertThat(ghl.enrolments()).extracting(Enrolment::entered).containsExactly(false);
  }

  @Test
  void wrong_enrolments_are_refused() {
    assertThat(enrol("ctNobody", "wf1").status()).isEqualTo(400);
    assertThat(enrol(ANA, "wfNone").status()).isEqualTo(400);
    assertThat(
            client
                .post("/contacts/" + ANA + "/workflow/wf1", "{\"eventStartTime\":\"tomorrow\"}")
                .status())
        .isEqualTo(422);
    assertThat(ghl.enrolments()).isEmpty();
  }

  @Test
  void no_start_time_is_needed() {
    assertThat(client.post("/contacts/" + ANA + "/workflow/wf1", "{}").status()).isEqualTo(200);
    assertThat(ghl.enrolments()).extracting(Enrolment::eventStartTime).containsExactly("");
  }
}
