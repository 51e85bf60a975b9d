package dev.clioremind.cli;

import dev.clioremind.core.ServiceException;
import dev.clioremind.core.deadline.Deadline;
import dev.clioremind.core.deadline.DeadlineId;
import dev.clioremind.core.log.Doubt;
import dev.clioremind.core.log.Resolution;
import dev.clioremind.report.DoubtReports;
import dev.clioremind.report.Links;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Asks a person about doubts, one after the other. Writes nothing to any service. */
final class Questions {

  private static final String PROMPT =
      "Is the message there? [s]ent, [n]ot sent: send it, [d]rop: not sent and not wanted,"
          + " Enter: later, [q]uit: ";

  private final Session session;
  private final Answers answers;
  private final PrintWriter err;

  /** A doubt, and what a person said of it. */
  record Answered(Doubt doubt, Resolution resolution) {}

  Questions(Session session, Answers answers) {
    this.session = session;
    this.answers = answers;
    this.err = session.tools().terminal().err();
  }

  /** What a person says; what they leave for later is not in it. */
  List<Answered> ask(List<Doubt> doubts) {
    Links links = Printing.links(session);
    Map<DeadlineId, Deadline> deadlines = deadlines(doubts);
    List<Answered> answered = new ArrayList<>();
    for (Doubt doubt : doubts) {
      Instant now = session.tools().clock().instant();
      err.println();
      err.print(
          DoubtReports.question(
              doubt.known(),
              doubt.isAboutLostRow()
                  ? "its row in the audit log may be lost"
                  : "status '%s' in the audit log".formatted(doubt.known().status()),
              page(doubt, deadlines, links),
              links.conversations(),
              session.look(),
              now));
      Optional<Optional<Resolution>> answer = answer();
      if (answer.isEmpty()) {
        break;
      }
      answer.get().ifPresent(resolution -> answered.add(new Answered(doubt, resolution)));
    }
    return answered;
  }

  /** The outer is empty when the person wants no more, the inner when they leave this one. */
  private Optional<Optional<Resolution>> answer() {
    while (true) {
      err.print(PROMPT);
      err.flush();
      Optional<String> line = answers.next();
      if (line.isEmpty()) {
        return Optional.empty();
      }
      String word = line.get().strip().toLowerCase(Locale.ROOT);
      switch (word) {
        case "q", "quit" -> {
          return Optional.empty();
        }
        case "" -> {
          return Optional.of(Optional.empty());
        }
        case "s" -> {
          return Optional.of(Optional.of(Resolution.SENT));
        }
        case "n" -> {
          return Optional.of(Optional.of(Resolution.NOT_SENT));
        }
        case "d" -> {
          return Optional.of(Optional.of(Resolution.DROP));
        }
        default -> {
          Optional<Resolution> resolution = Resolution.of(word);
          if (resolution.isPresent()) {
            return Optional.of(resolution);
          }
        }
      }
    }
  }

  /** The way to the matter where Clio still has the deadline; without Clio it is done too. */
  private Map<DeadlineId, Deadline> deadlines(List<Doubt> doubts) {
    Set<DeadlineId> ids = new LinkedHashSet<>();
    doubts.forEach(doubt -> id(doubt).ifPresent(ids::add));
    Map<DeadlineId, Deadline> found = new HashMap<>();
    try {
      if (!ids.isEmpty()) {
        session.services().deadlines().reread(ids).deadlines().forEach(d -> found.put(d.id(), d));
      }
    } catch (ServiceException e) {
      err.println("Clio could not be asked for the matters: " + e.getMessage());
    }
    return found;
  }

  private static Optional<URI> page(Doubt doubt, Map<DeadlineId, Deadline> deadlines, Links links) {
    return id(doubt)
        .flatMap(
            id ->
                Optional.ofNullable(deadlines.get(id))
                    .map(links::deadline)
                    .orElseGet(() -> links.deadline(id)));
  }

  /** Empty where a person edited the row. */
  private static Optional<DeadlineId> id(Doubt doubt) {
    try {
      return Optional.of(new DeadlineId(doubt.known().deadlineId()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
