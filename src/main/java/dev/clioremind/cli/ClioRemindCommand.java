package dev.clioremind.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The program itself; its commands do the work. */
@Command(
    name = "clio-remind",
    description = {
      "Reminds a law firm's clients of court dates and deadlines: deadlines from Clio, rules from a Google Sheet, "
          + "messages through GoHighLevel. Never twice, never silently lost, nothing kept."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  clio-remind demo             the whole story, with no account",
      "  clio-remind plan --dry-run   what would be sent, what not, and why",
      "  clio-remind send             send what is due; in cron: 10 9,13,17 * * *",
      "  clio-remind help send        all about one command"
    })
public final class ClioRemindCommand implements Runnable {

  @Mixin private final GlobalOptions global;

  @Spec private CommandSpec spec = CommandSpec.create();

  public ClioRemindCommand(GlobalOptions global) {
    this.global = global;
  }

  /**
   * Without a command there is nothing to do: a usage error, since cron would take 0 for a good
   * run.
   */
  @Override
  public void run() {
    throw Misuse.whichCommand(spec);
  }

  /** The options that stand before or after the command's name. */
  public GlobalOptions global() {
    return global;
  }
}
