package dev.clioremind.core.text;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The values that a reminder has for the merge fields. Client data: {@code toString} shows nothing
 * of it.
 *
 * @param values by field, neutral; case and white space of the name do not count. An empty value is
 *     an absent one
 * @param forbidden fields that hold case facts and may not go to this recipient
 */
public record MergeFields(Map<String, String> values, Set<String> forbidden) {

  /** What the names of the message service's own values begin with. */
  public static final String CUSTOM = "custom_values.";

  public MergeFields {
    Map<String, String> lower = new TreeMap<>();
    values.forEach((name, value) -> lower.put(key(name), MergeText.neutral(value)));
    values = Map.copyOf(lower);
    forbidden = Set.copyOf(forbidden);
  }

  /** How the names of fields are compared; a column's name may have spaces in the sheet. */
  public static String key(String name) {
    return name.replaceAll("[\\s\u00a0]+", "").toLowerCase(Locale.ROOT);
  }

  /** The value of a field; empty when it is unknown, has no value or may not be told. */
  public Optional<String> value(String name) {
    return forbidden.contains(key(name))
        ? Optional.empty()
        : Optional.ofNullable(values.get(key(name))).filter(MergeFields::saysSomething);
  }

  /** Whether anything of a value can be seen: a no-break space or a joiner alone is a gap. */
  private static boolean saysSomething(String value) {
    return !value
        .codePoints()
        .allMatch(
            c ->
                Character.isWhitespace(c)
                    || Character.isSpaceChar(c)
                    || Character.getType(c) == Character.FORMAT);
  }

  /** Why a field has no value, in words that name the field and nothing else. */
  public String whyAbsent(String name) {
    if (forbidden.contains(key(name))) {
      return "{{%s}} may not go to clients (send.case-text is off)".formatted(key(name));
    }
    if (key(name).startsWith(CUSTOM)) {
      return "{{%s}} is not a custom value of the GoHighLevel location, or is empty, or holds a merge field itself"
          .formatted(shown(key(name)));
    }
    return values.containsKey(key(name))
        ? "{{%s}} is empty".formatted(key(name))
        : "{{%s}} is not a merge field".formatted(shown(name));
  }

  private static String shown(String name) {
    String plain = MergeText.neutral(name);
    return plain.length() > 40 ? plain.substring(0, 40) + "..." : plain;
  }

  @Override
  public String toString() {
    return "merge fields " + values.keySet();
  }
}
