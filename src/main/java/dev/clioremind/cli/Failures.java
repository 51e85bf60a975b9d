package dev.clioremind.cli;

import dev.clioremind.config.ConfigException;
import dev.clioremind.core.ConfigurationException;
import dev.clioremind.core.ExitCode;
import dev.clioremind.core.ServiceException;
import dev.clioremind.core.UnknownNameException;
import dev.clioremind.report.ErrorReports;
import dev.clioremind.report.Format;
import java.util.Optional;
import java.util.function.UnaryOperator;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns what ended a command into a sentence and an exit code. */
public final class Failures implements IExecutionExceptionHandler {

  private final GlobalOptions global;
  private final UnaryOperator<String> redaction;
  private final Log log;
  private final Optional<ActionsLog> actions;

  /**
   * Builds the handler.
   *
   * @param redaction takes secrets out of what is printed
   * @param actions who else is told, in a job of GitHub Actions
   */
  public Failures(
      GlobalOptions global,
      UnaryOperator<String> redaction,
      Log log,
      Optional<ActionsLog> actions) {
    this.global = global;
    this.redaction = redaction;
    this.log = log;
    this.actions = actions;
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    ExitCode code = exitCode(failure);
    String what = redaction.apply(what(failure));
    String fix = redaction.apply(fix(failure));
    log.error(what, fix);
    if (format(command) == Format.JSON) {
      command.getOut().print(ErrorReports.json(what, fix, code));
      command.getOut().flush();
    }
    actions.ifPresent(job -> job.failed(what, fix, code));
    if (global.verbosity() > 1) {
      command.getErr().print(redaction.apply(SilentTrace.of(failure)));
    }
    command.getErr().flush();
    return code.number();
  }

  static ExitCode exitCode(Exception failure) {
    if (failure instanceof ServiceException service) {
      return switch (service.kind()) {
        case UNAVAILABLE -> ExitCode.TRY_AGAIN;
        case SIGN_IN -> ExitCode.SIGN_IN;
      };
    }
    if (failure instanceof UnknownNameException) {
      return ExitCode.USAGE;
    }
    return failure instanceof ConfigurationException || failure instanceof ConfigException
        ? ExitCode.CONFIGURATION
        : ExitCode.DEFECT;
  }

  static String what(Exception failure) {
    return exitCode(failure) == ExitCode.DEFECT
        ? defect(failure)
        : String.valueOf(failure.getMessage());
  }

  /** Only the class: the message of a defect may quote anything. */
  public static String defect(Throwable failure) {
    return "clio-remind met a defect of its own (%s)."
        .formatted(failure.getClass().getSimpleName());
  }

  static String fix(Exception failure) {
    if (failure instanceof ConfigurationException configuration) {
      return configuration.fix();
    }
    if (failure instanceof ConfigException configuration) {
      return configuration.fix();
    }
    if (failure instanceof UnknownNameException unknown) {
      return unknown.fix();
    }
    return exitCode(failure) == ExitCode.DEFECT
        ? "Run it again with -vv and report what it prints; no client data is in it."
        : "";
  }

  private static Format format(CommandLine command) {
    CommandLine.Model.OptionSpec option = command.getCommandSpec().findOption("--format");
    return option != null && option.getValue() instanceof Format format ? format : Format.TABLE;
  }
}
