package dev.clioremind.cli;

import dev.clioremind.core.ConfigurationException;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** What a command tells as a page, in a file. */
public final class HtmlOption {

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description =
          "Also write it to this file, as one page for a browser or a printer; an older file is"
              + " replaced. It holds no client data.")
  private String name = "";

  private Optional<WholeFile> file = Optional.empty();

  /** Refuses a place where there can be no page, before anything is read. */
  void check(CommandSpec spec, Toolbox tools) {
    file =
        name.isEmpty()
            ? Optional.empty()
            : Optional.of(WholeFile.named("--html", name, spec, tools));
  }

  /**
   * Writes the page, where one is wanted, and says so.
   *
   * @param what such as {@code plan}, said of the page
   * @throws ConfigurationException when it can't be written; an older page is then as it was
   */
  void write(Toolbox tools, Supplier<String> page, String what) {
    file.ifPresent(
        place -> {
          place.write(page.get());
          tools.log().info("The %s as a page: %s".formatted(what, place));
        });
  }
}
