package dev.clioremind.clio;

import static dev.clioremind.clio.FakeClio.CONTACTS;
import static dev.clioremind.clio.FakeClio.MATTERS;
import static dev.clioremind.clio.FakeClio.RELATIONSHIPS;
import static dev.clioremind.clio.FakeClio.USERS;
import static dev.clioremind.clio.FakeClio.page;
import static dev.clioremind.clio.FakeClio.resource;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clioremind.Survives;
import dev.clioremind.core.ServiceException;
import dev.clioremind.core.people.EmailAddress;
import dev.clioremind.core.people.Matter;
import dev.clioremind.core.people.MatterId;
import dev.clioremind.core.people.Party;
import dev.clioremind.core.people.Person;
import dev.clioremind.core.people.PersonId;
import dev.clioremind.core.people.PhoneNumber;
import dev.clioremind.core.people.Relationship;
import dev.clioremind.core.sheet.Problem;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Matters and people, by id. */
@Timeout(20)
class PeopleTest {
  private static final MatterId RIVERA = new MatterId("800001");
  private static final MatterId EXAMPLE = new MatterId("800002");
  private static final PersonId ANA = PersonId.contact("900001");
  private static final PersonId COMPANY = PersonId.contact("900002");

  @StartStop public final MockWebServer server = new MockWebServer();
  private final FakeClio clio = new FakeClio(server);

  @Test
  void a_matter_has_its_client_and_attorney_as_parties() {
    clio.on(MATTERS, resource("matters.json"));

    Map<MatterId, Matter> matters = clio.signedIn().matters(Set.of(RIVERA, EXAMPLE));

    assertThat(matters)
        .containsExactly(
            Map.entry(
                RIVERA,
                new Matter(
                    RIVERA,
                    "00042-Rivera",
                    "Rivera v. Example Co",
                    "open",
                    new Party.Known(ANA),
                    new Party.Known(PersonId.user("345")),
                    "Lee Park",
                    "Family")),
            Map.entry(
                EXAMPLE,
                new Matter(
                    EXAMPLE,
                    "00043-Example",
                    "",
                    "closed",
                    new Party.Nobody(),
                    new Party.Nobody(),
                    "",
                    "")));
    assertThat(clio.received().get(0).getTarget())
        .contains("ids[]=800001&ids[]=800002")
        .contains("limit=200", "client%7Bid,type%7D");
  }

  @Test
  void an_attorney_who_has_left_stays_on_the_matter_and_is_marked() {
    clio.on(
        MATTERS,
        page(
            "{\"id\":800001,\"responsible_attorney\":"
                + "{\"id\":346,\"name\":\"Sam Stone\",\"enabled\":false}}"));

    assertThat(clio.signedIn().matters(Set.of(RIVERA)).get(RIVERA))
        .extracting(Matter::attorneyName, Matter::attorneyLeft)
        .containsExactly("Sam Stone", true);
  }

  @Test
  void a_client_without_an_id_is_hidden_not_absent() {
    clio.on(MATTERS, page("{\"id\":800001,\"client\":{\"id\":null,\"type\":\"Person\"}}"));

    assertThat(clio.signedIn().matters(Set.of(RIVERA)).values())
        .extracting(Matter::client)
        .containsExactly(new Party.Hidden());
  }

  @Test
  void a_person_has_the_primary_addresses_first_and_no_extensions() {
    clio.on(CONTACTS, resource("contacts.json"));

    Map<PersonId, Person> people = clio.signedIn().people(Set.of(ANA, COMPANY));

    assertThat(people)
        .containsExactly(
            Map.entry(
                ANA,
                new Person(
                    ANA,
                    Person.Kind.PERSON,
                    "Ana",
                    "Rivera",
                    "Ana Rivera",
                    List.of(new PhoneNumber("+12135550142"), new PhoneNumber("+12135550144")),
                    List.of(
                        new EmailAddress("ana.rivera@example.com"),
                        new EmailAddress("ana@work.example.com")),
                    false)),
            Map.entry(
                COMPANY,
                new Person(
                    COMPANY,
                    Person.Kind.COMPANY,
                    "",
                    "",
                    "Example Co",
                    List.of(),
                    List.of(),
                    false)));
  }

  /** A company's own phone and e-mail, or none: the people behind it are never guessed. */
  @Test
  void a_company_has_its_own_addresses_and_nobody_elses() {
    clio.on(
        CONTACTS,
        page(
            """
            {"id":900002,"type":"Company","name":"Example Co",
             "primary_email_address":"office@example.com","primary_phone_number":"(213) 555-0150",
             "email_addresses":[{"address":"office@example.com","name":"Work","primary":true}],
             "phone_numbers":[{"number":"(213) 555-0150","name":"Work","primary":true}],
             "related_contacts":[{"id":900001,"name":"Ana Rivera",
               "primary_phone_number":"(213) 555-0142"}]}"""));

    assertThat(clio.signedIn().people(Set.of(COMPANY)).get(COMPANY))
        .isEqualTo(
            new Person(
                COMPANY,
                Person.Kind.COMPANY,
                "",
                "",
                "Example Co",
                List.of(new PhoneNumber("+12135550150")),
                List.of(new EmailAddress("office@example.com")),
                false));
    assertThat(clio.received()).hasSize(1);
  }

  @Test
  @Survives("24b")
  void a_403_on_practice_areas_is_read_without_them_and_says_what_that_means() {
    clio.on(MATTERS, 403, "{\"error\":{\"type\":\"ForbiddenError\"}}")
        .on(MATTERS, resource("matters.json"));
    ClioSource source = clio.signedIn();

    assertThat(source.matters(Set.of(RIVERA, EXAMPLE))).hasSize(2);
    assertThat(source.openProblems())
        .containsExactly(
            Problem.warning(
                "Clio matters",
                "this Clio account does not give practice_area; read without; rules with a Practice"
                    + " Area match no matter"));
    assertThat(clio.calls(MATTERS).get(1).getUrl().queryParameter("fields"))
        .doesNotContain("practice_area")
        .contains("responsible_attorney{id,name,enabled}");
  }

  @Test
  void users_and_contacts_with_one_number_stay_apart() {
    clio.on(CONTACTS, page("{\"id\":345,\"type\":\"Person\",\"name\":\"Client\"}"))
        .on(USERS, page("{\"id\":345,\"name\":\"Lee Park\",\"enabled\":true}"));

    Map<PersonId, Person> people =
        clio.signedIn().people(Set.of(PersonId.contact("345"), PersonId.user("345")));

    assertThat(people.get(PersonId.contact("345"))).extracting(Person::name).isEqualTo("Client");
    assertThat(people.get(PersonId.user("345"))).extracting(Person::name).isEqualTo("Lee Park");
    assertThat(clio.asked(CONTACTS).queryParameterValues("ids[]")).containsExactly("345");
    assertThat(clio.asked(USERS).queryParameterValues("ids[]")).containsExactly("345");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":900001,\"type\":\"Person\",\"name\":null,\"email_addresses\":[],\"phone_numbers\":[]}",
        "{\"id\":900001,\"type\":null,\"name\":\"A\",\"email_addresses\":[],\"phone_numbers\":[]}",
        "{\"id\":900001,\"type\":\"Person\",\"name\":\"A\",\"email_addresses\":null,\"phone_numbers\":[]}",
        "{\"id\":900001,\"type\":\"Person\",\"name\":\"A\",\"email_addresses\":[],\"phone_numbers\":[null]}",
        "{\"id\":900001,\"type\":\"Person\",\"name\":\"A\",\"email_addresses\":[{\"address\":null}],\"phone_numbers\":[]}",
        "{\"id\":900001,\"type\":\"Person\",\"name\":\"[REDACTED]\",\"email_addresses\":[],\"phone_numbers\":[]}",
        "{\"id\":900001,\"type\":\"Person\",\"name\":\"***\",\"email_addresses\":[],\"phone_numbers\":[]}",
        "{\"id\":900001}"
      })
  @Survives("25a")
  void a_redacted_contact_is_flagged_and_is_not_one_without_phone(String row) {
    clio.on(CONTACTS, page(row));

    assertThat(clio.signedIn().people(Set.of(ANA)).get(ANA))
        .satisfies(person -> assertThat(person.redacted()).isTrue())
        .satisfies(person -> assertThat(person.phones()).isEmpty());
  }

  @Test
  void a_contact_without_addresses_is_not_redacted() {
    clio.on(
        CONTACTS,
        page(
            "{\"id\":900001,\"type\":\"Person\",\"name\":\"Ana Rivera\",\"email_addresses\":[],"
                + "\"phone_numbers\":[{\"number\":\"ask first\",\"primary\":true}]}"));

    assertThat(clio.signedIn().people(Set.of(ANA)).get(ANA))
        .satisfies(person -> assertThat(person.redacted()).isFalse());
  }

  @Test
  void a_field_of_users_that_the_account_lacks_is_done_without() {
    clio.on(
            USERS,
            400,
            "{\"error\":{\"type\":\"InvalidFields\",\"message\":\"phone_number is not a valid field\"}}")
        .on(USERS, page("{\"id\":345,\"name\":\"Lee Park\",\"email\":\"lee.park@example.com\"}"));
    ClioSource source = clio.signedIn();

    assertThat(source.people(Set.of(PersonId.user("345")))).hasSize(1);
    assertThat(source.openProblems())
        .containsExactly(
            Problem.warning(
                "Clio users", "this Clio account does not give phone_number; read without"));
    assertThat(source.openProblems()).isEmpty();
  }

  /** Each member of each record in turn. */
  @ParameterizedTest
  @CsvSource({"matters.json", "contacts.json", "users.json", "relationships.json"})
  void a_null_in_any_member_gives_no_stack_trace(String name) {
    String whole = resource(name);
    String path = "/api/v4/" + name;
    Matcher member =
        Pattern.compile("\"(\\w+)\": (\"[^\"]*\"|true|false|\\d+|\\{[^}]*})").matcher(whole);
    int tried = 0;
    for (int from = whole.indexOf("\"id\""); member.find(from); from = member.start(2) + 1) {
      if (member.group(1).equals("meta")) {
        break;
      }
      clio.on(path, whole.substring(0, member.start(2)) + "null" + whole.substring(member.end(2)));
      // a record without an id may be any of those that were asked for: each is asked for alone
      for (String id : List.of("800001", "800002", "900001", "900002", "345", "346")) {
        clio.on(path.replace(".json", "/" + id + ".json"), 404, "{}");
      }
      ClioSource source = clio.signedIn();
      int found =
          switch (name) {
            case "matters.json" -> source.matters(Set.of(RIVERA, EXAMPLE)).size();
            case "contacts.json" -> source.people(Set.of(ANA, COMPANY)).size();
            case "users.json" ->
                source.people(Set.of(PersonId.user("345"), PersonId.user("346"))).size();
            default -> source.relationships(Set.of(RIVERA)).size();
          };
      assertThat(found).as(member.group(1)).isBetween(0, 2);
      tried++;
    }
    assertThat(tried).isGreaterThan(8);
  }

  @Test
  void ids_go_in_batches_of_a_hundred_and_each_once() {
    Set<MatterId> many =
        IntStream.rangeClosed(1, 250)
            .mapToObj(i -> new MatterId(String.valueOf(i)))
            .collect(Collectors.toSet());
    for (int i = 0; i < 3; i++) {
      clio.on(MATTERS, resource("no-records.json"));
    }

    assertThat(clio.signedIn().matters(many)).isEmpty();

    assertThat(clio.calls(MATTERS))
        .extracting(call -> call.getUrl().queryParameterValues("ids[]").size())
        .containsExactly(100, 100, 50);
    assertThat(
            clio.calls(MATTERS).stream()
                .flatMap(call -> call.getUrl().queryParameterValues("ids[]").stream())
                .distinct())
        .hasSize(250);
  }

  @Test
  void without_ids_nothing_is_asked() {
    ClioSource source = clio.signedIn();

    assertThat(source.matters(Set.of())).isEmpty();
    assertThat(source.people(Set.of())).isEmpty();
    assertThat(source.relationships(Set.of())).isEmpty();
    assertThat(source.reread(Set.of()).deadlines()).isEmpty();
    assertThat(clio.received()).isEmpty();
  }

  /** Clio ignores a parameter that it does not know: the answer is the beginning of everything. */
  @Test
  void ignored_ids_are_noticed_and_each_is_asked_for_alone() {
    clio.on(MATTERS, clio.pageBefore("https://evil.test/", "{\"id\":1}", "{\"id\":800001}"))
        .on("/api/v4/matters/800001.json", "{\"data\":{\"id\":800001,\"status\":\"Open\"}}")
        .on("/api/v4/matters/800002.json", 404, "{}");

    assertThat(clio.signedIn().matters(Set.of(RIVERA, EXAMPLE))).containsOnlyKeys(RIVERA);
  }

  @Test
  void a_single_record_that_is_another_one_is_not_taken() {
    clio.on(MATTERS, 404, "{}")
        .on("/api/v4/matters/800001.json", "{\"data\":{\"id\":800002,\"status\":\"Open\"}}");

    assertThat(clio.signedIn().matters(Set.of(RIVERA))).isEmpty();
  }

  @Test
  void relationships_are_those_of_the_matter_that_was_asked_for() {
    clio.on(RELATIONSHIPS, resource("relationships.json"));

    assertThat(clio.signedIn().relationships(Set.of(RIVERA)))
        .containsExactly(
            new Relationship(RIVERA, "Spouse", new Party.Known(PersonId.contact("900003"))),
            new Relationship(RIVERA, "Reminders to", new Party.Hidden()));
    assertThat(clio.asked(RELATIONSHIPS).queryParameter("matter_id")).isEqualTo("800001");
  }

  @Test
  void a_403_on_contacts_names_the_permission() {
    clio.on(CONTACTS, 403, "{}");

    assertThatThrownBy(() -> clio.signedIn().people(Set.of(ANA)))
        .isInstanceOfSatisfying(
            ServiceException.class,
            e -> assertThat(e.kind()).isEqualTo(ServiceException.Kind.SIGN_IN))
        .hasMessageContaining("permission to read Contacts");
  }
}
