package dev.clioremind.core.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text with {@code {{field}}}s, filled in strictly: an unknown field, a field without a value or a
 * brace left over is a fault, never a gap in what the client reads. There are no sections, partials
 * or escapes to turn the filling-in off.
 */
public final class MergeText {

  private static final Pattern FIELD = Pattern.compile("\\{\\{([^{}]*)}}");
  private static final Pattern LONE_FIELD =
      Pattern.compile(
          "\\{\\s*(?:ref|(?:contact|deadline|matter|attorney|firm|rule|custom_values)\\.[^{}:;]*)}",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern ASKS_CANCEL =
      Pattern.compile("\\b(?:reply|text)\\s+(?:with\\s+)?['\"\u2018\u201c]?cancel\\b");

  private static final TemplateFault LEFT_OVER =
      new TemplateFault("a brace is left over; a merge field is written {{name}}");

  private final String text;
  private final Kind kind;

  /** What the text is, which decides what a brace in it means. */
  public enum Kind {
    /** Plain text: no brace has a use. */
    PLAIN,
    /** HTML: single braces may be style rules. */
    HTML
  }

  public MergeText(String text, Kind kind) {
    this.text = text;
    this.kind = kind;
  }

  /** The fields that the text names, in their order, each once. */
  public Set<String> fields() {
    Set<String> fields = new LinkedHashSet<>();
    Matcher field = FIELD.matcher(text);
    while (field.find()) {
      fields.add(field.group(1).strip());
    }
    return fields;
  }

  /**
   * Fills the fields in.
   *
   * @param escape how a value is made safe for this kind of text
   * @param faults gets what is wrong; the result is of use only where nothing was added
   */
  public String fill(MergeFields values, UnaryOperator<String> escape, List<TemplateFault> faults) {
    StringBuilder filled = new StringBuilder();
    Matcher field = FIELD.matcher(text);
    int done = 0;
    while (field.find()) {
      checkAlone(field, faults);
      filled.append(literal(text.substring(done, field.start()), faults));
      String name = field.group(1).strip();
      values
          .value(name)
          .ifPresentOrElse(
              value -> filled.append(escape.apply(value)),
              () -> faults.add(new TemplateFault(values.whyAbsent(name))));
      done = field.end();
    }
    return withoutDoubledBraces(filled.append(literal(text.substring(done), faults)).toString());
  }

  /** A third brace is a slip in every kind of text, also where single braces have a use. */
  private void checkAlone(Matcher field, List<TemplateFault> faults) {
    boolean opened = field.start() > 0 && text.charAt(field.start() - 1) == '{';
    boolean closed = field.end() < text.length() && text.charAt(field.end()) == '}';
    if (kind == Kind.HTML && (opened || closed)) {
      faults.add(LEFT_OVER);
    }
  }

  private String literal(String part, List<TemplateFault> faults) {
    boolean leftOver =
        switch (kind) {
          case PLAIN -> part.indexOf('{') >= 0 || part.indexOf('}') >= 0;
          case HTML ->
              part.contains("{{") || part.contains("}}") || LONE_FIELD.matcher(part).find();
        };
    if (leftOver) {
      faults.add(LEFT_OVER);
    }
    return part;
  }

  /**
   * A value as it may stand in a message: in one line, no control characters, no invisible
   * direction marks, and no doubled brace.
   */
  static String neutral(String value) {
    StringBuilder clean = new StringBuilder(value.length());
    value
        .codePoints()
        .forEach(
            c -> {
              if (Character.isISOControl(c) || c == 0x2028 || c == 0x2029) {
                clean.append(' ');
              } else if (!isDirectionMark(c)) {
                clean.appendCodePoint(c);
              }
            });
    return withoutDoubledBraces(clean.toString().strip().replaceAll(" {2,}", " "));
  }

  private static boolean isDirectionMark(int c) {
    return c == 0x061C
        || c == 0x200E
        || c == 0x200F
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069);
  }

  /**
   * The message service might take a doubled brace for a merge field of its own, also one that two
   * values make together.
   */
  private static String withoutDoubledBraces(String text) {
    return text.replaceAll("\\{(?=\\{)", "{ ").replaceAll("}(?=})", "} ");
  }

  /** A value inside HTML. */
  static String escapeHtml(String value) {
    StringBuilder escaped = new StringBuilder(value.length() + 16);
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }

  /** What a person should look at in the firm's own words, in the order of DESIGN's list. */
  List<String> lint(boolean sms, String firmName) {
    List<String> findings = new ArrayList<>();
    String lower = text.toLowerCase(Locale.ROOT);
    for (String word : List.of("today", "tomorrow")) {
      if (Pattern.compile("\\b" + word + "\\b").matcher(lower).find()) {
        findings.add(
            "says '%s', which is wrong when it arrives on another day; use {{deadline.when}}"
                .formatted(word));
      }
    }
    if (ASKS_CANCEL.matcher(lower).find()) {
      findings.add("asks to reply CANCEL, which carriers take for an opt-out");
    }
    if (sms
        && fields().stream().map(MergeFields::key).noneMatch("firm.name"::equals)
        && !lower.contains(firmName.toLowerCase(Locale.ROOT))) {
      findings.add("does not name the firm; add {{firm.name}}");
    }
    return findings;
  }
}
