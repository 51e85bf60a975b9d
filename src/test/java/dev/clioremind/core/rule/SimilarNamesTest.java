package dev.clioremind.core.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(10)
class SimilarNamesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Court Dates              | Court Date",
        "Court Date               | court  date",
        "CourtDate                | Court Date",
        "Court-Date               | Court Date",
        "Filing                   | FILING",
        "Discoveries              | Discovery",
        "Statute of Limitation    | Statute of Limitations",
        "Depositon                | Deposition",
        "Heairng                  | Hearing",
        "Mediaton                 | Mediation",
      })
  void names_that_were_meant_to_be_one_are_similar(String a, String b) {
    assertThat(SimilarNames.similar(a, b)).isTrue();
    assertThat(SimilarNames.similar(b, a)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Deposition   | Disposition",
        "Phase 1      | Phase 2",
        "Court Date 1 | Court Date 11",
        "Court Date   | Court Rule",
        "Trial        | Task",
        "Call         | Cell",
        "Hearing      | Motion Hearing",
        "Motion Due   | Motion Date",
      })
  void names_of_different_things_are_not(String a, String b) {
    assertThat(SimilarNames.similar(a, b)).isFalse();
    assertThat(SimilarNames.similar(b, a)).isFalse();
  }

  @Test
  void the_nearest_word_is_named_unless_all_are_far() {
    List<String> words = List.of("SMS", "Email", "WhatsApp");

    assertThat(SimilarNames.nearest("e-mial", words)).contains("Email");
    assertThat(SimilarNames.nearest("What's App", words)).contains("WhatsApp");
    assertThat(SimilarNames.nearest("letter by post", words)).isEmpty();
  }
}
