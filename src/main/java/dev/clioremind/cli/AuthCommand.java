package dev.clioremind.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The sign-ins; each deed is a command of its own. */
@Command(
    name = "auth",
    header = "Signs in to Clio, Google and GoHighLevel.",
    description = {"Signs in to Clio, Google and GoHighLevel, and says who is signed in."},
    footerHeading = "%nExamples:%n",
    footer = {
      "  clio-remind auth login     sign in to all three, one after the other",
      "  clio-remind auth status    who is signed in, and what the sign-in may do"
    })
public final class AuthCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw Misuse.whichCommand(spec);
  }
}
