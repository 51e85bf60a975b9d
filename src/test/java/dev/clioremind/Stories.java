package dev.clioremind;

import dev.clioremind.Office.Result;
import dev.clioremind.auth.RunLock;
import dev.clioremind.cli.Answers;
import dev.clioremind.sandbox.Failure;
import dev.clioremind.sandbox.Fault;
import dev.clioremind.sandbox.Faults;
import dev.clioremind.sandbox.SampleFirm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What happens to the sample firm on the pages, on a clock of its own, so that it is the same each
 * time: the outputs by the names that the pages give them.
 */
final class Stories implements AutoCloseable {

  /** A Sunday evening: the next morning something is due. */
  private static final Instant SUNDAY = Instant.parse("2026-11-22T23:06:00Z");

  /** The person in the office who is told by e-mail. */
  private static final String LEE = "ctUser00000000000000345";

  private final Path folder;
  private final List<Office> offices = new ArrayList<>();
  private final Map<String, String> outputs = new LinkedHashMap<>();

  Stories(Path folder) {
    this.folder = folder;
  }

  private Office office() {
    try {
      Office office =
          new Office(Files.createDirectories(folder.resolve("firm" + offices.size())), SUNDAY)
              .watched()
              .withEnvironment("NO_COLOR", "1");
      offices.add(office);
      return office;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As a terminal shows it. */
  private static String shown(Office office, String... arguments) {
    Result result = office.run(arguments);
    String typed =
        List.of(arguments).stream()
            .map(word -> word.contains(" ") ? "\"" + word + "\"" : word)
            .collect(Collectors.joining(" "));
    return onPage(office, "$ clio-remind %s\n%s%s".formatted(typed, result.out(), result.err()));
  }

  /** With a home that a reader may have, and folded as a narrow window folds it. */
  private static String onPage(Office office, String shown) {
    return shown
        .replace(office.folder().toString(), "/home/kim")
        .lines()
        .map(Stories::folded)
        .collect(Collectors.joining("\n"));
  }

  private static String folded(String line) {
    StringBuilder folded = new StringBuilder();
    int width = 0;
    for (String word : line.split("(?<=\\S) ", -1)) {
      if (width > 0 && width + 1 + word.length() > 96) {
        folded.append("\n   ");
        width = 3;
      }
      folded.append(width == 0 ? "" : " ").append(word);
      width += (width == 0 ? 0 : 1) + word.length();
    }
    return folded.toString();
  }

  /** The demo by its commands: {@code 1 plan}. */
  Map<String, String> demo() {
    Result result = office().runAsIs("demo");
    String[] parts = result.out().split("(?m)^\\[exit code \\d+\\]$", -1);
    for (int i = 0; i < parts.length - 1; i++) {
      String scene = parts[i].substring(parts[i].indexOf("$ clio-remind "));
      outputs.put("%s %s".formatted(i + 1, scene.split("\\s", 4)[2]), scene);
    }
    return outputs;
  }

  /** A template, and what a client reads. */
  Map<String, String> texts(String which) {
    Office office = office();
    if (which.equals("template")) {
      office
          .sandbox()
          .book()
          .rows("Templates")
          .forEach(row -> outputs.put(row.get(0), row.get(row.size() - 1)));
    } else {
      office.run("send", "--deadline", "entry-1205");
      office.sandbox().ghl().messages().forEach(text -> outputs.put("court_sms", text.text()));
    }
    return outputs;
  }

  Map<String, String> setUp() {
    Office office = office();
    outputs.put("auth status", shown(office, "auth", "status"));
    outputs.put("doctor", shown(office, "doctor"));
    return outputs;
  }

  /** An ordinary day, and what the office sees of it. */
  Map<String, String> day() {
    Office office = office().with("alert.ghl-contact-id = " + LEE);
    outputs.put("send", shown(office, "send"));
    outputs.put("status", tab(office, "Status"));
    outputs.put("mail", mail(office));
    String moved = office.deadline("Court Date", 3);
    office
        .firm()
        .clio()
        .moveEntry(number(moved), SUNDAY.atZone(SampleFirm.ZONE).toLocalDate().plusDays(10));
    office.later(Duration.ofHours(15));
    outputs.put("moved", shown(office, "send"));
    shown(office, "plan");
    outputs.put("upcoming", tab(office, "Upcoming"));
    outputs.put("report", shown(office, "audit", "report"));
    outputs.put("matter", shown(office, "audit", "show", "--matter", "804"));
    outputs.put("verify", shown(office, "audit", "verify"));
    return outputs;
  }

  private static long number(String deadlineId) {
    return Long.parseLong(deadlineId.replaceFirst("entry-", ""));
  }

  /** The rows of a tab, as they are read across. */
  private static String tab(Office office, String title) {
    return office.sandbox().book().rows(title).stream()
        .map(row -> row.stream().filter(cell -> !cell.isBlank()).collect(Collectors.joining(" | ")))
        .collect(Collectors.joining("\n"));
  }

  /** What the person in the office reads, without the mark-up. */
  private static String mail(Office office) {
    return office.sandbox().ghl().messagesTo(LEE).stream()
        .filter(mail -> mail.subject().contains("exit code"))
        .map(
            mail ->
                "Subject: %s\n\n%s"
                    .formatted(
                        mail.subject(),
                        mail.html()
                            .replaceAll("<(p|h3)>", "\n\n")
                            .replaceAll("<(li|br)>", "\n")
                            .replaceAll("<[^>]+>", "")
                            .replace("&#39;", "'")
                            .strip()))
        .findFirst()
        .orElseThrow();
  }

  /** A text of which nobody knows whether it left; the answer was lost on the way. */
  Map<String, String> doubt() {
    Office office = office();
    office
        .sandbox()
        .faults()
        .failNth(1, Faults.to("ghl", "POST", "/conversations/messages"), Fault.SERVER_ERROR);
    outputs.put("send", shown(office, "send", "--deadline", "entry-1205"));
    office.later(Duration.ofHours(15));
    outputs.put("verify", shown(office, "audit", "verify"));
    String hash =
        office.sandbox().book().rows("AuditLog").stream()
            .filter(row -> row.get(4).equals("unknown"))
            .map(row -> row.get(0).substring(0, 8))
            .findFirst()
            .orElseThrow();
    outputs.put("show", shown(office, "audit", "show", hash));
    outputs.put("resolve", talk(office, List.of("not-sent"), "audit", "resolve", "--by", "Kim"));
    outputs.put("after", shown(office, "send", "--deadline", "entry-1205"));
    return outputs;
  }

  /** A dialogue with what the person types. */
  private static String talk(Office office, List<String> typed, String... arguments) {
    Iterator<String> next = typed.iterator();
    Map<Integer, String> said = new LinkedHashMap<>();
    Answers person =
        () -> {
          if (!next.hasNext()) {
            return Optional.empty();
          }
          String line = next.next();
          said.put(office.screen().length(), line);
          return Optional.of(line);
        };
    office.answering(person);
    Result result = office.run(arguments);
    StringBuilder shown = new StringBuilder(result.err());
    List<Map.Entry<Integer, String>> all = new ArrayList<>(said.entrySet());
    for (int i = all.size() - 1; i >= 0; i--) {
      shown.insert(all.get(i).getKey(), all.get(i).getValue() + "\n");
    }
    office.unattended();
    return onPage(
        office,
        "$ clio-remind %s\n%s%s".formatted(String.join(" ", arguments), shown, result.out()));
  }

  /** Somebody deleted rows of the log. */
  Map<String, String> lostRows() {
    Office office = office();
    office.run("send");
    int rows = office.sandbox().book().rows("AuditLog").size();
    office.sandbox().book().deleteRows("AuditLog", rows - 20, 20);
    office.later(Duration.ofHours(15));
    outputs.put("send", shown(office, "send"));
    outputs.put(
        "accept", shown(office, "audit", "accept", "--reason", "deleted by mistake on Sunday"));
    outputs.put("plan", shown(office, "plan", "--dry-run", "--days", "0"));
    return outputs;
  }

  /** What a run says that ends with each code. */
  Map<String, String> exitCodes() {
    outputs.put("2", shown(office(), "plan", "--dry-rum"));
    outputs.put("3 key", shown(office().with("send.max-send = 20"), "send"));
    Office header = office();
    header.sandbox().book().renameHeader("AuditLog", "Status", "State");
    outputs.put("3 header", shown(header, "send"));
    Office clock = office().withClockOff(Duration.ofMinutes(3));
    outputs.put("3 clock", shown(clock, "send"));
    Office refused = office();
    refused.sandbox().faults().failAll(call -> call.service().equals("ghl"), Failure.status(401));
    outputs.put("4", shown(refused, "send"));
    Office down = office();
    down.sandbox().faults().failAll(call -> call.service().equals("clio"), Failure.status(503));
    outputs.put("6", shown(down, "send"));
    outputs.put("7", locked());
    outputs.put("8 limit", shown(office(), "send", "--max-sends", "10"));
    Office paused = office();
    paused.sandbox().book().type("Status", "B1", "PAUSED");
    outputs.put("8 paused", shown(paused, "send"));
    return outputs;
  }

  private String locked() {
    Office office = office();
    Path state = office.folder().resolve(".local/state/clio-remind");
    RunLock.Held held = new RunLock(state, office.sandbox().book().id()).tryAcquire().orElseThrow();
    try {
      return shown(office, "send");
    } finally {
      held.close();
    }
  }

  @Override
  public void close() {
    offices.forEach(Office::close);
  }
}
