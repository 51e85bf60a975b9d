package dev.clioremind.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Questions to the audit log; each is a command of its own. */
@Command(
    name = "audit",
    header = "Tells what was sent, and settles what is in doubt.",
    description = {
      "Asks the audit log what was sent, what not, and why; settles what is in doubt."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  clio-remind audit list --days 7   what happened in the last week",
      "  clio-remind audit show 1348a5ea   one reminder's story",
      "  clio-remind audit resolve         settle what is in doubt, one by one"
    })
public final class AuditCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw Misuse.whichCommand(spec);
  }
}
