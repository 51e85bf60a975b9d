package dev.clioremind.report;

import dev.clioremind.core.log.AuditEvent;
import dev.clioremind.core.plan.Identity;
import dev.clioremind.report.Block.Heading;
import dev.clioremind.report.Block.Items;
import dev.clioremind.report.Block.Prose;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a person is told of a doubt, and of having settled it. */
public final class DoubtReports {

  private DoubtReports() {}

  /**
   * What is known of a reminder in doubt, and where to look; for a terminal.
   *
   * @param event what the log or the plan knows of it; its status is told
   * @param why why nobody knows
   * @param clio the page of the matter or of the deadlines
   * @param conversations the page of the clients' conversations
   */
  public static String question(
      AuditEvent event,
      String why,
      Optional<URI> clio,
      Optional<URI> conversations,
      Look look,
      Instant now) {
    LocalDate today = now.atZone(look.zone()).toLocalDate();
    Times times = new Times(look, today);
    List<String> facts = new ArrayList<>();
    facts.add("Deadline: %s, due %s".formatted(event.deadlineId(), times.told(event.deadline())));
    facts.add("Rule: %s, template %s".formatted(event.ruleId(), event.templateId()));
    facts.add(
        "Look for: Ref %s, if the template has {{ref}}".formatted(Identity.ref(event.hash())));
    facts.add("Since: %s, %s".formatted(times.momentWithZone(event.time()), why));
    if (!event.messageId().equals(AuditEvent.NOTHING)) {
      facts.add("Message: " + event.messageId());
    }
    String known =
        TerminalPage.render(
            List.of(new Heading("Reminder " + event.shortHash(), Tone.STRONG), new Items(facts)),
            look);
    // A link that is broken over two lines can't be followed.
    return known
        + clio.map("  In Clio: %s\n"::formatted).orElse("")
        + conversations.map("  In GoHighLevel: %s\n"::formatted).orElse("");
  }

  /**
   * What was settled, ending in a line break.
   *
   * @param resolved the {@code resolved} events that were appended
   */
  public static String settled(List<AuditEvent> resolved, Format format, Look look) {
    return switch (format) {
      case TABLE -> TerminalPage.render(blocks(resolved), look);
      case MARKDOWN -> MarkdownPage.render(blocks(resolved));
      case JSON -> AuditEventsJson.write("audit resolve", resolved);
      case CSV -> AuditReports.render(resolved, Format.CSV, look);
    };
  }

  private static List<Block> blocks(List<AuditEvent> resolved) {
    if (resolved.isEmpty()) {
      return List.of(new Prose("Nothing was settled.", Tone.PLAIN));
    }
    return List.of(
        new Heading(Words.count(resolved.size(), "attempt") + " settled", Tone.GOOD),
        new Items(
            resolved.stream()
                .map(
                    e ->
                        "%s %s %s: %s (%s)"
                            .formatted(
                                e.shortHash(), e.deadlineId(), e.ruleId(), e.details(), e.id()))
                .toList()));
  }
}
