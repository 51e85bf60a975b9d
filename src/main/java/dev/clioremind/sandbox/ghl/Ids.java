package dev.clioremind.sandbox.ghl;

import java.util.Locale;

/** Opaque ids of 20 characters, in order, so that a run can be repeated exactly. */
final class Ids {

  private int last;

  /** The next id, its kind told by two letters. */
  String next(String kind) {
    last++;
    return String.format(Locale.ROOT, "%sPark%014d", kind, last);
  }

  /** An id for support requests, as every answer carries one. */
  String trace() {
    last++;
    return String.format(Locale.ROOT, "7f3a0000-0000-4000-8000-%012d", last);
  }
}
