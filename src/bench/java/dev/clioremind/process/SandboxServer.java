package dev.clioremind.process;

import dev.clioremind.sandbox.Ledger;
import dev.clioremind.sandbox.Sandbox;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The services in a process of their own, so that what they take is not taken for the program's.
 * Does what it is told on stdin, a line at a time; each answer ends in a line with a dot.
 */
final class SandboxServer {

  private SandboxServer() {}

  public static void main(String[] arguments) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Sandbox sandbox = null;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.equals("count")) {
        out.print(counts(sandbox));
      } else {
        if (sandbox != null) {
          sandbox.close();
        }
        String[] words = line.split(" ", -1);
        sandbox = BusyFirm.parse(words[0]).open(Hurry.parse(words[1]).clock());
        out.print(BusyFirm.config(sandbox));
        System.gc(); // not in the middle of what is measured
      }
      out.println(".");
    }
  }

  private static String counts(Sandbox sandbox) {
    List<Ledger.Entry> entries = sandbox.ledger().entries();
    StringBuilder text = new StringBuilder();
    for (String service : List.of("clio", "ghl", "sheets")) {
      long calls =
          entries.stream()
              .map(Ledger.Entry::call)
              .filter(call -> call.service().equals(service) && !call.path().endsWith("/token"))
              .count();
      text.append(service).append(' ').append(calls).append('\n');
    }
    return text.append("messages ")
        .append(sandbox.ghl().accepted())
        .append("\nrefused ")
        .append(entries.stream().filter(entry -> entry.status() == 429).count())
        .append('\n')
        .toString();
  }
}
