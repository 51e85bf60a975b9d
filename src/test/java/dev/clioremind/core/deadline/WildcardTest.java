package dev.clioremind.core.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(10)
class WildcardTest {

  @ParameterizedTest
  @CsvSource({
    "hearing,Hearing,true",
    "hearing,hearings,false",
    "hearing*,Hearing on motion,true",
    "hearing*,hearing,true",
    "*hearing,Motion HEARING,true",
    "*hearing,hearing room,false",
    "*hearing*,A hearing today,true",
    "h*g,hearing,true",
    "h*g,hearings,false",
    "a*a,a,false",
    "a*a,aa,true",
    "ab*ba,aba,false",
    "*a*b*,xxbxxa,false",
    "*a*b*,xxaxxb,true",
    "a*b*b,ab,false",
    "a**b,ab,true",
    "*,anything,true",
    "**,x,true",
    "*,'',false",
    "'  hearing ',' hearing  ',true",
    "h.aring,hearing,false",
    "[x],[X],true",
    "(*),(a),true",
  })
  void a_star_stands_for_anything_and_the_rest_for_itself(
      String pattern, String text, boolean matches) {
    assertThat(new Wildcard(pattern).matches(text)).isEqualTo(matches);
  }

  @Test
  void a_star_spans_lines() {
    assertThat(new Wildcard("a*b").matches("a\nb")).isTrue();
  }

  @Test
  void a_pattern_of_many_stars_does_not_hang_on_a_long_summary() {
    assertThat(new Wildcard("*a".repeat(200) + "*b").matches("a".repeat(100_000))).isFalse();
  }
}
