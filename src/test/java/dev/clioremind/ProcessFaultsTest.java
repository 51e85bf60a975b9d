package dev.clioremind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.Office.Result;
import dev.clioremind.core.ExitCode;
import dev.clioremind.sandbox.Fault;
import dev.clioremind.sandbox.Faults;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a run leaves behind that ended in the middle, as the next runs find it; real processes are
 * the {@code process} package's.
 */
@Timeout(60)
class ProcessFaultsTest {

  private static final String HEARING = "entry-1205";

  @TempDir private Path folder = Path.of(".");
  private Office office = new Office(Path.of("."));

  @BeforeEach
  void open() {
    office.close();
    office = new Office(folder);
    office.sandbox().book().deleteRows("ReminderRules", 2, 12);
    office
        .sandbox()
        .book()
        .typeRows("ReminderRules", List.of(List.of("Court Date", "3", "SMS", "court_sms")));
  }

  @AfterEach
  void close() {
    assertThat(office.sandbox().ledger().defects()).isEmpty();
    assertThat(office.sandbox().ghl().forbiddenCalls()).isEmpty();
    office.close();
  }

  private Result send() {
    return office.run("send", "--deadline", HEARING);
  }

  private List<String> words() {
    return office.sandbox().book().rows("AuditLog").stream()
        .skip(1)
        .map(row -> row.get(4))
        .toList();
  }

  /** Everything that is written from the n-th append on is lost with the process. */
  private void dieAtAppend(int first) {
    for (int append = first; append < first + 30; append++) {
      office
          .sandbox()
          .faults()
          .failNth(append, Faults.to("sheets", "POST", ":append"), Fault.BAD_REQUEST);
    }
  }

  @Test
  @Survives("42")
  void what_a_run_claimed_before_it_died_is_taken_over_after_its_lease_and_no_sooner() {
    dieAtAppend(2);
    send();
    office.sandbox().faults().heal();
    assertThat(words()).containsExactly("claimed");

    // A lease of 30 minutes, and the 15 that others leave it.
    for (int minutes : List.of(1, 20, 23)) {
      Result early = office.later(Duration.ofMinutes(minutes)).run("send", "--deadline", HEARING);
      assertThat(early.code()).as(early.out()).isEqualTo(ExitCode.TRY_AGAIN.number());
      assertThat(early.out()).contains("Another run has claimed it");
    }
    assertThat(words()).containsExactly("claimed");
    assertThat(office.sandbox().ghl().accepted()).isZero();

    Result after = office.later(Duration.ofMinutes(2)).run("send", "--deadline", HEARING);
    assertThat(after.code()).as(after.out()).isZero();
    assertThat(words()).containsExactly("claimed", "claimed", "sending", "success");
    assertThat(office.sandbox().ghl().accepted()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"RESET_AFTER", "CLOSED_AFTER", "SERVER_ERROR_PROCESSED", "TRUNCATED", "HTML"})
  @Survives("46")
  void a_renewal_whose_answer_is_lost_is_not_repeated_and_says_to_sign_in_again(Fault fault) {
    office.sandbox().clio().behaviour().refreshTokenRotates(true);
    office.sandbox().faults().failNth(1, Faults.to("clio", "POST", "/oauth/token"), fault);

    Result lost = send();

    assertThat(lost.code()).as(lost.err()).isEqualTo(ExitCode.TRY_AGAIN.number());
    assertThat(lost.err()).contains("sign in again", "clio-remind auth login clio");
    assertThat(office.sandbox().ledger().callsTo("clio", "POST", "/oauth/token")).hasSize(1);

    // The token that only Clio knows is gone; the old one is refused.
    Result refused = office.later(Duration.ofHours(1)).run("send", "--deadline", HEARING);

    assertThat(refused.code()).as(refused.err()).isEqualTo(ExitCode.SIGN_IN.number());
    assertThat(refused.err()).contains("clio-remind auth login clio");
    assertThat(office.sandbox().ghl().accepted()).isZero();
  }

  @Test
  @Survives("46")
  void where_clio_keeps_the_old_token_a_lost_answer_costs_one_run() {
    office
        .sandbox()
        .faults()
        .failNth(1, Faults.to("clio", "POST", "/oauth/token"), Fault.RESET_AFTER);

    assertThat(send().code()).isEqualTo(ExitCode.TRY_AGAIN.number());
    assertThat(office.later(Duration.ofHours(1)).run("send", "--deadline", HEARING).code())
        .isZero();

    assertThat(office.sandbox().ghl().accepted()).isEqualTo(1);
  }
}
