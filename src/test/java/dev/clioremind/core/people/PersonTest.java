package dev.clioremind.core.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class PersonTest {

  private static final Person ANN =
      new Person(
          PersonId.contact("501"),
          Person.Kind.PERSON,
          " Ann ",
          "Lee",
          "Ann Lee",
          List.of(new PhoneNumber("+12125550142"), new PhoneNumber("+12125550143")),
          List.of(new EmailAddress(" Ann@Example.com ")),
          false);

  @Test
  void the_primary_address_is_the_one_that_is_used() {
    assertThat(ANN.phone()).contains(new PhoneNumber("+12125550142"));
    assertThat(ANN.email()).contains(new EmailAddress("ann@example.com"));
    assertThat(ANN.firstName()).isEqualTo("Ann");
  }

  @Test
  void nothing_of_a_person_is_printed_but_the_id() {
    String printed =
        ANN
            + " "
            + ANN.phones()
            + ANN.emails()
            + new Matter(
                new MatterId("7"),
                "00042-Lee",
                "Lee v. Example",
                "open",
                new Party.Known(ANN.id()),
                new Party.Nobody(),
                "Pat",
                "Family");

    assertThat(printed)
        .contains("501", "7")
        .doesNotContainIgnoringCase("ann", "lee", "555", "example", "pat");
  }

  @Test
  void a_user_is_not_a_contact_of_the_same_number() {
    assertThat(PersonId.user("5")).isNotEqualTo(PersonId.contact("5"));
  }

  @Test
  void what_is_no_address_is_refused_without_being_shown() {
    for (String wrong :
        new String[] {"5550142", "+0123456", "+1 212 555 0142", "+1212555014222222"}) {
      assertThatThrownBy(() -> new PhoneNumber(wrong)).hasMessage("not an E.164 phone number");
    }
    for (String wrong : new String[] {"ann", "a@b@c", "a b@example.com", "a@example.com\nBcc:x"}) {
      assertThatThrownBy(() -> new EmailAddress(wrong)).hasMessage("not an e-mail address");
    }
  }
}
