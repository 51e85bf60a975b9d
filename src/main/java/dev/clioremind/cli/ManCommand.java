package dev.clioremind.cli;

import dev.clioremind.auth.FileTrouble;
import dev.clioremind.core.ConfigurationException;
import dev.clioremind.core.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the manual; the build does, and whoever packs the program. */
@Command(
    name = "man",
    hidden = true,
    description = {"Writes the pages of the manual into a folder, one for each command."},
    footerHeading = "%nExample:%n",
    footer = {"  clio-remind man ~/.local/share/man/man1"})
public final class ManCommand implements Callable<Integer> {

  private final Toolbox tools;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FOLDER", description = "Is made where it is missing.")
  private String folder = "";

  public ManCommand(Toolbox tools) {
    this.tools = tools;
  }

  @Override
  public Integer call() {
    try {
      Path pages = Files.createDirectories(tools.surroundings().workingDirectory().resolve(folder));
      write(pages, spec.root());
      return ExitCode.GOOD.number();
    } catch (IOException e) {
      throw new ConfigurationException(
          "The manual could not be written into %s: %s.".formatted(folder, FileTrouble.inWords(e)),
          "Name a folder that you may write to.");
    }
  }

  private void write(Path pages, CommandSpec command) throws IOException {
    Files.writeString(
        pages.resolve(ManPage.name(command) + ".1"),
        ManPage.of(command, tools.version()),
        StandardCharsets.UTF_8);
    for (CommandSpec below : ManPage.subcommands(command).toList()) {
      write(pages, below);
    }
  }
}
