package dev.clioremind.process;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tables: {@code target/bench.md}, the console and, where that is asked for, the README. */
final class BenchReport {

  private static final Path REPORT = Path.of("target", "bench.md");
  private static final Path README = Path.of("README.md");
  private static final Pattern BLOCK =
      Pattern.compile("(?s)(<!-- bench -->\n).*?(<!-- /bench -->)");

  private BenchReport() {}

  /** Publishes them. */
  static void publish(String tables, boolean inReadme) throws IOException {
    Files.writeString(REPORT, tables, StandardCharsets.UTF_8);
    System.out.append("\n").append(tables).append("\n");
    if (inReadme) {
      Matcher block = BLOCK.matcher(Files.readString(README, StandardCharsets.UTF_8));
      if (!block.find()) {
        throw new IOException("README.md has no place for the table: <!-- bench --> is missing");
      }
      Files.writeString(
          README,
          block.replaceFirst("$1" + Matcher.quoteReplacement(tables) + "$2"),
          StandardCharsets.UTF_8);
    }
  }

  /** What it was measured on, and how busy that was with other things before. */
  static String machine(double loadBefore) throws IOException {
    return String.format(
        Locale.ROOT,
        "Measured on %s: %s processors (%s), Java %s, load %.1f when it began.",
        Instant.now().toString().substring(0, 10),
        Runtime.getRuntime().availableProcessors(),
        processor(),
        System.getProperty("java.version"),
        loadBefore);
  }

  static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private static String processor() throws IOException {
    Path info = Path.of("/proc/cpuinfo");
    if (!Files.isReadable(info)) {
      return System.getProperty("os.arch");
    }
    return Files.readString(info)
        .lines()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.replaceFirst("^[^:]*:\\s*", ""))
        .findFirst()
        .orElse(System.getProperty("os.arch"));
  }
}
