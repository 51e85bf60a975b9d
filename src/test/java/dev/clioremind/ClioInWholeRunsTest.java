package dev.clioremind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.Office.Result;
import dev.clioremind.sandbox.Fault;
import dev.clioremind.sandbox.Faults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of Clio's sign-in over whole runs, judged by what Clio received. */
@Timeout(60)
class ClioInWholeRunsTest {
  private static final String UPDATE = "update the secret behind CLIO_REMIND_CLIO_REFRESH_TOKEN";

  @TempDir private Path folder = Path.of(".");
  private Office office = new Office(Path.of("."));

  @BeforeEach
  void open() {
    office.close();
    office = new Office(folder);
    office.sandbox().clio().behaviour().refreshTokenRotates(true);
  }

  @AfterEach
  void close() {
    assertThat(office.sandbox().ledger().defects()).isEmpty();
    office.close();
  }

  @Test
  void on_a_machine_that_keeps_its_disk_a_new_refresh_token_is_stored_and_nobody_is_bothered() {
    Result first = office.run("plan", "--dry-run");
    office.sandbox().clio().signIn().expireAccessTokens();
    Result second = office.later(Duration.ofHours(1)).run("plan", "--dry-run");

    assertThat(first.out() + first.err()).doesNotContain(UPDATE);
    assertThat(second.out() + second.err()).doesNotContain(UPDATE);
    assertThat(second.code()).isEqualTo(first.code());
    assertThat(refreshes()).isEqualTo(2);
  }

  @Test
  void in_ci_a_new_refresh_token_is_a_problem_that_names_the_secret_to_update() {
    office.withEnvironment("CI", "true");

    Result result = office.run("plan", "--dry-run", "--format", "json");

    assertThat(result.code()).isEqualTo(5);
    assertThat(result.out()).contains(UPDATE);
    assertThat(result.out() + result.err())
        .doesNotContain(office.sandbox().clio().signIn().refreshTokens());
  }

  @Test
  void a_token_of_clio_that_does_not_rotate_is_no_problem_in_ci() {
    office.sandbox().clio().behaviour().refreshTokenRotates(false);
    office.withEnvironment("CI", "true");

    Result result = office.run("plan", "--dry-run");

    assertThat(result.out() + result.err()).doesNotContain(UPDATE);
  }

  /** Else the only word of a token that no later job has would be lost with the report. */
  @Test
  void a_run_that_fails_later_still_says_which_secret_to_update() {
    office.withEnvironment("CI", "true");
    office
        .sandbox()
        .faults()
        .failAll(Faults.to("clio", "GET", "/api/v4/tasks"), Fault.SERVER_ERROR);

    for (String command : new String[] {"plan", "send"}) {
      office.sandbox().clio().signIn().expireAccessTokens();
      Result result = office.run(command);

      assertThat(result.code()).as(command).isEqualTo(6);
      assertThat(result.err()).as(command).contains(UPDATE);
    }
  }

  @Test
  void a_ci_job_without_a_place_to_store_anything_runs_all_the_same() throws IOException {
    Path home = Files.createDirectory(folder.resolve("read-only"));
    office.withEnvironment("CI", "true").withEnvironment("HOME", home.toString());
    office.with("credentials.file=/proc/clio-remind/credentials.json");

    Result result = office.run("plan", "--dry-run");

    assertThat(result.code()).isEqualTo(5);
    assertThat(result.out()).contains("update the secret").contains("CLIO_REMIND_CLIO_REFRESH");
    assertThat(refreshes()).isEqualTo(1);
  }

  @Test
  @Survives("43b")
  void without_ci_a_place_that_takes_nothing_is_noticed_before_a_token_is_spent() {
    office.with("credentials.file=/proc/clio-remind/credentials.json");

    Result result = office.run("plan", "--dry-run");

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("no token was spent");
    assertThat(refreshes()).isZero();
  }

  private int refreshes() {
    return office.sandbox().ledger().callsTo("clio", "POST", "/oauth/token").size();
  }
}
