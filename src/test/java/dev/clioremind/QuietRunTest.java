package dev.clioremind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.Office.Result;
import dev.clioremind.sandbox.Fault;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What cron gets to mail: nothing at all of a run that ended well, and everything of any other. */
@Timeout(60)
class QuietRunTest {

  @TempDir private Path folder = Path.of(".");
  private Office office = new Office(Path.of("."));
  private Motions motions = new Motions(office);

  @BeforeEach
  void open() {
    office.close();
    office = new Office(folder);
    motions = new Motions(office);
  }

  @AfterEach
  void close() {
    office.close();
  }

  private static void isSilent(Result result) {
    assertThat(result.code()).isZero();
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).isEmpty();
  }

  @Test
  void a_good_run_prints_nothing_whether_or_not_it_sent() {
    isSilent(office.run("send"));

    motions.due(9100, Motions.REACHABLE);
    isSilent(office.run("send"));

    assertThat(office.sandbox().ghl().accepted()).isOne();
    // What it did stands where people look for it.
    assertThat(office.sandbox().book().rows("Runs")).hasSize(3);
  }

  private void isToldOf(String beginning, String... arguments) {
    Result result = office.run(arguments);
    assertThat(result.code()).isZero();
    assertThat(result.out()).contains(beginning);
  }

  @Test
  void whoever_asks_for_it_gets_the_report_of_a_good_run() {
    isToldOf("Sent: 0", "send", "--format", "table");
    isToldOf("{", "send", "--format=json");
    isToldOf("Sent: 0", "send", "-v");
    isToldOf("Sent: 0", "send", "--dry-run");
    isToldOf("Plan: nothing is due now", "plan");
  }

  @Test
  void a_person_at_a_terminal_gets_the_report_of_a_good_run() {
    office.watched();
    isToldOf("Sent: 0", "send");
  }

  @Test
  void a_job_of_ci_has_its_report() {
    office.withEnvironment("CI", "true");
    isToldOf("Sent: 0", "send");
  }

  @Test
  void a_job_of_github_actions_has_its_report() {
    office.withEnvironment("GITHUB_ACTIONS", "true");
    isToldOf("Sent: 0", "send");
  }

  @Test
  void a_run_that_leaves_something_to_a_person_is_never_silent() {
    motions.due(9100, Motions.WITHOUT_PHONE);
    Result result = office.run("send");

    assertThat(result.code()).isEqualTo(5);
    assertThat(result.out()).contains("1 reminder needs a person").contains("entry-9100");
  }

  @Test
  void a_run_that_could_not_do_its_work_is_never_silent() {
    motions.due(9100, Motions.REACHABLE);
    office.sandbox().book().type("Status", "B1", "PAUSED");
    Result paused = office.run("send");
    assertThat(paused.code()).isEqualTo(8);
    assertThat(paused.out()).contains("Sending is PAUSED");

    office.sandbox().book().type("Status", "B1", "ON");
    office.sandbox().faults().failAll(c -> c.service().equals("ghl"), Fault.UNAVAILABLE);
    Result down = office.run("send");
    assertThat(down.code()).isEqualTo(6);
    assertThat(down.out() + down.err()).isNotBlank();

    office.sandbox().faults().heal();
    office.sandbox().faults().failAll(c -> c.service().equals("clio"), Fault.UNAVAILABLE);
    Result without = office.run("send");
    assertThat(without.code()).isEqualTo(6);
    assertThat(without.err()).startsWith("clio-remind: error: ");
  }

  @Test
  void a_good_run_of_which_nobody_can_be_told_says_so() {
    office.withEnvironment("CLIO_REMIND_ALERT_HEARTBEAT_URL", "http://127.0.0.1:1/beat");
    Result result = office.run("send");

    assertThat(result.code()).isZero();
    assertThat(result.out()).isEmpty();
    assertThat(result.err().lines()).hasSize(2).allMatch(line -> line.contains("heartbeat"));
  }

  @Test
  void a_good_run_that_could_not_write_its_tabs_says_so() {
    motions.due(9100, Motions.REACHABLE);
    office
        .sandbox()
        .faults()
        .failAll(
            c -> c.service().equals("sheets") && c.body().contains("Last run"), Fault.UNAVAILABLE);
    Result result = office.run("send");

    assertThat(result.code()).isZero();
    assertThat(result.err().lines())
        .singleElement()
        .satisfies(
            line ->
                assertThat(line)
                    .startsWith("clio-remind: warning: The Status and Runs tabs could not be"));
  }
}
