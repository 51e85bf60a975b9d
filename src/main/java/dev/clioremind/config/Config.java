package dev.clioremind.config;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The whole configuration, checked.
 *
 * <p>A command names the keys it needs when it loads; a required key that is neither needed nor set
 * leaves its value empty here.
 *
 * @param sources where each key's value came from, every key present; for {@code auth status} and
 *     {@code doctor}
 */
public record Config(
    FirmConfig firm,
    ClioConfig clio,
    SheetsConfig sheets,
    GoogleConfig google,
    GhlConfig ghl,
    SendConfig send,
    AuditConfig audit,
    AlertConfig alert,
    PathsConfig paths,
    Map<ConfigKey, ConfigSource> sources) {

  public Config {
    sources = Collections.unmodifiableMap(new EnumMap<>(sources));
  }

  /**
   * The firm.
   *
   * @throws IllegalStateException if {@code firm.time-zone} is not set: a command that reckons with
   *     days must need it, for no zone can stand in for the firm's
   */
  @Override
  public FirmConfig firm() {
    if (!isSet(ConfigKey.FIRM_TIME_ZONE)) {
      throw new IllegalStateException("this command reckons with days but does not need a zone");
    }
    return firm;
  }

  /** The firm's name; empty where it is not set. */
  public String firmName() {
    return firm.name();
  }

  /** Where the value of a key came from. */
  public ConfigSource source(ConfigKey key) {
    return sources.getOrDefault(key, ConfigSource.UNSET);
  }

  /** Whether the key has a value, be it the default. */
  public boolean isSet(ConfigKey key) {
    return source(key) != ConfigSource.UNSET;
  }

  /**
   * This configuration, completed by what the sign-ins stored. What was configured wins; Clio's
   * refresh token is only noted as a source, see {@link ClioConfig}.
   */
  public Config withSignIns(Map<ConfigKey, Secret> stored) {
    EnumMap<ConfigKey, ConfigSource> completed = new EnumMap<>(sources);
    for (ConfigKey key : stored.keySet()) {
      if (source(key) == ConfigSource.UNSET || source(key) == ConfigSource.DEFAULT) {
        completed.put(key, ConfigSource.CREDENTIALS);
      }
    }
    return new Config(
        firm,
        new ClioConfig(
            clio.region(),
            clio.baseUrl(),
            clio.clientId().or(() -> stored(stored, ConfigKey.CLIO_CLIENT_ID)),
            clio.clientSecret().or(() -> stored(stored, ConfigKey.CLIO_CLIENT_SECRET)),
            clio.refreshToken(),
            clio.redirectUri(),
            clio.apiVersion(),
            clio.sources(),
            clio.matterStatus(),
            clio.cancelWords()),
        sheets,
        new GoogleConfig(
            google.credentials().or(() -> stored(stored, ConfigKey.GOOGLE_CREDENTIALS)),
            google.clientId(),
            google.clientSecret()),
        new GhlConfig(
            ghl.baseUrl(),
            ghl.locationId(),
            ghl.token().or(() -> stored(stored, ConfigKey.GHL_TOKEN)),
            ghl.createContacts()),
        send,
        audit,
        alert,
        paths,
        completed);
  }

  private static Optional<Secret> stored(Map<ConfigKey, Secret> secrets, ConfigKey key) {
    return Optional.ofNullable(secrets.get(key));
  }

  /** Every secret in it, for redaction by value. */
  public List<Secret> secrets() {
    return Stream.of(
            clio.clientId(),
            clio.clientSecret(),
            clio.refreshToken(),
            google.credentials(),
            google.clientSecret(),
            ghl.token(),
            alert.slackWebhook(),
            alert.pagerdutyKey(),
            alert.webhook(),
            alert.heartbeatUrl())
        .flatMap(Optional::stream)
        .toList();
  }
}
