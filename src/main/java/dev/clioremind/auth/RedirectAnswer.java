package dev.clioremind.auth;

import dev.clioremind.config.Secret;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What Clio's redirect says, or what a person pasted of it.
 *
 * @param code present exactly for {@link Kind#CODE}
 */
public record RedirectAnswer(Kind kind, Optional<Secret> code) {

  /** A code alone: longer than a word that somebody types instead. */
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._~+/=-]{8,2048}");

  /** What it comes to. */
  public enum Kind {
    CODE,
    /** The person chose not to allow the app. */
    DECLINED,
    /** Clio refused the request itself: an app or redirect address that it does not know. */
    REFUSED,
    /** It answers another question than the one that was asked. */
    FOREIGN,
    /** Nothing that Clio would say. */
    NOTHING
  }

  /**
   * Reads the query of a redirect.
   *
   * @param query raw, without the question mark
   * @param state that must be in it
   */
  public static RedirectAnswer ofQuery(String query, String state) {
    Map<String, String> parameters = parameters(query);
    if (!parameters.containsKey("code") && !parameters.containsKey("error")) {
      return new RedirectAnswer(Kind.NOTHING, Optional.empty());
    }
    return isSame(parameters.getOrDefault("state", ""), state)
        ? of(parameters)
        : new RedirectAnswer(Kind.FOREIGN, Optional.empty());
  }

  /**
   * Reads what somebody pasted: the code alone, or the whole address that the browser ended at. The
   * code alone carries no state; nobody but that person can have put it there.
   */
  public static RedirectAnswer ofPaste(String text, String state) {
    String pasted = text.strip();
    int mark = pasted.indexOf('?');
    String query = mark < 0 ? pasted : pasted.substring(mark + 1);
    if (mark >= 0 || pasted.startsWith("code=") || pasted.startsWith("error=")) {
      int fragment = query.indexOf('#');
      String whole = fragment < 0 ? query : query.substring(0, fragment);
      // Clio's own page that shows the code need not repeat the state.
      return parameters(whole).containsKey("state") ? ofQuery(whole, state) : of(parameters(whole));
    }
    return CODE.matcher(pasted).matches() ? code(pasted) : nothing();
  }

  private static RedirectAnswer of(Map<String, String> parameters) {
    String error = parameters.getOrDefault("error", "");
    if (error.equals("access_denied")) {
      return new RedirectAnswer(Kind.DECLINED, Optional.empty());
    }
    if (!error.isEmpty()) {
      return new RedirectAnswer(Kind.REFUSED, Optional.empty());
    }
    String code = parameters.getOrDefault("code", "");
    return code.isEmpty() ? nothing() : code(code);
  }

  private static RedirectAnswer code(String text) {
    try {
      return new RedirectAnswer(Kind.CODE, Optional.of(Secret.of(text)));
    } catch (IllegalArgumentException e) {
      return nothing();
    }
  }

  private static RedirectAnswer nothing() {
    return new RedirectAnswer(Kind.NOTHING, Optional.empty());
  }

  private static boolean isSame(String a, String b) {
    return MessageDigest.isEqual(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, String> parameters(String query) {
    Map<String, String> parameters = new HashMap<>();
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.putIfAbsent(pair.substring(0, equals), decoded(pair.substring(equals + 1)));
      }
    }
    return parameters;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
