package dev.clioremind.sandbox.ghl;

/** A refusal on its way out of a page's depth. */
final class RefusedException extends RuntimeException {

  private final transient Answer answer;

  RefusedException(Answer answer) {
    super("HTTP " + answer.status(), null, false, false);
    this.answer = answer;
  }

  Answer answer() {
    return answer;
  }
}
