package dev.clioremind.sandbox.ghl;

import dev.clioremind.sandbox.ReceivedCall;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What every request must bring before a page looks at it. */
public final class Gate {

  /** The versions of the API that are alive; established paths take any of them. */
  private static final Set<String> VERSIONS =
      Set.of("v3", "2023-02-21", "2021-07-28", "2021-04-15", "legacy");

  private record Token(String locationId, Set<String> scopes) {}

  private final Map<String, Token> tokens = new HashMap<>();
  private final RateWindow rate = new RateWindow();

  public RateWindow rate() {
    return rate;
  }

  /** Lets a token of this location do what these scopes allow. */
  public void allow(String token, String locationId, Set<String> scopes) {
    tokens.put(token, new Token(locationId, Set.copyOf(scopes)));
  }

  public void revoke(String token) {
    tokens.remove(token);
  }

  /** The refusal of a call without a token, without a version, or over the limit. */
  Optional<Answer> refusal(ReceivedCall call, Instant now) {
    if (token(call).isEmpty()) {
      return Optional.of(Answer.refused(401, unknown(call)));
    }
    Optional<String> version = call.header("version");
    if (version.isEmpty()) {
      return Optional.of(Answer.refused(401, "version header was not found"));
    }
    if (!VERSIONS.contains(version.orElseThrow())) {
      return Optional.of(Answer.refused(401, "version header is invalid"));
    }
    if (!rate.admit(now)) {
      return Optional.of(Answer.refused(429, "Too Many Requests"));
    }
    return Optional.empty();
  }

  /** The refusal of a call whose token may not do this. */
  Optional<Answer> refusal(ReceivedCall call, Route route) {
    boolean allowed = token(call).stream().anyMatch(one -> one.scopes.contains(route.scope()));
    return allowed
        ? Optional.empty()
        : Optional.of(Answer.refused(401, "The token is not authorized for this scope."));
  }

  /** The refusal of a call that names, or whose token belongs to, another location. */
  Optional<Answer> refusal(Request request, String locationId) {
    List<String> named =
        List.of(
            request.variable("locationId"),
            request.param("locationId"),
            request.text("locationId"),
            token(request.call()).map(Token::locationId).orElse(""));
    boolean ours = named.stream().allMatch(id -> id.isEmpty() || id.equals(locationId));
    return ours
        ? Optional.empty()
        : Optional.of(Answer.refused(403, "The token does not have access to this location."));
  }

  private Optional<Token> token(ReceivedCall call) {
    return bearer(call).map(tokens::get);
  }

  private static Optional<String> bearer(ReceivedCall call) {
    return call.header("authorization")
        .filter(value -> value.startsWith("Bearer "))
        .map(value -> value.substring("Bearer ".length()));
  }

  private static String unknown(ReceivedCall call) {
    String token = bearer(call).orElse("");
    if (token.startsWith("pit-")) {
      return "Invalid Private Integration token";
    }
    return token.isEmpty() ? "Invalid JWT" : "Invalid token: access token is invalid";
  }
}
