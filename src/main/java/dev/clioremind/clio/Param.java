package dev.clioremind.clio;

/**
 * The names of query parameters. Clio ignores a name that it does not know and answers with the
 * whole list, so each stands here once, and what comes back is checked against what was asked.
 */
final class Param {
  static final String FIELDS = "fields";
  static final String LIMIT = "limit";
  static final String IDS = "ids[]";

  /** Calendar entries that end at or after it; a full timestamp with offset. */
  static final String FROM = "from";

  /** Calendar entries that begin at or before it; a full timestamp with offset. */
  static final String TO = "to";

  /** One record per occurrence of a recurring entry. */
  static final String EXPANDED = "expanded";

  /** Tasks; with {@code status}, plans without advanced tasks answer 422. */
  static final String COMPLETE = "complete";

  /** Tasks; a plain date. */
  static final String DUE_FROM = "due_at_from";

  /** Tasks; a plain date. */
  static final String DUE_TO = "due_at_to";

  static final String MATTER = "matter_id";

  private Param() {}
}
