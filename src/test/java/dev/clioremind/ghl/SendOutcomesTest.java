package dev.clioremind.ghl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.core.send.Outcome;
import dev.clioremind.core.send.Outcome.Kind;
import dev.clioremind.http.HttpAnswer;
import dev.clioremind.http.HttpOutcome;
import dev.clioremind.http.HttpOutcome.AnswerUnreadable;
import dev.clioremind.http.HttpOutcome.Answered;
import dev.clioremind.http.HttpOutcome.NotSent;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each row of the table of errors, and what the run makes of it. */
@Timeout(10)
class SendOutcomesTest {
  private static final String CANARY = "+12135550142 ana.rivera@example.com Ana Rivera";

  private final SendOutcomes outcomes = new SendOutcomes(new GhlJson());

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "400 | CONVERSATIONS_MSG_DND_ACTIVE_SMS | Cannot send | REJECTED | opted-out",
        "400 | CONVERSATIONS_MSG_DND_ACTIVE_EMAIL | Cannot send | REJECTED | opted-out",
        "422 | CONVERSATIONS_MSG_DND_ACTIVE_WHATSAPP | Cannot send | REJECTED | opted-out",
        "400 | CONVERSATIONS_MSG_UNSUBSCRIBED | gone | REJECTED | opted-out",
        "400 | CONVERSATIONS_MSG_INVALID_EMAIL | Invalid | REJECTED | bad-address",
        "400 | '' | Missing phone number | REJECTED | bad-address",
        "422 | '' | Missing phone number | REJECTED | bad-address",
        "400 | CONVERSATIONS_MSG_INVALID_EMAILTO | not the contact's | FAILED | ''",
        "400 | CONVERSATIONS_CONTACT_NOT_FOUND | not found | FAILED | the contact is gone from GoHighLevel",
        "404 | '' | Contact id not given | FAILED | ''",
        "422 | CONVERSATIONS_MSG_NO_CONTENT | no message | FAILED | the message was without a text",
        "400 | '' | Template Parser error on line 1 | FAILED | a brace was left in the text",
        "400 | CONVERSATIONS_MSG_CHAT_NO_LONGER_ACTIVE | no longer | FAILED | the person has not written within the last 24 hours",
        "400 | SOMETHING_NEW | who knows | FAILED | ''",
        "400 | '' | who knows | FAILED | ''",
        "404 | '' | who knows | FAILED | ''",
        "422 | '' | who knows | FAILED | ''",
        "400 | '' | You have exceeded your SMS sending limit. | NOT_SENT_CHANNEL_CLOSED | GoHighLevel's daily SMS limit is reached",
        "403 | '' | You have exceeded your SMS sending limit. | NOT_SENT_CHANNEL_CLOSED | GoHighLevel's daily SMS limit is reached",
        "429 | '' | Too Many Requests | NOT_SENT_SERVICE_DOWN | too many calls",
        "301 | '' | moved | NOT_SENT_SERVICE_DOWN | a redirect, which is not followed; check the base address ghl.base-url",
        "307 | '' | moved | NOT_SENT_SERVICE_DOWN | a redirect, which is not followed; check the base address ghl.base-url",
        "402 | '' | who knows | UNKNOWN | ''",
        "408 | '' | who knows | UNKNOWN | ''",
        "409 | CONVERSATIONS_MSG_DND_ACTIVE_SMS | who knows | UNKNOWN | ''",
        "418 | '' | who knows | UNKNOWN | ''",
        "500 | CONVERSATIONS_MSG_DND_ACTIVE_SMS | who knows | UNKNOWN | ''",
        "500 | '' | Internal server error | UNKNOWN | ''",
        "502 | '' | Bad gateway | UNKNOWN | ''",
        "503 | '' | Unavailable | UNKNOWN | ''",
        "504 | '' | Timeout | UNKNOWN | ''",
        "520 | '' | Cloud | UNKNOWN | ''",
      })
  void what_an_error_means(int status, String code, String message, Kind kind, String why) {
    String reference = (code.isEmpty() ? "" : code + ", ") + "HTTP " + status + ", trace d0a1";
    String detail = why.isEmpty() ? reference : why + ": " + reference;
    for (String said : List.of("\"%s\"", "[\"first\",\"%s\"]")) {
      String body =
          """
          {"statusCode":%d,"message":%s,"canonicalCode":"%s","traceId":"d0a1"}"""
              .formatted(status, said.formatted(message + " " + CANARY), code);
      assertThat(of(status, body)).isEqualTo(new Outcome(kind, "", detail));
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "401 | Invalid JWT | the token is wrong, expired or revoked",
        "401 | Invalid Private Integration token | the token is wrong, expired or revoked",
        "401 | Invalid token: access token is invalid | the token is wrong, expired or revoked",
        "401 | The token is not authorized for this scope. | the token lacks the scope conversations/message.write",
        "401 | version header was not found | it does not accept the header Version: 2021-04-15",
        "401 | version header is invalid | it does not accept the header Version: 2021-04-15",
        "401 | This route is not yet supported by the IAM Service | this kind of token may not do it",
        "403 | The token does not have access to this location | the token does not belong to the location in ghl.location-id",
        "403 | who knows | the token does not belong to the location in ghl.location-id",
      })
  void a_refused_sign_in_says_what_is_wrong(int status, String message, String why) {
    Outcome outcome =
        of(
            status,
            "{\"statusCode\":%d,\"message\":\"%s %s\",\"traceId\":\"t1\"}"
                .formatted(status, message, CANARY));
    assertThat(outcome.kind()).isEqualTo(Kind.NOT_SENT_SIGN_IN);
    assertThat(outcome.detail())
        .startsWith("GoHighLevel refused the sign-in (HTTP " + status + "): " + why)
        .endsWith("; trace t1")
        .doesNotContain("Ana", "555", "@");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html>%s</html>",
        "",
        "null",
        "[\"%s\"]",
        "{\"message\":{\"text\":\"%s\"}}",
        "{\"canonicalCode\":\"%s\",\"traceId\":\"%s\"}",
        "{\"canonicalCode\":[\"%s\"],\"traceId\":{\"%s\":1}}",
      })
  void an_error_of_any_shape_shows_nothing_of_itself(String body) {
    assertThat(of(400, body.replace("%s", CANARY))).isEqualTo(Outcome.of(Kind.FAILED, "HTTP 400"));
    assertThat(of(500, body.replace("%s", CANARY))).isEqualTo(Outcome.of(Kind.UNKNOWN, "HTTP 500"));
  }

  @Test
  void no_status_throws_or_passes_for_success() {
    IntStream.range(100, 600)
        .forEach(
            status -> {
              Outcome outcome = of(status, "{\"messageId\":\"ms1\"}");
              assertThat(outcome.kind() == Kind.ACCEPTED)
                  .as("status %s", status)
                  .isEqualTo(status / 100 == 2);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"messageId\":\"ms1\",\"status\":\"pending\",\"traceId\":\"t\"} | ms1     | ''",
        "{\"messageId\":\"ms1\",\"emailMessageId\":\"em1\"}               | ms1/em1 | ''",
        "{\"messageId\":\"\"} | '' | taken, without a message id: HTTP 201",
        "{\"messageId\":\"Ana Rivera\"} | '' | taken, without a message id: HTTP 201",
        "{\"messageId\":\"ms1\",\"emailMessageId\":\"Ana Rivera\"}        | ms1     | ''",
        "<html> | '' | taken, without a message id: HTTP 201",
        "'' | '' | taken, without a message id: HTTP 201",
      })
  void a_2xx_is_accepted_whatever_its_body(String body, String messageId, String detail) {
    assertThat(of(201, body)).isEqualTo(new Outcome(Kind.ACCEPTED, messageId, detail));
  }

  @Test
  void a_body_that_broke_off_leaves_the_status_to_decide() {
    assertThat(cut(201))
        .isEqualTo(Outcome.of(Kind.ACCEPTED, "taken, without a message id: HTTP 201"));
    assertThat(cut(500).kind()).isEqualTo(Kind.UNKNOWN);
    assertThat(cut(400).kind()).isEqualTo(Kind.FAILED);
    assertThat(cut(401).kind()).isEqualTo(Kind.NOT_SENT_SIGN_IN);
    assertThat(cut(302).kind()).isEqualTo(Kind.NOT_SENT_SERVICE_DOWN);
    assertThat(cut(429).kind()).isEqualTo(Kind.NOT_SENT_SERVICE_DOWN);
  }

  @ParameterizedTest
  @EnumSource(NotSent.Reason.class)
  void what_never_left_was_not_sent(NotSent.Reason reason) {
    Outcome outcome = outcomes.of(new NotSent(reason, "why"), Endpoint.MESSAGE, Kind.ACCEPTED);
    assertThat(outcome.kind())
        .isEqualTo(
            switch (reason) {
              case REFUSED, NAME_NOT_FOUND, CONNECT_TIMEOUT, CERTIFICATE, PROXY ->
                  Kind.NOT_SENT_SERVICE_DOWN;
              case INTERRUPTED -> Kind.NOT_SENT;
              case IMPOSSIBLE -> Kind.FAILED;
            });
    assertThat(outcome.detail()).contains("why");
  }

  @Test
  void a_certificate_that_is_not_trusted_is_said_in_words() {
    assertThat(
            outcomes
                .of(
                    new NotSent(NotSent.Reason.CERTIFICATE, "the certificate of h is not trusted"),
                    Endpoint.MESSAGE,
                    Kind.ACCEPTED)
                .detail())
        .isEqualTo(
            "the certificate of h is not trusted; check the base address ghl.base-url and this"
                + " machine's clock");
  }

  @Test
  void no_answer_is_a_doubt() {
    assertThat(outcomes.of(new HttpOutcome.Unknown("late"), Endpoint.MESSAGE, Kind.SCHEDULED))
        .isEqualTo(Outcome.of(Kind.UNKNOWN, "late"));
  }

  @Test
  void a_workflow_that_says_no_is_not_taken_for_a_yes() {
    assertThat(enrolled("{\"succeded\":true}")).isEqualTo(Outcome.of(Kind.ENROLLED, ""));
    assertThat(enrolled("not json")).isEqualTo(Outcome.of(Kind.ENROLLED, ""));
    assertThat(enrolled("\n<!DOCTYPE html><html>"))
        .isEqualTo(Outcome.of(Kind.UNKNOWN, "a web page came in place of an answer: HTTP 200"));
    assertThat(enrolled("{\"succeded\":false}"))
        .isEqualTo(Outcome.of(Kind.UNKNOWN, "it answered that it did not: HTTP 200"));
  }

  private Outcome enrolled(String body) {
    return outcomes.of(
        new Answered(new HttpAnswer(200, Map.of(), body)), Endpoint.ENROL, Kind.ENROLLED);
  }

  private Outcome cut(int status) {
    return outcomes.of(
        new AnswerUnreadable(status, AnswerUnreadable.Fault.CUT), Endpoint.MESSAGE, Kind.ACCEPTED);
  }

  private Outcome of(int status, String body) {
    return outcomes.of(
        new Answered(new HttpAnswer(status, Map.of(), body)), Endpoint.MESSAGE, Kind.ACCEPTED);
  }
}
