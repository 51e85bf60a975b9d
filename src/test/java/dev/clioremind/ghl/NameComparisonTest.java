package dev.clioremind.ghl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.core.people.Contact;
import dev.clioremind.core.people.ContactId;
import dev.clioremind.core.people.Person;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(10)
class NameComparisonTest {

  @ParameterizedTest(name = "{0} {1} is {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        // case, accents, punctuation
        "Ana         | Rivera        | Ana Rivera",
        "Ana         | Rivera        | ANA RIVERA",
        "Iris        | Ilgin         | IRIS ILGIN",
        "Irıs        | Ilgın         | iris ilgin",
        "José        | Muñoz         | Jose Munoz",
        "Jose        | Munoz         | JOSÉ MUÑOZ",
        "Zoë         | Müller        | Zoe Muller",
        "Jürgen      | Groß          | JURGEN GROSS",
        "Søren       | Łukasz        | Soren Lukasz",
        "Sean        | O'Brien       | Sean O’Brien",
        "Sean        | O'Brien       | Sean OBrien",
        "Sean        | O'Brien       | Sean O Brien",
        "Mary-Jane   | Smith-Jones   | Mary Jane Smith Jones",
        "Maria       | de la Cruz    | Maria De La Cruz",
        "Maria       | de la Cruz    | Maria Delacruz",
        "Ana         | Rivera        | '  Ana   Rivera  '",
        "Ana         | Rivera        | Ms. Ana Rivera",
        "Ana         | Rivera        | 'Ana Rivera, Esq.'",
        // order
        "Ana         | Rivera        | 'rivera, ana'",
        "Ana         | Rivera        | Rivera Ana",
        "Maria       | de la Cruz    | 'de la Cruz, Maria'",
        "Ana Maria   | Rivera Lopez  | 'RIVERA LOPEZ, ANA MARIA'",
        // initials and middle names
        "Ana M.      | Rivera        | 'rivera, ana'",
        "Ana         | Rivera        | Ana M. Rivera",
        "Ana M.      | Rivera        | Ana Maria Rivera",
        "Ana Maria   | Rivera        | Ana M Rivera",
        "J. Robert   | Smith         | Robert Smith",
        "J.R.        | Smith         | J. R. Smith",
        "John Q. R.  | Smith         | John Quincy Smith",
        // father and son
        "John        | Smith Jr.     | John Smith Jr",
        "John        | Smith, Jr.    | 'Smith, John, Jr.'",
        "John Smith  | III           | John Smith III",
        // other scripts
        "伟          | 王            | 王伟",
        "伟          | 王            | 王 伟",
        "Анна        | Иванова       | АННА ИВАНОВА",
        "Ελένη       | Παπαδάκης     | ΕΛΕΝΗ ΠΑΠΑΔΑΚΗΣ",
        "ｊｏｈｎ    | Ｓｍｉｔｈ    | John Smith",
        "राम         | शर्मा         | राम शर्मा",
        // two people in one contact on both sides
        "Ana and Luis | Rivera       | 'Rivera, Ana and Luis'",
      })
  void is_the_same_person(String first, String last, String theirs) {
    assertThat(objection(first, last, theirs)).as(theirs).isEmpty();
  }

  @ParameterizedTest(name = "{0} {1} may not be {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        // spouses, parent and child, siblings
        "Ana         | Rivera        | Luis Rivera",
        "Ana         | Rivera        | A. Rivera",
        "Ana         | Rivera        | Ana",
        "Ana         | Rivera        | Rivera",
        "Ana         | Rivera        | Ana R.",
        // a further given name may be another person's: mother and daughter, father and son
        "Ana Maria   | Rivera        | Ana Rivera",
        "Ana         | Rivera        | Ana Maria Rivera",
        "Jean        | Dubois        | Jean-Pierre Dubois",
        "Mary Ann    | Lee           | Mary Lee",
        "Sean        | Brien         | Sean O Brien",
        "John Quincy | Smith         | John Q. Adam Smith",
        "Maria       | Rivera        | Ana Maria Rivera",
        "Ana Maria   | Rivera        | Maria Rivera",
        "Ana Maria   | Rivera        | Ana Sofia Rivera",
        "Ana M.      | Rivera        | Ana S. Rivera",
        "Maria Jose  | Rivera        | Jose Maria Rivera",
        "John        | Smith Jr.     | John Smith Sr.",
        "John        | Smith Jr.     | John Smith",
        "John        | Smith         | 'Smith, John, III'",
        "John        | Smith II      | John Smith III",
        // two people in one contact
        "Ana         | Rivera        | Ana & Luis Rivera",
        "Ana         | Rivera        | Ana and Luis Rivera",
        "Ana         | Rivera        | Ana y Luis Rivera",
        "Ana         | Rivera        | Ana/Luis Rivera",
        "Luis        | Rivera        | Mrs. Luis Rivera",
        // another or shorter family name
        "Ana         | Rivera        | Ana Torres",
        "Ana         | Rivera        | Ana Rivera Lopez",
        "Ana         | Rivera Lopez  | Ana Rivera",
        "Ana         | Smith-Jones   | Ana Smith",
        "Ana         | Rivera        | 'Ana Rivera (mother)'",
        "Ana         | Rivera        | Anna Rivera",
        "Robert      | Smith         | Bob Smith",
        "Ann         | Amari         | Anna Mari",
        "Ana         | Rivera        | +1 213-555-0142",
        "Ana         | Rivera        | Ana Rivera 2",
        // a vowel sign is no accent
        "राम         | शर्मा         | रामा शर्मा",
        "伟          | 王            | 王芳",
        // half a name in Clio
        "Ana         | ''            | Ana",
        "''          | Rivera        | Rivera",
      })
  void may_be_somebody_else(String first, String last, String theirs) {
    assertThat(objection(first, last, theirs)).as(theirs).isPresent();
  }

  @ParameterizedTest(name = "{0}: {1} or {2}: {3}")
  @CsvSource(
      delimiter = '|',
      value = {
        "Acme Holdings LLC    | Acme Holdings, L.L.C.  | ''                    | true",
        "Acme Holdings LLC    | Ana Rivera             | ACME HOLDINGS LLC     | true",
        "Rivera & Sons        | Rivera and Sons        | ''                    | true",
        "Café Münster GmbH    | Cafe Munster GmbH      | ''                    | true",
        "Acme Holdings LLC    | Acme Holdings Inc.     | ''                    | false",
        "Acme Holdings LLC    | Acme Holdings          | ''                    | false",
        "Rivera Fund II LLC   | Rivera Fund III LLC    | ''                    | false",
        "Acme Holdings LLC    | ''                     | ''                    | false",
        "''                   | Acme                   | ''                    | false",
      })
  void a_company_is_known_by_every_letter(
      String name, String theirs, String theirCompany, boolean same) {
    NameComparison comparison = new NameComparison(People.company(name, "+12135550142"));
    assertThat(comparison.objection(contact(theirs, theirCompany)).isEmpty()).isEqualTo(same);
  }

  @Test
  void a_contact_without_a_name_is_nobody() {
    assertThat(objection("Ana", "Rivera", "")).contains("that contact has no name in GoHighLevel");
    assertThat(objection("Ana", "Rivera", " . "))
        .contains("that contact has no name in GoHighLevel");
  }

  @Test
  void where_clio_has_only_the_whole_name_its_last_word_is_the_family_name() {
    Person user =
        new Person(
            People.ANA.id(),
            Person.Kind.PERSON,
            "",
            "",
            "Ana M. Rivera",
            People.ANA.phones(),
            People.ANA.emails(),
            false);
    NameComparison comparison = new NameComparison(user);
    assertThat(comparison.objection(contact("Rivera, Ana", ""))).isEmpty();
    assertThat(comparison.objection(contact("Luis Rivera", ""))).isPresent();
  }

  @Test
  void no_objection_repeats_a_name() {
    for (String theirs : new String[] {"Luis Torres", "Luis & Ana Torres", "Luis Torres Jr."}) {
      assertThat(objection("Ana", "Rivera", theirs).orElseThrow())
          .doesNotContainIgnoringCase("luis")
          .doesNotContainIgnoringCase("torres")
          .doesNotContainIgnoringCase("rivera");
    }
  }

  private static Optional<String> objection(String first, String last, String theirs) {
    Person person = People.person("1", first, last, "+12135550142", "");
    return new NameComparison(person).objection(contact(theirs, ""));
  }

  private static ContactRecord contact(String name, String company) {
    return new ContactRecord(
        new Contact(new ContactId("ct1"), Optional.empty(), Set.of()), true, name, company, "", "");
  }
}
