package dev.clioremind.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.Survives;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(10)
class RedactorTest {
  private final Redactor redactor = new Redactor();

  @Test
  @Survives("58")
  void a_secret_is_hidden_in_each_form_that_a_service_may_echo() {
    String secret = "s3cret/va+lue?\u00e9>>";
    redactor.hide(secret + "\n");
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    List<String> forms =
        List.of(
            secret,
            Base64.getEncoder().encodeToString(bytes),
            Base64.getUrlEncoder().withoutPadding().encodeToString(bytes),
            URLEncoder.encode(secret, StandardCharsets.UTF_8),
            "s3cret%2Fva%2Blue%3F%C3%A9%3E%3E");
    assertThat(forms)
        .allSatisfy(
            form -> assertThat(redactor.redact("<" + form + ">")).matches("<\\[hidden]=*>"));
  }

  @Test
  void a_secret_within_a_longer_one_leaves_no_rest() {
    redactor.hide("invented");
    redactor.hide("invented-and-longer");
    assertThat(redactor.redact("x invented-and-longer y")).isEqualTo("x [hidden] y");
  }

  @Test
  void the_path_of_a_webhook_is_hidden_although_its_host_is_shown() {
    redactor.hide("https://hc-ping.example.com/0f8b-invented-uuid?rid=1234567");
    assertThat(redactor.oneLine("POST hc-ping.example.com/0f8b-invented-uuid: 200"))
        .isEqualTo("POST hc-ping.example.com[hidden]: 200");
  }

  @Test
  void a_short_value_does_not_blot_out_words() {
    redactor.hide("send");
    redactor.hide("");
    assertThat(redactor.redact("3 to send")).isEqualTo("3 to send");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Authorization: Bearer abc.def-123 | Authorization: Bearer [hidden]",
        "authorization: bEARER abcdef123 x | authorization: bEARER [hidden] x",
        "Basic YWRhOnNlY3JldA== | Basic [hidden]",
        "grant_type=refresh_token&refresh_token=abc123&x=1 "
            + "| grant_type=refresh_token&refresh_token=[hidden]&x=1",
        "{\"access_token\": \"abc\",\"n\":1} | {\"access_token\": \"[hidden]\",\"n\":1}",
        "{\\\"id_token\\\":\\\"abc\\\"} | {\\\"id_token\\\":\\\"[hidden]\\\"}",
        "client_secret=abc | client_secret=[hidden]",
        "clientSecret: abc | clientSecret: [hidden]",
        "http://127.0.0.1/?code=abc&state=1 | http://127.0.0.1/?code=[hidden]&state=1",
        "x eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln y | x [hidden] y",
        "x pit-0a1b2c3d-invented y | x [hidden] y",
        "x sk-live_0123456789 y | x [hidden] y",
        "x sk_live_0123456789 y | x [hidden] y",
        "x xoxb-0123456789 y | x [hidden] y",
        "x ya29.a0AfInvented y | x [hidden] y",
        "https://hooks.slack.com/services/T0/B0/abc | https://hooks.slack.com/services/[hidden]",
      })
  void what_looks_like_a_secret_is_hidden(String text, String shown) {
    assertThat(redactor.redact(text)).isEqualTo(shown);
  }

  @Test
  void a_private_key_is_hidden_also_when_it_is_cut() {
    String key = "-----BEGIN PRIVATE KEY-----\nMIIinvented\nabc\n-----END PRIVATE KEY-----";
    assertThat(redactor.redact("a " + key + " b")).isEqualTo("a [hidden] b");
    assertThat(redactor.redact("a " + key.substring(0, 40))).isEqualTo("a [hidden]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "task-1234567890 was completed",
        "entry-1245|SMS-3d|2024-05-20",
        "1348a5eab67846b05c8419d94ecea99f9abffa337f9811ac3eaea619d457144f",
        "exit code=3",
        "a basic rule",
        "The bearer of this letter",
        "20261122T150312Z-7f3a.1.sending",
        "risk-assessment of the token",
        "environment: CLIO_REMIND_CLIO_REFRESH_TOKEN: has a line break inside",
        "config.properties:4: clio.client-secret: has a line break inside",
        "google.client-secret: is only half of it",
      })
  void our_own_words_are_left_alone(String text) {
    assertThat(redactor.oneLine(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "'a\nb', 'a\\nb'",
    "'a\rb', 'a\\u000db'",
    "'a\tb', 'a\\u0009b'",
    "'\u001b[31mred', '\\u001b[31mred'",
    "'a\u0085b', 'a\\u0085b'",
    "'a\u009bb', 'a\\u009bb'",
    "'a\u007fb', 'a\\u007fb'",
    "'a\u2028b', 'a\\u2028b'",
    "'a\u202eb', 'a\\u202eb'",
    "'a\u2066b', 'a\\u2066b'",
    "'a\u200fb', 'a\\u200fb'",
    "'a\ufeffb', 'a\\ufeffb'",
    "'a\ud800b', 'a\\ud800b'",
    "'Zo\u00eb \u05d0 \ud83d\udc68\u200d\ud83d\ude80', 'Zo\u00eb \u05d0 \ud83d\udc68\u200d\ud83d\ude80'",
  })
  void one_line_stays_one_line(String text, String shown) {
    assertThat(redactor.oneLine(text)).isEqualTo(shown);
  }

  @Test
  void lines_stay_lines_where_only_secrets_are_taken_out() {
    assertThat(redactor.redact("a\nb")).isEqualTo("a\nb");
  }

  @Test
  void a_sink_behind_it_sees_clean_lines_only() {
    List<String> shown = new ArrayList<>();
    redactor.hide("invented-token");
    redactor.before(shown::add).accept("x invented-token\n::set-output");
    assertThat(shown).containsExactly("x [hidden]\\n::set-output");
  }
}
