package dev.clioremind.sweep;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.clioremind.core.ExitCode;
import dev.clioremind.sweep.SweptOffice.Run;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What holds of every run, whatever went wrong: how it ends, how long it takes, what it says. */
final class Manners {

  /** The lease, and what others leave a run beyond it. */
  private static final Duration LONGEST = Duration.ofMinutes(45);

  private static final Duration LONGEST_REAL = Duration.ofSeconds(40);

  private static final Pattern TRACE = Pattern.compile("(?m)^\\s+at [\\w.$/]+\\(");

  /** What to do begins with one of these. */
  private static final Pattern ADVICE =
      Pattern.compile(
          "(?i)\\b(run|check|set|sign in|open|wait|restore|share|add|try|enable|download|look|call"
              + "|see|use|correct|give|make|remove|reach|audit resolve)\\b");

  private Manners() {}

  /** The rules that a run broke. */
  static List<String> brokenBy(Run run) {
    List<String> broken = new ArrayList<>();
    String text = run.text();
    if (run.code() == ExitCode.DEFECT.number() || text.contains("defect of its own")) {
      broken.add("a defect: " + said(run));
    }
    if (TRACE.matcher(text).find() || text.contains("Exception")) {
      broken.add("shows a stack trace or a class: " + said(run));
    }
    if (run.took().compareTo(LONGEST) > 0) {
      broken.add("took " + run.took());
    }
    if (run.real().compareTo(LONGEST_REAL) > 0) {
      broken.add("hung for " + run.real());
    }
    String error = error(run);
    if (!error.isEmpty() && !ADVICE.matcher(error).find()) {
      broken.add("no word of what to do: " + error);
    }
    return broken;
  }

  /** What a run said to people, without its requests. */
  static String said(Run run) {
    return run.err()
        .lines()
        .filter(line -> !line.matches("(GET|POST|PUT|DELETE) .*(: [0-9]{3} in|waits) .*"))
        .collect(Collectors.joining("\n"));
  }

  /** What ended a run early, in its own words; empty where nothing did. */
  static String error(Run run) {
    JsonObject document =
        run.out().isEmpty()
            ? new JsonObject()
            : JsonParser.parseString(run.out()).getAsJsonObject();
    if (!document.has("error")) {
      return "";
    }
    JsonObject error = document.getAsJsonObject("error");
    return error.get("what").getAsString() + " | " + error.get("fix").getAsString();
  }
}
