package dev.clioremind.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.auth.RedirectAnswer.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(10)
class RedirectAnswerTest {

  @ParameterizedTest
  @CsvSource({
    "abcdefgh12345, CODE, abcdefgh12345",
    "'  abcdefgh12345  ', CODE, abcdefgh12345",
    "https://app.clio.com/oauth/approval?code=a%2Bb, CODE, a+b",
    "https://app.clio.com/oauth/approval?code=abc&state=s1, CODE, abc",
    "https://app.clio.com/oauth/approval?code=abc&state=s1#top, CODE, abc",
    "http://127.0.0.1:8765/callback?state=s1&code=abc, CODE, abc",
    "code=abc&state=s1, CODE, abc",
    "https://app.clio.com/oauth/approval?code=abc&state=s2, FOREIGN, ''",
    "https://app.clio.com/oauth/approval?error=access_denied&state=s1, DECLINED, ''",
    "error=access_denied, DECLINED, ''",
    "https://app.clio.com/oauth/approval?error=invalid_request, REFUSED, ''",
    "https://app.clio.com/oauth/approval, NOTHING, ''",
    "https://app.clio.com/?code=, NOTHING, ''",
    "https://app.clio.com/?code=%zz, NOTHING, ''",
    "https://app.clio.com/?code=a%0Ab, NOTHING, ''",
    "yes, NOTHING, ''",
    "two words here, NOTHING, ''",
    "'', NOTHING, ''"
  })
  void what_people_paste_is_understood(String pasted, Kind kind, String code) {
    RedirectAnswer answer = RedirectAnswer.ofPaste(pasted, "s1");

    assertThat(answer.kind()).isEqualTo(kind);
    assertThat(answer.code().map(secret -> secret.reveal()).orElse("")).isEqualTo(code);
    assertThat(answer.toString()).doesNotContain("abc");
  }

  @Test
  void a_redirect_must_carry_the_state() {
    assertThat(RedirectAnswer.ofQuery("code=abc&state=s1", "s1").kind()).isEqualTo(Kind.CODE);
    assertThat(RedirectAnswer.ofQuery("code=abc", "s1").kind()).isEqualTo(Kind.FOREIGN);
    assertThat(RedirectAnswer.ofQuery("code=abc&state=", "s1").kind()).isEqualTo(Kind.FOREIGN);
    assertThat(RedirectAnswer.ofQuery("", "s1").kind()).isEqualTo(Kind.NOTHING);
  }
}
