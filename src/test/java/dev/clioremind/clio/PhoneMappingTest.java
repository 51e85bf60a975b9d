package dev.clioremind.clio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.core.people.PhoneNumber;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(10)
class PhoneMappingTest {

  @ParameterizedTest
  @CsvSource({
    "US, (213) 555-0142, +12135550142",
    "US, 213.555.0142, +12135550142",
    "US, 1 213 555 0142, +12135550142",
    "US, +44 20 7946 0958, +442079460958",
    "CA, 416-555-0142, +14165550142",
    "GB, 020 7946 0958, +442079460958",
    "AU, 0491 570 156, +61491570156",
    "DE, 030/123456, +4930123456"
  })
  void numbers_as_people_type_them_become_e164(String region, String written, String e164) {
    assertThat(new PhoneMapping(region).e164(written)).contains(new PhoneNumber(e164));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "call first",
        "555-0142",
        "213-555-0142 x12",
        "213-555-0142 ext. 4",
        "213-555-0142;ext=4",
        "213-555-0142 #4",
        "213-555-0142, 4",
        "(213) 555-0142 (his mother)",
        "213-555-0142 or 213-555-0143",
        "213-555-0142 / 213-555-0143",
        "1-800-555-LAWS",
        "911",
        "000-000-0000",
        "+12135550142;DROP"
      })
  void what_may_be_another_persons_or_none_gets_no_messages(String written) {
    assertThat(new PhoneMapping("US").e164(written)).isEmpty();
  }
}
