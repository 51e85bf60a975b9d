package dev.clioremind.auth;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import dev.clioremind.config.Secret;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The answers of sign-in endpoints. Nothing of what they say is ever shown as it stands. */
final class OAuthJson {

  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

  private final Gson gson = new GsonBuilder().setStrictness(Strictness.STRICT).create();

  /** An answer that can be asked for its members; one of another shape has none. */
  final class Reading {
    private final @Nullable JsonObject object;

    private Reading(@Nullable JsonObject object) {
      this.object = object;
    }

    /** A text or number; empty if absent or blank. */
    Optional<String> text(String name) {
      return object != null && object.get(name) != null && object.get(name).isJsonPrimitive()
          ? Optional.of(object.get(name).getAsString().strip()).filter(text -> !text.isEmpty())
          : Optional.empty();
    }

    /** A token; empty if absent, or if no token looks like that. */
    Optional<Secret> secret(String name) {
      return text(name)
          .flatMap(
              text -> {
                try {
                  return Optional.of(Secret.of(text));
                } catch (IllegalArgumentException e) {
                  return Optional.empty();
                }
              });
    }

    Optional<Duration> seconds(String name) {
      return text(name)
          .filter(SECONDS.asMatchPredicate())
          .map(Long::parseLong)
          .map(Duration::ofSeconds);
    }

    /** The error's code: OAuth's {@code "error": "invalid_grant"}, or Clio's object. */
    String error() {
      return object != null && object.get("error") instanceof JsonObject inner
          ? new Reading(inner).text("type").orElse("")
          : text("error").orElse("");
    }
  }

  Reading read(String body) {
    try {
      return new Reading(
          gson.fromJson(body, JsonElement.class) instanceof JsonObject object ? object : null);
    } catch (JsonParseException e) {
      return new Reading(null);
    }
  }
}
