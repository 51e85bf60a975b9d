package dev.clioremind.config;

import dev.clioremind.core.Spelling;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What was written where: finds the config file and gathers the strongest value of each key. */
final class WrittenSettings {
  private static final String CONFIG_VARIABLE = ConfigKey.ENVIRONMENT_PREFIX + "CONFIG";
  private static final Pattern OWN_KEY =
      Pattern.compile(
          "(firm|clio|sheets|google|ghl|send|audit|alert|state|credentials)[.][a-z.-]+");

  private final Map<ConfigKey, Setting> settings = new EnumMap<>(ConfigKey.class);
  private final List<ConfigFault> faults = new ArrayList<>();
  private final List<Path> lookedAt = new ArrayList<>();
  private final Surroundings surroundings;
  private @Nullable Path file;
  private boolean complete = true;

  private WrittenSettings(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  static WrittenSettings gather(ConfigFlags flags, Surroundings surroundings) {
    WrittenSettings written = new WrittenSettings(surroundings);
    written.findFile(flags.configFile());
    if (written.file != null) {
      written.readFile(written.file);
    }
    written.readEnvironment();
    flags
        .values()
        .forEach(
            (key, text) ->
                written.put(
                    key,
                    new Setting(
                        text.strip(),
                        ConfigSource.FLAG,
                        ConfigSource.FLAG.words(),
                        key.key(),
                        0,
                        surroundings.workingDirectory(),
                        false)));
    return written;
  }

  /** The strongest value of each key. */
  Map<ConfigKey, Setting> settings() {
    return Collections.unmodifiableMap(settings);
  }

  /** Faults of the places themselves: unreadable, unknown keys, doubles. */
  List<ConfigFault> faults() {
    return List.copyOf(faults);
  }

  /** The config file that was found or named. */
  Optional<Path> file() {
    return Optional.ofNullable(file);
  }

  /** Whether all that was written could be seen: false if the config file could not be read. */
  boolean isComplete() {
    return complete;
  }

  /** What a person can do about faults. */
  String fix() {
    if (file != null && Files.notExists(file)) {
      return "Check the path after --config or in "
          + CONFIG_VARIABLE
          + "; to begin, copy config.example.properties there and fill it in. Then run this again.";
    }
    if (file != null) {
      return "Mend this in "
          + file
          + " (config.example.properties explains every key) or in the environment, then run"
          + " this again.";
    }
    return "No config file was found. Copy config.example.properties to "
        + lookedAt.get(lookedAt.size() - 1)
        + ", fill it in, then run this again; or name another file with --config.";
  }

  private void findFile(String flag) {
    Path here = surroundings.workingDirectory();
    String variable = surroundings.environment().getOrDefault(CONFIG_VARIABLE, "");
    if (!flag.isBlank()) {
      named(flag, ConfigSource.FLAG, "--config");
    } else if (!variable.isBlank()) {
      named(variable, ConfigSource.ENVIRONMENT, CONFIG_VARIABLE);
    } else {
      lookedAt.add(here.resolve("config.properties"));
      lookedAt.add(surroundings.configFolder().resolve("config.properties"));
      // One that is there but out of reach must not be passed over in silence.
      file = lookedAt.stream().filter(path -> !Files.notExists(path)).findFirst().orElse(null);
    }
  }

  private void named(String text, ConfigSource source, String name) {
    try {
      file = surroundings.path(text.strip(), surroundings.workingDirectory()).normalize();
      lookedAt.add(file);
    } catch (InvalidPathException e) {
      complete = false;
      lookedAt.add(surroundings.configFolder().resolve("config.properties"));
      faults.add(
          new ConfigFault(source.words(), name, 0, "is not a path that this machine can have"));
    }
  }

  private void readFile(Path path) {
    String text;
    try {
      text = ConfigFile.text(path);
    } catch (IllegalArgumentException e) {
      complete = false;
      faults.add(new ConfigFault(path.toString(), "", 0, "the config file " + e.getMessage()));
      return;
    }
    Map<String, Integer> firstLines = new HashMap<>();
    for (PropertiesReader.Entry entry : PropertiesReader.read(text)) {
      Optional<ConfigKey> key = ConfigKey.named(entry.key());
      if (key.isEmpty()) {
        faults.add(unknownKey(path, entry));
        continue;
      }
      Setting setting =
          new Setting(
              entry.value().strip(),
              ConfigSource.FILE,
              path.toString(),
              entry.key(),
              entry.line(),
              path.toAbsolutePath().resolveSibling("."),
              false);
      @Nullable Integer first = firstLines.putIfAbsent(entry.key(), entry.line());
      if (!entry.fault().isEmpty()) {
        faults.add(setting.fault(entry.fault()));
      } else if (first != null) {
        faults.add(setting.fault("stands in line " + first + " already; keep one of the two"));
      } else {
        put(key.get(), setting);
      }
    }
  }

  private static ConfigFault unknownKey(Path path, PropertiesReader.Entry entry) {
    Optional<String> nearest =
        Spelling.nearest(
            entry.key(), Arrays.stream(ConfigKey.values()).map(ConfigKey::key).toList());
    // The rest of a token that was broken over two lines looks like a key: it is not shown.
    boolean isShown = nearest.isPresent() || OWN_KEY.matcher(entry.key()).matches();
    String sentence =
        isShown
            ? Shown.quoted(entry.key()) + " is not a key of clio-remind"
            : "this line does not begin with a key of clio-remind";
    return new ConfigFault(
        path.toString(),
        "",
        entry.line(),
        sentence + nearest.map("; did you mean %s?"::formatted).orElse(""));
  }

  private void readEnvironment() {
    Map<String, ConfigKey> names = new TreeMap<>();
    Map<String, ConfigKey> fileNames = new TreeMap<>();
    for (ConfigKey key : ConfigKey.values()) {
      names.put(key.environmentName(), key);
      key.environmentFileName().ifPresent(name -> fileNames.put(name, key));
    }
    new TreeMap<>(surroundings.environment())
        .forEach(
            (name, text) -> {
              if (!name.startsWith(ConfigKey.ENVIRONMENT_PREFIX) || name.equals(CONFIG_VARIABLE)) {
                return;
              }
              @Nullable ConfigKey plain = names.get(name);
              @Nullable ConfigKey inFile = fileNames.get(name);
              if (plain != null) {
                put(plain, variable(name, text, false));
              } else if (inFile != null) {
                putFileOf(inFile, variable(name, text, true));
              } else {
                faults.add(unknownVariable(name, names.keySet()));
              }
            });
  }

  private Setting variable(String name, String text, boolean isFileName) {
    return new Setting(
        text.strip(),
        ConfigSource.ENVIRONMENT,
        ConfigSource.ENVIRONMENT.words(),
        name,
        0,
        surroundings.workingDirectory(),
        isFileName);
  }

  private void putFileOf(ConfigKey key, Setting setting) {
    @Nullable Setting other = settings.get(key);
    if (other != null && other.source() == ConfigSource.ENVIRONMENT && !setting.text().isEmpty()) {
      faults.add(setting.fault("is set beside " + other.name() + "; keep one of the two"));
    } else {
      put(key, setting);
    }
  }

  private static ConfigFault unknownVariable(String name, Iterable<String> known) {
    List<String> names = new ArrayList<>();
    known.forEach(names::add);
    return new ConfigFault(
        ConfigSource.ENVIRONMENT.words(),
        "",
        0,
        Shown.quoted(name)
            + " is not a variable of clio-remind"
            + Spelling.nearest(name, names).map("; did you mean %s?"::formatted).orElse(""));
  }

  /** A blank value is as good as none: CI sets variables of secrets that do not exist to it. */
  private void put(ConfigKey key, Setting setting) {
    if (!setting.text().isEmpty()) {
      settings.put(key, setting);
    }
  }
}
