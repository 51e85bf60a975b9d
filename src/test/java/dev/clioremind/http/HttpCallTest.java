package dev.clioremind.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clioremind.Survives;
import dev.clioremind.http.HttpCall.Repeat;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(10)
class HttpCallTest {
  private static final URI URI_WITH_NUMBER =
      URI.create("https://services.example.com/contacts?number=%2B12025550101");

  @Test
  void nothing_secret_shows_in_its_text() {
    HttpCall call =
        HttpCall.post(
                URI_WITH_NUMBER, "send", "Dear Ada", "application/json", Repeat.NEVER_AFTER_DOUBT)
            .withBearer(() -> "pit-00000000-invented");
    assertThat(call).hasToString("POST services.example.com/contacts");
    assertThat(new HttpAnswer(200, Map.of("Set-Cookie", List.of("a=b")), "Dear Ada"))
        .hasToString("HttpAnswer[status=200]");
    assertThat(new HttpOutcome.Answered(new HttpAnswer(200, Map.of(), "Dear Ada")).toString())
        .doesNotContain("Ada");
    assertThat(Query.none().with("number", "+12025550101")).hasToString("Query[number]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"pit-invented\n", "pit-\rinvented", "pit-\u0000", "pit-\u00e9", "pit-\u0130"})
  @Survives("57")
  void a_token_that_cannot_be_sent_is_refused_without_showing_it(String token) {
    HttpCall call = HttpCall.get(URI_WITH_NUMBER, "read contacts from GoHighLevel");
    assertThatThrownBy(() -> call.withBearer(() -> token))
        .isInstanceOf(HttpSettingException.class)
        .hasMessage(
            "Cannot read contacts from GoHighLevel: the value of the header Authorization holds a"
                + " line break or a character that is not plain ASCII. If it is a token, copy it"
                + " again, as one line without blanks around it.")
        .hasNoCause();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Host", "content-length", "UPGRADE", "connectIon", "a b", "a:b", ""})
  void a_header_that_java_would_refuse_is_refused_first(String name) {
    HttpCall call = HttpCall.get(URI_WITH_NUMBER, "read");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> call.withHeader(name, "hush-hush"))
        .withMessageNotContaining("hush");
  }

  @Test
  void a_header_is_replaced_whatever_its_case() {
    HttpCall call =
        HttpCall.get(URI_WITH_NUMBER, "read").withHeader("version", "1").withHeader("VERSION", "2");
    assertThat(call.headers()).hasSize(1).containsEntry("Version", "2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://services.example.com/",
        "http://127.evil.test/",
        "http://localhost.evil.test/",
        "http://127.0.0.1.evil.test/",
        "https://ada:secret-word@services.example.com/",
        "ftp://127.0.0.1/",
        "mailto:ada@example.com",
        "//services.example.com/",
        "https://services.example.com/#secret-word",
      })
  void an_unsafe_address_is_never_called(String address) {
    assertThatThrownBy(() -> HttpCall.get(URI.create(address), "read"))
        .isInstanceOf(HttpSettingException.class)
        .hasMessageStartingWith("Cannot read: the address ")
        .hasMessageNotContaining("secret-word");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:8080/",
        "http://LOCALHOST/",
        "http://[::1]:8080/",
        "HTTPS://a.b/"
      })
  void this_machine_and_https_are_safe(String address) {
    assertThat(HttpCall.get(URI.create(address), "read").uri()).hasToString(address);
  }

  @Test
  void an_answers_headers_are_found_in_any_case() {
    var answer =
        new HttpAnswer(
            200, Map.of("X-RATELIMIT-LIMIT", List.of("1", "2"), "Date", List.of("?")), "");
    assertThat(answer.header("x-ratelimit-limit")).hasValue("1");
    assertThat(answer.header("absent")).isEmpty();
    assertThat(answer.date()).isEmpty();
  }
}
