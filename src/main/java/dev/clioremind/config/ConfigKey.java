package dev.clioremind.config;

import static dev.clioremind.config.ConfigKey.Kind.PLAIN;
import static dev.clioremind.config.ConfigKey.Kind.SECRET;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Every key there is: name, default and meaning. The example file, the README and the help are
 * tested against this table.
 */
public enum ConfigKey {
  FIRM_NAME("firm.name", Default.required(), PLAIN, "The firm's name, in messages and alerts."),
  FIRM_TIME_ZONE(
      "firm.time-zone",
      Default.required(),
      PLAIN,
      "The firm's time zone by its IANA name, such as America/New_York: what \"today\" means."),
  FIRM_LOCALE(
      "firm.locale",
      Default.derived("by firm.region"),
      PLAIN,
      "How dates are written in messages, such as en-US."),
  FIRM_REGION(
      "firm.region",
      Default.literal("US"),
      PLAIN,
      "The country (two letters) of phone numbers without a country code, and of holidays."),
  FIRM_HOLIDAYS(
      "firm.holidays",
      Default.derived("by firm.region"),
      PLAIN,
      "The holiday calendar: us, us-ca, ca-on, gb-eng, au-nsw and so on, or none."
          + " The sheet's Holidays tab adds and removes days."),

  CLIO_REGION(
      "clio.region", Default.literal("us"), PLAIN, "Where the Clio account lives: us, eu, ca, au."),
  CLIO_BASE_URL(
      "clio.base-url",
      Default.derived("by clio.region"),
      PLAIN,
      "Clio's address without /api/v4. Only for the sandbox and tests."),
  CLIO_CLIENT_ID(
      "clio.client-id", Default.signIn(), SECRET, "The App Key of the firm's app in Clio."),
  CLIO_CLIENT_SECRET(
      "clio.client-secret", Default.signIn(), SECRET, "The App Secret of the firm's app in Clio."),
  CLIO_REFRESH_TOKEN(
      "clio.refresh-token",
      Default.signIn(),
      SECRET,
      "The refresh token of a sign-in, for machines that can't store one (CI)."),
  CLIO_REDIRECT_URI(
      "clio.redirect-uri",
      Default.derived("by login mode"),
      PLAIN,
      "The redirect address that is registered with the app in Clio, letter by letter."),
  CLIO_API_VERSION(
      "clio.api-version",
      Default.literal("4.0.13"),
      PLAIN,
      "The version of Clio's API that is asked for (X-API-VERSION)."),
  CLIO_SOURCES(
      "clio.sources",
      Default.literal("calendar,tasks"),
      PLAIN,
      "Where deadlines are read: calendar, tasks or both."),
  CLIO_MATTER_STATUS(
      "clio.matter-status",
      Default.literal("open,pending"),
      PLAIN,
      "Only matters in these states: open, pending, closed."),
  CLIO_CANCEL_WORDS(
      "clio.cancel-words",
      Default.literal(
          "cancelled; canceled; vacated; continued; off calendar; settled; withdrawn; adjourned;"
              + " CXL"),
      PLAIN,
      "An entry whose summary holds one of these looks cancelled: nothing is sent, a person is"
          + " told."),

  SHEETS_SPREADSHEET_ID(
      "sheets.spreadsheet-id",
      Default.required(),
      PLAIN,
      "The spreadsheet: its id, or the whole address from the browser."),
  SHEETS_ROOT_URL(
      "sheets.root-url",
      Default.literal("https://sheets.googleapis.com"),
      PLAIN,
      "The address of Google Sheets. Only for the sandbox and tests."),
  SHEETS_RULES_TAB(
      "sheets.rules-tab", Default.literal("ReminderRules"), PLAIN, "The tab with the rules."),
  SHEETS_AUDIT_TAB(
      "sheets.audit-tab", Default.literal("AuditLog"), PLAIN, "The tab with the audit log."),

  GOOGLE_CREDENTIALS(
      "google.credentials",
      Default.derived("application default"),
      Kind.SECRET_DOCUMENT,
      "Google credentials: the path of a JSON file, or the JSON itself (service account, authorized"
          + " user or workload identity)."),
  GOOGLE_CLIENT_ID(
      "google.client-id", Default.none(), PLAIN, "The OAuth client of the device sign-in."),
  GOOGLE_CLIENT_SECRET(
      "google.client-secret",
      Default.none(),
      SECRET,
      "The secret of the OAuth client of the device sign-in."),

  GHL_BASE_URL(
      "ghl.base-url",
      Default.literal("https://services.leadconnectorhq.com"),
      PLAIN,
      "The address of GoHighLevel. Only for the sandbox and tests."),
  GHL_LOCATION_ID(
      "ghl.location-id",
      Default.required(),
      PLAIN,
      "The id of the GoHighLevel location (sub-account) that sends."),
  GHL_TOKEN("ghl.token", Default.signIn(), SECRET, "The location's private integration token."),
  GHL_CREATE_CONTACTS(
      "ghl.create-contacts",
      Default.literal("false"),
      PLAIN,
      "Create a contact that GoHighLevel does not have yet."),

  SEND_WINDOW(
      "send.window",
      Default.literal("MON-SAT 09:00-18:00, SUN 12:00-17:00"),
      PLAIN,
      "When messages may arrive, in the recipient's local time. A day without hours is blocked: the"
          + " reminder goes out earlier."),
  SEND_ON_HOLIDAYS(
      "send.on-holidays", Default.literal("false"), PLAIN, "Also send on the firm's holidays."),
  SEND_URGENT_WINDOW(
      "send.urgent-window",
      Default.literal("08:00-21:00"),
      PLAIN,
      "Hours of any day, used only when the next normal opening would come after the deadline."),
  SEND_OUTSIDE_WINDOW(
      "send.outside-window",
      Default.literal("schedule"),
      PLAIN,
      "Outside the hours: schedule (GoHighLevel sends at the next opening) or hold (a later run"
          + " does)."),
  SEND_CATCH_UP_DAYS(
      "send.catch-up-days",
      Default.literal("4"),
      PLAIN,
      "A reminder missed by up to so many days is still sent, if its deadline lies ahead."),
  SEND_MAX_SENDS(
      "send.max-sends",
      Default.literal("200"),
      PLAIN,
      "More messages than this in one run: none is sent, and the run says so."),
  SEND_MAX_ATTEMPTS(
      "send.max-attempts",
      Default.literal("3"),
      PLAIN,
      "How often a reminder may be refused before it is given up and a person is told."),
  SEND_CASE_TEXT(
      "send.case-text",
      Default.literal("false"),
      PLAIN,
      "Allow the entry's summary and location and the matter's description in messages to"
          + " clients."),
  SEND_LEASE_MINUTES(
      "send.lease-minutes",
      Default.literal("30"),
      PLAIN,
      "A run stops sending after so many minutes; the rest is left to the next run."),
  SEND_CHUNK(
      "send.chunk", Default.literal("100"), PLAIN, "Messages between two writes to the audit log."),

  AUDIT_SETTLE_SECONDS(
      "audit.settle-seconds",
      Default.literal("5"),
      PLAIN,
      "How long a run waits before it reads back what it wrote. Must be longer than Google's reads may"
          + " be stale and appends may overwrite one another, together."),

  ALERT_SLACK_WEBHOOK(
      "alert.slack-webhook", Default.none(), SECRET, "A Slack webhook that is told of failures."),
  ALERT_PAGERDUTY_KEY(
      "alert.pagerduty-key",
      Default.none(),
      SECRET,
      "A PagerDuty integration key (Events API v2) that is told of failures."),
  ALERT_PAGERDUTY_URL(
      "alert.pagerduty-url",
      Default.literal("https://events.pagerduty.com"),
      PLAIN,
      "PagerDuty's address; accounts in Europe have another."),
  ALERT_GHL_CONTACT_ID(
      "alert.ghl-contact-id",
      Default.none(),
      PLAIN,
      "The GoHighLevel contact of a person in the office who gets an e-mail about failures."),
  ALERT_WEBHOOK(
      "alert.webhook", Default.none(), SECRET, "Any address that gets failures posted as JSON."),
  ALERT_HEARTBEAT_URL(
      "alert.heartbeat-url",
      Default.none(),
      SECRET,
      "A healthchecks.io style address, pinged by each run: it notices when runs stop coming."),
  ALERT_EMPTY(
      "alert.empty",
      Default.literal("true"),
      PLAIN,
      "A run that finds no deadline, or no rule that matches one, is a problem."),

  STATE_DIR(
      "state.dir",
      Default.derived("${XDG_STATE_HOME:-~/.local/state}/clio-remind"),
      PLAIN,
      "The folder of the lock that keeps two runs apart."),
  CREDENTIALS_FILE(
      "credentials.file",
      Default.derived("${XDG_CONFIG_HOME:-~/.config}/clio-remind/credentials.json"),
      PLAIN,
      "The file that holds the sign-ins; only its owner may read it.");

  /** Environment variables of the program begin with this. */
  static final String ENVIRONMENT_PREFIX = "CLIO_REMIND_";

  private final String text;
  private final String defaultText;
  private final DefaultKind defaultKind;
  private final Kind kind;
  private final String meaning;

  ConfigKey(String text, Default byDefault, Kind kind, String meaning) {
    this.text = text;
    this.defaultText = byDefault.text();
    this.defaultKind = byDefault.kind();
    this.kind = kind;
    this.meaning = meaning;
  }

  /** The key as it is written in the config file: {@code send.max-sends}. */
  public String key() {
    return text;
  }

  /** Its environment variable: {@code CLIO_REMIND_SEND_MAX_SENDS}. */
  public String environmentName() {
    return ENVIRONMENT_PREFIX + text.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  /** The environment variable that names a file with the value; secrets only. */
  public Optional<String> environmentFileName() {
    return isSecret() ? Optional.of(environmentName() + "_FILE") : Optional.empty();
  }

  /** The default as people read it: a value, {@code by firm.region}, {@code (required)}. */
  public String defaultText() {
    return defaultText;
  }

  /** The default where it is a value that could stand in the config file. */
  public Optional<String> defaultValue() {
    return defaultKind == DefaultKind.VALUE ? Optional.of(defaultText) : Optional.empty();
  }

  /** Whether there is a value when nobody sets one. */
  boolean hasDefault() {
    return defaultKind == DefaultKind.VALUE || defaultKind == DefaultKind.DERIVED;
  }

  /** What it is for, in plain words. */
  public String meaning() {
    return meaning;
  }

  /** Whether {@code plan} and {@code send} can't do without it. */
  public boolean isRequired() {
    return defaultKind == DefaultKind.REQUIRED;
  }

  /** Whether its value is never shown, and may be given as {@code file:PATH}. */
  public boolean isSecret() {
    return kind != PLAIN;
  }

  /** Whether the secret may have several lines. */
  boolean isDocument() {
    return kind == Kind.SECRET_DOCUMENT;
  }

  /** The key of that name. */
  public static Optional<ConfigKey> named(String name) {
    return Arrays.stream(values()).filter(key -> key.text.equals(name)).findFirst();
  }

  /** What {@code plan} and {@code send} need. */
  public static Set<ConfigKey> requiredKeys() {
    EnumSet<ConfigKey> keys = EnumSet.allOf(ConfigKey.class);
    keys.removeIf(key -> !key.isRequired());
    return Collections.unmodifiableSet(keys);
  }

  enum Kind {
    PLAIN,
    SECRET,
    SECRET_DOCUMENT
  }

  private enum DefaultKind {
    /** A value that could stand in the config file. */
    VALUE,
    /** The program finds one by itself. */
    DERIVED,
    /** There is none, and {@code plan} and {@code send} can't do without. */
    REQUIRED,
    /** There is none. */
    ABSENT
  }

  /** What holds when nobody sets the key, as people read it. */
  private record Default(String text, DefaultKind kind) {

    static Default literal(String value) {
      return new Default(value, DefaultKind.VALUE);
    }

    static Default derived(String how) {
      return new Default(how, DefaultKind.DERIVED);
    }

    static Default required() {
      return new Default("(required)", DefaultKind.REQUIRED);
    }

    static Default signIn() {
      return new Default("credentials file", DefaultKind.ABSENT);
    }

    static Default none() {
      return new Default("none", DefaultKind.ABSENT);
    }
  }
}
