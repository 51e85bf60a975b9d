package dev.clioremind.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(10)
class AudienceTest {

  @ParameterizedTest
  @CsvSource({
    "'',CLIENT,Client",
    "client,CLIENT,Client",
    "CLIENT,CLIENT,Client",
    "attorney,ATTORNEY,Attorney",
    "ASSIGNEE,ASSIGNEE,Assignee",
    "Spouse,RELATIONSHIP,Spouse",
    "' Reminders to ',RELATIONSHIP,Reminders to",
  })
  void a_cell_names_an_audience(String cell, Audience.Kind kind, String name) {
    assertThat(Audience.parse(cell)).isEqualTo(new Audience(kind, name)).hasToString(name);
  }

  @Test
  void only_the_client_is_the_client() {
    assertThat(Audience.CLIENT.isClient()).isTrue();
    assertThat(Audience.parse("Spouse").isClient()).isFalse();
  }

  @Test
  void a_kind_goes_by_its_own_word_alone() {
    assertThatThrownBy(() -> new Audience(Audience.Kind.ATTORNEY, "Client"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Audience(Audience.Kind.RELATIONSHIP, " "))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
