package dev.clioremind.ghl;

import dev.clioremind.core.send.Outcome;
import dev.clioremind.core.send.Outcome.Kind;
import dev.clioremind.http.HttpOutcome;
import dev.clioremind.http.HttpOutcome.Answered;
import dev.clioremind.http.HttpOutcome.NotSent;
import dev.clioremind.http.RateHeaders;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the answer to a send proves. {@code canonicalCode} decides first, then the status; what the
 * table does not know is a doubt. Details hold the code, the status and the trace id, and nothing
 * of the answer's words, which may repeat an address or a number.
 *
 * <p>GoHighLevel publishes no list of its codes: these were seen on the live service. No answer
 * proves delivery, and a repeated POST is a second message.
 */
final class SendOutcomes {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  private final GhlJson json;

  SendOutcomes(GhlJson json) {
    this.json = json;
  }

  /**
   * Reads one outcome.
   *
   * @param endpoint what was called
   * @param taken what a 2xx means
   */
  Outcome of(HttpOutcome outcome, Endpoint endpoint, Kind taken) {
    return switch (outcome.kind()) {
      case NOT_SENT -> notSent((NotSent) outcome);
      case ANSWERED -> {
        Answered answered = (Answered) outcome;
        Outcome read =
            answered(answered.answer().status(), answered.answer().body(), endpoint, taken);
        yield answered.answer().status() == 429 && RateHeaders.spentForToday(answered.answer())
            ? Outcome.of(
                Kind.NOT_SENT_SERVICE_DOWN,
                "GoHighLevel's calls of today are used up: " + read.detail())
            : read;
      }
      case ANSWER_UNREADABLE -> answered(outcome.status().orElse(0), "", endpoint, taken);
      case UNKNOWN -> Outcome.of(Kind.UNKNOWN, outcome.inWords());
    };
  }

  private static Outcome notSent(NotSent notSent) {
    return switch (notSent.reason()) {
      case REFUSED, NAME_NOT_FOUND, CONNECT_TIMEOUT, PROXY ->
          Outcome.of(Kind.NOT_SENT_SERVICE_DOWN, notSent.detail());
      case CERTIFICATE ->
          Outcome.of(
              Kind.NOT_SENT_SERVICE_DOWN,
              notSent.detail() + "; " + GhlApi.BASE_ADDRESS + " and this machine's clock");
      case INTERRUPTED -> Outcome.of(Kind.NOT_SENT, notSent.detail());
      case IMPOSSIBLE -> Outcome.of(Kind.FAILED, "defect: " + notSent.detail());
    };
  }

  private Outcome answered(int status, String body, Endpoint endpoint, Kind taken) {
    if (status >= 200 && status < 300) {
      return taken(status, body, endpoint, taken);
    }
    Wire.Fault fault = json.fault(body);
    String reference = reference(status, fault);
    if (status >= 300 && status < 400) {
      return Outcome.of(
          Kind.NOT_SENT_SERVICE_DOWN,
          "a redirect, which is not followed; " + GhlApi.BASE_ADDRESS + ": " + reference);
    }
    if (status < 400 || status >= 500 || status == 408 || status == 409) {
      return Outcome.of(Kind.UNKNOWN, reference);
    }
    if (said(fault, "exceeded your sms sending limit")) {
      return Outcome.of(
          Kind.NOT_SENT_CHANNEL_CLOSED, "GoHighLevel's daily SMS limit is reached: " + reference);
    }
    return switch (status) {
      case 429 -> Outcome.of(Kind.NOT_SENT_SERVICE_DOWN, "too many calls: " + reference);
      case 401, 403 ->
          Outcome.of(
              Kind.NOT_SENT_SIGN_IN,
              GhlApi.whyNoSignIn(endpoint, status, fault) + trace("; ", fault));
      default -> refused(status, fault, reference);
    };
  }

  private static Outcome refused(int status, Wire.Fault fault, String reference) {
    String code = fault.canonicalCode();
    if (code.contains("_DND_") || code.endsWith("_UNSUBSCRIBED")) {
      return Outcome.of(Kind.REJECTED, "opted-out: " + reference);
    }
    if (code.endsWith("_INVALID_EMAIL") || (code.isEmpty() && said(fault, "missing phone"))) {
      return Outcome.of(Kind.REJECTED, "bad-address: " + reference);
    }
    if (code.endsWith("_CONTACT_NOT_FOUND")) {
      return Outcome.of(Kind.FAILED, "the contact is gone from GoHighLevel: " + reference);
    }
    if (code.endsWith("_CHAT_NO_LONGER_ACTIVE")) {
      return Outcome.of(
          Kind.FAILED, "the person has not written within the last 24 hours: " + reference);
    }
    if (code.endsWith("_NO_CONTENT")) {
      return Outcome.of(Kind.FAILED, "the message was without a text: " + reference);
    }
    if (said(fault, "template parser error")) {
      return Outcome.of(Kind.FAILED, "a brace was left in the text: " + reference);
    }
    boolean definite = status == 400 || status == 404 || status == 422;
    return Outcome.of(definite || !code.isEmpty() ? Kind.FAILED : Kind.UNKNOWN, reference);
  }

  private Outcome taken(int status, String body, Endpoint endpoint, Kind taken) {
    if (endpoint == Endpoint.ENROL) {
      // It says nothing that could be looked up; but neither a plain no nor the page of something
      // between here and the service must pass for a yes.
      if (body.stripLeading().startsWith("<")) {
        return Outcome.of(Kind.UNKNOWN, "a web page came in place of an answer: HTTP " + status);
      }
      return json.deniesEnrolment(body)
          ? Outcome.of(Kind.UNKNOWN, "it answered that it did not: HTTP " + status)
          : Outcome.of(taken, "");
    }
    Wire.Accepted accepted = json.accepted(body);
    String messageId = id(accepted.messageId());
    if (messageId.isEmpty()) {
      return Outcome.of(taken, "taken, without a message id: HTTP " + status);
    }
    String emailId = id(accepted.emailMessageId());
    return new Outcome(taken, emailId.isEmpty() ? messageId : messageId + "/" + emailId, "");
  }

  private static boolean said(Wire.Fault fault, String words) {
    return fault.message().toLowerCase(Locale.ROOT).contains(words);
  }

  /** What may be shown of an error: code, status, trace id. */
  static String reference(int status, Wire.Fault fault) {
    String code = fault.canonicalCode().isEmpty() ? "" : fault.canonicalCode() + ", ";
    return code + "HTTP " + status + trace(", ", fault);
  }

  private static String trace(String before, Wire.Fault fault) {
    return fault.traceId().isEmpty() ? "" : before + "trace " + fault.traceId();
  }

  /** An id that may stand in a log and a path; empty for anything else. */
  static String id(@Nullable String text) {
    return text != null && ID.matcher(text).matches() ? text : "";
  }
}
