package dev.clioremind.sandbox;

import static dev.clioremind.sandbox.GhlScene.ANA;
import static dev.clioremind.sandbox.GhlScene.BEN;
import static dev.clioremind.sandbox.GhlScene.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.clioremind.sandbox.GhlCaller.Told;
import dev.clioremind.sandbox.ghl.MessageState;
import dev.clioremind.sandbox.ghl.Quirk;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(10)
class GhlFateTest {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final long IN_AN_HOUR = START.plus(HOUR).getEpochSecond();

  private final GhlScene scene = new GhlScene();
  private final GhlStandIn ghl = scene.ghl;
  private final GhlCaller client = scene.client;

  private MessageState state() {
    return ghl.messages().get(0).state();
  }

  @Test
  void a_message_is_pending_and_then_delivered() {
    client.sms(ANA, "Hello");
    assertThat(state()).isEqualTo(MessageState.PENDING);
    scene.pass(Duration.ofSeconds(2));
    assertThat(state()).isEqualTo(MessageState.DELIVERED);
  }

  @ParameterizedTest
  @EnumSource(
      value = MessageState.class,
      names = {"FAILED", "UNDELIVERED", "OPT_OUT", "SENT", "PENDING"})
  void a_contacts_messages_meet_the_fate_that_was_set(MessageState fate) {
    ghl.fate(ANA, fate);
    client.sms(ANA, "Hello");
    client.sms(BEN, "Hello");
    scene.pass(HOUR);
    assertThat(ghl.messages()).extracting("state").containsExactly(fate, MessageState.DELIVERED);
  }

  @Test
  void a_fate_set_too_late_changes_nothing() {
    ghl.fateDelay(Duration.ZERO);
    client.sms(ANA, "Hello");
    ghl.fate(MessageState.FAILED);
    assertThat(state()).isEqualTo(MessageState.DELIVERED);
  }

  @Test
  void waiting_for_its_time_is_no_fate() {
    assertThatIllegalArgumentException().isThrownBy(() -> ghl.fate(ANA, MessageState.SCHEDULED));
  }

  @Test
  void a_failed_sms_blocks_the_number_for_a_while_and_stop_for_good() {
    ghl.fate(ANA, MessageState.FAILED);
    ghl.fate(BEN, MessageState.OPT_OUT);
    client.sms(ANA, "Hello");
    client.sms(BEN, "Hello");
    assertThat(client.sms(BEN, "Hello").status()).isEqualTo(201);
    scene.pass(HOUR);
    assertThat(ghl.contact(ANA).orElseThrow().dndSettings()).isEqualTo(Map.of("SMS", "active"));
    assertThat(ghl.contact(BEN).orElseThrow().dndSettings()).isEqualTo(Map.of("SMS", "permanent"));
    assertThat(client.sms(BEN, "Hello").status()).isEqualTo(400);
  }

  @Test
  void a_failed_email_blocks_nothing() {
    ghl.fate(ANA, MessageState.FAILED);
    client.email(ANA, "S", "<p>x</p>");
    scene.pass(HOUR);
    assertThat(state()).isEqualTo(MessageState.FAILED);
    assertThat(ghl.contact(ANA).orElseThrow().dndSettings()).isEmpty();
  }

  @Test
  void a_scheduled_message_waits_for_its_second() {
    client.sms(ANA, "Hello", IN_AN_HOUR);
    assertThat(ghl.messages().get(0).scheduledFor()).contains(START.plus(HOUR));
    scene.pass(HOUR.minusSeconds(1));
    assertThat(state()).isEqualTo(MessageState.SCHEDULED);
    assertThat(ghl.wentOut()).isEmpty();
    scene.pass(Duration.ofSeconds(1));
    assertThat(state()).isEqualTo(MessageState.PENDING);
    assertThat(ghl.wentOut()).hasSize(1);
    scene.pass(Duration.ofSeconds(2));
    assertThat(state()).isEqualTo(MessageState.DELIVERED);
  }

  @Test
  void milliseconds_are_a_time_far_ahead() {
    client.sms(ANA, "Hello", IN_AN_HOUR * 1000);
    scene.pass(Duration.ofDays(3650));
    assertThat(state()).isEqualTo(MessageState.SCHEDULED);
  }

  @Test
  void a_time_in_the_past_is_sent_at_once_or_refused() {
    client.sms(ANA, "Hello", START.getEpochSecond());
    assertThat(state()).isEqualTo(MessageState.PENDING);
    ghl.turnOn(Quirk.PAST_SCHEDULE_REFUSED);
    assertThat(client.sms(ANA, "Hello", START.getEpochSecond()).status()).isEqualTo(400);
    assertThat(ghl.accepted()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"soon\"",
        "{}",
        "[]",
        "true",
        "1e30",
        "99999999999999999999",
        "31556889864403199"
      })
  void a_time_that_is_no_number_is_refused(String time) {
    Told told =
        client.post(
            "/conversations/messages",
            "{\"type\":\"SMS\",\"contactId\":\"%s\",\"message\":\"x\",\"scheduledTimestamp\":%s}"
                .formatted(ANA, time));
    assertThat(told.status()).isEqualTo(422);
    assertThat(ghl.accepted()).isZero();
  }

  @Test
  void an_opt_out_in_the_meantime_stops_a_scheduled_message() {
    client.sms(ANA, "Hello", IN_AN_HOUR);
    ghl.optOut(ANA, "SMS");
    scene.pass(HOUR.plusMinutes(1));
    assertThat(state()).isEqualTo(MessageState.FAILED);
  }

  @Test
  void or_it_does_not_stop_it() {
    ghl.turnOn(Quirk.SCHEDULE_IGNORES_OPT_OUT);
    client.sms(ANA, "Hello", IN_AN_HOUR);
    ghl.optOut(ANA, "SMS");
    scene.pass(HOUR.plusMinutes(1));
    assertThat(state()).isEqualTo(MessageState.DELIVERED);
  }

  @Test
  void a_withdrawn_sms_never_leaves() {
    String id = client.sms(ANA, "Hello", IN_AN_HOUR).text("messageId");
    Told told = client.delete("/conversations/messages/" + id + "/schedule");
    assertThat(told.status()).isEqualTo(200);
    assertThat(told.number("status")).isEqualTo(200);
    scene.pass(HOUR.plusMinutes(1));
    assertThat(state()).isEqualTo(MessageState.CANCELLED);
    assertThat(ghl.wentOut()).isEmpty();
    assertThat(ghl.accepted()).isEqualTo(1);
  }

  @Test
  void a_failed_withdrawal_is_200_with_404_inside() {
    String id = client.sms(ANA, "Hello", IN_AN_HOUR).text("messageId");
    scene.pass(HOUR);
    for (String one : new String[] {id, "msUnknown"}) {
      Told told = client.delete("/conversations/messages/" + one + "/schedule");
      assertThat(told.status()).isEqualTo(200);
      assertThat(told.number("status")).isEqualTo(404);
      assertThat(told.text("message")).isEqualTo("Failed cancel the scheduled message");
    }
    assertThat(ghl.wentOut()).hasSize(1);
  }

  @Test
  void an_email_is_withdrawn_by_its_own_id_on_its_own_path() {
    var body = GhlCaller.emailBody(ANA, "S", "<p>x</p>");
    body.addProperty("scheduledTimestamp", IN_AN_HOUR);
    Told sent = client.post("/conversations/messages", body.toString());
    String id = sent.text("messageId");
    String emailId = sent.text("emailMessageId");
    for (String wrong : new String[] {id, emailId, "email/" + id}) {
      Told told = client.delete("/conversations/messages/" + wrong + "/schedule");
      assertThat(told.number("status")).isEqualTo(404);
    }
    assertThat(state()).isEqualTo(MessageState.SCHEDULED);
    assertThat(
            client
                .delete("/conversations/messages/email/" + emailId + "/schedule")
                .number("status"))
        .isEqualTo(200);
    assertThat(state()).isEqualTo(MessageState.CANCELLED);
  }
}
