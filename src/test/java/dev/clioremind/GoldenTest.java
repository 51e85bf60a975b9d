package dev.clioremind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.Office.Result;
import dev.clioremind.report.TerminalText;
import dev.clioremind.sandbox.ghl.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a person sees at a terminal of some width, with and without colours, through the whole
 * program: files to be read, see {@link Golden}.
 */
@Timeout(120)
class GoldenTest {

  /** A relative one: what is shown of it must not depend on the machine. */
  private static final Path FOLDER = Path.of("target", "golden");

  private static final Pattern COMMAND = Pattern.compile("^  ([a-z]+)(?: |$)");
  private static final Pattern COLOR = Pattern.compile("\u001b\\[[0-9;]*m");

  /** Its messages meet an error of the service, and nobody knows what became of them. */
  private static final String UNLUCKY = "ctClient0000000000000502";

  private final List<String> seen = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({"40, false", "80, false", "200, false", "80, true", "200, true"})
  void a_person_sees_what_the_files_show(int width, boolean color) throws IOException {
    String look = width + (color ? "-color" : "");
    Path folder = empty(FOLDER.resolve(Integer.toString(width)));
    try (Office office = new Office(folder)) {
      // One after the other, so that ids come in the same order each time.
      office.seenAt(width).with("send.chunk = 1");
      if (!color) {
        office.withEnvironment("NO_COLOR", "1");
      }
      office.sandbox().ghl().refuse(UNLUCKY, new Refusal(500, "", "Internal server error"));

      check(look, "doctor", office.run("doctor"));
      check(look, "plan", office.run("plan", "--dry-run"));
      check(look, "send", office.run("send"));
      check(look, "send-again", office.run("send"));
      check(look, "audit-list", office.run("audit", "list", "--days", "0"));
      check(
          look,
          "audit-show",
          office.run("audit", "show", hash(office, "success")),
          office.run("audit", "show", hash(office, "scheduled")),
          office.run("audit", "show", hash(office, "unknown")));
      check(look, "audit-report", office.run("audit", "report"));
      check(look, "audit-verify", office.run("audit", "verify"));
      if (width >= 80) { // picocli's help takes no less than 55
        check(look, "help", helps(office).toArray(Result[]::new));
      }
    }
    assertThat(seen)
        .allSatisfy(line -> assertThat(TerminalText.width(plain(line))).isLessThanOrEqualTo(width));
    if (color) {
      assertThat(String.join("", seen)).contains("\u001b[");
    } else {
      assertThat(String.join("", seen)).doesNotContain("\u001b");
    }
  }

  private void check(String look, String name, Result... results) {
    StringBuilder shown = new StringBuilder();
    for (Result result : results) {
      shown.append(result.out());
      result.err().lines().forEach(line -> shown.append("stderr: ").append(line).append('\n'));
      shown.append("[exit code ").append(result.code()).append("]\n");
      result.out().lines().forEach(seen::add);
    }
    Golden.check(look + "/" + name + ".txt", shown.toString());
    if (look.endsWith("-color")) {
      String bare = look.replace("-color", "") + "/" + name + ".txt";
      Golden.check(bare, plain(shown.toString())); // colours change nothing else
    }
  }

  private static String plain(String text) {
    return COLOR.matcher(text).replaceAll("");
  }

  /** The hash of the first reminder that came to a status. */
  private static String hash(Office office, String status) {
    return office.sandbox().book().rows("AuditLog").stream()
        .filter(row -> row.get(4).equals(status))
        .map(row -> row.get(0).substring(0, 8))
        .findFirst()
        .orElseThrow();
  }

  /** The help of the program and of all of its commands. */
  private static List<Result> helps(Office office) {
    List<Result> all = new ArrayList<>();
    addHelp(office, List.of(), all);
    return all;
  }

  private static void addHelp(Office office, List<String> command, List<Result> all) {
    Result help =
        office.runAsIs(Stream.concat(command.stream(), Stream.of("--help")).toArray(String[]::new));
    all.add(help);
    plain(help.out())
        .lines()
        .dropWhile(line -> !line.equals("Commands:"))
        .skip(1)
        .takeWhile(line -> !line.isEmpty())
        .map(COMMAND::matcher)
        .filter(Matcher::find)
        .map(found -> Stream.concat(command.stream(), Stream.of(found.group(1))).toList())
        .forEach(below -> addHelp(office, below, all));
  }

  private static Path empty(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    // What createDirectories returns is absolute where a folder above was made as well.
    Files.createDirectories(folder);
    return folder;
  }
}
