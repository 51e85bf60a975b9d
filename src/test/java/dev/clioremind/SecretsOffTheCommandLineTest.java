package dev.clioremind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.config.ConfigKey;
import dev.clioremind.sandbox.GhlStandIn;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

/**
 * Every user of a machine sees what each program was started with, and a shell keeps it: so no
 * argument is a secret, and one that looks like a secret is not taken for one.
 */
@Timeout(60)
class SecretsOffTheCommandLineTest {

  @TempDir private Path folder = Path.of(".");

  @Test
  void no_argument_of_any_command_is_a_secret() {
    List<String> secrets =
        Arrays.stream(ConfigKey.values())
            .filter(ConfigKey::isSecret)
            .map(key -> key.key().replaceFirst("^\\w+\\.", ""))
            .toList();
    try (Office office = new Office(folder)) {
      assertThat(secrets).contains("token", "client-secret", "refresh-token");
      assertThat(all(office.commands()).flatMap(SecretsOffTheCommandLineTest::names))
          .hasSizeGreaterThan(50)
          .allSatisfy(
              name ->
                  assertThat(name)
                      .doesNotContainIgnoringCase("token", "secret", "password", "credential"))
          .doesNotContainAnyElementsOf(secrets.stream().map(name -> "--" + name).toList());
    }
  }

  @Test
  void a_token_given_as_an_argument_is_refused_and_not_repeated() {
    try (Office office = new Office(folder)) {
      for (List<String> words :
          List.of(
              List.of("auth", "login", "ghl", GhlStandIn.TOKEN),
              List.of("auth", "login", "ghl", "--token", GhlStandIn.TOKEN),
              List.of("auth", "login", "ghl", "--token=" + GhlStandIn.TOKEN),
              List.of("send", "--token=" + GhlStandIn.TOKEN),
              List.of("auth", "login", GhlStandIn.TOKEN))) {
        Office.Result result = office.run(words.toArray(String[]::new));

        assertThat(result.code()).as(words.toString()).isEqualTo(2);
        assertThat(result.out() + result.err()).doesNotContain(GhlStandIn.TOKEN);
      }
      assertThat(office.sandbox().ledger().size()).isZero();
    }
  }

  private static Stream<CommandLine> all(CommandLine command) {
    return Stream.concat(
        Stream.of(command),
        command.getSubcommands().values().stream().flatMap(SecretsOffTheCommandLineTest::all));
  }

  private static Stream<String> names(CommandLine command) {
    Stream<ArgSpec> options = command.getCommandSpec().args().stream();
    return options.flatMap(
        argument ->
            argument.isOption()
                ? Arrays.stream(((CommandLine.Model.OptionSpec) argument).names())
                : Stream.of(argument.paramLabel()));
  }
}
