package dev.clioremind.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The process of the services, from outside. */
final class Services implements AutoCloseable {

  private final Process process;
  private final BufferedReader out;

  Services() throws IOException {
    process =
        new ProcessBuilder(
                java(),
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                SandboxServer.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** The Java that all of it runs on. */
  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** Opens a firm's services anew, and gives the configuration for them. */
  String open(BusyFirm firm, Hurry hurry) throws IOException {
    return ask(firm + " " + hurry);
  }

  /** What they counted since: calls of each service, messages taken, calls refused with 429. */
  Map<String, Integer> counts() throws IOException {
    Map<String, Integer> counts = new LinkedHashMap<>();
    ask("count")
        .lines()
        .map(line -> line.split(" ", -1))
        .forEach(words -> counts.put(words[0], Integer.parseInt(words[1])));
    return counts;
  }

  private String ask(String line) throws IOException {
    process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
    StringBuilder answer = new StringBuilder();
    for (String said = out.readLine(); !".".equals(said); said = out.readLine()) {
      if (said == null) {
        throw new IOException("the services ended");
      }
      answer.append(said).append('\n');
    }
    return answer.toString();
  }

  @Override
  public void close() {
    process.destroy();
  }
}
