package dev.clioremind.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What one process took.
 *
 * @param wall from before its start until after its end
 * @param processor of all its threads, which a busy machine changes little
 * @param peakMegabytes the most memory it held, as Linux counts it; 0 elsewhere
 */
record Measurement(Duration wall, Duration processor, long peakMegabytes, int code, String err) {

  private static final Duration PATIENCE = Duration.ofMinutes(6);
  private static final int BETWEEN_LOOKS_MILLIS = 4;

  static Measurement of(Path home, List<String> command) throws IOException, InterruptedException {
    Path err = Files.createTempFile(home, "err", "");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(home.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(err.toFile());
    builder.environment().keySet().removeIf(name -> !name.equals("PATH"));
    builder.environment().put("HOME", home.toString());
    long begun = System.nanoTime();
    Process process = builder.start();
    long peak = 0;
    Duration processor = Duration.ZERO;
    while (!process.waitFor(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS)) {
      peak = Math.max(peak, peakKilobytes(process.pid()));
      processor = process.info().totalCpuDuration().orElse(processor);
      if (System.nanoTime() - begun > PATIENCE.toNanos()) {
        process.destroyForcibly();
      }
    }
    Duration wall = Duration.ofNanos(System.nanoTime() - begun);
    String said = Files.readString(err, StandardCharsets.UTF_8);
    Files.delete(err);
    return new Measurement(wall, processor, peak / 1024, process.exitValue(), said);
  }

  private static long peakKilobytes(long pid) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(pid), "status"))
          .lines()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0; // ended in the meantime
    }
  }
}
