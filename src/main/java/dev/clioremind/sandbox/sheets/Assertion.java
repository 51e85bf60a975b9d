package dev.clioremind.sandbox.sheets;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The signed statement (JWT) by which a service account asks for a token. */
record Assertion(
    String signedPart,
    String signature,
    String algorithm,
    String issuer,
    String audience,
    Set<String> scopes,
    Instant issuedAt,
    Instant expires) {

  private static final Duration LONGEST = Duration.ofHours(1);
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

  Assertion {
    scopes = Set.copyOf(scopes);
  }

  static Optional<Assertion> parse(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    try {
      Wire header = json(parts[0]);
      Wire claims = json(parts[1]);
      return Optional.of(
          new Assertion(
              parts[0] + "." + parts[1],
              parts[2],
              header.text("alg"),
              claims.text("iss"),
              claims.text("aud"),
              Arrays.stream(claims.text("scope").split(" ", -1))
                  .filter(scope -> !scope.isEmpty())
                  .collect(Collectors.toSet()),
              second(claims, "iat"),
              second(claims, "exp")));
    } catch (IllegalArgumentException
        | IllegalStateException
        | UnsupportedOperationException
        | JsonParseException e) {
      return Optional.empty();
    }
  }

  boolean isSignedBy(PublicKey key) {
    try {
      Signature check = Signature.getInstance("SHA256withRSA");
      check.initVerify(key);
      check.update(signedPart.getBytes(StandardCharsets.US_ASCII));
      return algorithm.equals("RS256") && check.verify(Base64.getUrlDecoder().decode(signature));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  /** Whether it is valid now, and for an hour at most. */
  boolean isTimely(Instant now) {
    return !issuedAt.isAfter(now.plus(CLOCK_SKEW))
        && expires.isAfter(now)
        && Duration.between(issuedAt, expires).compareTo(LONGEST) <= 0
        && expires.isAfter(issuedAt);
  }

  private static Wire json(String part) {
    byte[] decoded = Base64.getUrlDecoder().decode(part);
    JsonObject json =
        JsonParser.parseString(new String(decoded, StandardCharsets.UTF_8)).getAsJsonObject();
    return new Wire(json);
  }

  private static Instant second(Wire claims, String name) {
    return claims.has(name)
        ? Instant.ofEpochSecond(claims.json().get(name).getAsLong())
        : Instant.EPOCH;
  }
}
