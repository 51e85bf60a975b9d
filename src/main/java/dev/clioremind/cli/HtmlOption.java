package dev.clioremind.cli;

import dev.clioremind.core.ConfigurationException;
import dev.clioremind.core.run.RunReport;
import dev.clioremind.report.PlanPage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The plan as a page, in a file. */
public final class HtmlOption {

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description =
          "Also write the plan to this file, as one page for a browser or a printer; an older file is"
              + " replaced. It holds no client data.")
  private String file = "";

  /** Refuses a place where there can be no page, before anything is read. */
  void check(CommandSpec spec, Toolbox tools) {
    if (file.isEmpty()) {
      return;
    }
    Path path = path(tools);
    Path folder = folder(path);
    if (!Files.isDirectory(folder)) {
      throw new ParameterException(
          spec.commandLine(),
          "--html %s: there is no folder %s. Make it first, or name another"
              .formatted(file, folder));
    }
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      throw new ParameterException(
          spec.commandLine(),
          "--html %s is there already and is no file. Name a file, such as plan.html"
              .formatted(file));
    }
  }

  /**
   * Writes the page, where one is wanted, and says so.
   *
   * @throws ConfigurationException when it can't be written; an older page is then as it was
   */
  void write(Session session, RunReport report) {
    if (file.isEmpty()) {
      return;
    }
    Path path = path(session.tools());
    try {
      writeWhole(path, PlanPage.render(report, session.look()), report.run().value());
    } catch (IOException e) {
      throw new ConfigurationException(
          "The page %s could not be written (%s).".formatted(path, e.getClass().getSimpleName()),
          "Name a file in a folder that you may write to.");
    }
    session.tools().log().info("The plan as a page: " + path);
  }

  private Path path(Toolbox tools) {
    return tools.surroundings().path(file, tools.surroundings().workingDirectory()).normalize();
  }

  private static Path folder(Path path) {
    Path folder = path.getParent();
    return folder == null ? path : folder;
  }

  /** Beside it first: who looks meanwhile sees the old page or the new one. */
  private static void writeWhole(Path path, String page, String run) throws IOException {
    Path temporary = folder(path).resolve(".%s.%s.tmp".formatted(path.getFileName(), run));
    try {
      Files.writeString(
          temporary,
          page,
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE_NEW,
          StandardOpenOption.WRITE);
      Files.move(
          temporary, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
