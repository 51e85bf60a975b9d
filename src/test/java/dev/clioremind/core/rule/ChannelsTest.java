package dev.clioremind.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(10)
class ChannelsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SMS                  | SMS",
        "EMAIL                | Email",
        "whatsapp             | WhatsApp",
        "workFLOW             | Workflow",
        "SMS else Email       | SMS else Email",
        "sms   ELSE  email    | SMS else Email",
        "WhatsApp Else sms    | WhatsApp else SMS",
      })
  void channels_are_read_in_any_case_and_spacing(String text, String expected) {
    assertThat(Channels.parse(text)).hasToString(expected);
  }

  @Test
  void the_second_is_there_only_after_else() {
    assertThat(Channels.parse("SMS").second()).isEmpty();
    assertThat(Channels.parse("SMS else Email").first()).isEqualTo(Channel.SMS);
    assertThat(Channels.parse("SMS else Email").second()).contains(Channel.EMAIL);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "E-mail                 | 'E-mail' is not a channel; did you mean Email?",
        "Emial                  | 'Emial' is not a channel; did you mean Email?",
        "What's App             | 'What's App' is not a channel; did you mean WhatsApp?",
        "carrier pigeon         | 'carrier pigeon' is not a channel; use SMS, Email, WhatsApp or Workflow",
        "SMS, Email             | 'SMS, Email' is not a channel; use SMS, Email, WhatsApp or Workflow",
        "SMS else               | a channel is missing beside else",
        "else Email             | a channel is missing beside else",
        "SMS else sms           | SMS stands on both sides of else",
        "SMS else Email else WhatsApp | name one channel, or two with else between them",
      })
  void what_is_refused(String text, String why) {
    assertThatThrownBy(() -> Channels.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(why);
  }
}
