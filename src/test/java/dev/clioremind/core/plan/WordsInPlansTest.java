package dev.clioremind.core.plan;

import static dev.clioremind.core.plan.PlanScene.inZone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.Survives;
import dev.clioremind.core.people.Matter;
import dev.clioremind.core.people.Party;
import dev.clioremind.core.people.Person;
import dev.clioremind.core.people.PersonId;
import dev.clioremind.core.people.PhoneNumber;
import dev.clioremind.core.sheet.Problem;
import dev.clioremind.core.text.MessageContent;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the client reads: dates, times, zones and case facts. */
@Timeout(30)
class WordsInPlansTest {

  private static final String ALL =
      "{{deadline.date}}; {{deadline.day}}; {{deadline.time}}; {{deadline.when}}; {{deadline.days_left}}";

  /** Where the firms are; of other countries' languages the plain form is enough. */
  private static final Set<String> COUNTRIES = Set.of("US", "CA", "GB", "AU");

  private static PlanScene says(String body) {
    return new PlanScene().smsSays(body);
  }

  private static String reason(PlanScene scene) {
    return PlanScene.line(scene.only()) + ": " + PlanScene.detail(scene.only());
  }

  @Test
  void every_field_has_its_value() {
    PlanScene scene =
        new PlanScene()
            .rules(
                """
                Deadline Type | DaysOut | Channel | TemplateID | Court Room
                Court Date    | 3       | SMS     | ghl_sms_1  | Bring your ID
                """)
            .smsSays(
                "{{contact.first_name}}/{{contact.last_name}}/{{contact.name}}/{{deadline.type}}/"
                    + "{{matter.number}}/{{attorney.name}}/{{firm.name}}/{{rule.Court Room}}/"
                    + "{{ RULE.courtroom }}/{{ref}}")
            .entry("1", "Court Date", "2026-11-26");

    assertThat(scene.text())
        .isEqualTo(
            "Ann/Lee/Ann Lee/Court Date/00042-Lee/Pat Gray/Example Law/Bring your ID/Bring your ID/"
                + Identity.ref(scene.only().subject().hash()));
  }

  /** Clio leaves a disabled user on the matters; the filters of rules still go by the name. */
  @Test
  void an_attorney_who_has_left_is_named_to_nobody() {
    PlanScene scene =
        new PlanScene()
            .rules(
                """
                Deadline Type | DaysOut | Channel | TemplateID | Attorney
                Court Date    | 3       | SMS     | ghl_sms_1  | Pat Gray
                """)
            .matter(
                new Matter(
                    PlanScene.MATTER,
                    "1",
                    "",
                    "open",
                    new Party.Known(PlanScene.CLIENT),
                    new Party.Known(PlanScene.ATTORNEY),
                    "Pat Gray",
                    true,
                    ""))
            .smsSays("Ask {{attorney.name}}.")
            .entry("1", "Court Date", "2026-11-26");

    assertThat(scene.text()).isEqualTo("Ask Example Law.");
  }

  @Test
  void dates_and_times_in_the_firm_s_language_whatever_the_machine_speaks() {
    Locale machine = Locale.getDefault();
    try {
      for (String tag : new String[] {"tr-TR", "ar-EG", "th-TH-u-ca-buddhist-nu-thai", "en-US"}) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        PlanScene scene = says(ALL).entry("1", "Court Date", "2026-11-26T09:05");

        assertThat(scene.text()).isEqualTo("November 26, 2026; Thursday; 9:05 AM; in 3 days; 3");
        assertThat(scene.locale("fr-FR").text())
            .isEqualTo("26 novembre 2026; jeudi; 09:05; in 3 days; 3");
        assertThat(scene.locale("de-DE").text())
            .isEqualTo("26. November 2026; Donnerstag; 09:05; in 3 days; 3");
        assertThat(scene.locale("en-GB").text())
            .isEqualTo("26 November 2026; Thursday; 09:05; in 3 days; 3");
      }
    } finally {
      Locale.setDefault(machine);
    }
  }

  @Test
  void no_language_s_dates_hold_a_space_that_makes_a_text_message_dearer() {
    for (Locale locale : Locale.getAvailableLocales()) {
      if (!locale.getCountry().isEmpty() && !COUNTRIES.contains(locale.getCountry())) {
        continue;
      }
      PlanScene scene =
          says(ALL).locale(locale.toLanguageTag()).entry("1", "Court Date", "2026-11-26T15:05");

      assertThat(scene.text()).as(locale.toLanguageTag()).doesNotContain("\u202f", "\u00a0");
    }
  }

  private static String time(String zone, String firm) {
    return says("{{deadline.time}}")
        .zone(firm)
        .entry("1", "Court Date", "2026-11-26T09:00", inZone(zone))
        .text();
  }

  @Test
  void a_zone_is_named_only_where_it_differs_from_the_firm_s() {
    assertThat(time("America/New_York", "America/New_York")).isEqualTo("9:00 AM");
    assertThat(time("America/Detroit", "America/New_York")).isEqualTo("9:00 AM");
    assertThat(time("America/Los_Angeles", "America/New_York")).isEqualTo("9:00 AM PST");
    assertThat(time("America/Phoenix", "America/Denver")).isEqualTo("9:00 AM");
  }

  @Test
  void in_summer_phoenix_and_denver_differ() {
    PlanScene scene =
        says("{{deadline.time}}")
            .zone("America/Denver")
            .now("2026-07-06T18:00:00Z")
            .entry("1", "Court Date", "2026-07-09T09:00", inZone("America/Phoenix"));

    assertThat(scene.text()).isEqualTo("9:00 AM MST");
  }

  @Test
  void one_abbreviation_of_two_clocks_is_told_by_its_offset() {
    assertThat(time("Asia/Shanghai", "America/Chicago")).isEqualTo("9:00 AM GMT+8");
    assertThat(time("Asia/Kolkata", "Asia/Jerusalem")).isEqualTo("9:00 AM GMT+5:30");
  }

  @Test
  void a_bare_offset_that_is_the_firm_s_own_is_not_named() {
    assertThat(time("-05:00", "America/New_York")).isEqualTo("9:00 AM");
    assertThat(time("-08:00", "America/New_York")).isEqualTo("9:00 AM -08:00");
  }

  @Test
  void when_is_counted_from_the_moment_of_delivery() {
    PlanScene scene =
        says("{{deadline.when}} {{deadline.days_left}}")
            .rules(
                """
                Deadline Type | DaysOut | Channel | TemplateID
                Court Date    | 2, 1, 0 | SMS     | ghl_sms_1
                """);

    scene.entry("1", "Court Date", "2026-11-23T14:00");
    assertThat(PlanScene.delivery(scene.only("entry-1", "SMS-0d")).content())
        .isEqualTo(new MessageContent.Text("today 0"));
    // At eight in the evening it is handed over for the next morning, which is the day itself.
    PlanScene evening =
        says("{{deadline.when}} {{deadline.days_left}}")
            .now("2026-11-24T01:00:00Z")
            .rules(
                """
                Deadline Type | DaysOut | Channel | TemplateID
                Court Date    | 1       | SMS     | ghl_sms_1
                """)
            .entry("1", "Court Date", "2026-11-24T14:00");
    assertThat(evening.lines()).containsExactly("entry-1 SMS-1d schedule");
    assertThat(evening.text()).isEqualTo("today 0");
  }

  @Test
  void when_is_counted_in_the_zone_in_which_the_client_is_told_the_date() {
    PlanScene scene =
        says("{{deadline.when}}")
            .window("MON-SUN 00:00-24:00")
            .now("2026-11-26T06:30:00Z")
            .rules(
                """
                Deadline Type | DaysOut | Channel | TemplateID
                Court Date    | 0, 1    | SMS     | ghl_sms_1
                """)
            .entry("1", "Court Date", "2026-11-26T15:00", inZone("America/Los_Angeles"));

    // Half past one in New York, still the evening before in Los Angeles.
    assertThat(PlanScene.delivery(scene.only("entry-1", "SMS-0d")).content())
        .isEqualTo(new MessageContent.Text("tomorrow"));
  }

  @Test
  void a_plain_date_has_no_time_and_a_template_that_asks_for_one_is_refused() {
    PlanScene scene = says("{{deadline.time}}").entry("1", "Court Date", "2026-11-26");

    assertThat(reason(scene))
        .isEqualTo("entry-1 SMS-3d skip template-field: {{deadline.time}} is empty");
  }

  @Test
  void case_facts_are_not_told_to_clients_unless_the_firm_allows_it() {
    for (String field :
        new String[] {"deadline.summary", "deadline.location", "matter.description"}) {
      PlanScene scene = says("{{" + field + "}}").entry("1", "Court Date", "2026-11-26");

      assertThat(reason(scene))
          .isEqualTo(
              "entry-1 SMS-3d skip template-field: {{%s}} may not go to clients (send.case-text is off)"
                  .formatted(field));
      assertThat(scene.caseText().lines()).containsExactly("entry-1 SMS-3d send");
    }
  }

  @Test
  void the_attorney_may_read_them_but_a_spouse_and_an_assignee_may_not() {
    PlanScene scene =
        says("{{deadline.summary}}")
            .relationship("Spouse", new Party.Known(PersonId.contact("501")))
            .rules(
                """
                Deadline Type | DaysOut | Channel | TemplateID | Audience | RuleID
                Court Date    | 3       | SMS     | ghl_sms_1  | Attorney | a
                Court Date    | 3       | SMS     | ghl_sms_1  | Spouse   | b
                """)
            .entry("1", "Court Date", "2026-11-26");

    assertThat(scene.lines())
        .containsExactlyInAnyOrder("entry-1 a send", "entry-1 b skip template-field");
  }

  @Test
  void a_company_has_no_first_name() {
    PlanScene scene =
        says("Dear {{contact.first_name}}")
            .person(
                new Person(
                    PlanScene.CLIENT,
                    Person.Kind.COMPANY,
                    "",
                    "",
                    "Example Bakery",
                    List.of(new PhoneNumber("+12125550142")),
                    List.of(),
                    false))
            .entry("1", "Court Date", "2026-11-26");

    assertThat(reason(scene))
        .isEqualTo("entry-1 SMS-3d skip template-field: {{contact.first_name}} is empty");
  }

  @Test
  @Survives("56")
  void a_hostile_name_stays_a_name() {
    PlanScene scene =
        says("Hi {{contact.first_name}}!")
            .person(
                PlanScene.person(
                    PlanScene.CLIENT,
                    "{{contact.phone}}\n::set-output\u001b[31m\u202eeel",
                    "Lee",
                    "+12125550142",
                    ""))
            .entry("1", "Court Date", "2026-11-26");

    assertThat(scene.text()).isEqualTo("Hi { {contact.phone} } ::set-output [31meel!");
  }

  @Test
  void a_template_that_a_person_should_look_at_is_a_warning() {
    PlanScene scene =
        says("See you tomorrow, reply CANCEL to stop").entry("1", "Court Date", "2026-11-26");

    assertThat(scene.plan().problems())
        .allMatch(p -> p.weight() == Problem.Weight.WARNING)
        .extracting(Problem::where)
        .containsOnly("template 'ghl_sms_1'");
    assertThat(scene.plan().problems()).hasSize(3);
    assertThat(scene.lines()).containsExactly("entry-1 SMS-3d send");
  }

  @Test
  void a_workflow_is_told_the_moment_of_the_deadline() {
    PlanScene scene =
        new PlanScene()
            .rules(
                """
                Deadline Type | DaysOut | Channel  | TemplateID
                Court Date    | 3       | Workflow | Reminders
                """)
            .entry("1", "Court Date", "2026-11-26T09:00", UnaryOperator.identity())
            .entry("2", "Court Date", "2026-11-26");

    assertThat(PlanScene.delivery(scene.only("entry-1", "Workflow-3d")).content())
        .isEqualTo(
            new MessageContent.Enrolment(
                "Reminders", LocalDateTime.parse("2026-11-26T09:00").atZone(PlanScene.NEW_YORK)));
    assertThat(PlanScene.delivery(scene.only("entry-2", "Workflow-3d")).content())
        .isEqualTo(
            new MessageContent.Enrolment(
                "Reminders", LocalDateTime.parse("2026-11-26T00:00").atZone(PlanScene.NEW_YORK)));
  }
}
