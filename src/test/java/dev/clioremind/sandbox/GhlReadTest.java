package dev.clioremind.sandbox;

import static dev.clioremind.sandbox.GhlScene.ANA;
import static dev.clioremind.sandbox.GhlScene.BEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.sandbox.GhlCaller.Told;
import dev.clioremind.sandbox.ghl.MessageState;
import dev.clioremind.sandbox.ghl.Quirk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(10)
class GhlReadTest {

  private final GhlScene scene = new GhlScene();
  private final GhlStandIn ghl = scene.ghl;
  private final GhlCaller client = scene.client;

  /** The export, with more query parameters as names and values in turn. */
  private Told export(String... query) {
    List<String> all = new ArrayList<>(List.of("locationId", GhlStandIn.LOCATION));
    Collections.addAll(all, query);
    return client.get("/conversations/messages/export", all.toArray(String[]::new));
  }

  @Test
  void a_sent_sms_can_be_read_back_with_its_text() {
    String id = client.sms(ANA, "Ref K7Q2M4XA. Reply STOP. Park Law").text("messageId");
    scene.pass(Duration.ofSeconds(2));
    Told told = export("contactId", ANA, "channel", "SMS", "sortOrder", "desc", "limit", "50");
    assertThat(told.status()).isEqualTo(200);
    assertThat(told.number("total")).isEqualTo(1);
    assertThat(told.json().get("nextCursor").isJsonNull()).isTrue();
    assertThat(told.array("messages").get(0).toString())
        .isEqualTo(
            """
            {"id":"%s","type":2,"messageType":"TYPE_SMS","locationId":"loPark00000000000001",\
            "contactId":"ctAna000000000000001","conversationId":"%s",\
            "dateAdded":"2026-11-24T17:30:04.000Z","direction":"outbound","status":"delivered",\
            "source":"api","contentType":"text/plain",\
            "body":"Ref K7Q2M4XA. Reply STOP. Park Law"}"""
                .formatted(id, ghl.messages().get(0).conversationId()));
  }

  @Test
  void the_words_that_were_appended_show_in_the_body() {
    client.sms(ANA, "Ref K7Q2M4XA");
    assertThat(export().array("messages").get(0).getAsJsonObject().get("body").getAsString())
        .startsWith("Ref K7Q2M4XA\n")
        .contains("STOP");
  }

  @Test
  void without_a_channel_no_email_is_listed() {
    String sms = client.sms(ANA, "Hello").text("messageId");
    String email = client.email(ANA, "S", "<p>x</p>").text("messageId");
    assertThat(export().ids("messages")).containsExactly(sms);
    assertThat(export("channel", "Email").ids("messages")).containsExactly(email);
    assertThat(export("channel", "WhatsApp").ids("messages")).isEmpty();
  }

  @Test
  void the_body_of_an_email_is_read_by_the_id_in_its_meta() {
    Told sent = client.email(ANA, "Your hearing", "<p>Ref K7Q2M4XA</p>");
    var row = export("channel", "Email").array("messages").get(0).getAsJsonObject();
    assertThat(row.has("body")).isFalse();
    assertThat(row.has("subject")).isFalse();
    String emailId =
        row.getAsJsonObject("meta")
            .getAsJsonObject("email")
            .getAsJsonArray("messageIds")
            .get(0)
            .getAsString();
    assertThat(emailId).isEqualTo(sent.text("emailMessageId"));
    Told told = client.get("/conversations/messages/email/" + emailId);
    assertThat(told.text("id")).isEqualTo(emailId);
    assertThat(told.text("subject")).isEqualTo("Your hearing");
    assertThat(told.text("body")).isEqualTo("<p>Ref K7Q2M4XA</p>");
    assertThat(told.array("to").get(0).getAsString()).isEqualTo("ana.rivera@example.com");
    assertThat(client.get("/conversations/messages/email/" + sent.text("messageId")).status())
        .isEqualTo(404);
    ghl.turnOn(Quirk.EMAIL_SUBJECT_LISTED);
    assertThat(export("channel", "Email").array("messages").get(0).getAsJsonObject())
        .matches(json -> json.get("subject").getAsString().equals("Your hearing"));
  }

  @Test
  void one_contact_is_listed_without_the_others() {
    client.sms(ANA, "Hello");
    String bens = client.sms(BEN, "Hello").text("messageId");
    assertThat(export("contactId", BEN).ids("messages")).containsExactly(bens);
    assertThat(
            export("conversationId", ghl.messagesTo(BEN).get(0).conversationId()).ids("messages"))
        .containsExactly(bens);
  }

  @Test
  void pages_hold_each_message_once_in_the_order_asked_for() {
    List<String> sent = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      sent.add(client.sms(ANA, "Message " + i).text("messageId"));
      scene.pass(Duration.ofSeconds(1));
    }
    assertThat(paged("asc")).isEqualTo(sent);
    Collections.reverse(sent);
    assertThat(paged("desc")).isEqualTo(sent);
    assertThat(export().ids("messages")).isEqualTo(sent);
  }

  private List<String> paged(String sortOrder) {
    List<String> ids = new ArrayList<>();
    String cursor = "";
    for (int page = 0; page < 3; page++) {
      Told told = export("limit", "10", "sortOrder", sortOrder, "cursor", cursor);
      ids.addAll(told.ids("messages"));
      var next = told.json().get("nextCursor");
      cursor = next.isJsonNull() ? "" : next.getAsString();
      assertThat(cursor.isEmpty()).isEqualTo(page == 2);
    }
    return ids;
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-24T17:31:00Z, 2026-11-24T17:32:00.000Z",
    "2026-11-24T09:31:00-08:00, 2026-11-24T09:32:00-08:00",
    "1795541460000, 1795541520000"
  })
  void dates_bound_the_list(String start, String end) {
    client.sms(ANA, "Before");
    scene.pass(Duration.ofMinutes(1));
    String inside = client.sms(ANA, "Inside").text("messageId");
    scene.pass(Duration.ofMinutes(1));
    client.sms(ANA, "After");
    assertThat(export("startDate", start, "endDate", end).ids("messages")).containsExactly(inside);
    assertThat(export("startDate", "2026-11-25").ids("messages")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "limit, 9",
    "limit, 501",
    "limit, many",
    "channel, sms",
    "sortOrder, DESC",
    "sortBy, id",
    "startDate, soon",
    "endDate, 2026-13-01T00:00:00Z"
  })
  void a_wrong_parameter_of_the_export_is_refused(String name, String value) {
    assertThat(export(name, value).status()).isEqualTo(422);
  }

  @Test
  void the_location_is_required_and_a_wrong_cursor_refused() {
    assertThat(client.get("/conversations/messages/export").status()).isEqualTo(422);
    assertThat(export("cursor", "bm9uc2Vuc2U=").status()).isEqualTo(400);
  }

  @Test
  void new_messages_and_their_status_show_up_late() {
    ghl.indexDelay(Duration.ofSeconds(10));
    client.sms(ANA, "Hello");
    scene.pass(Duration.ofSeconds(9));
    assertThat(export().ids("messages")).isEmpty();
    scene.pass(Duration.ofSeconds(1));
    assertThat(export().array("messages").get(0).toString()).contains("\"status\":\"pending\"");
    scene.pass(Duration.ofSeconds(2));
    assertThat(export().array("messages").get(0).toString()).contains("\"status\":\"delivered\"");
  }

  @Test
  void a_message_whose_status_changed_last_comes_first_when_sorted_by_change() {
    String scheduled =
        client
            .sms(ANA, "Later", GhlScene.START.plusSeconds(3600).getEpochSecond())
            .text("messageId");
    scene.pass(Duration.ofMinutes(1));
    String now = client.sms(ANA, "Now").text("messageId");
    scene.pass(Duration.ofHours(2));
    assertThat(export("sortBy", "updatedAt").ids("messages")).containsExactly(scheduled, now);
    assertThat(export("sortBy", "createdAt").ids("messages")).containsExactly(now, scheduled);
  }

  @Test
  void what_others_wrote_is_listed_and_is_not_in_the_ledger() {
    client.sms(ANA, "Ref K7Q2M4XA");
    ghl.addInbound(ANA, "SMS", "Thank you");
    ghl.addForeign(ANA, "SMS", "app", "Ref K7Q2M4XA");
    ghl.addForeign(ANA, "Email", "workflow", "Ref K7Q2M4XA");
    assertThat(ghl.accepted()).isEqualTo(1);
    assertThat(export("sortOrder", "asc").array("messages").asList())
        .extracting(row -> row.getAsJsonObject().get("direction").getAsString())
        .containsExactly("outbound", "inbound", "outbound");
    assertThat(export("sortOrder", "asc").array("messages").asList())
        .extracting(row -> row.getAsJsonObject().get("source").getAsString())
        .containsExactly("api", "app", "app");
  }

  @Test
  void one_message_is_wrapped_live_and_bare_as_documented() {
    ghl.fate(ANA, MessageState.UNDELIVERED);
    String path = "/conversations/messages/" + client.sms(ANA, "Hello").text("messageId");
    assertThat(client.get(path).text("message.status")).isEqualTo("pending");
    scene.pass(Duration.ofSeconds(2));
    ghl.turnOn(Quirk.MESSAGE_UNWRAPPED);
    assertThat(client.get(path).text("status")).isEqualTo("undelivered");
    assertThat(client.get("/conversations/messages/msUnknown").status()).isEqualTo(404);
  }

  @Test
  void a_hidden_or_withdrawn_message_is_in_no_read() {
    String hidden = client.sms(ANA, "Hello").text("messageId");
    String withdrawn =
        client.sms(ANA, "Later", GhlScene.START.plusSeconds(60).getEpochSecond()).text("messageId");
    assertThat(export().array("messages").toString()).contains("\"status\":\"scheduled\"");
    ghl.hideFromReads(hidden);
    client.delete("/conversations/messages/" + withdrawn + "/schedule");
    assertThat(export().ids("messages")).isEmpty();
    assertThat(client.get("/conversations/messages/" + hidden).status()).isEqualTo(404);
    assertThat(client.get("/conversations/messages/" + withdrawn).status()).isEqualTo(404);
    assertThat(ghl.accepted()).isEqualTo(2);
  }

  @Test
  void a_conversation_comes_nested_live_and_flat_as_documented() {
    List<String> sent = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      sent.add(0, client.sms(ANA, "Message " + i).text("messageId"));
    }
    String path = "/conversations/" + ghl.messages().get(0).conversationId() + "/messages";
    Told first = client.get(path, "limit", "2");
    assertThat(first.ids("messages.messages")).isEqualTo(sent.subList(0, 2));
    assertThat(first.json().getAsJsonObject("messages").get("nextPage").getAsBoolean()).isTrue();
    ghl.turnOn(Quirk.CONVERSATION_MESSAGES_FLAT);
    Told second =
        client.get(path, "limit", "2", "lastMessageId", first.text("messages.lastMessageId"));
    assertThat(second.ids("messages")).isEqualTo(sent.subList(2, 3));
    assertThat(second.json().get("nextPage").getAsBoolean()).isFalse();
    assertThat(client.get(path, "type", "TYPE_EMAIL,TYPE_CALL").ids("messages")).isEmpty();
    assertThat(client.get("/conversations/cvUnknown/messages").status()).isEqualTo(404);
  }

  @Test
  void conversations_are_found_by_contact_newest_first() {
    client.sms(ANA, "Hello");
    scene.pass(Duration.ofSeconds(5));
    client.sms(BEN, "Hello");
    Told all = client.get("/conversations/search", "locationId", GhlStandIn.LOCATION);
    assertThat(all.number("total")).isEqualTo(2);
    assertThat(all.ids("conversations").get(0))
        .isEqualTo(ghl.messagesTo(BEN).get(0).conversationId());
    var one =
        client
            .get("/conversations/search", "locationId", GhlStandIn.LOCATION, "contactId", ANA)
            .array("conversations");
    assertThat(one).hasSize(1);
    assertThat(one.get(0).getAsJsonObject().get("lastMessageDate").getAsLong())
        .isEqualTo(GhlScene.START.toEpochMilli());
  }

  @Test
  void the_email_opt_out_list_can_be_asked() {
    ghl.change(ANA, contact -> contact.withUnsubscribed(true));
    Told told =
        client.get(
            "/conversations/preferences/unsubscriptions/status",
            "locationId",
            GhlStandIn.LOCATION,
            "contactId",
            ANA);
    assertThat(told.json().get("isUnsubscribed").getAsBoolean()).isTrue();
  }
}
