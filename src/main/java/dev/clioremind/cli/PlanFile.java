package dev.clioremind.cli;

import dev.clioremind.auth.FileTrouble;
import dev.clioremind.core.ConfigurationException;
import dev.clioremind.core.plan.SavedPlan;
import dev.clioremind.report.SavedPlanJson;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The file that {@code plan --out} writes and {@code send --plan} reads. */
final class PlanFile {

  private static final String ANEW = "Make it again: clio-remind plan --days 0 --out FILE.";

  /** Ten times the largest plan that anybody would send. */
  private static final long LARGEST = 16L << 20;

  private final Toolbox tools;
  private final String written;

  /**
   * Names it.
   *
   * @param written as a person wrote it: {@code ~/} is the home folder
   */
  PlanFile(Toolbox tools, String written) {
    this.tools = tools;
    this.written = written;
  }

  private Path path() {
    return tools.surroundings().path(written, tools.surroundings().workingDirectory());
  }

  void write(SavedPlan plan) {
    try {
      Files.writeString(path(), SavedPlanJson.write(plan), StandardCharsets.UTF_8);
    } catch (IOException | InvalidPathException e) {
      throw new ConfigurationException(
          "The plan could not be written to %s: %s.".formatted(written, FileTrouble.inWords(e)),
          "Name a file in a folder that exists and may be written to.");
    }
  }

  /**
   * Reads it, for this run.
   *
   * @throws ConfigurationException if it can't be read, is damaged, or is for another run
   */
  SavedPlan read(Session session) {
    SavedPlan plan = read();
    plan.mismatch(
            session.today(),
            session.config().firm().zone(),
            session.config().sheets().spreadsheetId(),
            session.config().ghl().locationId())
        .ifPresent(
            why -> {
              throw refused(why);
            });
    return plan;
  }

  private SavedPlan read() {
    try {
      Path path = path();
      if (Files.exists(path) && !Files.isRegularFile(path)) {
        throw refused("is not a file");
      }
      if (Files.exists(path) && Files.size(path) > LARGEST) {
        throw refused("is too large for a plan");
      }
      return SavedPlanJson.read(Files.readString(path, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw refused(
          e instanceof InvalidPathException
              ? "is no name of a file"
              : String.valueOf(e.getMessage()));
    } catch (NoSuchFileException e) {
      throw refused("is not there");
    } catch (CharacterCodingException e) {
      throw refused("is damaged: it is not UTF-8");
    } catch (IOException e) {
      throw refused("could not be read (%s)".formatted(FileTrouble.inWords(e)));
    }
  }

  private ConfigurationException refused(String why) {
    return new ConfigurationException(
        "The saved plan %s %s; nothing was sent.".formatted(written, why), ANEW);
  }
}
