package dev.clioremind.ghl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.core.people.ContactId;
import dev.clioremind.core.rule.Channel;
import dev.clioremind.core.send.Outcome;
import dev.clioremind.core.send.Sought;
import dev.clioremind.core.text.MessageContent;
import dev.clioremind.core.text.MessageContent.Email;
import dev.clioremind.core.text.MessageContent.Text;
import dev.clioremind.http.BaseUrl;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shapes in which lists of messages come, and those that prove nothing. */
@Timeout(30)
class MessageListTest {
  private static final Instant AT = Instant.parse("2026-11-24T17:30:04Z");
  private static final String ROW =
      """
      {"id":"ms1","messageType":"TYPE_SMS","contactId":"ctAna","direction":"outbound",\
      "status":"delivered","source":"api","dateAdded":"2026-11-24T17:30:05.000Z",\
      "body":"Hearing. Ref K7Q2M4XA"}""";

  @StartStop public final MockWebServer ghl = new MockWebServer();

  private GhlSender sender;

  @BeforeEach
  void wire() {
    sender =
        new GhlSender(
            new GhlSettings(
                BaseUrl.parse(ghl.url("/").toString()), "loPark00000000000001", () -> "pit-1"),
            new VirtualTime().gate(line -> {}));
  }

  private void answer(String body) {
    ghl.enqueue(new MockResponse.Builder().code(200).body(body).build());
  }

  private Optional<String> find(Channel channel, MessageContent content) {
    return sender
        .find(
            new Sought(
                new ContactId("ctAna"),
                channel,
                content,
                "K7Q2M4XA",
                false,
                Set.of(),
                AT.minusSeconds(60),
                AT.plusSeconds(60)))
        .map(Outcome::messageId);
  }

  private Optional<String> findSms() {
    return find(Channel.SMS, new Text("Hearing. Ref K7Q2M4XA"));
  }

  @Test
  void what_is_asked_for_is_one_contact_one_channel_and_some_minutes() throws Exception {
    answer("{\"messages\":[%s],\"nextCursor\":null}".formatted(ROW));

    assertThat(findSms()).contains("ms1");
    assertThat(ghl.takeRequest().getRequestLine())
        .isEqualTo(
            "GET /conversations/messages/export?locationId=loPark00000000000001&contactId=ctAna"
                + "&channel=SMS&startDate=2026-11-24T17%3A29%3A04Z&endDate=2026-11-24T17%3A31%3A04Z"
                + "&sortOrder=desc&limit=50 HTTP/1.1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"messages\":{\"messages\":[ROW],\"nextPage\":false}}",
        "{\"data\":{\"messages\":[ROW]}}",
        "{\"data\":{\"messages\":{\"messages\":[ROW]}},\"traceId\":\"1\"}",
        "{\"messages\":[{},{\"id\":null},ROW]}",
        "{\"messages\":[ROW,ROW]}"
      })
  void nested_wrapped_and_thin_answers_are_understood(String shape) {
    answer(shape.replace("ROW", ROW));

    assertThat(findSms()).contains("ms1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"direction\":\"outbound\",",
        "\"contactId\":\"ctAna\",",
        "\"dateAdded\":\"2026-11-24T17:30:05.000Z\",",
        "\"id\":\"ms1\","
      })
  void a_row_that_does_not_say_what_matters_proves_nothing(String missing) {
    answer("{\"messages\":[%s]}".formatted(ROW.replace(missing, "")));

    assertThat(findSms()).isEmpty();
  }

  @Test
  void a_row_may_leave_out_the_rest() {
    answer(
        "{\"messages\":[%s]}"
            .formatted(
                ROW.replace("\"source\":\"api\",", "")
                    .replace("\"status\":\"delivered\",", "")
                    .replace("\"messageType\":\"TYPE_SMS\",", "")));

    assertThat(findSms()).contains("ms1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{}", "<html>", "{\"messages\":[1]}", "{\"messages\":null}"})
  void an_answer_of_another_shape_is_no_list(String body) {
    answer(body);

    assertThat(findSms()).isEmpty();
  }

  @Test
  void pages_that_go_round_in_a_circle_are_no_list() {
    for (int i = 0; i < 3; i++) {
      answer("{\"messages\":[%s],\"nextCursor\":\"abc\"}".formatted(ROW));
    }

    assertThat(findSms()).isEmpty();
    assertThat(ghl.getRequestCount()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":\"em1\",\"subject\":\"S\",\"body\":\"<p>Ref K7Q2M4XA</p>\"}",
        "{\"message\":{\"id\":\"em1\",\"body\":\"<p>Ref K7Q2M4XA</p>\"},\"traceId\":\"1\"}",
        "{\"emailMessage\":{\"id\":\"em1\",\"subject\":\"Ref K7Q2M4XA\"}}"
      })
  void an_email_is_read_bare_or_wrapped(String email) {
    String row =
        ROW.replace("TYPE_SMS", "TYPE_EMAIL")
            .replaceFirst("\"body\":.*}", "\"meta\":{\"email\":{\"messageIds\":[\"em1\"]}}}");
    answer("{\"messages\":[%s]}".formatted(row));
    answer(email);

    assertThat(find(Channel.EMAIL, new Email("S", "<p>Ref K7Q2M4XA</p>"))).contains("ms1/em1");
  }

  @Test
  void an_email_that_can_not_be_read_is_not_found() {
    answer("{\"messages\":[%s]}".formatted(ROW.replace("TYPE_SMS", "TYPE_EMAIL")));

    assertThat(find(Channel.EMAIL, new Email("S", "<p>Ref K7Q2M4XA</p>"))).isEmpty();
  }
}
