package dev.clioremind.fuzz;

/**
 * How a case that is in order ended.
 *
 * @param refused whether the input was refused as a whole, or its one row was
 * @param compared how many messages, rules or matches were held against what is allowed
 */
record Verdict(boolean refused, int compared) {

  static Verdict refusal() {
    return new Verdict(true, 0);
  }

  static Verdict ran(int compared) {
    return new Verdict(false, compared);
  }
}
