package dev.clioremind.sandbox;

import static dev.clioremind.sandbox.GhlScene.ANA;
import static dev.clioremind.sandbox.GhlScene.BEN;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.clioremind.sandbox.GhlCaller.Told;
import dev.clioremind.sandbox.ghl.GhlContact;
import dev.clioremind.sandbox.ghl.GhlMessage;
import dev.clioremind.sandbox.ghl.MessageState;
import dev.clioremind.sandbox.ghl.Quirk;
import dev.clioremind.sandbox.ghl.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(10)
class GhlSendTest {

  private final GhlScene scene = new GhlScene();
  private final GhlStandIn ghl = scene.ghl;
  private final GhlCaller client = scene.client;

  private Told send(JsonObject body) {
    return client.post("/conversations/messages", body.toString());
  }

  private void assertRefused(Told told, int status, String canonicalCode) {
    assertThat(told.status()).isEqualTo(status);
    assertThat(told.text("canonicalCode")).isEqualTo(canonicalCode);
    assertThat(ghl.accepted()).isZero();
  }

  @Test
  void an_sms_is_accepted_and_remembered() {
    Told told = client.sms(ANA, "Park Law: hearing. Reply STOP to opt out.");
    assertThat(told.status()).isEqualTo(201);
    assertThat(told.text("status")).isEqualTo("pending");
    assertThat(told.json().keySet())
        .containsExactlyInAnyOrder("conversationId", "messageId", "status", "traceId");
    GhlMessage message = ghl.messages().get(0);
    assertThat(message.id()).isEqualTo(told.text("messageId")).hasSize(20);
    assertThat(message.contactId()).isEqualTo(ANA);
    assertThat(message.channel()).isEqualTo("SMS");
    assertThat(message.to()).isEqualTo("+12135550142");
    assertThat(message.text()).isEqualTo("Park Law: hearing. Reply STOP to opt out.");
    assertThat(message.shown()).isEqualTo(message.text());
    assertThat(message.receivedAt()).isEqualTo(GhlScene.START);
    assertThat(message.scheduledFor()).isEmpty();
    assertThat(message.state()).isEqualTo(MessageState.PENDING);
    assertThat(message.callNumber()).isEqualTo(1);
  }

  @Test
  void an_email_is_accepted_and_remembered() {
    JsonObject body = GhlCaller.emailBody(ANA, "Your hearing", "<p>Hello</p>");
    body.addProperty("emailFrom", "Park Law <reminders@example.com>");
    Told told = send(body);
    assertThat(told.status()).isEqualTo(201);
    assertThat(told.text("msg")).isEqualTo("Email queued successfully.");
    assertThat(told.json().has("status")).isFalse();
    GhlMessage message = ghl.messages().get(0);
    assertThat(message.id()).isEqualTo(told.text("messageId"));
    assertThat(message.emailMessageId())
        .isEqualTo(told.text("emailMessageId"))
        .isNotEqualTo(message.id());
    assertThat(message.to()).isEqualTo("ana.rivera@example.com");
    assertThat(message.from()).isEqualTo("Park Law <reminders@example.com>");
    assertThat(message.subject()).isEqualTo("Your hearing");
    assertThat(message.content()).isEqualTo("<p>Hello</p>");
  }

  @Test
  void the_same_call_twice_is_two_messages() {
    client.sms(ANA, "Hello");
    client.sms(ANA, "Hello");
    client.sms(BEN, "Hello");
    assertThat(ghl.accepted()).isEqualTo(3);
    assertThat(ghl.messagesTo(ANA)).hasSize(2);
    assertThat(ghl.messages()).extracting(GhlMessage::id).doesNotHaveDuplicates();
    assertThat(ghl.messagesTo(ANA))
        .extracting(GhlMessage::conversationId)
        .containsOnly(ghl.messagesTo(ANA).get(0).conversationId());
  }

  @Test
  void the_answer_may_be_200_and_without_a_status() {
    ghl.turnOn(Quirk.SEND_ANSWERS_200, Quirk.SEND_STATUS_ABSENT);
    Told told = client.sms(ANA, "Hello");
    assertThat(told.status()).isEqualTo(200);
    assertThat(told.json().has("status")).isFalse();
    ghl.turnOff(Quirk.SEND_ANSWERS_200);
    assertThat(client.sms(ANA, "Hello").status()).isEqualTo(201);
  }

  @Test
  void whatsapp_is_accepted_inside_the_window_only() {
    JsonObject body = GhlCaller.smsBody(ANA, "Hello");
    body.addProperty("type", "WhatsApp");
    ghl.turnOn(Quirk.WHATSAPP_WINDOW_CLOSED);
    assertRefused(send(body), 400, "CONVERSATIONS_MSG_CHAT_NO_LONGER_ACTIVE");
    ghl.turnOff(Quirk.WHATSAPP_WINDOW_CLOSED);
    assertThat(send(body).status()).isEqualTo(201);
    assertThat(ghl.messages().get(0).channel()).isEqualTo("WhatsApp");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sms", "EMAIL", "Sms", ""})
  void the_type_is_taken_in_its_exact_case_only(String type) {
    JsonObject body = GhlCaller.smsBody(ANA, "Hello");
    body.addProperty("type", type);
    Told told = send(body);
    assertThat(told.status()).isEqualTo(422);
    assertThat(told.array("message")).hasSize(1);
    assertThat(ghl.accepted()).isZero();
  }

  @Test
  void a_number_alone_is_not_enough() {
    Told told =
        client.post(
            "/conversations/messages",
            "{\"type\":\"SMS\",\"toNumber\":\"+12135550142\",\"message\":\"Hello\"}");
    assertThat(told.status()).isEqualTo(404);
    assertThat(told.text("message")).isEqualTo("Contact id not given");
  }

  @Test
  void a_number_beside_the_contact_is_where_it_goes() {
    JsonObject body = GhlCaller.smsBody(ANA, "Hello");
    body.addProperty("toNumber", "+12125550199");
    send(body);
    assertThat(ghl.messages().get(0).to()).isEqualTo("+12125550199");
  }

  @Test
  void an_email_with_message_instead_of_html_has_no_content() {
    JsonObject body = GhlCaller.smsBody(ANA, "Hello");
    body.addProperty("type", "Email");
    assertRefused(send(body), 422, "CONVERSATIONS_MSG_NO_CONTENT");
  }

  @Test
  void a_template_id_alone_sends_nothing() {
    JsonObject body = GhlCaller.smsBody(ANA, "");
    body.addProperty("templateId", "tp0000000000000000001");
    assertRefused(send(body), 422, "CONVERSATIONS_MSG_NO_CONTENT");
  }

  @Test
  void an_unknown_or_deleted_contact_is_refused() {
    assertRefused(client.sms("ctNobody", "Hello"), 400, "CONVERSATIONS_CONTACT_NOT_FOUND");
    ghl.remove(ANA);
    assertRefused(client.sms(ANA, "Hello"), 400, "CONVERSATIONS_CONTACT_NOT_FOUND");
  }

  @Test
  void dnd_for_everything_refuses_both_channels() {
    ghl.change(ANA, contact -> contact.withDnd(true));
    assertRefused(client.sms(ANA, "Hello"), 400, "CONVERSATIONS_MSG_DND_ACTIVE_SMS");
    assertRefused(client.email(ANA, "S", "<p>x</p>"), 400, "CONVERSATIONS_MSG_DND_ACTIVE_EMAIL");
  }

  @ParameterizedTest
  @CsvSource({"SMS,active", "SMS,permanent", "sms,active", "sms,permanent", "SMS,whatever"})
  void dnd_of_one_channel_refuses_that_channel_though_dnd_is_false(String key, String status) {
    ghl.change(ANA, contact -> contact.withDnd(key, status));
    assertThat(ghl.contact(ANA)).get().returns(false, GhlContact::dnd);
    assertRefused(client.sms(ANA, "Hello"), 400, "CONVERSATIONS_MSG_DND_ACTIVE_SMS");
    assertThat(client.email(ANA, "S", "<p>x</p>").status()).isEqualTo(201);
  }

  @Test
  void an_inactive_setting_does_not_block() {
    ghl.change(ANA, contact -> contact.withDnd("SMS", "inactive"));
    assertThat(client.sms(ANA, "Hello").status()).isEqualTo(201);
  }

  @Test
  void stop_blocks_sms() {
    ghl.optOut(ANA, "SMS");
    assertRefused(client.sms(ANA, "Hello"), 400, "CONVERSATIONS_MSG_DND_ACTIVE_SMS");
  }

  @Test
  void an_unsubscribed_person_gets_no_email() {
    ghl.change(ANA, contact -> contact.withUnsubscribed(true));
    assertRefused(client.email(ANA, "S", "<p>x</p>"), 400, "CONVERSATIONS_MSG_UNSUBSCRIBED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "not-an-address"})
  void a_bad_email_address_is_refused(String address) {
    ghl.change(ANA, contact -> contact.withEmail(address));
    assertRefused(client.email(ANA, "S", "<p>x</p>"), 400, "CONVERSATIONS_MSG_INVALID_EMAIL");
  }

  @Test
  void a_missing_phone_is_told_in_the_third_shape() {
    ghl.change(ANA, contact -> contact.withPhone(""));
    Told told = client.sms(ANA, "Hello");
    assertThat(told.status()).isEqualTo(422);
    assertThat(told.number("status")).isEqualTo(422);
    assertThat(told.text("message")).isEqualTo("Missing phone number");
    ghl.turnOn(Quirk.MISSING_PHONE_IS_400);
    assertThat(client.sms(ANA, "Hello").status()).isEqualTo(400);
    assertThat(ghl.accepted()).isZero();
  }

  @Test
  void an_email_to_must_be_literally_one_of_the_contacts_addresses() {
    ghl.change(ANA, contact -> contact.withOtherEmail("Ana@work.example.com"));
    JsonObject body = GhlCaller.emailBody(ANA, "S", "<p>x</p>");
    body.addProperty("emailTo", "Ana.Rivera@example.com");
    assertRefused(send(body), 400, "CONVERSATIONS_MSG_INVALID_EMAILTO");
    body.addProperty("emailTo", "ana@work.example.com");
    assertThat(send(body).status()).isEqualTo(201);
    assertThat(ghl.messages().get(0).to()).isEqualTo("ana@work.example.com");
  }

  @Test
  void braces_go_out_are_refused_or_are_blanked() {
    client.sms(ANA, "Park Law: on {{deadline.date}}. STOP");
    assertThat(ghl.messages().get(0).shown()).contains("{{deadline.date}}");
    ghl.turnOn(Quirk.BRACES_BLANKED);
    client.sms(ANA, "Park Law: on {{deadline.date}}. STOP");
    assertThat(ghl.messages().get(1).shown()).isEqualTo("Park Law: on . STOP");
    assertThat(ghl.messages().get(1).text()).contains("{{deadline.date}}");
    ghl.turnOn(Quirk.BRACES_REFUSED);
    Told told = client.email(ANA, "{{x}}", "<p>x</p>");
    assertThat(told.status()).isEqualTo(400);
    assertThat(told.text("message")).startsWith("Template Parser error");
    assertThat(ghl.accepted()).isEqualTo(2);
  }

  @Test
  void the_first_sms_of_a_conversation_gets_sender_and_opt_out_words() {
    client.sms(ANA, "Hearing tomorrow.");
    client.sms(ANA, "Hearing today.");
    assertThat(ghl.messages())
        .extracting(GhlMessage::shown)
        .containsExactly(
            "Hearing tomorrow.\nThanks, Park Law\nReply STOP to unsubscribe.", "Hearing today.");
    assertThat(ghl.messages().get(0).text()).isEqualTo("Hearing tomorrow.");
    ghl.turnOn(Quirk.NO_WORDS_APPENDED);
    client.sms(BEN, "Hearing today.");
    assertThat(ghl.messagesTo(BEN).get(0).shown()).isEqualTo("Hearing today.");
  }

  @Test
  void a_prepared_refusal_holds_until_it_is_taken_back() {
    ghl.refuse(ANA, Refusal.invalidEmail("ana.rivera@example.com"));
    for (int i = 0; i < 2; i++) {
      assertRefused(client.email(ANA, "S", "<p>x</p>"), 400, "CONVERSATIONS_MSG_INVALID_EMAIL");
    }
    assertThat(client.sms(BEN, "Hello").status()).isEqualTo(201);
    ghl.refuseNoMore(ANA);
    assertThat(client.sms(ANA, "Hello").status()).isEqualTo(201);
  }

  @Test
  void a_refusal_prepared_once_is_given_once() {
    ghl.refuseOnce(ANA, Refusal.withoutCode(500, "Internal server error"));
    Told told = client.sms(ANA, "Hello");
    assertThat(told.status()).isEqualTo(500);
    assertThat(told.json().has("canonicalCode")).isFalse();
    assertThat(client.sms(ANA, "Hello").status()).isEqualTo(201);
    assertThat(ghl.accepted()).isEqualTo(1);
  }

  @Test
  void the_sms_limit_of_a_new_account_lasts_a_day_and_spares_email() {
    ghl.limitSms(1);
    client.sms(ANA, "One");
    Told told = client.sms(ANA, "Two");
    assertThat(told.status()).isEqualTo(400);
    assertThat(told.text("message")).isEqualTo("You have exceeded your SMS sending limit.");
    assertThat(client.email(ANA, "S", "<p>x</p>").status()).isEqualTo(201);
    scene.pass(Duration.ofDays(1));
    assertThat(client.sms(ANA, "Two").status()).isEqualTo(201);
  }

  @Test
  void refused_texts_are_remembered_too() {
    client.sms("ctNobody", "Secret one");
    client.email(ANA, "Secret two", "<p>Secret three</p>");
    assertThat(ghl.everyText())
        .containsExactlyInAnyOrder("Secret one", "Secret two", "<p>Secret three</p>");
  }

  @Test
  void threads_lose_no_message() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Told>> calls = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        String text = "Message " + i;
        calls.add(() -> client.sms(ANA, text));
      }
      for (var told : threads.invokeAll(calls)) {
        assertThat(told.get().status()).isEqualTo(201);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(ghl.accepted()).isEqualTo(200);
    assertThat(ghl.messages()).extracting(GhlMessage::id).doesNotHaveDuplicates();
  }
}
