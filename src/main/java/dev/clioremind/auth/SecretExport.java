package dev.clioremind.auth;

import dev.clioremind.config.Config;
import dev.clioremind.config.ConfigKey;
import dev.clioremind.config.Secret;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The secrets of a configuration, by the names of their environment variables: what another machine
 * or CI needs. Shows a value only where it is asked to, and never as an argument of a command.
 */
public final class SecretExport {

  private static final String END = "CLIO_REMIND_END";

  private final Map<String, String> values = new LinkedHashMap<>();

  /**
   * Collects what there is, in the order of the keys.
   *
   * @param config with the stored sign-ins in it
   * @param refreshToken Clio's, configured or stored
   */
  public SecretExport(Config config, Optional<Secret> refreshToken) {
    put(ConfigKey.CLIO_CLIENT_ID, config.clio().clientId());
    put(ConfigKey.CLIO_CLIENT_SECRET, config.clio().clientSecret());
    put(ConfigKey.CLIO_REFRESH_TOKEN, refreshToken);
    config
        .google()
        .credentials()
        .ifPresent(
            json -> values.put(ConfigKey.GOOGLE_CREDENTIALS.environmentName(), oneLine(json)));
    put(ConfigKey.GHL_TOKEN, config.ghl().token());
  }

  private void put(ConfigKey key, Optional<Secret> secret) {
    secret.ifPresent(value -> values.put(key.environmentName(), value.reveal()));
  }

  private static String oneLine(Secret json) {
    try {
      return CredentialsJson.oneLine(json);
    } catch (IllegalArgumentException e) {
      return json.reveal();
    }
  }

  /** Whether there is nothing to export. */
  public boolean isEmpty() {
    return values.isEmpty();
  }

  /** How it is written. */
  public enum Form {
    /** For a shell: {@code export NAME='value'}. */
    ENV,
    /** For the {@code gh} tool: lines that read each value from stdin. */
    GITHUB,
    /** For a file that programs read: {@code NAME='value'}. */
    DOTENV
  }

  /** The names alone: nothing secret. */
  public String names(Form form) {
    StringBuilder text = new StringBuilder();
    for (String name : values.keySet()) {
      text.append(
          switch (form) {
            case ENV -> name + "\n";
            case GITHUB -> "gh secret set " + name + "\n";
            case DOTENV -> name + "=\n";
          });
    }
    return text.toString();
  }

  /** Names and values. */
  public String values(Form form) {
    StringBuilder text = new StringBuilder();
    values.forEach(
        (name, value) ->
            text.append(
                switch (form) {
                  case ENV -> "export %s=%s\n".formatted(name, quoted(value));
                  case DOTENV -> "%s=%s\n".formatted(name, dotenv(value));
                  // The shell hands the lines between to gh's stdin: no process list shows them.
                  case GITHUB ->
                      "gh secret set %s <<'%s'\n%s\n%s\n".formatted(name, END, value, END);
                }));
    return text.toString();
  }

  /** Quoted for a POSIX shell: within single quotes nothing is special but the quote itself. */
  static String quoted(String value) {
    return "'" + value.replace("'", "'\\''") + "'";
  }

  /** Quoted for a file that programs read, which know no way to end a quote within a value. */
  static String dotenv(String value) {
    return value.contains("'")
        ? "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("$", "\\$") + "\""
        : "'" + value + "'";
  }

  /** The names. */
  @Override
  public String toString() {
    return values.keySet().toString();
  }
}
