package dev.clioremind.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.core.ExitCode;
import dev.clioremind.core.log.RunId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class AlertTest {

  private static Alert alert(String firm) {
    return new Alert(
        firm,
        new RunId("20261123T145900Z-000a"),
        ExitCode.CONFIGURATION,
        Optional.empty(),
        List.of(),
        List.of(),
        "the configuration can't be read",
        "",
        Optional.empty());
  }

  @Test
  void its_headline_names_the_firm_where_the_configuration_could_say_it() {
    assertThat(alert("Park Law").headline())
        .startsWith("Park Law, clio-remind: ")
        .endsWith("(exit code 3)");
    assertThat(alert("").headline()).startsWith("clio-remind: ").endsWith("(exit code 3)");
  }
}
