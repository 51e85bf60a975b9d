package dev.clioremind.core.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.core.rule.Channel;
import dev.clioremind.core.sheet.Problem;
import dev.clioremind.core.sheet.SheetText;
import dev.clioremind.core.sheet.Table;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(10)
class ContactOverridesTest {

  private static final PersonId JANE = PersonId.contact("501");
  private static final PersonId OTHER = PersonId.contact("502");
  private static final String HEADER = "Clio Contact ID | GHL Contact ID | Reminders\n";

  @Test
  void without_rows_everybody_may_be_reminded_and_nobody_is_mapped() {
    ContactOverrides overrides = ContactOverrides.read(Table.empty("Contacts"));

    assertThat(allowed(overrides, JANE)).containsExactly(Channel.values());
    assertThat(overrides.contactOf(JANE)).isEmpty();
    assertThat(overrides.problems()).isEmpty();
  }

  @Test
  void a_contact_is_mapped_by_a_number_or_a_text() {
    ContactOverrides overrides = read("=501 | ocQHyuzHvysMo5N5VsXc |\n502 | abc |");

    assertThat(overrides.contactOf(JANE)).contains(new ContactId("ocQHyuzHvysMo5N5VsXc"));
    assertThat(overrides.contactOf(OTHER)).contains(new ContactId("abc"));
    assertThat(overrides.contactOf(PersonId.contact("503"))).isEmpty();
    assertThat(allowed(overrides, JANE)).containsExactly(Channel.values());
    assertThat(overrides.problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"never,''", "SMS  Only,SMS", "email only,Email"})
  void a_person_may_be_reminded_by_some_channels_only(String reminders, String channels) {
    ContactOverrides overrides = read("501 | | " + reminders);

    assertThat(String.join(" ", allowed(overrides, JANE).stream().map(Channel::word).toList()))
        .isEqualTo(channels);
    assertThat(allowed(overrides, OTHER)).containsExactly(Channel.values());
    assertThat(overrides.problems()).isEmpty();
  }

  @Test
  void a_user_who_has_the_same_number_is_somebody_else() {
    ContactOverrides overrides = read("501 | abc | never");

    assertThat(overrides.contactOf(PersonId.user("501"))).isEmpty();
    assertThat(allowed(overrides, PersonId.user("501"))).containsExactly(Channel.values());
  }

  @ParameterizedTest
  @ValueSource(strings = {"501 | | nevr", "501 | not an id! |", "501 | #REF! |", "501 || #N/A"})
  void a_row_that_can_not_be_read_stops_the_reminders_of_its_person(String row) {
    ContactOverrides overrides = read(row);

    assertThat(allowed(overrides, JANE)).isEmpty();
    assertThat(overrides.contactOf(JANE)).isEmpty();
    assertThat(allowed(overrides, OTHER)).containsExactly(Channel.values());
    assertThat(overrides.problems()).hasSize(1);
  }

  @Test
  void a_wrong_row_is_named_without_quoting_what_may_be_a_name() {
    ContactOverrides overrides =
        read("Jane Roe | | never\n501 | Jane Roe | ask her sister\n | abc |\n=501.5 | |");

    assertThat(overrides.problems())
        .containsExactly(
            refused(2, "Clio Contact ID", "is not the number of a contact in Clio"),
            refused(
                3,
                "GHL Contact ID",
                "is not the id of a contact in GoHighLevel; until it is mended this person gets no"
                    + " reminder"),
            refused(
                3,
                "Reminders",
                "is not one of: never, sms only, email only; until it is mended this person gets"
                    + " no reminder"),
            refused(4, "Clio Contact ID", "is not the number of a contact in Clio"),
            refused(5, "Clio Contact ID", "is not the number of a contact in Clio"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "501 | abc |;         501 | | sms only;    abc; SMS",
        "501 | | sms only;    501 | abc |;         abc; SMS",
        "501 | | sms only;    501 | | email only;  '';  ''",
        "501 | | never;       501 | | sms only;    '';  ''",
        "501 | abc |;         501 | xyz |;         '';  ''",
        "501 | abc | never;   501 | | nevr;        abc; ''",
      })
  void of_two_rows_of_one_person_the_stricter_holds_and_both_are_named(
      String first, String second, String contact, String channels) {
    ContactOverrides overrides = read(first + "\n" + second);

    assertThat(overrides.contactOf(JANE).map(ContactId::value).orElse("")).isEqualTo(contact);
    assertThat(String.join(" ", allowed(overrides, JANE).stream().map(Channel::word).toList()))
        .isEqualTo(channels);
    assertThat(overrides.problems())
        .contains(
            refused(3, "Clio Contact ID", "stands in row 2 too; the stricter of the two holds"));
  }

  @Test
  void three_rows_are_as_strict_as_the_strictest() {
    ContactOverrides overrides = read("501 | abc |\n501 | xyz |\n501 | abc |");

    assertThat(allowed(overrides, JANE)).isEmpty();
    assertThat(overrides.problems()).hasSize(2);
  }

  @Test
  void blank_rows_and_ragged_rows_are_no_fault() {
    ContactOverrides overrides = read("501 | abc\n\n | | =FALSE\n502");

    assertThat(overrides.contactOf(JANE)).isPresent();
    assertThat(overrides.problems()).isEmpty();
  }

  private static List<Channel> allowed(ContactOverrides overrides, PersonId person) {
    return Arrays.stream(Channel.values())
        .filter(channel -> overrides.allows(person, channel))
        .toList();
  }

  private static Problem refused(int row, String column, String what) {
    return Problem.row("Contacts", row, column, what);
  }

  private static ContactOverrides read(String rows) {
    return ContactOverrides.read(SheetText.table("Contacts", HEADER + rows));
  }
}
