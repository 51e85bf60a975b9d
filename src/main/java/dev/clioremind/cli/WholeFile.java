package dev.clioremind.cli;

import dev.clioremind.auth.FileTrouble;
import dev.clioremind.core.ConfigurationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * A file that a person names and that is written whole or not at all: who looks meanwhile sees the
 * older one or the new one.
 */
final class WholeFile {

  private static final int MOST_LEFT_BEHIND = 100;

  private final String option;
  private final String written;
  private final Path path;

  private WholeFile(String option, String written, Path path) {
    this.option = option;
    this.written = written;
    this.path = path;
  }

  /**
   * Refuses what can't be written, before anything is read or sent.
   *
   * @param option by which it is named
   * @param written as the person wrote it: {@code ~/} is the home folder
   */
  static WholeFile named(String option, String written, CommandSpec spec, Toolbox tools) {
    Path path;
    try {
      path =
          tools
              .surroundings()
              .path(written, tools.surroundings().workingDirectory())
              .toAbsolutePath()
              .normalize();
    } catch (InvalidPathException e) {
      throw new ParameterException(
          spec.commandLine(), "%s %s is no name of a file".formatted(option, written));
    }
    WholeFile file = new WholeFile(option, written, path);
    file.check(spec);
    return file;
  }

  private void check(CommandSpec spec) {
    if (Files.isDirectory(path)) {
      throw new ParameterException(
          spec.commandLine(), "%s %s is a folder; name a file in it".formatted(option, written));
    }
    if (isThere() && !Files.isRegularFile(path)) {
      throw new ParameterException(
          spec.commandLine(),
          "%s %s is there already and is no file; name another".formatted(option, written));
    }
    if (!Files.isDirectory(folder(path))) {
      throw new ParameterException(
          spec.commandLine(),
          "%s %s: there is no folder %s. Make it first, or name another"
              .formatted(option, written, folder(path)));
    }
  }

  boolean isThere() {
    return Files.exists(path);
  }

  /**
   * Writes the text, as UTF-8.
   *
   * @throws ConfigurationException when it can't be written; an older file is then as it was
   */
  void write(String text) {
    try {
      // Of a link, what it leads to.
      Path target = isThere() ? path.toRealPath() : path;
      Path temporary = beside(target);
      try {
        Files.writeString(temporary, text, StandardCharsets.UTF_8, StandardOpenOption.WRITE);
        Files.move(
            temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw new ConfigurationException(
          "%s could not be written: %s.".formatted(path, FileTrouble.inWords(e)),
          "Name a file in a folder that exists and that you may write to.");
    }
  }

  /** One that nobody else has, readable for whom the user's files are: not for the user alone. */
  private static Path beside(Path target) throws IOException {
    for (int i = 0; true; i++) {
      try {
        return Files.createFile(
            folder(target).resolve(".%s.%s.tmp".formatted(target.getFileName(), i)));
      } catch (FileAlreadyExistsException e) {
        if (i == MOST_LEFT_BEHIND) {
          throw e;
        }
      }
    }
  }

  private static Path folder(Path file) {
    Path folder = file.getParent();
    return folder == null ? file : folder;
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
