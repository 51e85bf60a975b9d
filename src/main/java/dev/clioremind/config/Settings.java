package dev.clioremind.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The values that were written, read one by one; what can't be read becomes a fault. */
final class Settings {
  private static final int LONGEST = 2_000;

  private final Map<ConfigKey, Setting> written;
  private final Surroundings surroundings;
  private final List<ConfigFault> faults = new ArrayList<>();

  Settings(Map<ConfigKey, Setting> written, Surroundings surroundings) {
    this.written = new EnumMap<>(ConfigKey.class);
    this.written.putAll(written);
    this.surroundings = surroundings;
  }

  List<ConfigFault> faults() {
    return List.copyOf(faults);
  }

  boolean has(ConfigKey key) {
    return written.containsKey(key);
  }

  ConfigSource source(ConfigKey key) {
    @Nullable Setting setting = written.get(key);
    if (setting != null) {
      return setting.source();
    }
    return key.hasDefault() ? ConfigSource.DEFAULT : ConfigSource.UNSET;
  }

  /** Notes a fault that several values make together, at the place of one of them. */
  void fault(ConfigKey key, String sentence) {
    @Nullable Setting setting = written.get(key);
    faults.add(
        setting == null
            ? new ConfigFault("configuration", key.key(), 0, sentence)
            : setting.fault(sentence));
  }

  /** The value that was written, else the key's default; the default too if it can't be read. */
  <T> T value(ConfigKey key, Function<String, T> parser) {
    String byDefault =
        key.defaultValue().orElseThrow(() -> new IllegalStateException(key + " has no default"));
    return value(key, parser, parser.apply(byDefault));
  }

  /** The value that was written, else the one given; the one given too if it can't be read. */
  <T> T value(ConfigKey key, Function<String, T> parser, T otherwise) {
    return optional(key, parser).orElse(otherwise);
  }

  /** The value that was written; empty without one or if it can't be read. */
  <T> Optional<T> optional(ConfigKey key, Function<String, T> parser) {
    return read(key, setting -> parser.apply(plain(setting.text())));
  }

  private static String plain(String text) {
    if (!Shown.isHarmless(text)) {
      throw new IllegalArgumentException(
          "holds an invisible character (a control or direction mark): type it again");
    }
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException("is longer than " + LONGEST + " characters");
    }
    return text;
  }

  /** A secret, from the text itself or from the file it names. */
  Optional<Secret> secret(ConfigKey key) {
    return read(
        key,
        setting -> {
          String text = secretText(key, setting);
          return key.isDocument() ? Secret.ofDocument(text) : Secret.of(text);
        });
  }

  /** A secret that is an address. */
  Optional<Secret> secretAddress(ConfigKey key) {
    Optional<Secret> secret = secret(key);
    try {
      secret.map(Secret::reveal).ifPresent(WebAddress::parse);
      return secret;
    } catch (IllegalArgumentException e) {
      fault(key, sentence(e));
      return Optional.empty();
    }
  }

  private String secretText(ConfigKey key, Setting setting) {
    String text = setting.text();
    if (setting.isFileName()) {
      return fileText(text, setting);
    }
    if (text.startsWith("file:")) {
      return fileText(text.substring("file:".length()), setting);
    }
    return key.isDocument() && !text.startsWith("{") ? fileText(text, setting) : text;
  }

  /** The path is not shown: people also put the secret itself where its path belongs. */
  private String fileText(String path, Setting setting) {
    try {
      return ConfigFile.text(surroundings.path(path.strip(), setting.folder()));
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("does not name a file", e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("the file it names " + e.getMessage(), e);
    }
  }

  /** An absolute path. */
  Path path(ConfigKey key, Path otherwise) {
    return read(
            key,
            setting ->
                surroundings
                    .path(plain(setting.text()), setting.folder())
                    .toAbsolutePath()
                    .normalize())
        .orElse(otherwise);
  }

  private <T> Optional<T> read(ConfigKey key, Function<Setting, T> reader) {
    @Nullable Setting setting = written.get(key);
    if (setting == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(reader.apply(setting));
    } catch (InvalidPathException e) {
      faults.add(setting.fault("is not a path that this machine can have"));
    } catch (IllegalArgumentException e) {
      faults.add(setting.fault(sentence(e)));
    }
    return Optional.empty();
  }

  private static String sentence(IllegalArgumentException e) {
    return e.getMessage() == null ? "can't be read" : e.getMessage();
  }
}
