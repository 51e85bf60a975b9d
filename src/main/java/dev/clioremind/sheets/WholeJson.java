package dev.clioremind.sheets;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * Whether an answer came to its end. Google's parser takes one that was cut off for a whole one
 * with fewer members: half a list, or a spreadsheet without its metadata.
 */
final class WholeJson {

  private WholeJson() {}

  /** Whether a body is one JSON value and nothing else. */
  static boolean is(byte[] body) {
    try (JsonReader reader =
        new JsonReader(
            new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8))) {
      reader.setStrictness(Strictness.STRICT);
      reader.skipValue();
      return reader.peek() == JsonToken.END_DOCUMENT;
    } catch (IOException | IllegalStateException e) {
      return false;
    }
  }
}
