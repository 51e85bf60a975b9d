package dev.clioremind.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.Survives;
import dev.clioremind.core.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class AnnotationsTest {

  @Test
  @Survives("54d")
  void what_would_end_or_split_a_command_is_escaped_as_the_runner_reads_it() {
    assertThat(Annotations.data("50% off\r\nnow: a,b")).isEqualTo("50%25 off%0D%0Anow: a,b");
    assertThat(Annotations.property("50%: a,b\n")).isEqualTo("50%25%3A a%2Cb%0A");
    assertThat(Annotations.mask("a%b")).isEqualTo("::add-mask::a%25b");
  }

  @Test
  void a_failure_is_one_line_whatever_it_says() {
    assertThat(Annotations.of("first\n::error::forged\u001b[2K", "do 100% of it", ExitCode.DEFECT))
        .isEqualTo(
            "::error title=clio-remind%3A Exit code 1::first%0A: :error: :forged\\u001b[2K%0AWhat to do: do 100%25 of it");
  }

  @Test
  void what_the_next_run_sees_to_is_a_warning() {
    assertThat(Annotations.of("down", "", ExitCode.TRY_AGAIN))
        .isEqualTo("::warning title=clio-remind%3A Exit code 6::down");
    assertThat(Annotations.of("locked", "", ExitCode.LOCKED)).startsWith("::warning ");
  }
}
