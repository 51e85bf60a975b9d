package dev.clioremind.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.core.deadline.DeadlineId;
import dev.clioremind.core.people.MatterId;
import dev.clioremind.core.people.PersonId;
import dev.clioremind.core.rule.Channel;
import dev.clioremind.core.rule.DaysOut;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The vectors of DESIGN section 5: a changed hash would message everybody again. */
@Timeout(10)
class IdentityTest {

  private static final String COURT_DATE =
      "1348a5eab67846b05c8419d94ecea99f9abffa337f9811ac3eaea619d457144f";

  @Test
  void the_event_hash_of_an_entry() {
    assertThat(
            Identity.eventHash(DeadlineId.entry("1245"), "SMS-3d", LocalDate.parse("2024-05-20")))
        .isEqualTo(COURT_DATE);
  }

  @Test
  void the_event_hash_of_a_task() {
    assertThat(
            Identity.eventHash(DeadlineId.task("77"), "Email-1bd", LocalDate.parse("2026-11-20")))
        .isEqualTo("ad2668d946d4869c1bb4b9668da07b4ddc6093765bd399aacebf7abf25bf3d38");
  }

  @Test
  void the_fingerprint_of_a_timed_deadline() {
    assertThat(
            Identity.fingerprint(
                new MatterId("77001"),
                PersonId.contact("501"),
                Channel.SMS,
                PlanScene.due("2026-11-25T09:00", PlanScene.NEW_YORK),
                new DaysOut(3, false),
                "ghl_sms_1"))
        .isEqualTo("d43779540090b7756fe8c816757665dc452ccfff711cc3be04734e98625ac4b7");
  }

  @Test
  void the_fingerprint_of_a_date_counted_in_business_days() {
    assertThat(
            Identity.fingerprint(
                new MatterId("77001"),
                PersonId.contact("501"),
                Channel.EMAIL,
                PlanScene.due("2026-11-25", PlanScene.NEW_YORK),
                new DaysOut(3, true),
                "ghl_email_2"))
        .isEqualTo("0cf7b0afb96b7d91a1e4846977794b3cac91d99a643853d6d052f27e013b32ce");
  }

  @Test
  void the_reference_is_the_hash_in_eight_letters() {
    assertThat(Identity.ref(COURT_DATE)).isEqualTo("CNEKL2VW");
    assertThat(Identity.ref("00".repeat(32))).isEqualTo("AAAAAAAA");
    assertThat(Identity.ref("ff".repeat(32))).isEqualTo("77777777");
  }

  @Test
  void somebody_other_than_the_client_has_a_hash_of_their_own() {
    LocalDate day = LocalDate.parse("2024-05-20");
    DeadlineId entry = DeadlineId.entry("1245");

    assertThat(Identity.eventHash(entry, "SMS-3d", day, PersonId.user("9")))
        .isNotEqualTo(COURT_DATE)
        .isNotEqualTo(Identity.eventHash(entry, "SMS-3d", day, PersonId.user("10")));
  }

  @Test
  void the_machine_s_language_changes_no_hash() {
    Locale machine = Locale.getDefault();
    try {
      for (String tag : new String[] {"ar-EG", "tr-TR", "th-TH-u-nu-thai", "fa-IR"}) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        the_event_hash_of_an_entry();
        the_event_hash_of_a_task();
        the_fingerprint_of_a_timed_deadline();
        the_fingerprint_of_a_date_counted_in_business_days();
      }
    } finally {
      Locale.setDefault(machine);
    }
  }

  @Test
  void a_plan_gives_its_reminders_these_names() {
    PlanScene scene = new PlanScene().entry("1245", "Court Date", "2026-11-25T09:00");

    PlannedReminder.Subject subject = scene.now("2026-11-22T18:00:00Z").only().subject();

    assertThat(subject.hash())
        .isEqualTo(
            Identity.eventHash(DeadlineId.entry("1245"), "SMS-3d", LocalDate.parse("2026-11-22")));
    assertThat(subject.fingerprint())
        .isEqualTo("d43779540090b7756fe8c816757665dc452ccfff711cc3be04734e98625ac4b7");
  }
}
