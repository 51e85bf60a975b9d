package dev.clioremind.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clioremind.core.time.Hours;
import dev.clioremind.core.time.SendWindow;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(10)
class ConfigLoaderTest {
  private static final String REQUIRED =
      """
      firm.name=Park Law
      firm.time-zone=America/New_York
      sheets.spreadsheet-id=https://docs.google.com/spreadsheets/d/1AbC/edit#gid=0
      ghl.location-id=loc1
      """;

  @TempDir Path root;
  private Path here;
  private Path home;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void folders() throws IOException {
    here = Files.createDirectory(root.resolve("work"));
    home = Files.createDirectory(root.resolve("home"));
  }

  private Config load() {
    return load(ConfigFlags.none());
  }

  private Config load(ConfigFlags flags) {
    return new ConfigLoader(new Surroundings(environment, here, home))
        .load(flags, ConfigKey.requiredKeys());
  }

  private Path write(Path file, String text) throws IOException {
    Path folder = file.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    return Files.writeString(file, text, StandardCharsets.UTF_8);
  }

  private Path writeConfig(String text) throws IOException {
    return write(here.resolve("config.properties"), text);
  }

  /** All faults as text, one in a line. */
  private String faults() {
    return failure().getMessage();
  }

  private ConfigException failure() {
    try {
      load();
    } catch (ConfigException e) {
      return e;
    }
    throw new AssertionError("the configuration was taken as it is");
  }

  @Test
  void every_default_is_the_documented_one() throws IOException {
    Path file = writeConfig(REQUIRED);

    Config config = load();

    assertThat(config.firm().zone()).isEqualTo(ZoneId.of("America/New_York"));
    assertThat(config.firm().locale()).isEqualTo(Locale.US);
    assertThat(config.firm().region()).isEqualTo("US");
    assertThat(config.firm().holidays()).contains("us");
    assertThat(config.clio().baseUrl()).isEqualTo(URI.create("https://app.clio.com"));
    assertThat(config.clio().apiVersion()).isEqualTo("4.0.13");
    assertThat(config.clio().sources()).containsExactly(ClioSource.CALENDAR, ClioSource.TASKS);
    assertThat(config.clio().matterStatus())
        .containsExactly(MatterStatus.OPEN, MatterStatus.PENDING);
    assertThat(config.clio().cancelWords())
        .containsExactly(
            "cancelled",
            "canceled",
            "vacated",
            "continued",
            "off calendar",
            "settled",
            "withdrawn",
            "adjourned",
            "CXL");
    assertThat(config.sheets())
        .isEqualTo(
            new SheetsConfig(
                "1AbC", URI.create("https://sheets.googleapis.com"), "ReminderRules", "AuditLog"));
    assertThat(config.ghl().baseUrl())
        .isEqualTo(URI.create("https://services.leadconnectorhq.com"));
    assertThat(config.ghl().createContacts()).isFalse();
    assertThat(config.send())
        .isEqualTo(
            new SendConfig(
                SendWindow.parse("MON-SAT 09:00-18:00, SUN 12:00-17:00"),
                false,
                Hours.parse("08:00-21:00"),
                OutsideWindow.SCHEDULE,
                Period.ofDays(4),
                200,
                3,
                false,
                Duration.ofMinutes(30),
                100));
    assertThat(config.audit().settle()).isEqualTo(Duration.ofSeconds(5));
    assertThat(config.alert().pagerdutyUrl()).isEqualTo(URI.create("https://events.pagerduty.com"));
    assertThat(config.alert().empty()).isTrue();
    assertThat(config.paths().stateDir()).isEqualTo(home.resolve(".local/state/clio-remind"));
    assertThat(config.paths().credentialsFile())
        .isEqualTo(home.resolve(".config/clio-remind/credentials.json"));
    assertThat(config.paths().configFile()).contains(file);
  }

  @ParameterizedTest
  @CsvSource({"CA, en-CA, ca", "GB, en-GB, gb-eng", "AU, en-AU, au", "DE, en-DE, de"})
  void locale_and_holidays_follow_the_region(String region, String locale, String holidays)
      throws IOException {
    writeConfig(REQUIRED + "firm.region=" + region + "\n");

    assertThat(load().firm().locale()).isEqualTo(Locale.forLanguageTag(locale));
    assertThat(load().firm().holidays()).contains(holidays);
  }

  @Test
  void holidays_can_be_turned_off() throws IOException {
    writeConfig(REQUIRED + "firm.holidays=none\n");

    assertThat(load().firm().holidays()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "us, https://app.clio.com",
    "EU, https://eu.app.clio.com",
    "ca, https://ca.app.clio.com",
    "au, https://au.app.clio.com"
  })
  void clio_is_reached_in_its_region(String region, String url) throws IOException {
    writeConfig(REQUIRED + "clio.region=" + region + "\n");

    assertThat(load().clio().baseUrl()).isEqualTo(URI.create(url));
  }

  @Test
  void a_flag_wins_over_the_environment_and_that_over_the_file_and_that_over_the_default()
      throws IOException {
    writeConfig(REQUIRED + "send.max-sends=10\nsend.chunk=20\nsend.catch-up-days=3\n");
    environment.put("CLIO_REMIND_SEND_MAX_SENDS", "11");
    environment.put("CLIO_REMIND_SEND_CHUNK", "21");

    Config config = load(new ConfigFlags("", Map.of(ConfigKey.SEND_MAX_SENDS, "12")));

    assertThat(config.send().maxSends()).isEqualTo(12);
    assertThat(config.send().chunk()).isEqualTo(21);
    assertThat(config.send().catchUp()).isEqualTo(Period.ofDays(3));
    assertThat(config.send().maxAttempts()).isEqualTo(3);
    assertThat(config.source(ConfigKey.SEND_MAX_SENDS)).isEqualTo(ConfigSource.FLAG);
    assertThat(config.source(ConfigKey.SEND_CHUNK)).isEqualTo(ConfigSource.ENVIRONMENT);
    assertThat(config.source(ConfigKey.SEND_CATCH_UP_DAYS)).isEqualTo(ConfigSource.FILE);
    assertThat(config.source(ConfigKey.SEND_MAX_ATTEMPTS)).isEqualTo(ConfigSource.DEFAULT);
    assertThat(config.source(ConfigKey.FIRM_LOCALE)).isEqualTo(ConfigSource.DEFAULT);
    assertThat(config.source(ConfigKey.GHL_TOKEN)).isEqualTo(ConfigSource.UNSET);
    assertThat(config.sources()).containsOnlyKeys(ConfigKey.values());
  }

  @Test
  void a_blank_value_counts_as_none() throws IOException {
    writeConfig(REQUIRED + "send.chunk=\n");
    environment.put("CLIO_REMIND_FIRM_NAME", " ");
    environment.put("CLIO_REMIND_GHL_TOKEN", "");

    assertThat(load().firm().name()).isEqualTo("Park Law");
    assertThat(load().ghl().token()).isEmpty();
    assertThat(load().send().chunk()).isEqualTo(100);
  }

  @Test
  void the_config_file_is_looked_for_in_four_places() throws IOException {
    write(home.resolve(".config/clio-remind/config.properties"), REQUIRED + "send.chunk=4\n");
    assertThat(load().send().chunk()).isEqualTo(4);

    write(root.resolve("xdg/clio-remind/config.properties"), REQUIRED + "send.chunk=5\n");
    environment.put("XDG_CONFIG_HOME", root.resolve("xdg").toString());
    assertThat(load().send().chunk()).isEqualTo(5);

    writeConfig(REQUIRED + "send.chunk=3\n");
    assertThat(load().send().chunk()).isEqualTo(3);

    write(here.resolve("two.properties"), REQUIRED + "send.chunk=2\n");
    environment.put("CLIO_REMIND_CONFIG", "two.properties");
    assertThat(load().send().chunk()).isEqualTo(2);

    Path one = write(root.resolve("one.properties"), REQUIRED + "send.chunk=1\n");
    assertThat(load(new ConfigFlags(one.toString(), Map.of())).send().chunk()).isEqualTo(1);
  }

  @Test
  void home_comes_before_what_java_takes_for_it() throws IOException {
    Path other = root.resolve("other");
    write(other.resolve(".config/clio-remind/config.properties"), REQUIRED + "send.chunk=7\n");
    environment.put("HOME", other.toString());
    environment.put("XDG_STATE_HOME", "relative/is/to/be/ignored");

    assertThat(load().send().chunk()).isEqualTo(7);
    assertThat(load().paths().stateDir()).isEqualTo(other.resolve(".local/state/clio-remind"));
  }

  @Test
  void a_named_config_file_must_be_there() {
    environment.put("CLIO_REMIND_CONFIG", "no.properties");

    assertThat(faults())
        .isEqualTo(here.resolve("no.properties") + ": the config file is not there");
  }

  @Test
  void a_config_file_that_is_a_folder_is_not_passed_over() throws IOException {
    Files.createDirectory(here.resolve("config.properties"));
    write(home.resolve(".config/clio-remind/config.properties"), REQUIRED);

    assertThat(faults()).endsWith("the config file is a folder, not a file");
  }

  @Test
  void a_config_file_of_another_charset_is_refused_by_its_line() throws IOException {
    Files.write(
        here.resolve("config.properties"),
        "firm.region=US\nfirm.name=M\u00fcller\n".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(faults()).endsWith("the config file is not UTF-8 in line 2: save it as UTF-8");
  }

  @Test
  void a_name_is_read_as_utf_8_on_any_machine_and_a_byte_order_mark_is_nothing()
      throws IOException {
    writeConfig("\uFEFF" + REQUIRED.replace("Park Law", "M\u00fcller \\u0026 \u0130nan").strip());

    assertThat(load().firm().name()).isEqualTo("M\u00fcller & \u0130nan");
  }

  @Test
  void every_fault_is_reported_at_once_by_key_and_line() throws IOException {
    Path file =
        writeConfig(
            """
            # A busy morning
            firm.nam=Park Law
            firm.time-zone=America/NewYork
            clio.region=uk
            clio.base-url=http://app.clio.com
            ghl.token=file:secrets/ghl
            send.chunk=ten
            send.catch-up-days=\\
                99
            send.window=MON 25:00-26:00
            send.urgent-window=21:00-08:00
            send.chunk=20
            alert.webhook=http://hooks.example.com/T0/B0/topsecret
            sheets.audit-tab=status
            """);
    environment.put("CLIO_REMIND_SEND_MAX_SEND", "5");
    environment.put("CLIO_REMIND_ALERT_EMPTY", "maybe");

    assertThat(faults().replace(file.toString(), "FILE"))
        .isEqualTo(
            """
            FILE:2: 'firm.nam' is not a key of clio-remind; did you mean firm.name?
            FILE:3: firm.time-zone: 'America/NewYork' is not the IANA name of a time zone; did you \
            mean America/New_York?
            FILE:4: clio.region: 'uk' is not one of us, eu, ca, au; did you mean us?
            FILE:5: clio.base-url: must begin with https:// (plain http only to this machine, such \
            as http://127.0.0.1:8080)
            FILE:6: ghl.token: the file it names is not there
            FILE:7: send.chunk: 'ten' is not a whole number; write only digits, from 1 to 1000
            FILE:8: send.catch-up-days: 99 is out of range; it must be from 0 to 30
            FILE:10: send.window: '25:00' is not a time of day
            FILE:11: send.urgent-window: '21:00-08:00' does not end after it starts
            FILE:12: send.chunk: stands in line 7 already; keep one of the two
            FILE:13: alert.webhook: must begin with https:// (plain http only to this machine, such \
            as http://127.0.0.1:8080)
            FILE:14: sheets.audit-tab: 'status' is a tab with another purpose; give this one its \
            own name
            environment: 'CLIO_REMIND_SEND_MAX_SEND' is not a variable of clio-remind; did you mean \
            CLIO_REMIND_SEND_MAX_SENDS?
            environment: CLIO_REMIND_ALERT_EMPTY: 'maybe' is neither true nor false
            FILE: firm.name: is missing; write it in the config file or set CLIO_REMIND_FIRM_NAME
            FILE: sheets.spreadsheet-id: is missing; write it in the config file or set \
            CLIO_REMIND_SHEETS_SPREADSHEET_ID
            FILE: ghl.location-id: is missing; write it in the config file or set \
            CLIO_REMIND_GHL_LOCATION_ID"""
                .stripIndent());
  }

  @Test
  void without_any_file_the_fix_says_where_one_belongs() {
    assertThatThrownBy(this::load)
        .isInstanceOfSatisfying(
            ConfigException.class,
            e -> {
              assertThat(e.faults()).hasSize(4);
              assertThat(e.fix())
                  .startsWith("No config file was found. Copy config.example.properties to")
                  .contains(home.resolve(".config/clio-remind/config.properties").toString());
            });
  }

  @Test
  void what_a_command_does_not_need_may_be_missing() {
    Config config =
        new ConfigLoader(new Surroundings(environment, here, home))
            .load(ConfigFlags.none(), Set.of());

    assertThat(config.isSet(ConfigKey.SHEETS_SPREADSHEET_ID)).isFalse();
    assertThat(config.sheets().spreadsheetId()).isEmpty();
    assertThatThrownBy(config::firm).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_secret_comes_from_its_value_a_file_or_the_file_its_variable_names() throws IOException {
    write(here.resolve("token"), "from-config\r\n");
    write(root.resolve("run/id"), "from-variable\n");
    writeConfig(REQUIRED + "ghl.token=file:token\nclio.client-secret=plain\n");
    environment.put("CLIO_REMIND_CLIO_CLIENT_ID_FILE", root.resolve("run/id").toString());
    environment.put("CLIO_REMIND_CLIO_REFRESH_TOKEN", "file:token");

    Config config = load();

    assertThat(config.ghl().token()).contains(Secret.of("from-config"));
    assertThat(config.clio().clientSecret()).contains(Secret.of("plain"));
    assertThat(config.clio().clientId()).contains(Secret.of("from-variable"));
    assertThat(config.clio().refreshToken()).contains(Secret.of("from-config"));
    assertThat(config.source(ConfigKey.CLIO_CLIENT_ID)).isEqualTo(ConfigSource.ENVIRONMENT);
    assertThat(config.secrets()).hasSize(4);
    assertThat(config.toString()).doesNotContain("from-", "plain");
  }

  @Test
  void a_relative_path_in_the_file_is_seen_from_the_file_and_a_tilde_is_home() throws IOException {
    write(root.resolve("etc/keys/ghl"), "k1");
    write(home.resolve("keys/clio"), "k2");
    Path file =
        write(
            root.resolve("etc/clio.properties"),
            REQUIRED
                + """
                ghl.token=file:keys/ghl
                clio.client-secret=file:~/keys/clio
                state.dir=~/state
                credentials.file=../creds.json
                """);

    Config config = load(new ConfigFlags(file.toString(), Map.of()));

    assertThat(config.ghl().token()).contains(Secret.of("k1"));
    assertThat(config.clio().clientSecret()).contains(Secret.of("k2"));
    assertThat(config.paths().stateDir()).isEqualTo(home.resolve("state"));
    assertThat(config.paths().credentialsFile()).isEqualTo(root.resolve("creds.json"));
  }

  @Test
  void a_value_and_its_file_at_once_are_a_fault() throws IOException {
    writeConfig(REQUIRED);
    environment.put("CLIO_REMIND_GHL_TOKEN", "a");
    environment.put("CLIO_REMIND_GHL_TOKEN_FILE", "b");

    assertThat(faults())
        .isEqualTo(
            "environment: CLIO_REMIND_GHL_TOKEN_FILE: is set beside CLIO_REMIND_GHL_TOKEN;"
                + " keep one of the two");
  }

  @Test
  void google_credentials_are_a_path_or_the_json_itself() throws IOException {
    String json = "{\n  \"type\": \"service_account\"\n}";
    write(here.resolve("key file.json"), json + "\n");
    writeConfig(REQUIRED + "google.credentials=key file.json\n");
    assertThat(load().google().credentials()).contains(Secret.ofDocument(json));

    environment.put("CLIO_REMIND_GOOGLE_CREDENTIALS", json);
    assertThat(load().google().credentials()).contains(Secret.ofDocument(json));

    environment.put("CLIO_REMIND_GOOGLE_CREDENTIALS", "not/there.json");
    assertThat(faults())
        .isEqualTo("environment: CLIO_REMIND_GOOGLE_CREDENTIALS: the file it names is not there");
  }

  @Test
  void half_a_google_client_is_a_fault() throws IOException {
    writeConfig(REQUIRED + "google.client-id=abc\n");

    assertThat(faults())
        .endsWith(
            ":5: google.client-id: is of no use without google.client-secret; set both or neither");
  }

  @Test
  void no_secret_is_ever_shown_wherever_it_went_wrong() throws IOException {
    Path folder = Files.createDirectories(here.resolve("s3cr3t-folder"));
    writeConfig(
        REQUIRED
            + """
            ghl.token=pit-s3cr3t\\n4444
            clio.client-id=two s3cr3t
            clio.client-secret=file:s3cr3t
            clio.refresh-token=file:s3cr3t-folder
            alert.slack-webhook=https://hooks.example.com:s3cr3t/x
            alert.heartbeat-url=ftp://s3cr3t
            alert.ghl-contact-id=pit-s3cr3t
            s3cr3t-the-rest-of-a-token-that-was-broken-over-two-lines
            pit-s3cr3t=
            eyJs3cr3t.eyJs3cr3t.s3cr3t
            """);
    environment.put("CLIO_REMIND_GOOGLE_CREDENTIALS", "s3cr3t-key-without-braces");
    environment.put("CLIO_REMIND_ALERT_WEBHOOK_FILE", "https://hooks.example.com/s3cr3t");
    environment.put("CLIO_REMIND_ALERT_PAGERDUTY_KEY", "s3cr3t\u00e9");

    ConfigException e = failure();

    assertThat(e.faults()).hasSize(13);
    assertThat(e.getMessage() + e.fix()).doesNotContain("s3cr3t");
    assertThat(e).hasNoCause();
    assertThat(folder).isDirectory();
  }

  @Test
  void an_invisible_character_in_a_value_is_a_fault() throws IOException {
    writeConfig(REQUIRED + "sheets.rules-tab=Rules\\u202e\nsheets.audit-tab=\u001b[31mLog\n");

    assertThat(faults().lines())
        .hasSize(2)
        .allMatch(line -> line.contains("holds an invisible character"))
        .noneMatch(line -> line.contains("\u001b"));
  }

  @Test
  void one_tab_cannot_be_two() throws IOException {
    writeConfig(REQUIRED + "sheets.audit-tab=REMINDERRULES\n");

    assertThat(faults()).contains("sheets.audit-tab: 'REMINDERRULES' is a tab with another");
  }

  @Test
  void a_weak_source_does_not_complain_when_a_stronger_one_decides() throws IOException {
    writeConfig(REQUIRED + "send.chunk=ten\n");
    environment.put("CLIO_REMIND_SEND_CHUNK", "10");

    assertThat(load().send().chunk()).isEqualTo(10);
  }

  @Test
  void sign_ins_fill_what_nobody_configured() throws IOException {
    writeConfig(REQUIRED + "clio.client-id=mine\n");

    Config config =
        load()
            .withSignIns(
                Map.of(
                    ConfigKey.CLIO_CLIENT_ID, Secret.of("stored-id"),
                    ConfigKey.CLIO_CLIENT_SECRET, Secret.of("stored-secret"),
                    ConfigKey.CLIO_REFRESH_TOKEN, Secret.of("stored-refresh"),
                    ConfigKey.GOOGLE_CREDENTIALS, Secret.ofDocument("{}"),
                    ConfigKey.GHL_TOKEN, Secret.of("stored-pit")));

    assertThat(config.clio().clientId()).contains(Secret.of("mine"));
    assertThat(config.clio().clientSecret()).contains(Secret.of("stored-secret"));
    assertThat(config.clio().refreshToken()).isEmpty();
    assertThat(config.google().credentials()).contains(Secret.ofDocument("{}"));
    assertThat(config.ghl().token()).contains(Secret.of("stored-pit"));
    assertThat(config.source(ConfigKey.CLIO_CLIENT_ID)).isEqualTo(ConfigSource.FILE);
    assertThat(config.source(ConfigKey.CLIO_REFRESH_TOKEN)).isEqualTo(ConfigSource.CREDENTIALS);
    assertThat(config.source(ConfigKey.GOOGLE_CREDENTIALS)).isEqualTo(ConfigSource.CREDENTIALS);
    assertThat(config.source(ConfigKey.GHL_TOKEN)).isEqualTo(ConfigSource.CREDENTIALS);
  }
}
