package dev.clioremind.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.Survives;
import dev.clioremind.process.ProgramProcess.End;
import dev.clioremind.process.ProgramProcess.Start;
import dev.clioremind.sandbox.SampleFirm;
import dev.clioremind.sandbox.SampleOffice;
import dev.clioremind.sandbox.Sandbox;
import dev.clioremind.sandbox.SandboxOptions;
import dev.clioremind.sandbox.ghl.GhlMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The machine around the program: its streams, its Java's settings, its zone and language. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class SurroundingsIT {

  @TempDir private Path folder = Path.of(".");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exec \"$@\" >&-",
        "exec \"$@\" >&- 2>&-",
        "exec \"$@\" >/dev/full",
        "exec \"$@\" >/dev/full 2>/dev/full"
      })
  @EnabledOnOs(OS.LINUX)
  @Survives({"44a", "44b"})
  void a_report_that_nobody_gets_is_no_good_run_but_messages_go_out_once(String shell) {
    try (SmallOffice office = office()) {
      End end = office.on("one", "send", "--format", "table").throughShell(shell).go().end();

      assertThat(end.code()).isEqualTo(1);
      assertThat(office.received().values()).containsOnly(1);

      End next = office.sendLater(Duration.ofHours(1));

      assertThat(next.code()).as(next.out()).isZero();
      assertThat(office.received().values()).containsOnly(1);
    }
  }

  /** As some schedulers and containers start a program. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "exec \"$@\" <&-",
        "exec \"$@\" <&- >&- 2>&-",
        "ulimit -n 64; exec \"$@\"",
        "umask 777; exec \"$@\"",
        "trap '' PIPE; exec \"$@\" | head -c 0"
      })
  @EnabledOnOs(OS.LINUX)
  void odd_streams_and_limits_of_a_process_cost_no_message_and_double_none(String shell) {
    try (SmallOffice office = office()) {
      office
          .on("one", "send")
          .withJavaOptions("-Djava.io.tmpdir=/nowhere")
          .throughShell(shell)
          .go()
          .end();

      End next = office.sendLater(Duration.ofHours(1));

      assertThat(next.code()).as(next.out()).isZero();
      assertThat(office.received().values()).containsOnly(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plan --dry-run",
        "plan --dry-run --format json",
        "send --dry-run",
        "audit list",
        "audit export",
        "auth status",
        "--version",
        "--help",
        "completion bash"
      })
  @EnabledOnOs(OS.LINUX)
  @Survives("44b")
  void whatever_is_written_to_a_full_disk_is_no_good_answer(String words) {
    try (SmallOffice office = office()) {
      String[] arguments = words.split(" ");
      Start start =
          words.startsWith("--") || words.startsWith("completion")
              ? Start.of(folder.resolve("one"), arguments)
              : office.on("one", arguments);

      assertThat(start.throughShell("exec \"$@\" >/dev/full").go().end().code()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "JAVA_TOOL_OPTIONS, -Djdk.httpclient.enableAllMethodRetry=true",
    "JAVA_TOOL_OPTIONS, -Djdk.httpclient.enableAllMethodRetry=false",
    "JDK_JAVA_OPTIONS, -Djdk.httpclient.enableAllMethodRetry",
    "'', -Djdk.httpclient.enableAllMethodRetry=true",
    "'', -Djdk.httpclient.enableAllMethodRetry"
  })
  @Survives({"47a", "47b"})
  void java_may_not_be_told_to_repeat_what_was_sent(String variable, String option) {
    try (SmallOffice office = office()) {
      Start start = office.on("one", "send");

      End end =
          (variable.isEmpty()
                  ? start.withJavaOptions(option)
                  : start.withEnvironment(variable, option))
              .go()
              .end();

      assertThat(end.code()).isEqualTo(3);
      assertThat(end.err()).contains("jdk.httpclient.enableAllMethodRetry");
      assertThat(office.sandbox().ledger().size()).isZero();
    }
  }

  @Test
  @Survives({"52a", "52c", "52d"})
  void zone_language_and_charset_of_the_machine_change_no_word_of_a_message() throws IOException {
    List<String> plain;
    try (SmallOffice office = office("plain")) {
      office.on("one", "send").go().end();
      plain = texts(office);
    }
    try (SmallOffice office = office("odd")) {
      Start start =
          office
              .on("one", "send")
              .withEnvironment("LC_ALL", "C")
              .withEnvironment("TZ", "Asia/Tokyo")
              .withJavaOptions("-Duser.language=ar", "-Duser.country=EG");
      End end = start.go().end();

      assertThat(end.code()).as(end.err() + end.out()).isZero();
      assertThat(texts(office)).hasSize(SmallOffice.REMINDERS).isEqualTo(plain);
    }
  }

  private static List<String> texts(SmallOffice office) {
    return office.sandbox().ghl().messages().stream()
        .map(GhlMessage::content)
        .sorted()
        .collect(Collectors.toList());
  }

  @Test
  @Survives({"52a", "52b", "52c", "52d"})
  void zone_language_and_charset_of_the_machine_change_no_byte_of_a_plan() throws IOException {
    ZonedDateTime now = Instant.now().atZone(SampleFirm.ZONE);
    SampleFirm firm = SampleFirm.around(now.toLocalDate(), InstantSource.system());
    // What a machine without UTF-8 can't write, and of which Turkish makes another letter.
    firm.clio().addEventType(99, "İNİTİAL AUDIÊNCIA");
    firm.clio().changeEntry(1209, entry -> entry.ofType(99));
    try (Sandbox sandbox =
        Sandbox.start(
            SandboxOptions.of(
                    firm.clio(), InstantSource.system(), InstantSource.system(), new Random(7))
                .settling(Duration.ofSeconds(1)))) {
      SampleOffice.furnish(sandbox, firm, now);
      Path config =
          Files.writeString(
              folder.resolve("config.properties"),
              sandbox.config() + String.join("\n", SampleOffice.SETTINGS) + "\n",
              StandardCharsets.UTF_8);
      for (String format : List.of("json", "table", "csv", "markdown")) {
        Start plain =
            Start.of(
                folder,
                "plan",
                "--dry-run",
                "--format",
                format,
                "--date",
                now.toLocalDate().plusDays(1).toString(),
                "--config",
                config.toString());
        String expected = timeless(plain.go().end());

        assertThat(expected).contains("entry-");
        if (!format.equals("csv")) { // which has no word of what no rule matches
          assertThat(expected).contains("İNİTİAL AUDIÊNCIA");
        }
        assertThat(odd(plain)).as(format).containsOnly(expected);
      }
    }
  }

  /** The same on machines of other zones, languages and charsets. */
  private static List<String> odd(Start plain) {
    return Stream.of(
            plain.withEnvironment("LC_ALL", "C").withEnvironment("TZ", "Asia/Tokyo"),
            plain
                .withEnvironment("LANG", "en_US.UTF-8")
                .withJavaOptions("-Duser.language=ar", "-Duser.country=EG"),
            plain.withJavaOptions(
                "-Duser.language=tr",
                "-Duser.country=TR",
                "-Duser.timezone=Pacific/Kiritimati",
                "-Dfile.encoding=US-ASCII"))
        .map(start -> timeless(start.go().end()))
        .toList();
  }

  /** A plan without what names this very run. */
  private static String timeless(End end) {
    assertThat(end.err()).isEmpty();
    return end.code()
        + "\n"
        + end.out()
            .replaceFirst("\"runId\": \"[^\"]+\"", "\"runId\"")
            .replaceFirst("\"asOf\": \"[^\"]+\"", "\"asOf\"")
            .replaceFirst("[^\n]*Run \\d{8}T\\d{6}Z-[0-9a-f]{4}[^\n]*", "the run");
  }

  private SmallOffice office() {
    return new SmallOffice(folder, Duration.ofSeconds(1));
  }

  private SmallOffice office(String name) throws IOException {
    return new SmallOffice(Files.createDirectory(folder.resolve(name)), Duration.ofSeconds(1));
  }
}
