package dev.clioremind.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clioremind.Survives;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(10)
class BaseUrlTest {
  private static final BaseUrl CLIO = BaseUrl.parse("https://app.clio.com");

  @ParameterizedTest
  @CsvSource({
    "https://app.clio.com/, https://app.clio.com",
    "' https://app.clio.com ', https://app.clio.com",
    "http://127.0.0.1:8080, http://127.0.0.1:8080",
    "http://localhost:8080/, http://localhost:8080",
    "http://[::1]:8080, http://[::1]:8080",
  })
  void a_root_is_taken_with_or_without_its_slash(String address, String root) {
    assertThat(BaseUrl.parse(address)).hasToString(root);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http://app.clio.com | The base address begins with http://app.clio.com, but only https://"
            + " is safe outside this machine.",
        "app.clio.com | The base address has no scheme or no host: it must begin with https://.",
        "https://u:secret@app.clio.com | The base address holds a user name or password before the"
            + " host.",
        "https://app.clio.com/api/v4 | The base address of app.clio.com holds more than a host:"
            + " leave out what follows it, as in https://app.clio.com",
        "https://app.clio.com?token=secret | The base address of app.clio.com holds more than a"
            + " host: leave out what follows it, as in https://app.clio.com",
        "https://app.clio.com# | The base address holds a '#'.",
        "https://app.clio.com:0 | The base address has a port outside 1-65535.",
        "https://app clio.com | The base address is not an address such as https://app.clio.com",
      })
  void what_is_no_safe_root_is_refused_in_a_sentence(String address, String sentence) {
    assertThatThrownBy(() -> BaseUrl.parse(address))
        .isInstanceOf(HttpSettingException.class)
        .hasMessage(sentence)
        .hasNoCause();
  }

  @Test
  void names_and_values_are_encoded_so_that_they_arrive_as_meant() {
    URI uri =
        CLIO.resolve(
            "/api/v4/calendar_entries.json",
            Query.none()
                .with("from", "2026-11-22T00:00:00+05:30")
                .with("fields", "id,matter{id,client}")
                .with("ids[]", "1")
                .with("ids[]", "2")
                .with("query", "A&B=C %|\u0130\ud83d\ude80"));
    assertThat(uri)
        .hasToString(
            "https://app.clio.com/api/v4/calendar_entries.json"
                + "?from=2026-11-22T00%3A00%3A00%2B05%3A30"
                + "&fields=id,matter%7Bid,client%7D&ids[]=1&ids[]=2"
                + "&query=A%26B%3DC%20%25%7C%C4%B0%F0%9F%9A%80");
  }

  @Test
  void an_id_from_outside_is_one_segment_whatever_it_holds() {
    assertThat(CLIO.resolve("/contacts/" + BaseUrl.segment("a/../b?c#\u00e9")))
        .hasToString("https://app.clio.com/contacts/a%2F..%2Fb%3Fc%23%C3%A9");
    for (String bad : new String[] {"", ".", ".."}) {
      assertThatIllegalArgumentException().isThrownBy(() -> BaseUrl.segment(bad));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "contacts",
        "//evil.test/x",
        "/a//b",
        "/a/../b",
        "/a/%2e%2E/b",
        "/a/.",
        "/a?b",
        "/a#b",
        "/a b",
        "/a%zz",
        "/\u00e9"
      })
  void a_path_that_is_not_plain_is_refused(String path) {
    assertThatIllegalArgumentException().isThrownBy(() -> CLIO.resolve(path));
  }

  @Test
  void a_path_may_end_in_a_slash() {
    assertThat(CLIO.resolve("/contacts/")).hasToString("https://app.clio.com/contacts/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://app.clio.com/api/v4/tasks.json?page_token=abc",
        "https://APP.clio.com:443/api/v4/tasks.json",
        "https://app.clio.com/api/v4",
      })
  void a_next_link_below_the_path_is_followed_to_the_letter(String link) {
    assertThat(CLIO.follow(link, "/api/v4")).hasValue(URI.create(link));
  }

  @Test
  void a_next_link_with_raw_braces_is_followed() {
    assertThat(CLIO.follow("https://app.clio.com/api/v4/m?fields=id,matter{id}&x=%7B", "/api/v4"))
        .hasValue(URI.create("https://app.clio.com/api/v4/m?fields=id,matter%7Bid%7D&x=%7B"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://app.clio.com.evil.test/api/v4/x",
        "https://app.clio.com@evil.test/api/v4/x",
        "https://evil.test@app.clio.com/api/v4/x",
        "https://app.clio.com:444/api/v4/x",
        "http://app.clio.com/api/v4/x",
        "http://127.0.0.1/api/v4/x",
        "//evil.test/api/v4/x",
        "/api/v4/x",
        "https:/api/v4/x",
        "https:app.clio.com/api/v4/x",
        "https://app.clio.com\\@evil.test/api/v4/x",
        "https://app.clio.com/api/v4evil",
        "https://app.clio.com/oauth/token",
        "https://app.clio.com/api/v4/../../oauth/token",
        "https://app.clio.com/api/v4/%2e%2E/oauth",
        "https://app.clio.com/api/v4/x#fragment",
        "https://\u0430pp.clio.com/api/v4/x",
        "https://app.clio.com%00.evil.test/api/v4/x",
        "javascript:alert(1)",
        "",
        "?",
      })
  @Survives({"17a", "17b", "17c"})
  void a_hostile_next_link_is_not_followed(String link) {
    assertThat(CLIO.follow(link, "/api/v4")).isEmpty();
  }

  @Test
  @Survives("17b")
  void an_origin_on_this_machine_is_told_apart_by_its_port() {
    BaseUrl sandbox = BaseUrl.parse("http://127.0.0.1:8080");
    assertThat(sandbox.sameOrigin(URI.create("http://127.0.0.1:8080/x"))).isTrue();
    assertThat(sandbox.sameOrigin(URI.create("http://127.0.0.1:8081/x"))).isFalse();
    assertThat(sandbox.sameOrigin(URI.create("http://localhost:8080/x"))).isFalse();
    assertThat(sandbox.sameOrigin(URI.create("https://127.0.0.1:8080/x"))).isFalse();
  }
}
