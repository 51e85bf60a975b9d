package dev.clioremind.core.plan;

import static dev.clioremind.core.plan.PlanScene.CLIENT;
import static dev.clioremind.core.plan.PlanScene.optedOut;
import static dev.clioremind.core.plan.PlanScene.person;
import static dev.clioremind.core.plan.PlanScene.summary;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.core.people.ContactMatch;
import dev.clioremind.core.people.ContactQuery;
import dev.clioremind.core.people.Party;
import dev.clioremind.core.people.PersonId;
import dev.clioremind.core.rule.Channel;
import dev.clioremind.core.text.MessageContent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who is reached by which channel, or why nobody is: the wrong person is the worst fault. */
@Timeout(20)
class ReachInPlansTest {

  private static final ContactMatch MISSING = new ContactMatch.Missing();
  private static final ContactMatch AMBIGUOUS =
      new ContactMatch.Ambiguous("two contacts have the number");

  private static PlanScene scene(String channels) {
    return new PlanScene()
        .rules(
            """
            Deadline Type | DaysOut | Channel | TemplateID
            Court Date    | 3       | %s      | ghl_sms_1
            """
                .formatted(channels))
        .entry("1", "Court Date", "2026-11-26");
  }

  private static String rest(PlanScene scene) {
    PlannedReminder line = scene.only();
    String detail = PlanScene.detail(line);
    return line.decision().word()
        + " "
        + line.channel()
        + line.reason().map(r -> " " + r.word()).orElse("")
        + (detail.isEmpty() ? "" : " (" + detail + ")");
  }

  @Test
  void the_first_channel_is_used_where_it_reaches_the_person() {
    assertThat(rest(scene("SMS else Email"))).isEqualTo("send SMS");
  }

  @Test
  void the_second_channel_is_used_without_a_number_a_contact_or_a_consent() {
    assertThat(
            rest(scene("SMS else Email").person(person(CLIENT, "Ann", "Lee", "", "a@example.com"))))
        .isEqualTo("send Email");
    assertThat(rest(scene("SMS else Email").match(CLIENT, Channel.SMS, MISSING)))
        .isEqualTo("send Email");
    assertThat(
            rest(scene("SMS else Email").match(CLIENT, Channel.SMS, optedOut(CLIENT, Channel.SMS))))
        .isEqualTo("send Email");
    assertThat(
            rest(
                scene("SMS else Email")
                    .contactsTab(
                        """
                        Clio Contact ID | GHL Contact ID | Reminders
                        501             |                | email only
                        """)))
        .isEqualTo("send Email");
    assertThat(
            rest(scene("Email else SMS").person(person(CLIENT, "Ann", "Lee", "+12125550142", ""))))
        .isEqualTo("send SMS");
  }

  @Test
  void the_second_channel_says_its_own_template() {
    PlanScene scene =
        new PlanScene()
            .rules(
                """
                Deadline Type | DaysOut | Channel        | TemplateID
                Court Date    | 3       | SMS else Email | ghl_sms_1 else ghl_email_2
                """)
            .person(person(CLIENT, "Ann", "Lee", "", "ann@example.com"))
            .entry("1", "Court Date", "2026-11-26");

    Delivery delivery = PlanScene.delivery(scene.only());

    assertThat(delivery.templateId()).isEqualTo("ghl_email_2");
    assertThat(delivery.content())
        .isEqualTo(new MessageContent.Email("Reminder", "<p>Ann: Court Date in 3 days.</p>"));
  }

  @Test
  void somebody_who_is_ambiguous_is_never_tried_by_another_channel() {
    assertThat(rest(scene("SMS else Email").match(CLIENT, Channel.SMS, AMBIGUOUS)))
        .isEqualTo("skip SMS ambiguous-contact (two contacts have the number)");
    assertThat(
            rest(
                scene("SMS else Email")
                    .match(CLIENT, Channel.SMS, MISSING)
                    .match(CLIENT, Channel.EMAIL, AMBIGUOUS)))
        .isEqualTo("skip Email ambiguous-contact (two contacts have the number)");
  }

  @Test
  void somebody_whose_addresses_are_hidden_is_not_somebody_without() {
    assertThat(rest(scene("SMS").person(PlanScene.redacted(CLIENT)))).isEqualTo("skip SMS hidden");
    assertThat(rest(scene("SMS else Email").person(PlanScene.redacted(CLIENT))))
        .isEqualTo("skip SMS hidden");
  }

  @Test
  void somebody_who_is_not_in_the_answer_is_hidden() {
    PlanScene scene =
        scene("SMS")
            .matter(PlanScene.matter("77001", "open", new Party.Known(PersonId.contact("999"))));

    assertThat(rest(scene)).isEqualTo("skip SMS hidden");
  }

  @Test
  void without_an_address_of_the_channel_a_person_is_told() {
    assertThat(rest(scene("SMS").person(person(CLIENT, "Ann", "Lee", "", "ann@example.com"))))
        .isEqualTo("skip SMS no-phone");
    assertThat(rest(scene("Email").person(person(CLIENT, "Ann", "Lee", "+12125550142", ""))))
        .isEqualTo("skip Email no-email");
    assertThat(rest(scene("Workflow").person(person(CLIENT, "Ann", "Lee", "", ""))))
        .isEqualTo("skip Workflow no-phone");
    assertThat(rest(scene("SMS else Email").person(person(CLIENT, "Ann", "Lee", "", ""))))
        .isEqualTo("skip SMS no-phone (and by Email: Clio has no e-mail address for the person)");
  }

  @Test
  void somebody_opted_out_or_unknown_to_gohighlevel_needs_a_person() {
    assertThat(rest(scene("SMS").match(CLIENT, Channel.SMS, optedOut(CLIENT, Channel.SMS))))
        .isEqualTo("skip SMS opted-out");
    assertThat(rest(scene("SMS").match(CLIENT, Channel.SMS, MISSING)))
        .isEqualTo("skip SMS no-contact");
    assertThat(
            rest(
                scene("SMS else Email")
                    .match(CLIENT, Channel.SMS, optedOut(CLIENT, Channel.SMS))
                    .match(CLIENT, Channel.EMAIL, MISSING)))
        .isEqualTo(
            "skip SMS opted-out (and by Email: GoHighLevel has no contact with that name and address)");
  }

  @Test
  void an_opt_out_of_another_channel_does_not_matter() {
    assertThat(rest(scene("SMS").match(CLIENT, Channel.SMS, optedOut(CLIENT, Channel.EMAIL))))
        .isEqualTo("send SMS");
  }

  @Test
  void the_contacts_tab_restricts_without_needing_a_person() {
    for (String word : new String[] {"never", "email only"}) {
      PlanScene scene =
          scene("SMS")
              .contactsTab(
                  """
                  Clio Contact ID | GHL Contact ID | Reminders
                  501             | ghlMapped      | %s
                  """
                      .formatted(word));

      assertThat(rest(scene)).isEqualTo("skip SMS override");
      assertThat(scene.plan().newForPerson()).isEmpty();
      assertThat(scene.asked()).isEmpty();
    }
  }

  @Test
  void a_restriction_does_not_hide_that_the_other_channel_can_t_reach_the_person_either() {
    PlanScene scene =
        scene("SMS else Email")
            .person(person(CLIENT, "Ann", "Lee", "+12125550142", ""))
            .contactsTab(
                """
                Clio Contact ID | GHL Contact ID | Reminders
                501             |                | email only
                """);

    assertThat(rest(scene)).isEqualTo("skip Email no-email (and by SMS: the Contacts tab says so)");
    assertThat(scene.plan().newForPerson()).hasSize(1);
  }

  @Test
  void a_mapped_contact_is_taken_without_comparing() {
    PlanScene scene =
        scene("SMS")
            .person(person(CLIENT, "Ann", "Lee", "", ""))
            .contactsTab(
                """
                Clio Contact ID | GHL Contact ID | Reminders
                501             | ghlMapped      |
                """);

    assertThat(PlanScene.delivery(scene.only()).contact().id().value()).isEqualTo("ghlMapped");
    assertThat(scene.asked()).extracting(ContactQuery::mapped).allMatch(m -> m.isPresent());
  }

  @Test
  void an_excluded_second_channel_is_not_used() {
    PlanScene scene =
        new PlanScene()
            .rules(
                """
                Deadline Type | DaysOut | Channel        | TemplateID
                Court Date    | 3       | SMS else Email | ghl_sms_1
                """)
            .person(person(CLIENT, "Ann", "Lee", "", "ann@example.com"))
            .entry("1", "Court Date", "2026-11-26", summary("Hearing #noemail"));

    assertThat(rest(scene))
        .isEqualTo(
            "skip SMS no-phone (and by Email: the entry carries #noremind, #nosms or #noemail)");
  }

  @Test
  void a_marker_closes_its_channel_and_not_the_other_one() {
    assertThat(rest(marked("SMS else Email", "Hearing #nosms"))).isEqualTo("send Email");
    assertThat(rest(marked("Email else SMS", "Hearing #noemail"))).isEqualTo("send SMS");
    assertThat(rest(marked("SMS", "Hearing #nosms"))).isEqualTo("skip SMS excluded");
    assertThat(rest(marked("SMS else Email", "Hearing #nosms #noemail")))
        .isEqualTo("skip SMS excluded");
    assertThat(rest(marked("SMS else Email", "Hearing #noremind"))).isEqualTo("skip SMS excluded");
    assertThat(
            rest(
                marked("SMS else Email", "Hearing #nosms")
                    .person(person(CLIENT, "Ann", "Lee", "+12125550142", ""))))
        .isEqualTo(
            "skip Email no-email (and by SMS: the entry carries #noremind, #nosms or #noemail)");
  }

  private static PlanScene marked(String channels, String summary) {
    return new PlanScene()
        .rules(
            """
            Deadline Type | DaysOut | Channel | TemplateID
            Court Date    | 3       | %s      | ghl_sms_1
            """
                .formatted(channels))
        .entry("1", "Court Date", "2026-11-26", summary(summary));
  }

  @Test
  void a_template_that_is_missing_names_itself() {
    PlanScene scene =
        new PlanScene()
            .rules(
                """
                Deadline Type | DaysOut | Channel | TemplateID
                Court Date    | 3       | SMS     | ghl_email_2
                """)
            .entry("1", "Court Date", "2026-11-26");

    assertThat(rest(scene))
        .isEqualTo(
            "skip SMS template-missing (template 'ghl_email_2' for SMS is neither in the Templates"
                + " tab nor among the GoHighLevel snippets; there is one for Email)");
  }

  @Test
  void a_snippet_of_gohighlevel_serves_by_id_then_by_name() {
    PlanScene scene =
        new PlanScene()
            .templates("TemplateID | Channel | Subject | Body\n")
            .snippet("zz", "ghl_sms_1", Channel.SMS, "by name")
            .snippet("ghl_sms_1", "other", Channel.SMS, "by id")
            .entry("1", "Court Date", "2026-11-26");

    assertThat(scene.text()).isEqualTo("by id");
  }

  @Test
  void nobody_is_asked_for_what_is_not_due() {
    PlanScene scene = new PlanScene().entry("1", "Court Date", "2026-12-20");

    assertThat(scene.lines()).isEmpty();
    assertThat(scene.asked()).isEmpty();
  }
}
