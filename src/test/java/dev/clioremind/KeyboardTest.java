package dev.clioremind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clioremind.core.ConfigurationException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class KeyboardTest {

  private static Keyboard typing(String text, boolean isVisible) {
    return new Keyboard(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
        Optional.empty(),
        isVisible);
  }

  @Test
  void lines_come_one_by_one_in_utf_8_until_there_are_no_more() {
    Keyboard keyboard = typing("Zoë\npit-1\n", false);

    assertThat(keyboard.next()).contains("Zoë");
    assertThat(keyboard.hidden()).contains("pit-1");
    assertThat(keyboard.next()).isEmpty();
  }

  @Test
  void a_secret_is_not_asked_for_where_it_would_be_shown() {
    Keyboard keyboard = typing("pit-1\n", true);

    assertThatThrownBy(keyboard::hidden).isInstanceOf(ConfigurationException.class);
    assertThat(keyboard.next()).contains("pit-1");
  }
}
