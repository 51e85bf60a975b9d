package dev.clioremind.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(10)
class WebAddressTest {

  @ParameterizedTest
  @CsvSource({
    "https://app.clio.com/, https://app.clio.com",
    "HTTPS://app.clio.com, https://app.clio.com",
    "https://proxy.example.com:8443, https://proxy.example.com:8443",
    "http://127.0.0.1:8080/, http://127.0.0.1:8080",
    "http://127.9.9.9, http://127.9.9.9",
    "http://localhost:80, http://localhost:80",
    "http://[::1]:8080/, http://[::1]:8080",
  })
  void a_host_root_loses_the_slash_at_its_end(String text, String root) {
    assertThat(WebAddress.parseRoot(text)).isEqualTo(URI.create(root));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://app.clio.com",
        "http://localhost.evil.test",
        "http://127.0.0.1.evil.test",
        "http://127.1",
        "http://0.0.0.0",
        "http://2130706433",
        "ftp://127.0.0.1",
        "https://user@app.clio.com",
        "https://app.clio.com@evil.test",
        "http://127.0.0.1@evil.test",
        "https://\u0430pp.clio.com",
        "https://app.clio.com\u2024evil.test",
        "https://app.clio.com#x",
        "https://app.clio.com:0",
        "https://app.clio.com:99999",
        "https:app.clio.com",
        "https://",
        "//app.clio.com",
        "app.clio.com",
        "https://app clio.com",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://app.clio.com\\@evil.test"
      })
  void an_address_that_could_be_read_by_others_is_refused_without_showing_it(String text) {
    assertThatThrownBy(() -> WebAddress.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasNoCause()
        .message()
        .doesNotContain("clio.com", "evil");
  }

  @Test
  void a_root_has_neither_path_nor_query() {
    assertThatThrownBy(() -> WebAddress.parseRoot("https://app.clio.com/api/v4"))
        .hasMessage("must end after the host: no path, such as /api/v4, and no query");
    assertThatThrownBy(() -> WebAddress.parseRoot("https://app.clio.com?a=b"))
        .hasMessageStartingWith("must end after the host");
  }
}
