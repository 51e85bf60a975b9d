package dev.clioremind.fuzz;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tab {@code Templates}, and the one snippet behind it, by DESIGN, section 4. */
final class TemplatesAsDesigned {

  private static final Pattern FIELD = Pattern.compile("\\{\\{([^{}]*)\\}\\}");
  private static final Pattern UNSEEN = Pattern.compile("[\\s\\p{Z}\\p{Cc}\\p{Cf}\\p{Cs}]+");

  private final List<Map<String, String>> rows;

  TemplatesAsDesigned(TableAsDesigned table) {
    rows = table.rows();
  }

  /** How a message differs from what a template says; empty where it does not. */
  String differs(String id, Sent message, Map<String, String> values) {
    List<Map<String, String>> found =
        rows.stream()
            .filter(row -> same(row.getOrDefault("templateid", ""), id))
            .filter(row -> same(row.getOrDefault("channel", ""), message.channel()))
            .toList();
    Map<String, String> template;
    if (found.isEmpty()
        && message.channel().equals("Email")
        && (same(id, "week") || same(id, "tp0000000000000000007"))) {
      template = new HashMap<>();
      template.put("subject", Firm.WEEK_SUBJECT);
      template.put("body", Firm.WEEK_BODY);
    } else if (found.size() == 1) {
      template = found.get(0);
    } else {
      return found.isEmpty() ? "no such template" : "two such templates";
    }
    String subject = template.getOrDefault("subject", "");
    String body = template.getOrDefault("body", "");
    if (TableAsDesigned.isError(subject) || TableAsDesigned.isError(body)) {
      return "a template with an error";
    }
    boolean html = message.channel().equals("Email");
    Optional<String> head = html ? filled(subject, values, false, false) : Optional.of("");
    Optional<String> words = filled(body, values, html, html);
    if (head.isEmpty() || words.isEmpty()) {
      return "a template that can't be filled in";
    }
    String expected = html ? head.get() + "\n" + words.get() : words.get();
    return seen(expected).equals(seen(message.content())) ? "" : "other words";
  }

  private static boolean same(String one, String other) {
    return one.strip().equalsIgnoreCase(other.strip()) && !one.isBlank();
  }

  /** What an eye can tell apart. */
  private static String seen(String text) {
    return UNSEEN.matcher(text).replaceAll("");
  }

  private static Optional<String> filled(
      String text, Map<String, String> values, boolean escaped, boolean bracesAllowed) {
    StringBuilder filled = new StringBuilder();
    Matcher field = FIELD.matcher(text);
    int done = 0;
    StringBuilder literals = new StringBuilder();
    while (field.find()) {
      literals.append(text, done, field.start()).append('\u0001');
      filled.append(text, done, field.start());
      String value = values.getOrDefault(key(field.group(1)), "");
      if (value.isBlank()) {
        return Optional.empty();
      }
      filled.append(escaped ? html(value) : value);
      done = field.end();
    }
    literals.append(text.substring(done));
    filled.append(text.substring(done));
    boolean leftOver =
        bracesAllowed
            ? literals.indexOf("{{") >= 0 || literals.indexOf("}}") >= 0
            : literals.indexOf("{") >= 0 || literals.indexOf("}") >= 0;
    return leftOver || filled.toString().isBlank()
        ? Optional.empty()
        : Optional.of(filled.toString());
  }

  private static String key(String name) {
    return TableAsDesigned.squeezed(name).toLowerCase(Locale.ROOT);
  }

  private static String html(String value) {
    return value
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
