package dev.clioremind.fuzz;

import dev.clioremind.auth.Credentials;
import dev.clioremind.auth.CredentialsFile;
import dev.clioremind.config.Config;
import dev.clioremind.config.ConfigException;
import dev.clioremind.config.ConfigFlags;
import dev.clioremind.config.ConfigKey;
import dev.clioremind.config.ConfigLoader;
import dev.clioremind.config.Secret;
import dev.clioremind.config.Surroundings;
import dev.clioremind.core.ConfigurationException;
import dev.clioremind.core.plan.Plan;
import dev.clioremind.core.plan.PlannedReminder;
import dev.clioremind.core.plan.SavedPlan;
import dev.clioremind.report.SavedPlanJson;
import dev.clioremind.sandbox.GhlStandIn;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/** Cases of one file: configuration, saved plan, credentials. */
final class InputFiles {

  private static final List<String> SECRETS =
      List.of(
          "hushClioClientSecret1",
          "hushClioRefreshToken2",
          "pit-hush-0000-location-token3",
          "hushGoogleRefreshToken4",
          "hushClioAccessToken5",
          "hushSlackPath6");

  /** Read by {@link Properties} as well, for comparison. */
  private static final List<String> PLAIN =
      List.of("firm.name", "ghl.location-id", "sheets.spreadsheet-id");

  static final String CONFIG =
      """
      # Marlowe & Finch
      firm.name = Marlowe & Finch
      firm.time-zone = America/New_York
      firm.locale: en-US
      firm.region US
      firm.holidays = us-ny

      ! Clio
      clio.region = us
      clio.client-id = hushClioClientId0
      clio.client-secret = hushClioClientSecret1
      clio.refresh-token = hushClioRefreshToken2
      clio.sources = calendar,tasks
      clio.matter-status = open,pending
      clio.cancel-words = cancelled; vacated; \\
          off calendar
      sheets.spreadsheet-id = https://docs.google.com/spreadsheets/d/1Fuzz-Spreadsheet_0001-000000000000000000000/edit#gid=0
      google.credentials = {"type": "authorized_user", "client_id": "c", "client_secret": "s", "refresh_token": "hushGoogleRefreshToken4"}
      ghl.location-id = loPark00000000000001
      ghl.token = pit-hush-0000-location-token3
      ghl.create-contacts = false
      send.window = MON-SAT 09:00-18:00, SUN 12:00-17:00
      send.urgent-window = 08:00-21:00
      send.outside-window = schedule
      send.on-holidays = false
      send.catch-up-days = 4
      send.max-sends = 200
      send.max-attempts = 3
      send.lease-minutes = 30
      send.chunk = 100
      audit.settle-seconds = 5
      alert.slack-webhook = https://hooks.slack.com/services/T0/B0/hushSlackPath6
      alert.empty = true
      state.dir = ~/state
      """;

  static final String CREDENTIALS =
      """
      {
        "schema": 1,
        "clio": {
          "https://app.clio.com#hushClioClientId0": {
            "clientId": "hushClioClientId0",
            "clientSecret": "hushClioClientSecret1",
            "refreshToken": "hushClioRefreshToken2",
            "accessToken": "hushClioAccessToken5",
            "accessTokenExpiry": "2026-12-22T15:00:00Z",
            "origin": "0000000000000000000000000000000000000000000000000000000000000000"
          }
        },
        "google": {"clientId": "c", "clientSecret": "s", "refreshToken": "hushGoogleRefreshToken4"},
        "googleBySpreadsheet": {
          "1Fuzz-Spreadsheet_0001-000000000000000000000": {"key": "{\\"type\\": \\"service_account\\"}"}
        },
        "ghl": {
          "https://services.leadconnectorhq.com": {"token": "pit-hush-0000-location-token3"}
        }
      }
      """;

  private final Path folder;
  private final Plan plan;
  private final String saved;
  private final Config config;

  /**
   * Files in a folder of this user's alone.
   *
   * @param plan what would be sent
   */
  InputFiles(Path folder, Plan plan) {
    this.folder = folder;
    this.plan = plan;
    this.saved = SavedPlanJson.write(SavedPlan.of(plan, Sheet.ID, GhlStandIn.LOCATION));
    this.config = load(write("config.properties", CONFIG.getBytes(StandardCharsets.UTF_8)));
  }

  private Path write(String name, byte[] content) {
    try {
      Path file = folder.resolve(name);
      boolean isNew = Files.notExists(file);
      Files.write(file, content);
      if (isNew) {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Config load(Path file) {
    return new ConfigLoader(new Surroundings(Map.of("HOME", folder.toString()), folder, folder))
        .load(new ConfigFlags(file.toString(), Map.of()), ConfigKey.requiredKeys());
  }

  /** Bytes, or lines and values where the file has some. */
  static byte[] damaged(String text, Chance own, StringBuilder said) {
    return own.oneIn(3)
        ? TextDamage.ofBytes(text.getBytes(StandardCharsets.UTF_8), own, said)
        : TextDamage.ofLines(text, own, said).getBytes(StandardCharsets.UTF_8);
  }

  /** A configuration is refused with every fault, or says what a second reader reads. */
  Verdict config(Chance chance, Story story) {
    List<byte[]> content = new ArrayList<>(List.of(CONFIG.getBytes(StandardCharsets.UTF_8)));
    story.damage(
        chance,
        own -> {
          StringBuilder said = new StringBuilder("config.properties: ");
          String text = new String(content.get(0), StandardCharsets.UTF_8);
          content.set(
              0,
              own.oneIn(2)
                  ? damaged(text, own, said)
                  : value(text, own, said).getBytes(StandardCharsets.UTF_8));
          return said.toString();
        });
    byte[] file = content.get(0);
    Config read;
    try {
      read = load(write("config.properties", file));
    } catch (ConfigException e) {
      search(e.getMessage() + "\n" + e.fix());
      if (e.faults().stream().anyMatch(fault -> fault.sentence().isBlank())) {
        throw new Violation("a fault without a word: " + e.getMessage());
      }
      return Verdict.refusal();
    }
    compare(read, file);
    search(read.toString());
    return Verdict.ran(PLAIN.size());
  }

  private static void search(String text) {
    SECRETS.stream()
        .filter(text::contains)
        .findFirst()
        .ifPresent(
            secret -> {
              throw new Violation("'%s' leaks: %s".formatted(secret, text));
            });
  }

  /** Another value for a key, or another name for it. */
  private static String value(String text, Chance own, StringBuilder said) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    int at = own.below(lines.size());
    String line = lines.get(at);
    int equals = line.indexOf('=');
    if (equals < 0) {
      return TextDamage.ofLines(text, own, said);
    }
    String key = line.substring(0, equals);
    String value = line.substring(equals + 1);
    switch (own.below(6)) {
      case 0 -> key = TextDamage.tweaked(key.strip(), own) + " ";
      case 1 -> value = " " + TextDamage.tweaked(value.strip(), own);
      case 2 -> value = " " + own.of(HostileText.NUMBERS);
      case 3 -> {
        String other = own.of(lines);
        value =
            other.contains("=") && !isSecret(other) ? other.substring(other.indexOf('=') + 1) : "";
      }
      default -> value = " " + own.of(HostileText.TEXTS).replace("\n", "\\n");
    }
    lines.set(at, key + "=" + value);
    said.append("line ").append(at + 1).append(": ").append(lines.get(at));
    return String.join("\n", lines) + "\n";
  }

  /** A secret that a person wrote behind another key is that key's value, and may be shown. */
  private static boolean isSecret(String line) {
    return SECRETS.stream().anyMatch(line::contains);
  }

  private static void compare(Config config, byte[] file) {
    Properties second = new Properties();
    String text = new String(file, StandardCharsets.UTF_8);
    try {
      second.load(new StringReader(text.startsWith("\ufeff") ? text.substring(1) : text));
    } catch (IOException | IllegalArgumentException e) {
      throw new Violation("a file that Java's own reader refuses was accepted", e);
    }
    Map<String, String> read =
        Map.of(
            "firm.name", config.firm().name(),
            "ghl.location-id", config.ghl().locationId(),
            "sheets.spreadsheet-id", config.sheets().spreadsheetId());
    for (String key : PLAIN) {
      String expected = second.getProperty(key, "").strip();
      String value = read.getOrDefault(key, "");
      boolean same = key.startsWith("sheets") ? expected.contains(value) : expected.equals(value);
      if (!same) {
        throw new Violation(
            "%s is '%s', and '%s' to a second reader".formatted(key, value, expected));
      }
    }
    boolean inRange =
        config.send().maxSends() >= 1
            && config.send().chunk() >= 1
            && config.send().lease().compareTo(Duration.ofHours(6)) <= 0
            && config.audit().settle().compareTo(Duration.ofSeconds(1)) >= 0
            && List.of(config.clio().baseUrl(), config.ghl().baseUrl()).stream()
                .allMatch(url -> url.getScheme().equals("https"));
    if (!inRange || expectedNumber(second, "send.max-sends", config.send().maxSends())) {
      throw new Violation("a value out of its range, or another than was written");
    }
  }

  private static boolean expectedNumber(Properties second, String key, int value) {
    String written = second.getProperty(key, "").strip();
    return written.matches("[0-9]{1,6}") && Integer.parseInt(written) != value;
  }

  /** A saved plan makes a run send less, never more. */
  Verdict plan(Chance chance, Story story, Sabotage sabotage) {
    List<String> content = new ArrayList<>(List.of(saved));
    story.damage(
        chance,
        own -> {
          JsonDamage.Damaged damaged = JsonDamage.of(content.get(0), own);
          content.set(0, damaged.text());
          return "plan.json: " + damaged.what();
        });
    SavedPlan read;
    try {
      read = SavedPlanJson.read(content.get(0));
    } catch (IllegalArgumentException e) {
      mustShowNothing(String.valueOf(e.getMessage()));
      return Verdict.refusal();
    }
    Optional<String> mismatch = read.mismatch(Firm.TODAY, Firm.ZONE, Sheet.ID, GhlStandIn.LOCATION);
    if (mismatch.isPresent()) {
      return Verdict.refusal();
    }
    Plan allowed = sabotage == Sabotage.PLAN_FORGOTTEN ? plan : read.allowedOf(plan);
    Set<PlannedReminder> before = Set.copyOf(plan.toHandOver());
    for (PlannedReminder line : allowed.toHandOver()) {
      if (!before.contains(line)
          || !content.get(0).contains(line.subject().hash())
          || !content.get(0).contains(line.subject().fingerprint())) {
        throw new Violation("a reminder that is not in the saved plan: " + line.subject().hash());
      }
    }
    if (allowed.reminders().size() != plan.reminders().size()) {
      throw new Violation("a reminder was lost, or made up");
    }
    return Verdict.ran(allowed.toHandOver().size());
  }

  private static void mustShowNothing(String message) {
    if (message.isBlank() || message.length() > 100 || message.equals("null")) {
      throw new Violation("a refusal of the wrong length: " + message);
    }
  }

  /** Stored sign-ins are read as they were written, or not at all. */
  Verdict credentials(Chance chance, Story story) {
    List<byte[]> content = new ArrayList<>(List.of(CREDENTIALS.getBytes(StandardCharsets.UTF_8)));
    StringBuilder moved = new StringBuilder();
    story.damage(
        chance,
        own -> {
          StringBuilder said = new StringBuilder();
          String text = new String(content.get(0), StandardCharsets.UTF_8);
          if (own.oneIn(4)) {
            content.set(0, TextDamage.ofBytes(content.get(0), own, said));
          } else {
            JsonDamage.Damaged damaged = JsonDamage.of(text, own);
            content.set(0, damaged.text().getBytes(StandardCharsets.UTF_8));
            said.append(damaged.what());
            moved.append(damaged.moved());
          }
          return "credentials.json: " + said;
        });
    Path file = write("credentials.json", content.get(0));
    try {
      Credentials read = new CredentialsFile(file, length -> {}, Duration.ofSeconds(1)).read();
      // Of what stands in a wrong place nobody can know that it is a secret.
      search(SECRETS.stream().anyMatch(moved.toString()::contains) ? "" : read.toString());
      Map<ConfigKey, Secret> secrets = read.secretsFor(config);
      search(secrets.toString());
      String text = CONFIG + new String(content.get(0), StandardCharsets.UTF_8);
      List<String> strangers =
          secrets.entrySet().stream()
              .filter(one -> one.getKey() != ConfigKey.GOOGLE_CREDENTIALS)
              .map(one -> one.getValue().reveal())
              .filter(secret -> secret.matches("[A-Za-z0-9-]+") && !text.contains(secret))
              .collect(Collectors.toList());
      if (!strangers.isEmpty()) {
        throw new Violation("a secret that is not in the file");
      }
      return Verdict.ran(secrets.size());
    } catch (ConfigurationException e) {
      search(e.getMessage() + "\n" + e.fix());
      return Verdict.refusal();
    }
  }
}
