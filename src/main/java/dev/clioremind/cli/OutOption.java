package dev.clioremind.cli;

import dev.clioremind.core.ConfigurationException;
import dev.clioremind.report.Look;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Where a command's data goes: to stdout, or whole into a file. */
public final class OutOption {

  private static final int WIDTH_IN_FILE = 160;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write to this file instead of stdout; it appears when it is complete.")
  private String file = "";

  @Option(names = "--overwrite", description = "Replace the file of --out if there is one.")
  private boolean overwrite;

  /** Refuses a file that can't be meant, before anything is read. */
  void check(CommandSpec spec, Toolbox tools) {
    if (overwrite && file.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "--overwrite goes with --out FILE");
    }
    path(tools)
        .filter(path -> Files.isDirectory(path) || (Files.exists(path) && !overwrite))
        .ifPresent(
            path -> {
              throw new ParameterException(
                  spec.commandLine(),
                  Files.isDirectory(path)
                      ? "--out %s is a folder; name a file in it".formatted(file)
                      : "%s is there already, and nothing was written; add --overwrite to replace it"
                          .formatted(file));
            });
  }

  /** How it looks there: a file has no colours and is wide. */
  Look look(Look terminal) {
    return file.isEmpty()
        ? terminal
        : new Look(terminal.zone(), terminal.locale(), WIDTH_IN_FILE, false);
  }

  /**
   * Writes the whole text, and says on stderr what a file now holds.
   *
   * @param what such as {@code 12 events}, said of the file
   * @throws ConfigurationException when the file can't be written; an older one is then as it was
   */
  void write(Toolbox tools, String text, String what) {
    Optional<Path> path = path(tools);
    if (path.isEmpty()) {
      tools.terminal().out().print(text);
      tools.terminal().out().flush();
      return;
    }
    try {
      writeWhole(path.get(), text);
    } catch (IOException e) {
      throw new ConfigurationException(
          "%s could not be written (%s).".formatted(file, e.getClass().getSimpleName()),
          "Name a file in a folder that exists and that you may write to.");
    }
    tools.log().info("%s written to %s".formatted(what, file));
  }

  private Optional<Path> path(Toolbox tools) {
    return file.isEmpty()
        ? Optional.empty()
        : Optional.of(tools.surroundings().workingDirectory().resolve(file).toAbsolutePath());
  }

  /** Beside it first: who looks meanwhile sees the old file or the new one. */
  private static void writeWhole(Path path, String text) throws IOException {
    Path temporary =
        Files.createTempFile(
            Optional.ofNullable(path.getParent()).orElse(path), ".clio-remind-", ".tmp");
    try {
      Files.writeString(temporary, text, StandardCharsets.UTF_8);
      Files.move(
          temporary, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
