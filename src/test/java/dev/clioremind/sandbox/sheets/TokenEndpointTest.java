package dev.clioremind.sandbox.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.clioremind.sandbox.Reply;
import dev.clioremind.sandbox.SheetsStandIn;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TokenEndpointTest {

  private static final URI TOKEN_URI = URI.create("http://127.0.0.1:9/token");

  private final SheetsCalls calls = new SheetsCalls();
  private final JsonObject file = json(calls.standIn.serviceAccountJson(TOKEN_URI));
  private final long now = calls.instant().getEpochSecond();

  private static JsonObject json(String text) {
    return JsonParser.parseString(text).getAsJsonObject();
  }

  private Reply token(String form) {
    return calls.standIn.handle(calls.received("POST", "/token", "", form));
  }

  private JsonObject claims() {
    JsonObject claims = new JsonObject();
    claims.addProperty("iss", file.get("client_email").getAsString());
    claims.addProperty("scope", SheetsCalls.SPREADSHEETS);
    claims.addProperty("aud", TOKEN_URI.toString());
    claims.addProperty("iat", now);
    claims.addProperty("exp", now + 3600);
    return claims;
  }

  private Reply grant(JsonObject claims) throws GeneralSecurityException {
    String pem = file.get("private_key").getAsString().replaceAll("-----[A-Z ]+-----", "");
    PrivateKey key =
        KeyFactory.getInstance("RSA")
            .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem)));
    String signed = base64("{\"alg\":\"RS256\"}") + "." + base64(claims.toString());
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(key);
    signature.update(signed.getBytes(StandardCharsets.US_ASCII));
    String assertion =
        signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    return token(
        "grant_type="
            + URLEncoder.encode(
                "urn:ietf:params:oauth:grant-type:jwt-bearer", StandardCharsets.UTF_8)
            + "&assertion="
            + assertion);
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private String refusal(String claim, Object value) throws GeneralSecurityException {
    JsonObject claims = claims();
    if (value instanceof Long number) {
      claims.addProperty(claim, number);
    } else {
      claims.addProperty(claim, value.toString());
    }
    Reply reply = grant(claims);
    assertThat(reply.status()).isEqualTo(400);
    return json(reply.body()).get("error_description").getAsString();
  }

  @Test
  void a_signed_statement_gives_a_token_that_opens_the_file() throws GeneralSecurityException {
    Reply reply = grant(claims());

    assertThat(reply.status()).isEqualTo(200);
    assertThat(json(reply.body()).get("expires_in").getAsInt()).isEqualTo(3599);
    assertThat(json(reply.body()).get("token_type").getAsString()).isEqualTo("Bearer");
    assertThat(calls.standIn.accounts().issuedTokens())
        .contains(json(reply.body()).get("access_token").getAsString());
  }

  @Test
  void a_statement_that_is_wrong_is_refused_in_googles_words() throws GeneralSecurityException {
    assertThat(refusal("iss", "nobody@example.com")).isEqualTo("Invalid grant: account not found");
    assertThat(refusal("aud", "https://example.com/token")).contains("audience");
    assertThat(refusal("exp", now + 3601)).contains("short-lived token (60 minutes)");
    assertThat(refusal("exp", now)).contains("short-lived token");
    assertThat(refusal("iat", now + 301)).contains("short-lived token");
    assertThat(refusal("scope", "")).contains("Invalid OAuth scope");
    calls.standIn.accounts().replaceKey(SheetsStandIn.SERVICE_ACCOUNT);
    assertThat(refusal("iat", now)).isEqualTo("Invalid JWT Signature.");
  }

  @Test
  void a_refresh_token_gives_an_access_token_until_it_is_revoked() {
    JsonObject person =
        json(
            calls
                .standIn
                .accounts()
                .authorizedUserJson(
                    SheetsStandIn.OWNER, TOKEN_URI, Set.of(SheetsCalls.SPREADSHEETS)));
    String form =
        "grant_type=refresh_token&client_id=%s&client_secret=%s&refresh_token=%s"
            .formatted(
                person.get("client_id").getAsString(),
                person.get("client_secret").getAsString(),
                URLEncoder.encode(
                    person.get("refresh_token").getAsString(), StandardCharsets.UTF_8));

    assertThat(token(form).body()).contains("\"access_token\":\"ya29.", SheetsCalls.SPREADSHEETS);
    assertThat(token(form.replace("secret=sandbox", "secret=wrong")).status()).isEqualTo(401);
    calls.standIn.accounts().revokeConsents();
    assertThat(token(form).body())
        .isEqualTo(
            "{\"error\":\"invalid_grant\","
                + "\"error_description\":\"Token has been expired or revoked.\"}");
  }

  @Test
  void other_requests_are_refused() {
    assertThat(token("").body()).contains("invalid_request");
    assertThat(token("grant_type=password").body()).contains("unsupported_grant_type");
    for (String assertion : new String[] {"", "a.b", "a.b.c", "e30.W10.x", "!.!.!"}) {
      assertThat(
              token("grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer&assertion=" + assertion)
                  .body())
          .contains("Invalid JWT: Failed to parse.");
    }
  }
}
