package dev.clioremind.clio;

/** Single records of Clio, of invented people. */
final class Rows {
  private Rows() {}

  /** A timed entry; {@code more} are further members, or replacements of these. */
  static String entry(String id, String startAt, String... more) {
    return object(
        new String[] {
          member("id", text(id)),
          member("start_at", text(startAt)),
          member("all_day", "false"),
          member("matter", "{\"id\":800001}")
        },
        more);
  }

  /** An all-day entry. */
  static String day(String id, String startDate, String... more) {
    return object(
        new String[] {
          member("id", text(id)), member("start_date", text(startDate)), member("all_day", "true")
        },
        more);
  }

  static String task(String id, String dueAt, String... more) {
    return object(
        new String[] {
          member("id", id), member("due_at", text(dueAt)), member("status", text("pending"))
        },
        more);
  }

  static String member(String name, String json) {
    return "\"" + name + "\":" + json;
  }

  static String text(String value) {
    return "\"" + value + "\"";
  }

  /** The last of two members with one name wins, as in Gson. */
  private static String object(String[] members, String... more) {
    return "{"
        + String.join(",", members)
        + (more.length == 0 ? "" : "," + String.join(",", more))
        + "}";
  }
}
