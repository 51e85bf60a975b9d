package dev.clioremind.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.clioremind.process.ProgramProcess.End;
import dev.clioremind.process.ProgramProcess.Start;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The libraries' own words, in the program as the system runs it. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class LibraryLogIT {

  /** How Google's library for sign-ins is asked to log its requests. */
  private static final String ASKED = "GOOGLE_SDK_JAVA_LOGGING";

  @TempDir private Path folder = Path.of(".");

  private SmallOffice office() {
    return new SmallOffice(folder, Duration.ofSeconds(1));
  }

  @Test
  void libraries_that_are_asked_to_log_requests_still_say_nothing() {
    try (SmallOffice office = office()) {
      End end = office.on("one", "send").withEnvironment(ASKED, "true").go().end();

      assertThat(office.received().values()).containsOnly(1);
      assertThat(end.code()).isZero();
      assertThat(end.out()).isEmpty();
      assertThat(end.err()).isEmpty();
    }
  }

  @Test
  void what_they_are_made_to_log_is_events_without_secrets() throws IOException {
    Path everything = folder.resolve("everything.properties");
    Files.writeString(
        everything,
        """
        handlers = java.util.logging.ConsoleHandler
        java.util.logging.ConsoleHandler.level = ALL
        .level = ALL
        """,
        StandardCharsets.UTF_8);
    try (SmallOffice office = office()) {
      Start loud =
          office
              .on("one", "send", "--log-format", "json")
              .withEnvironment(ASKED, "true")
              .withJavaOptions(
                  "-Dorg.slf4j.simpleLogger.defaultLogLevel=trace",
                  "-Djava.util.logging.config.file=" + everything);
      End end = loud.go().end();

      assertThat(end.code()).isZero();
      assertThat(end.err().lines())
          .hasSizeGreaterThan(50)
          .allSatisfy(
              line ->
                  assertThat(JsonParser.parseString(line).getAsJsonObject().keySet())
                      .containsExactlyInAnyOrder("time", "level", "message"));
      // Both ways of logging were used.
      assertThat(end.err())
          .contains("ServiceAccountCredentials - ")
          .contains("com.google.api.client.http.HttpRequest");
      assertThat(secrets(office)).hasSizeGreaterThan(5).noneMatch(end.err()::contains);
    }
  }

  /** What the program was given, and what the services gave it in exchange. */
  private static Set<String> secrets(SmallOffice office) {
    Set<String> secrets = new HashSet<>();
    for (String key : List.of("clio.client-secret", "clio.refresh-token", "ghl.token")) {
      secrets.add(office.sandbox().settings().getOrDefault(key, ""));
    }
    office
        .sandbox()
        .ledger()
        .calls(call -> true)
        .forEach(
            call ->
                call.header("authorization")
                    .map(header -> header.substring(header.indexOf(' ') + 1))
                    .ifPresent(secrets::add));
    String key =
        JsonParser.parseString(office.sandbox().settings().getOrDefault("google.credentials", ""))
            .getAsJsonObject()
            .get("private_key")
            .getAsString();
    key.lines().filter(line -> !line.startsWith("-----")).forEach(secrets::add);
    assertThat(secrets).allMatch(secret -> secret.length() > 7);
    return secrets;
  }
}
