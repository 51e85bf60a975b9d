package dev.clioremind.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.Survives;
import dev.clioremind.process.ProgramProcess.End;
import dev.clioremind.process.ProgramProcess.Start;
import dev.clioremind.sandbox.CallObserver;
import dev.clioremind.sandbox.ReceivedCall;
import dev.clioremind.sandbox.Reply;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The way to the services as it is in an office: their own names, encrypted, perhaps through a
 * proxy; and what can go wrong on it just when messages are to leave.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class WayOutIT {

  private static final String CLIO = "app.clio.com";
  private static final String GHL = "services.leadconnectorhq.com";
  private static final String SHEETS = "sheets.googleapis.com";
  private static final String GOOGLE = "oauth2.googleapis.com";

  /** A name that only the hosts file of these tests knows. */
  private static final String DIRECT = "ghl.example.test";

  @TempDir private Path folder = Path.of(".");

  @Test
  @Survives("59a")
  void a_proxy_in_the_environment_is_the_only_way_out() throws Exception {
    Certificates certificates = Certificates.of(folder, CLIO, GHL, SHEETS, GOOGLE);
    try (SmallOffice office = office();
        SecureFront clio = front(office.sandbox().clioServer().baseUri(), certificates);
        SecureFront ghl = front(office.sandbox().ghlServer().baseUri(), certificates);
        SecureFront sheets = front(office.sandbox().sheetsServer().baseUri(), certificates);
        OfficeProxy proxy =
            new OfficeProxy(
                Map.of(
                    CLIO + ":443", clio.port(),
                    GHL + ":443", ghl.port(),
                    SHEETS + ":443", sheets.port(),
                    GOOGLE + ":443", sheets.port()))) {
      // No address is configured: the services' own are the defaults.
      office.with("google.credentials = " + credentials(office));
      Start start =
          office
              .on(
                  "one",
                  Set.of("clio.base-url", "ghl.base-url", "sheets.root-url", "google.credentials"),
                  "send")
              .withEnvironment("HTTPS_PROXY", proxy.address())
              .withJavaOptions(certificates.trusted(folder));

      End end = start.go().end();

      assertThat(end.code()).as(end.err() + end.out()).isZero();
      assertThat(office.received().values()).containsOnly(1);
      assertThat(proxy.asked())
          .filteredOn(line -> line.endsWith(" HTTP/1.1"))
          .allMatch(line -> line.startsWith("CONNECT "))
          .anyMatch(line -> line.contains(CLIO))
          .anyMatch(line -> line.contains(GHL))
          .anyMatch(line -> line.contains(SHEETS))
          .anyMatch(line -> line.contains(GOOGLE));
      assertThat(String.join("\n", proxy.asked())).doesNotContain("pit-", "Bearer", "Basic");
    }
  }

  /** The sandbox's key, for Google's own address. */
  private static String credentials(SmallOffice office) {
    return office
        .sandbox()
        .sheets()
        .serviceAccountJson(URI.create("https://" + GOOGLE + "/token"))
        .replace("\\", "\\\\")
        .replace("\n", "\\n");
  }

  /** What happens to the way to GoHighLevel once the log says that messages go out. */
  enum Trouble {
    NAME_NOT_FOUND("the name " + DIRECT + " was not found"),
    NO_CONNECTION_IN_TIME("no connection to " + DIRECT + " came about in time"),
    WRONG_CERTIFICATE("the certificate of " + DIRECT + " is not trusted");

    private final String inWords;

    Trouble(String inWords) {
      this.inWords = inWords;
    }
  }

  @ParameterizedTest
  @EnumSource(Trouble.class)
  @Survives({"1b", "2", "3"})
  void what_could_not_leave_is_let_go_and_sent_by_the_next_run(Trouble trouble) throws Exception {
    Certificates certificates = Certificates.of(folder, DIRECT);
    Certificates strangers = Certificates.of(folder, DIRECT);
    Path hosts = Files.writeString(folder.resolve("hosts"), "127.0.0.1 " + DIRECT + "\n");
    try (SmallOffice office = office();
        SecureFront ghl = front(office.sandbox().ghlServer().baseUri(), certificates)) {
      office
          .with("ghl.base-url = https://" + DIRECT + ":" + ghl.port())
          .with("send.max-attempts = 1");
      List<String> options = new ArrayList<>(List.of(certificates.trusted(folder)));
      options.add("-Djdk.net.hosts.file=" + hosts);
      options.add("-Dsun.net.inetaddr.ttl=0");
      Start start =
          office
              .on("one", Set.of("ghl.base-url"), "send")
              .withJavaOptions(options.toArray(String[]::new));
      office
          .sandbox()
          .observe(
              afterSecondAppend(
                  () -> {
                    switch (trouble) {
                      case NAME_NOT_FOUND -> {
                        write(hosts, "127.0.0.1 localhost\n");
                        ghl.endAll();
                      }
                      case NO_CONNECTION_IN_TIME -> ghl.fallsSilent(true);
                      case WRONG_CERTIFICATE -> ghl.shows(strangers.server());
                    }
                  }));

      End end = start.go().end();

      assertThat(end.code()).as(end.err() + end.out()).isEqualTo(6);
      assertThat(end.out().replaceAll("\\s+", " ")).contains(trouble.inWords);
      assertThat(office.sandbox().ghl().accepted()).isZero();
      assertThat(office.statuses()).containsOnlyKeys("claimed", "sending", "released");
      assertThat(office.withStatus("released")).containsAll(SmallFirm.deadlines());

      office.sandbox().observe(CallObserver.NONE);
      write(hosts, "127.0.0.1 " + DIRECT + "\n");
      ghl.fallsSilent(false);
      ghl.shows(certificates.server());
      End next = start.go().end();

      assertThat(next.code()).as(next.err() + next.out()).isZero();
      assertThat(office.received().values()).containsOnly(1);
    }
  }

  /** Does something once the log says that messages go out, before the program hears so. */
  private static CallObserver afterSecondAppend(ThrowingRunnable action) {
    return new CallObserver() {
      private int appends;

      @Override
      public synchronized void afterCall(ReceivedCall call, Reply reply) {
        if (SmallOffice.isAppend(call) && call.path().contains("AuditLog")) {
          appends++;
          if (appends == 2) {
            try {
              action.run();
            } catch (Exception e) {
              throw new AssertionError(e);
            }
          }
        }
      }
    };
  }

  @FunctionalInterface
  private interface ThrowingRunnable {
    void run() throws Exception;
  }

  private static void write(Path file, String text) throws java.io.IOException {
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }

  private static SecureFront front(URI service, Certificates certificates) throws Exception {
    return new SecureFront(service.getPort(), certificates.server());
  }

  private SmallOffice office() {
    return new SmallOffice(folder, Duration.ofSeconds(1));
  }
}
