package dev.clioremind.cli;

import dev.clioremind.config.Surroundings;
import dev.clioremind.core.ExitCode;
import dev.clioremind.sandbox.SampleDeadline;
import dev.clioremind.sandbox.SampleFirm;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The whole story against a local sandbox. */
@Command(
    name = "demo",
    header = "Tells the whole story on this machine, with no account.",
    description = {
      "Tells the whole story with no account: starts a stand-in Clio, Google Sheets and GoHighLevel on this machine, "
          + "plans, sends, sends again, moves a hearing, and shows the audit log. Leaves nothing behind."
    },
    footerHeading = "%nExample:%n",
    footer = {"  clio-remind demo"})
public final class DemoCommand implements Callable<Integer> {

  private final Toolbox tools;
  private final GlobalOptions global;

  @Option(
      names = "--settle",
      paramLabel = "SECONDS",
      defaultValue = "2",
      hidden = true,
      description =
          "audit.settle-seconds; the launcher, which has Java watch the demo, won't wait.")
  private int settle;

  public DemoCommand(Toolbox tools, GlobalOptions global) {
    this.tools = tools;
    this.global = global;
  }

  @Override
  public Integer call() throws IOException {
    Path folder = Files.createTempDirectory("clio-remind-demo-");
    try (Rehearsal rehearsal = Rehearsal.start(tools, Duration.ofSeconds(settle))) {
      Path config = folder.resolve("config.properties");
      Files.writeString(
          config,
          rehearsal.config()
              + "state.dir = "
              + forProperties(folder.resolve("state"))
              + "\ncredentials.file = "
              + forProperties(folder.resolve("credentials.json"))
              + "\n",
          StandardCharsets.UTF_8);
      return new Story(tools.with(elsewhere(folder)), common(config), rehearsal, out()).tell()
          ? ExitCode.GOOD.number()
          : ExitCode.DEFECT.number();
    } finally {
      delete(folder);
    }
  }

  /** What every command of the story is given beside its own words. */
  private List<String> common(Path config) {
    List<String> options = new ArrayList<>(List.of("--config", config.toString()));
    options.addAll(List.of("--format", "table")); // also where nobody looks: it is all about that
    options.addAll(Collections.nCopies(global.verbosity(), "-v"));
    if (global.noColor()) {
      options.add("--no-color");
    }
    return options;
  }

  private PrintWriter out() {
    return tools.terminal().out();
  }

  private static String forProperties(Path path) {
    return path.toString().replace("\\", "\\\\");
  }

  /**
   * The demo's own folder, and none of the user's settings: a real account must not come near it.
   */
  private Surroundings elsewhere(Path folder) {
    Map<String, String> environment = new HashMap<>(tools.surroundings().environment());
    environment.keySet().removeIf(name -> name.startsWith("CLIO_REMIND_"));
    environment.put("HOME", folder.toString());
    environment.remove("XDG_CONFIG_HOME");
    environment.remove("XDG_STATE_HOME");
    return new Surroundings(environment, folder, folder);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** The steps, each with the line that explains it. */
  private static final class Story {

    private final Toolbox tools;
    private final List<String> common;
    private final Rehearsal rehearsal;
    private final PrintWriter out;
    private int step;

    Story(Toolbox tools, List<String> common, Rehearsal rehearsal, PrintWriter out) {
      this.tools = tools;
      this.common = common;
      this.rehearsal = rehearsal;
      this.out = out;
    }

    /** Tells it, and says whether it went as it should. */
    boolean tell() {
      out.printf(
          "%s is an invented law firm. Its Clio, its Google Sheet and its GoHighLevel run%n"
              + "on this machine for the next seconds; every call goes over real HTTP.%n",
          SampleFirm.NAME);

      scene("What is going to happen, and what not, and why. Nothing is sent.");
      run("plan");

      scene("Do what is due.");
      run("send");
      int sent = received();
      out.printf("%nGoHighLevel received %s.%n", messages(sent));

      scene("Run it again, as cron does. Nobody is messaged twice.");
      run("send");
      int again = received() - sent;
      out.printf("%nGoHighLevel received %s.%n", messages(again));

      String moved = moveHearing();
      scene(
          """
          The court moves the hearing %s, of which the client was told. A message
          that is out can't be taken back, so a person is told to call."""
              .formatted(moved));
      run("send");

      scene("What stands in the audit log: ids and dates; no names, numbers or words.");
      run("audit", "list", "--status", "success", "--status", "scheduled", "--status", "skipped");

      boolean well = sent > 0 && again == 0 && rehearsal.sandbox().ledger().defects().isEmpty();
      out.printf(
          "%n%s%n",
          well
              ? "That was the demo: %s sent, 0 sent twice. Next: README.md, Set-up.".formatted(sent)
              : "The demo did not go as it should. Please report it.");
      return well;
    }

    private void scene(String explanation) {
      step++;
      out.printf("%n%s. %s%n%n", step, explanation);
    }

    private void run(String... arguments) {
      List<String> all = Stream.concat(Stream.of(arguments), common.stream()).toList();
      out.printf("$ clio-remind %s%n", String.join(" ", arguments));
      out.flush();
      int code = tools.run(all.toArray(String[]::new));
      out.printf("[exit code %s]%n", code);
      out.flush();
    }

    private int received() {
      return rehearsal.sandbox().ghl().accepted();
    }

    private static String messages(int count) {
      return count == 1 ? "1 message" : count + " messages";
    }

    /** Moves the first court date in three days by a week. */
    private String moveHearing() {
      LocalDate inThreeDays =
          tools.clock().instant().atZone(SampleFirm.ZONE).toLocalDate().plusDays(3);
      SampleDeadline hearing =
          rehearsal.firm().deadlines(SampleDeadline.Purpose.ORDINARY).stream()
              .filter(d -> d.type().equals("Court Date") && d.date().equals(inThreeDays))
              .findFirst()
              .orElseThrow();
      rehearsal
          .firm()
          .clio()
          .moveEntry(
              Long.parseLong(hearing.id().substring("entry-".length())), inThreeDays.plusWeeks(1));
      return hearing.id();
    }
  }
}
