package dev.clioremind.http;

import java.util.OptionalInt;

/**
 * What one try proves. The four kinds differ in the one question that matters for a call with an
 * effect: may the service have done it?
 */
public sealed interface HttpOutcome {

  /** The kinds, for a {@code switch} that must not forget one. */
  enum Kind {
    ANSWERED,
    NOT_SENT,
    ANSWER_UNREADABLE,
    UNKNOWN
  }

  Kind kind();

  /**
   * What came back, as a clause for people, without secrets or client data.
   *
   * @param service who answered, if anybody did
   */
  String inWords(String service);

  /** The same where the service is known. */
  default String inWords() {
    return inWords("the service");
  }

  /** The HTTP status, where one arrived. */
  default OptionalInt status() {
    return OptionalInt.empty();
  }

  /** An answer arrived whole; its status says what it proves. */
  record Answered(HttpAnswer answer) implements HttpOutcome {
    @Override
    public Kind kind() {
      return Kind.ANSWERED;
    }

    @Override
    public OptionalInt status() {
      return OptionalInt.of(answer.status());
    }

    @Override
    public String inWords(String service) {
      return service + " answered " + HttpStatus.inWords(answer.status());
    }
  }

  /**
   * The service has certainly not seen the request.
   *
   * @param detail a clause for people that names the host
   */
  record NotSent(Reason reason, String detail) implements HttpOutcome {

    /** Why nothing left this machine. */
    public enum Reason {
      /** The connection was refused, or no way leads to the host. */
      REFUSED,
      NAME_NOT_FOUND,
      /** Neither TCP nor TLS came about in time. */
      CONNECT_TIMEOUT,
      /** The TLS handshake failed; another try will not help. */
      CERTIFICATE,
      /** A proxy asks for a password (407), so it passed nothing on. */
      PROXY,
      /** The thread was interrupted while the call waited for its turn. */
      INTERRUPTED,
      /** The request cannot be put in HTTP; a defect of ours. */
      IMPOSSIBLE
    }

    @Override
    public Kind kind() {
      return Kind.NOT_SENT;
    }

    @Override
    public String inWords(String service) {
      return detail;
    }
  }

  /** The status arrived, the body did not: a 2xx was accepted all the same. */
  record AnswerUnreadable(int statusCode, Fault fault) implements HttpOutcome {

    /** What was wrong with the body. */
    public enum Fault {
      /** The connection broke, or the time was over, before its end. */
      CUT("the answer broke off"),
      TOO_LARGE("the answer was too large"),
      /** Not UTF-8, or compressed although nobody asked for it. */
      NOT_TEXT("the answer was not readable text");

      private final String words;

      Fault(String words) {
        this.words = words;
      }
    }

    @Override
    public Kind kind() {
      return Kind.ANSWER_UNREADABLE;
    }

    @Override
    public OptionalInt status() {
      return OptionalInt.of(statusCode);
    }

    @Override
    public String inWords(String service) {
      return service + " answered " + statusCode + ", but " + fault.words;
    }
  }

  /**
   * No answer: the service may have processed the request, or not. Never a reason to repeat a call
   * that has an effect.
   *
   * @param detail a clause for people that names the host
   */
  record Unknown(String detail) implements HttpOutcome {
    @Override
    public Kind kind() {
      return Kind.UNKNOWN;
    }

    @Override
    public String inWords(String service) {
      return detail;
    }
  }
}
