package dev.clioremind.core.run;

import dev.clioremind.core.ExitCode;
import dev.clioremind.core.ServiceException;
import dev.clioremind.core.people.Contact;
import dev.clioremind.core.people.ContactId;
import dev.clioremind.core.people.ContactMatch;
import dev.clioremind.core.people.ContactQuery;
import dev.clioremind.core.plan.FirmBook;
import dev.clioremind.core.plan.PlanSettings;
import dev.clioremind.core.plan.Reason;
import dev.clioremind.core.plan.Samples;
import dev.clioremind.core.rule.Channel;
import dev.clioremind.core.rule.Rule;
import dev.clioremind.core.send.MessageSender;
import dev.clioremind.core.send.Outcome;
import dev.clioremind.core.send.OutgoingMessage;
import dev.clioremind.core.send.StopSignal;
import dev.clioremind.core.text.Rendered;
import dev.clioremind.core.text.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One message for each template in use, with sample data, to one contact of the firm's own: to see
 * what clients will see, and that the account sends at all. It claims nothing and writes nothing
 * down, for it reminds nobody of anything; so it also goes out while sending is paused.
 *
 * @param contact whom the samples went to
 * @param lines one for each template
 */
public record TestRun(ContactId contact, List<Line> lines) {

  public TestRun {
    lines = List.copyOf(lines);
  }

  /**
   * What became of one sample.
   *
   * @param word {@code success}, another outcome, or the reason why it was not sent
   * @param code what it means for the exit code
   * @param detail empty, or why: no client data
   */
  public record Line(
      String templateId, Channel channel, String word, ExitCode code, String detail) {}

  /**
   * Sends them, one after the other.
   *
   * @throws ServiceException if the texts or the contact can't be read; nothing was sent
   */
  public static TestRun perform(
      FirmBook book,
      MessageSender sender,
      ContactId contact,
      PlanSettings settings,
      Instant now,
      StopSignal stop) {
    List<Rule> rules = book.rules().all().stream().filter(Rule::enabled).toList();
    Texts texts = Texts.read(book.templates(), rules, List.of(), sender);
    ContactQuery query = new ContactQuery(Samples.PERSON, Channel.SMS, Optional.of(contact));
    ContactMatch match =
        sender.match(Set.of(query)).getOrDefault(query, new ContactMatch.Missing());
    List<Line> lines = new ArrayList<>();
    Optional<Line> stopped = Optional.empty();
    for (Samples.Sample sample : Samples.of(rules, texts, settings, now)) {
      Line line;
      if (stop.requested().isPresent()) {
        line =
            line(sample, "released", stop.requested().orElse(ExitCode.INTERRUPTED), "interrupted");
      } else if (stopped.isPresent()) {
        line = line(sample, "released", stopped.get().code(), stopped.get().detail());
      } else if (!(match instanceof ContactMatch.Found found)) {
        line =
            match instanceof ContactMatch.Ambiguous ambiguous
                ? line(sample, Reason.AMBIGUOUS_CONTACT, ambiguous.why())
                : line(sample, Reason.NO_CONTACT, "GoHighLevel has no contact with this id");
      } else {
        line = send(sample, found.contact(), sender);
        stopped = Optional.of(line).filter(TestRun::stopsTheRest);
      }
      lines.add(line);
    }
    return new TestRun(contact, lines);
  }

  private static boolean stopsTheRest(Line line) {
    return line.word().equals("released");
  }

  private static Line send(Samples.Sample sample, Contact contact, MessageSender sender) {
    if (sample.words() instanceof Rendered.Faulty faulty) {
      return line(
          sample,
          sample.missing() ? Reason.TEMPLATE_MISSING : Reason.TEMPLATE_FIELD,
          Samples.inWords(faulty));
    }
    if (contact.optedOut().contains(sample.channel())) {
      return line(sample, Reason.OPTED_OUT, "");
    }
    Outcome outcome =
        sender.send(
            new OutgoingMessage(
                contact.id(),
                sample.channel(),
                ((Rendered.Ready) sample.words()).content(),
                Optional.empty()));
    ExitCode code =
        switch (outcome.kind()) {
          case ACCEPTED, SCHEDULED, ENROLLED -> ExitCode.GOOD;
          case FAILED, REJECTED, UNKNOWN -> ExitCode.NEEDS_PERSON;
          case NOT_SENT, NOT_SENT_CHANNEL_CLOSED, NOT_SENT_SERVICE_DOWN -> ExitCode.TRY_AGAIN;
          case NOT_SENT_SIGN_IN -> ExitCode.SIGN_IN;
        };
    return line(
        sample, outcome.kind().status().name().toLowerCase(Locale.ROOT), code, outcome.detail());
  }

  private static Line line(Samples.Sample sample, Reason reason, String detail) {
    return line(
        sample, reason.word(), ExitCode.NEEDS_PERSON, detail.isEmpty() ? reason.inWords() : detail);
  }

  private static Line line(Samples.Sample sample, String word, ExitCode code, String detail) {
    return new Line(sample.templateId(), sample.channel(), word, code, detail);
  }

  /** How the command ends; without a template there is nothing that could be tested. */
  public ExitCode exitCode() {
    Set<ExitCode> codes = EnumSet.noneOf(ExitCode.class);
    lines.forEach(line -> codes.add(line.code()));
    return lines.isEmpty() ? ExitCode.NEEDS_PERSON : ExitCode.first(codes);
  }
}
