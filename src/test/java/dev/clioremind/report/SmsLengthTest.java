package dev.clioremind.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(20)
class SmsLengthTest {

  @ParameterizedTest
  @CsvSource({
    "a, 160, '160 characters, 1 GSM-7 segment'",
    "a, 161, '161 characters, 2 GSM-7 segments'",
    "a, 306, '306 characters, 2 GSM-7 segments'",
    "a, 307, '307 characters, 3 GSM-7 segments'",
    "€, 80, '80 characters, 1 GSM-7 segment'",
    "€, 81, '81 characters, 2 GSM-7 segments'",
    "€, 153, '153 characters, 3 GSM-7 segments'",
    "ı, 70, '70 characters, 1 UCS-2 segment'",
    "ı, 71, '71 characters, 2 UCS-2 segments'",
    "😀, 35, '35 characters, 1 UCS-2 segment'",
    "😀, 36, '36 characters, 2 UCS-2 segments'",
    "😀, 67, '67 characters, 3 UCS-2 segments'",
    "a, 1, '1 character, 1 GSM-7 segment'"
  })
  void segments_are_counted_as_carriers_count_them(String letter, int times, String words) {
    assertThat(SmsLength.of(letter.repeat(times)).inWords()).isEqualTo(words);
  }
}
