package dev.clioremind.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The sign-ins; each deed is a command of its own. */
@Command(
    name = "auth",
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
    throw new ParameterException(
        spec.commandLine(), "Which one? For instance: clio-remind auth login");
  }
}
