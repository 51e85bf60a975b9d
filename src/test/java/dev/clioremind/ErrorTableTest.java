package dev.clioremind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.Office.Result;
import dev.clioremind.sandbox.Faults;
import dev.clioremind.sandbox.ghl.Refusal;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every refusal that GoHighLevel is known to give, through the whole program: what stands in the
 * audit log, how the run ends, and that nothing of the answer's words is anywhere.
 */
@Timeout(60)
class ErrorTableTest {

  /** What an answer may repeat and nothing of ours may. */
  private static final String CANARY = "+12135550142 ana.rivera@example.com";

  @TempDir private Path folder = Path.of(".");

  @ParameterizedTest(name = "{0} {1} {2}: {3}, exit {4}")
  @CsvSource(
      delimiter = '|',
      value = {
        "400 | CONVERSATIONS_MSG_DND_ACTIVE_SMS       | Cannot send message as DND is active | rejected | 5 | opted-out: CONVERSATIONS_MSG_DND_ACTIVE_SMS, HTTP 400, trace",
        "400 | CONVERSATIONS_MSG_DND_ACTIVE_EMAIL     | Cannot send message as DND is active | rejected | 5 | opted-out",
        "400 | CONVERSATIONS_MSG_UNSUBSCRIBED         | The contact has unsubscribed.        | rejected | 5 | opted-out",
        "400 | CONVERSATIONS_MSG_INVALID_EMAIL        | Invalid email address                | rejected | 5 | bad-address",
        "400 | ''                                     | Missing phone number                 | rejected | 5 | bad-address: HTTP 400, trace",
        "422 | ''                                     | Missing phone number                 | rejected | 5 | bad-address: HTTP 422, trace",
        "400 | CONVERSATIONS_MSG_INVALID_EMAILTO      | emailTo is not the contact's         | failed   | 5 | CONVERSATIONS_MSG_INVALID_EMAILTO, HTTP 400, trace",
        "400 | CONVERSATIONS_CONTACT_NOT_FOUND        | Contact not found                    | failed   | 5 | the contact is gone from GoHighLevel",
        "404 | ''                                     | Contact id not given                 | failed   | 5 | HTTP 404, trace",
        "422 | CONVERSATIONS_MSG_NO_CONTENT           | There is no message                  | failed   | 5 | the message was without a text",
        "400 | ''                                     | Template Parser error: Parse error   | failed   | 5 | a brace was left in the text",
        "400 | CONVERSATIONS_MSG_CHAT_NO_LONGER_ACTIVE | The chat is no longer active        | failed   | 5 | the person has not written within the last 24 hours",
        "400 | ''                                     | You have exceeded your SMS sending limit. | released | 6 | GoHighLevel's daily SMS limit is reached: HTTP 400, trace",
        "403 | ''                                     | You have exceeded your SMS sending limit. | released | 6 | GoHighLevel's daily SMS limit is reached: HTTP 403, trace",
        "401 | ''                                     | Invalid JWT                          | released | 4 | the token is wrong, expired or revoked",
        "401 | ''                                     | Invalid Private Integration token    | released | 4 | the token is wrong, expired or revoked",
        "401 | ''                                     | Invalid token: access token is invalid | released | 4 | the token is wrong, expired or revoked",
        "401 | ''                                     | The token is not authorized for this scope. | released | 4 | the token lacks the scope conversations/message.write",
        "401 | ''                                     | version header was not found         | released | 4 | it does not accept the header Version: 2021-04-15",
        "401 | ''                                     | version header is invalid            | released | 4 | it does not accept the header Version: 2021-04-15",
        "401 | ''                                     | This route is not yet supported by the IAM Service | released | 4 | this kind of token may not do it",
        "403 | ''                                     | The token does not have access to this location | released | 4 | the token does not belong to the location",
        "429 | ''                                     | Too Many Requests                    | released | 6 | too many calls: HTTP 429, trace",
        "500 | ''                                     | Internal server error                | unknown  | 5 | HTTP 500, trace",
        "408 | ''                                     | Request Timeout                      | unknown  | 5 | HTTP 408, trace",
        "409 | ''                                     | Conflict                             | unknown  | 5 | HTTP 409, trace",
      })
  @Survives("14")
  void each_refusal_has_its_word_in_the_log_and_its_exit_code(
      int status, String code, String message, String word, int exit, String detail) {
    try (Office office = new Office(folder)) {
      office.sandbox().book().deleteRows("ReminderRules", 2, 12);
      office
          .sandbox()
          .book()
          .typeRows("ReminderRules", List.of(List.of("Court Date", "3", "SMS", "court_sms")));
      office
          .firm()
          .clients()
          .forEach(
              client ->
                  office
                      .sandbox()
                      .ghl()
                      .refuse(
                          "ctClient0000000000000" + client.clioId(),
                          new Refusal(status, code, message + " " + CANARY)));

      Result result = office.run("send", "--deadline", "entry-1205");

      List<List<String>> rows = office.sandbox().book().rows("AuditLog");
      List<String> last = rows.get(rows.size() - 1);
      assertThat(rows.stream().skip(1).map(row -> row.get(4)))
          .as(result.out())
          .containsExactly("claimed", "sending", word);
      assertThat(last.get(5)).contains(detail).doesNotContain("555", "@");
      if (status < 500 || detail.contains("trace")) {
        assertThat(last.get(5).toLowerCase(Locale.ROOT)).contains("trace ");
      }
      assertThat(result.code()).as(result.out()).isEqualTo(exit);
      assertThat(result.out() + result.err()).doesNotContain("555014", "ana.rivera");
      assertThat(office.sandbox().ghl().accepted()).isZero();
      int posts =
          office
              .sandbox()
              .ledger()
              .calls(Faults.to("ghl", "POST", "/conversations/messages"))
              .size();
      // Only after 429 is it sure that a repeat is no second message.
      assertThat(posts).isGreaterThanOrEqualTo(1).isLessThanOrEqualTo(status == 429 ? 8 : 1);
    }
  }
}
