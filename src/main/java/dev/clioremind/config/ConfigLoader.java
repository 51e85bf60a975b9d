package dev.clioremind.config;

import dev.clioremind.core.time.Hours;
import dev.clioremind.core.time.SendWindow;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Builds the configuration: flag before environment before config file before default.
 *
 * <p>Everything that is wrong is found in one go, so that nobody mends a file fault by fault.
 */
public final class ConfigLoader {
  /** Tabs that the program writes over, or that mean something else. */
  private static final List<String> OTHER_TABS =
      List.of("Templates", "DeadlineTypes", "Holidays", "Contacts", "Status", "Upcoming", "Runs");

  private final Surroundings surroundings;

  public ConfigLoader(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /**
   * Loads the configuration.
   *
   * @param needed the keys without which the command can't do its work: {@link
   *     ConfigKey#requiredKeys()} for {@code plan} and {@code send}, none for {@code auth}
   * @throws ConfigException with every fault
   */
  public Config load(ConfigFlags flags, Set<ConfigKey> needed) {
    try {
      return loaded(flags, needed);
    } catch (InvalidPathException e) {
      ConfigFault fault =
          new ConfigFault(
              ConfigSource.ENVIRONMENT.words(), "HOME", 0, "is not a path Java can use here");
      throw new ConfigException(
          List.of(fault), "Set LC_ALL=C.UTF-8, so that Java can use file names with accents.");
    }
  }

  private Config loaded(ConfigFlags flags, Set<ConfigKey> needed) {
    WrittenSettings written = WrittenSettings.gather(flags, surroundings);
    Settings settings = new Settings(written.settings(), surroundings);
    Config config = build(settings, written.file());

    List<ConfigFault> faults = new ArrayList<>(written.faults());
    faults.addAll(settings.faults());
    faults.sort(Comparator.comparingInt(f -> f.line() > 0 ? f.line() : Integer.MAX_VALUE));
    // A file that could not be read explains by itself why everything is missing.
    if (written.isComplete()) {
      faults.addAll(missing(settings, needed, written));
    }
    if (!faults.isEmpty()) {
      throw new ConfigException(faults, written.fix(), config);
    }
    return config;
  }

  private static Collection<ConfigFault> missing(
      Settings settings, Set<ConfigKey> needed, WrittenSettings written) {
    String place = written.file().map(Path::toString).orElse("configuration");
    return needed.stream()
        .filter(key -> settings.source(key) == ConfigSource.UNSET)
        .sorted()
        .map(
            key ->
                new ConfigFault(
                    place,
                    key.key(),
                    0,
                    "is missing; write it in the config file or set " + key.environmentName()))
        .toList();
  }

  private Config build(Settings settings, Optional<Path> file) {
    EnumMap<ConfigKey, ConfigSource> sources = new EnumMap<>(ConfigKey.class);
    for (ConfigKey key : ConfigKey.values()) {
      sources.put(key, settings.source(key));
    }
    return new Config(
        firm(settings),
        clio(settings),
        sheets(settings),
        google(settings),
        ghl(settings),
        send(settings),
        new AuditConfig(
            Duration.ofSeconds(
                settings.value(ConfigKey.AUDIT_SETTLE_SECONDS, Values.number(1, 120)))),
        alert(settings),
        new PathsConfig(
            settings.path(ConfigKey.STATE_DIR, surroundings.stateFolder()),
            settings.path(
                ConfigKey.CREDENTIALS_FILE,
                surroundings.configFolder().resolve("credentials.json")),
            file),
        sources);
  }

  private static FirmConfig firm(Settings settings) {
    // Config.firm() never hands out the zone that stands here for a missing one.
    ZoneId zone = settings.value(ConfigKey.FIRM_TIME_ZONE, Values::zone, ZoneOffset.UTC);
    String region = settings.value(ConfigKey.FIRM_REGION, Values::region);
    Locale english = new Locale.Builder().setLanguage("en").setRegion(region).build();
    return new FirmConfig(
        settings.value(ConfigKey.FIRM_NAME, name -> name, ""),
        zone,
        settings.value(ConfigKey.FIRM_LOCALE, Values::locale, english),
        region,
        settings.value(ConfigKey.FIRM_HOLIDAYS, Values::holidays, Optional.of(calendarOf(region))));
  }

  /** The calendar of a country; the United Kingdom as a whole has none that is complete. */
  private static String calendarOf(String region) {
    return region.equals("GB") ? "gb-eng" : region.toLowerCase(Locale.ROOT);
  }

  private static ClioConfig clio(Settings settings) {
    ClioRegion region = settings.value(ConfigKey.CLIO_REGION, Values.word(ClioRegion.class));
    return new ClioConfig(
        region,
        settings.value(ConfigKey.CLIO_BASE_URL, WebAddress::parseRoot, region.baseUrl()),
        settings.secret(ConfigKey.CLIO_CLIENT_ID),
        settings.secret(ConfigKey.CLIO_CLIENT_SECRET),
        settings.secret(ConfigKey.CLIO_REFRESH_TOKEN),
        settings.optional(ConfigKey.CLIO_REDIRECT_URI, WebAddress::parse),
        settings.value(ConfigKey.CLIO_API_VERSION, Values::apiVersion),
        settings.value(ConfigKey.CLIO_SOURCES, Values.words(ClioSource.class)),
        settings.value(ConfigKey.CLIO_MATTER_STATUS, Values.words(MatterStatus.class)),
        settings.value(ConfigKey.CLIO_CANCEL_WORDS, Values::phrases));
  }

  private static SheetsConfig sheets(Settings settings) {
    String rules = settings.value(ConfigKey.SHEETS_RULES_TAB, Values::tab);
    String audit = settings.value(ConfigKey.SHEETS_AUDIT_TAB, Values::tab);
    refuseTakenTab(settings, ConfigKey.SHEETS_RULES_TAB, rules, OTHER_TABS);
    refuseTakenTab(settings, ConfigKey.SHEETS_AUDIT_TAB, audit, OTHER_TABS);
    refuseTakenTab(
        settings,
        settings.has(ConfigKey.SHEETS_AUDIT_TAB)
            ? ConfigKey.SHEETS_AUDIT_TAB
            : ConfigKey.SHEETS_RULES_TAB,
        audit,
        List.of(rules));
    return new SheetsConfig(
        settings.value(ConfigKey.SHEETS_SPREADSHEET_ID, SpreadsheetAddress::id, ""),
        settings.value(ConfigKey.SHEETS_ROOT_URL, WebAddress::parseRoot),
        rules,
        audit);
  }

  private static void refuseTakenTab(
      Settings settings, ConfigKey key, String tab, List<String> taken) {
    // Sheets takes two names that differ in case only for one.
    if (taken.stream().anyMatch(tab::equalsIgnoreCase)) {
      settings.fault(
          key, Shown.quoted(tab) + " is a tab with another purpose; give this one its own name");
    }
  }

  private static GoogleConfig google(Settings settings) {
    Optional<String> clientId = settings.optional(ConfigKey.GOOGLE_CLIENT_ID, id -> id);
    Optional<Secret> clientSecret = settings.secret(ConfigKey.GOOGLE_CLIENT_SECRET);
    refuseHalf(settings, ConfigKey.GOOGLE_CLIENT_ID, ConfigKey.GOOGLE_CLIENT_SECRET);
    refuseHalf(settings, ConfigKey.GOOGLE_CLIENT_SECRET, ConfigKey.GOOGLE_CLIENT_ID);
    return new GoogleConfig(settings.secret(ConfigKey.GOOGLE_CREDENTIALS), clientId, clientSecret);
  }

  private static void refuseHalf(Settings settings, ConfigKey given, ConfigKey other) {
    if (settings.has(given) && !settings.has(other)) {
      settings.fault(given, "is of no use without " + other.key() + "; set both or neither");
    }
  }

  private static GhlConfig ghl(Settings settings) {
    return new GhlConfig(
        settings.value(ConfigKey.GHL_BASE_URL, WebAddress::parseRoot),
        settings.value(ConfigKey.GHL_LOCATION_ID, Values::ghlId, ""),
        settings.secret(ConfigKey.GHL_TOKEN),
        settings.value(ConfigKey.GHL_CREATE_CONTACTS, Values::yesOrNo));
  }

  private static SendConfig send(Settings settings) {
    return new SendConfig(
        settings.value(ConfigKey.SEND_WINDOW, SendWindow::parse),
        settings.value(ConfigKey.SEND_ON_HOLIDAYS, Values::yesOrNo),
        settings.value(ConfigKey.SEND_URGENT_WINDOW, Hours::parse),
        settings.value(ConfigKey.SEND_OUTSIDE_WINDOW, Values.word(OutsideWindow.class)),
        Period.ofDays(settings.value(ConfigKey.SEND_CATCH_UP_DAYS, Values.number(0, 30))),
        settings.value(ConfigKey.SEND_MAX_SENDS, Values.number(1, 100_000)),
        settings.value(ConfigKey.SEND_MAX_ATTEMPTS, Values.number(1, 10)),
        settings.value(ConfigKey.SEND_CASE_TEXT, Values::yesOrNo),
        Duration.ofMinutes(settings.value(ConfigKey.SEND_LEASE_MINUTES, Values.number(1, 360))),
        settings.value(ConfigKey.SEND_CHUNK, Values.number(1, 1_000)));
  }

  private static AlertConfig alert(Settings settings) {
    return new AlertConfig(
        settings.secretAddress(ConfigKey.ALERT_SLACK_WEBHOOK),
        settings.secret(ConfigKey.ALERT_PAGERDUTY_KEY),
        settings.value(ConfigKey.ALERT_PAGERDUTY_URL, WebAddress::parseRoot),
        settings.optional(ConfigKey.ALERT_GHL_CONTACT_ID, Values::ghlId),
        settings.secretAddress(ConfigKey.ALERT_WEBHOOK),
        settings.secretAddress(ConfigKey.ALERT_HEARTBEAT_URL),
        settings.value(ConfigKey.ALERT_EMPTY, Values::yesOrNo));
  }
}
