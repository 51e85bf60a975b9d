package dev.clioremind.sandbox;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Text of the form {@code a=1&b=2}, as queries and sign-in requests have it. */
public final class EncodedForm {
  private EncodedForm() {}

  /**
   * The pairs, decoded, in their order; each name with all its values.
   *
   * @throws IllegalArgumentException for a broken percent escape
   */
  public static Map<String, List<String>> parse(String text) {
    var pairs = new LinkedHashMap<String, List<String>>();
    for (String pair : text.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        pairs.computeIfAbsent(decode(name), key -> new ArrayList<>()).add(decode(value));
      }
    }
    pairs.replaceAll((name, values) -> List.copyOf(values));
    return Collections.unmodifiableMap(pairs);
  }

  static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
