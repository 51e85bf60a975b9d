package dev.clioremind.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Teaches a shell to complete the commands and options. */
@Command(
    name = "completion",
    header = "Lets bash or zsh complete commands with the Tab key.",
    description = {
      "Prints a script by which bash or zsh completes commands and options with the Tab key."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  source <(clio-remind completion bash)      in ~/.bashrc",
      "  source <(clio-remind completion zsh)       in ~/.zshrc"
    })
public final class CompletionCommand implements Callable<Integer> {

  /** The shells. One script serves both: in zsh it loads bash's way of completing. */
  enum Shell {
    BASH,
    ZSH;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Toolbox tools;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "SHELL", description = "The shell that is to complete: bash or zsh.")
  private Shell shell = Shell.BASH;

  public CompletionCommand(Toolbox tools) {
    this.tools = tools;
  }

  @Override
  public Integer call() {
    CommandLine program = spec.root().commandLine();
    PrintWriter out = tools.terminal().out();
    out.print(
        "# Completion of %s for %s\n%s\n"
            .formatted(
                program.getCommandName(),
                shell,
                AutoComplete.bash(program.getCommandName(), program)));
    out.flush();
    return 0;
  }
}
