package dev.clioremind.config;

import java.nio.file.Path;

/**
 * A value as somebody wrote it, with its place.
 *
 * @param text as written, without the blanks around it
 * @param place the config file's path, {@code environment} or {@code command line}
 * @param name the key or variable as written there
 * @param line from 1; 0 where there is none
 * @param folder what a relative path in it is relative to
 * @param isFileName whether the text names the file of the value ({@code ..._FILE})
 */
record Setting(
    String text,
    ConfigSource source,
    String place,
    String name,
    int line,
    Path folder,
    boolean isFileName) {

  /** A fault of this value. */
  ConfigFault fault(String sentence) {
    return new ConfigFault(place, name, line, sentence);
  }

  /** Without what was written there: it may be a secret. */
  @Override
  public String toString() {
    return "Setting[" + name + "]";
  }
}
