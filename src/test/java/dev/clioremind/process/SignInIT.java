package dev.clioremind.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.SandboxBrowser;
import dev.clioremind.Survives;
import dev.clioremind.process.ProgramProcess.End;
import dev.clioremind.sandbox.CallObserver;
import dev.clioremind.sandbox.GhlStandIn;
import dev.clioremind.sandbox.ReceivedCall;
import dev.clioremind.sandbox.Sandbox;
import dev.clioremind.sandbox.SheetsStandIn;
import dev.clioremind.sandbox.sheets.SheetBook;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Signing in as a person does, and two processes that renew one sign-in at once. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
@DisabledOnOs(OS.WINDOWS)
class SignInIT {

  /** What a person does not write into the configuration, for the sign-in brings it. */
  private static final Set<String> SECRETS =
      Set.of(
          "clio.client-id",
          "clio.client-secret",
          "clio.refresh-token",
          "google.credentials",
          "ghl.token");

  @TempDir private Path folder = Path.of(".");

  private final SandboxBrowser browser = new SandboxBrowser();

  @Test
  void from_an_empty_home_folder_to_a_plan_by_answers_at_the_prompts() throws IOException {
    try (SmallOffice office = office()) {
      signIn(office, SECRETS);
      Path home = office.folder().resolve("one/.config/clio-remind");
      assertThat(mode(home)).isEqualTo("rwx------");
      assertThat(mode(home.resolve("credentials.json"))).isEqualTo("rw-------");

      End status = office.asking("one", SECRETS, "auth", "status").go().end();
      assertThat(status.code()).as(status.out()).isZero();
      End plan = office.asking("one", SECRETS, "plan", "--dry-run").go().end();
      assertThat(plan.code()).as(plan.err()).isZero();
      assertThat(plan.out()).contains(SmallOffice.REMINDERS + " reminders go out");
    }
  }

  @Test
  void from_an_empty_home_folder_to_the_first_messages() throws IOException {
    try (SmallOffice office = office()) {
      SheetBook book = office.sandbox().sheets().createBook("Reminders", "America/New_York");
      // The firm's own spreadsheet, still without a tab.
      office.with("sheets.spreadsheet-id = " + book.id());
      Set<String> unset = new HashSet<>(SECRETS);
      unset.add("sheets.spreadsheet-id");

      signIn(office, unset);
      End init = office.asking("one", unset, "init").go().end();
      assertThat(init.code()).as(init.err() + init.out()).isZero();
      End doctor = office.asking("one", unset, "doctor").go().end();
      assertThat(doctor.code()).as(doctor.out()).isZero();
      assertThat(doctor.out()).contains("0 failures");

      // What the office does in the spreadsheet: takes the first example, and switches on.
      book.type("ReminderRules", "F2", "yes");
      book.type("Status", "B1", "ON");
      End plan = office.asking("one", unset, "plan").go().end();
      assertThat(plan.code()).as(plan.out()).isZero();
      assertThat(office.sandbox().ghl().messages()).isEmpty();
      End send = office.asking("one", unset, "send", "--format", "table").go().end();

      int sent = office.sandbox().ghl().accepted();
      assertThat(send.code()).as(send.out() + send.err()).isZero();
      assertThat(sent).isPositive();
      assertThat(send.out()).contains("Sent: " + sent);
      office.asking("one", unset, "send").go().end();
      assertThat(office.sandbox().ghl().accepted()).isEqualTo(sent);
      System.out.println(
          "from an empty home folder: auth login, init, doctor, plan, send; messages: " + sent);
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  @Survives("43b")
  void a_home_folder_that_takes_no_file_is_told_before_anything_is_spent() {
    try (SmallOffice office = office()) {
      String before = office.sandbox().clio().signIn().refreshTokens().toString();

      // Not even root, as whom tests may run, can write there.
      End login =
          office
              .asking("one", SECRETS, "auth", "login", "clio")
              .withEnvironment("XDG_CONFIG_HOME", "/proc")
              .go()
              .end();
      End run =
          office
              .asking("one", Set.of(), "plan", "--dry-run")
              .withEnvironment("XDG_CONFIG_HOME", "/proc")
              .go()
              .end();

      assertThat(login.code()).isEqualTo(3);
      assertThat(login.err()).contains("can't be written", "no token was spent");
      assertThat(run.code()).isEqualTo(3);
      assertThat(run.err()).contains("can't be written", "no token was spent");
      assertThat(refreshes(office.sandbox())).isEmpty();
      assertThat(office.sandbox().clio().signIn().refreshTokens()).hasToString(before);
    }
  }

  @Test
  @Survives("45")
  void two_processes_renew_at_once_by_one_call_and_leave_a_valid_file() throws Exception {
    try (SmallOffice office = office()) {
      // Each renewal ends the token before it: a second one with the old token would be refused.
      office.sandbox().clio().behaviour().refreshTokenRotates(true);
      CountDownLatch renewing = new CountDownLatch(1);
      CountDownLatch secondRenewal = new CountDownLatch(1);
      CountDownLatch goOn = new CountDownLatch(1);
      office
          .sandbox()
          .observe(
              new CallObserver() {
                @Override
                public void beforeCall(ReceivedCall call) {
                  if (isRefresh(call) && renewing.getCount() == 0) {
                    secondRenewal.countDown();
                  } else if (isRefresh(call)) {
                    renewing.countDown();
                    await(goOn);
                  }
                }
              });
      try (ProgramProcess first = office.asking("one", Set.of(), "plan", "--dry-run").go()) {
        first.until(() -> renewing.getCount() == 0);
        int reads = sheetReads(office.sandbox());
        try (ProgramProcess second = office.asking("one", Set.of(), "plan", "--dry-run").go()) {
          // It has read of the sheet what the first one had: it wants Clio's token next.
          second.until(() -> sheetReads(office.sandbox()) >= 2 * reads);
          assertThat(secondRenewal.await(2, TimeUnit.SECONDS)).as("it waits its turn").isFalse();
          goOn.countDown();

          End one = first.end();
          End two = second.end();
          assertThat(one.code()).as(one.err()).isZero();
          assertThat(two.code()).as(two.err()).isZero();
        }
      }
      assertThat(refreshes(office.sandbox())).hasSize(1);
      Path file = office.folder().resolve("one/.config/clio-remind/credentials.json");
      assertThat(mode(file)).isEqualTo("rw-------");
      String content = Files.readString(file, StandardCharsets.UTF_8);
      assertThat(content)
          .contains(office.sandbox().clio().signIn().refreshTokens().get(0))
          .endsWith("}\n");

      End later = office.asking("one", Set.of(), "plan", "--dry-run").go().end();
      assertThat(later.code()).as(later.err()).isZero();
      assertThat(refreshes(office.sandbox())).hasSize(1);
      System.out.println(
          "two processes, sign-in expired: "
              + refreshes(office.sandbox()).size()
              + " refresh call, file valid and "
              + mode(file));
    }
  }

  /** Answers each question of {@code auth login}, as its prompt stands there. */
  private void signIn(SmallOffice office, Set<String> unset) throws IOException {
    Path key = keyFile(office.sandbox());
    String secret = office.sandbox().clio().signIn().clientSecret();
    try (ProgramProcess process = office.asking("one", unset, "auth", "login").go()) {
      process.answer("Clio App Key: ", office.sandbox().clio().signIn().clientId());
      process.answer("Clio App Secret (not shown): ", secret);
      process.answer(
          "Paste the code, or the whole address of that page: ",
          browser.code(process.screen("Paste the code")));
      process.answer("1, 2 or 3: ", "1");
      process.answer("Path of the JSON key file: ", key.toString());
      process.answer("private integration token (not shown): ", GhlStandIn.TOKEN);
      End end = process.end();

      assertThat(end.code()).as(end.err()).isZero();
      assertThat(end.out()).isEmpty();
      assertThat(end.err())
          .contains("Clio: signed in as Lee Park, Harbor Law")
          .contains("Google: signed in as " + SheetsStandIn.SERVICE_ACCOUNT)
          .contains("GoHighLevel: signed in, Harbor Law")
          .contains("Signed in everywhere")
          .doesNotContain(secret, GhlStandIn.TOKEN, "PRIVATE KEY", "refresh-1", "access-1");
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private SmallOffice office() {
    return new SmallOffice(folder, Duration.ofSeconds(1));
  }

  private Path keyFile(Sandbox sandbox) throws IOException {
    return Files.writeString(
        folder.resolve("key.json"),
        sandbox.sheets().serviceAccountJson(sandbox.sheetsServer().baseUri().resolve("/token")),
        StandardCharsets.UTF_8);
  }

  private static boolean isRefresh(ReceivedCall call) {
    return call.service().equals("clio") && call.path().equals("/oauth/token");
  }

  private static List<ReceivedCall> refreshes(Sandbox sandbox) {
    return sandbox.ledger().calls(SignInIT::isRefresh);
  }

  private static int sheetReads(Sandbox sandbox) {
    return sandbox.ledger().calls(SmallOffice::isRead).size();
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
