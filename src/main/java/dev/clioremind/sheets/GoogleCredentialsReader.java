package dev.clioremind.sheets;

import com.google.api.client.json.JsonObjectParser;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.sheets.v4.SheetsScopes;
import com.google.auth.http.HttpTransportFactory;
import com.google.auth.oauth2.ExternalAccountCredentials;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.auth.oauth2.ServiceAccountCredentials;
import com.google.auth.oauth2.UserCredentials;
import dev.clioremind.core.ConfigurationException;
import dev.clioremind.core.ServiceException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Makes a {@link GoogleIdentity} of credentials. The kind is checked here rather than left to the
 * library, whose general reader follows whatever address a file names.
 *
 * @see <a
 *     href="https://cloud.google.com/docs/authentication/external/externally-sourced-credentials">
 *     Google on credentials from elsewhere</a>
 */
public final class GoogleCredentialsReader {

  private static final List<String> SCOPES = List.of(SheetsScopes.SPREADSHEETS);
  private static final String FIX =
      "Set google.credentials to the JSON key file of a service account, or sign in with"
          + " 'clio-remind auth login google'.";

  private final HttpTransportFactory transports;

  /** Builds one whose tokens are fetched this way. */
  public GoogleCredentialsReader(GoogleTransport transport) {
    this.transports = () -> transport;
  }

  /**
   * Reads a service account, an authorized user or an external account (workload identity).
   *
   * @throws ConfigurationException when it is none of these, or names an address that is not
   *     Google's
   */
  public GoogleIdentity fromJson(String json) {
    Map<?, ?> file = parsed(json);
    String type = text(file, "type");
    try (var stream = new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8))) {
      return switch (type) {
        case "service_account" -> {
          checkAddress(file, "token_uri");
          var account = ServiceAccountCredentials.fromStream(stream, transports);
          // Repeating is ours: the library would wait in real time.
          yield new GoogleIdentity(
              account.createWithCustomRetryStrategy(false).createScoped(SCOPES),
              account.getClientEmail());
        }
        case "authorized_user" -> {
          checkAddress(file, "token_uri");
          yield new GoogleIdentity(
              UserCredentials.fromStream(stream, transports),
              "the Google account you signed in with");
        }
        case "external_account" -> {
          checkAddress(file, "token_url");
          checkAddress(file, "service_account_impersonation_url");
          var account = ExternalAccountCredentials.fromStream(stream, transports);
          String email = account.getServiceAccountEmail();
          yield new GoogleIdentity(
              account.createScoped(SCOPES),
              email == null ? "the service account of your workload identity" : email);
        }
        default ->
            throw new ConfigurationException(
                "google.credentials is JSON without a type this program knows: service_account,"
                    + " authorized_user or external_account.",
                FIX);
      };
    } catch (IOException | IllegalArgumentException e) {
      // The cause may quote the key.
      throw new ConfigurationException(
          "google.credentials of type %s is incomplete or damaged.".formatted(type), FIX);
    }
  }

  /**
   * The application default: {@code GOOGLE_APPLICATION_CREDENTIALS}, gcloud's sign-in, or the
   * machine's own account.
   *
   * @throws ServiceException when there is none
   */
  public GoogleIdentity applicationDefault() {
    try {
      GoogleCredentials credentials =
          GoogleCredentials.getApplicationDefault(transports).createScoped(SCOPES);
      return new GoogleIdentity(
          credentials,
          credentials instanceof ServiceAccountCredentials account
              ? account.getClientEmail()
              : "the account of Google's application default credentials");
    } catch (IOException e) {
      throw new ServiceException(
          ServiceException.Kind.SIGN_IN, "Not signed in to Google: no credentials found. " + FIX);
    }
  }

  private static Map<?, ?> parsed(String json) {
    try {
      Object parsed =
          new JsonObjectParser(GsonFactory.getDefaultInstance())
              .parseAndClose(new StringReader(json), (Type) Map.class);
      if (parsed instanceof Map<?, ?> file) {
        return file;
      }
    } catch (IOException | IllegalArgumentException e) {
      // The parser's words may quote the key.
      throw notJson();
    }
    throw notJson();
  }

  private static ConfigurationException notJson() {
    return new ConfigurationException("google.credentials is not JSON.", FIX);
  }

  private static String text(Map<?, ?> file, String name) {
    return file.get(name) instanceof String text ? text : "";
  }

  /** A key must not be shown to a host that a tampered file names. */
  private static void checkAddress(Map<?, ?> file, String name) {
    String address = text(file, name);
    if (address.isEmpty()) {
      return;
    }
    boolean known;
    try {
      known = Hosts.isGoogleOrLoopback(URI.create(address));
    } catch (IllegalArgumentException e) {
      known = false;
    }
    if (!known) {
      throw new ConfigurationException(
          "google.credentials names a %s that is not https on a Google host.".formatted(name),
          "Download the credentials from Google again; do not use this file.");
    }
  }
}
