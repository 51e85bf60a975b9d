package dev.clioremind.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Locale;

/** How every JSON document is written: nulls shown, two spaces, harmless on a terminal. */
final class DocumentJson {

  /** The version of the documents' form. */
  static final int SCHEMA = 1;

  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().serializeNulls().disableHtmlEscaping().create();

  private DocumentJson() {}

  /** The document with a line break at its end. */
  static String write(JsonObject document) {
    String json = GSON.toJson(document);
    StringBuilder harmless = new StringBuilder(json.length() + 16);
    int[] codePoints = json.codePoints().toArray();
    for (int i = 0; i < codePoints.length; i++) {
      int c = codePoints[i];
      // Line breaks between members are ours; Gson has escaped those inside strings. A doubled #
      // would be a command to a CI runner.
      if (c != '\n'
          && (TerminalText.isHarmful(c) || (c == '#' && i > 0 && codePoints[i - 1] == '#'))) {
        for (char unit : Character.toChars(c)) {
          harmless.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
        }
      } else {
        harmless.appendCodePoint(c);
      }
    }
    return harmless.append('\n').toString();
  }

  /** Text, or null where there is none. */
  static JsonElement orNull(String text) {
    return text.isEmpty() ? JsonNull.INSTANCE : new JsonPrimitive(text);
  }
}
