package dev.clioremind.config;

/**
 * One thing that is wrong with the configuration.
 *
 * @param source the config file's path, or {@code environment} or {@code command line}
 * @param key the key or the environment variable as it was written; empty for a fault of the whole
 *     source, or where the name might itself be a secret that lost its place
 * @param line the line in the file, from 1; 0 where there is none
 * @param sentence what is wrong and what to do; never shows a secret's value
 */
public record ConfigFault(String source, String key, int line, String sentence) {

  /** The fault in one line: {@code config.properties:12: send.chunk: 'ten' is not …}. */
  @Override
  public String toString() {
    String place = line > 0 ? source + ":" + line : source;
    return place + ": " + (key.isEmpty() ? "" : key + ": ") + sentence;
  }
}
