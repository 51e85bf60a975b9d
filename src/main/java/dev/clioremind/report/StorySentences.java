package dev.clioremind.report;

import dev.clioremind.core.log.Attempt;
import dev.clioremind.core.log.AttemptId;
import dev.clioremind.core.log.AttemptState;
import dev.clioremind.core.log.AuditEvent;
import dev.clioremind.core.log.ReminderStory;
import dev.clioremind.core.log.Status;
import dev.clioremind.core.plan.Reason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One reminder's story in sentences: what happened, what it adds up to, what to do. */
final class StorySentences {

  private final ReminderStory story;
  private final Times times;

  StorySentences(ReminderStory story, Look look, Instant now) {
    this.story = story;
    LocalDate today = now.atZone(look.zone()).toLocalDate();
    this.times = new Times(look, today);
  }

  /** What the reminder is: deadline, rule and what was told. */
  String title() {
    AuditEvent event = story.latest();
    String told =
        event.deadline().equals(AuditEvent.NOTHING) ? "" : ", due " + times.told(event.deadline());
    return "Reminder %s: %s by rule %s%s"
        .formatted(event.shortHash(), event.deadlineId(), event.ruleId(), told);
  }

  /** One sentence for each event, in the order of time. */
  List<String> events() {
    List<String> sentences = new ArrayList<>();
    Optional<AttemptId> before = Optional.empty();
    for (AuditEvent event : story.events()) {
      boolean isNew = before.filter(event.attempt()::equals).isEmpty();
      sentences.add(
          "%s: %s%s"
              .formatted(
                  times.momentWithZone(event.time()),
                  happened(event),
                  isNew ? " (attempt %s)".formatted(event.attempt()) : ""));
      before = Optional.of(event.attempt());
    }
    return sentences;
  }

  private String happened(AuditEvent event) {
    String what =
        event.status() == Status.CANCELLED && event.details().startsWith(Attempt.UNCONFIRMED)
            ? "it was to be withdrawn; that it was is not confirmed"
            : LoggedWords.status(event.status());
    String id =
        event.messageId().equals(AuditEvent.NOTHING) ? "" : ", message " + event.messageId();
    String details = LoggedWords.details(event.details(), times);
    if (event.status() == Status.SCHEDULED && !details.equals(event.details())) {
      return LoggedWords.status(Status.SCHEDULED).replaceFirst("to arrive later", details) + id;
    }
    return what + (details.isEmpty() ? "" : ": " + details) + id;
  }

  /** What the events add up to. */
  String state() {
    return switch (story.state()) {
      case DONE ->
          story.settledUnsent()
              ? "It is settled: nobody was messaged, and nobody will be."
              : reached();
      case IN_DOUBT ->
          "It may have been sent, and nobody knows. It is not sent again before a person settles it.";
      case TAKEN ->
          story
              .heldUntil()
              .map(
                  until ->
                      "A run is at work on it. If that run died, others may take it from %s on."
                          .formatted(times.momentWithZone(until)))
              .orElse("A run is at work on it.");
      case FAILED, FREE -> unsent();
    };
  }

  /** What is known of a message that the service took; the fate outweighs that it was taken. */
  private String reached() {
    String again = " It will not be sent again.";
    if (has(Status.DELIVERED)) {
      return "It was sent and delivered." + again;
    }
    if (has(Status.UNDELIVERED)) {
      return "It was sent, and could not be delivered." + again;
    }
    if (has(Status.SUCCESS)) {
      return "GoHighLevel accepted it; whether it was delivered is not known yet." + again;
    }
    if (has(Status.ENROLLED)) {
      return "It was handed to the workflow, which does not say what it sends." + again;
    }
    return has(Status.SCHEDULED)
        ? "It was handed over, to go out at its time." + again
        : "It was sent." + again;
  }

  private boolean has(Status status) {
    return story.events().stream().anyMatch(e -> e.status() == status);
  }

  private String unsent() {
    if (story.inOtherWords() == AttemptState.DONE) {
      return story
          .otherDeadline()
          .map("It was not sent under this hash, but the same message went out for %s."::formatted)
          .orElse("It was not sent: the same reminder was settled under another hash.");
    }
    if (story.inOtherWords() == AttemptState.IN_DOUBT) {
      return "It is held: the same reminder of another entry or rule may have been sent.";
    }
    return story
        .lostSince()
        .map(
            at ->
                ("Rows of the log were lost and accepted on %s. If it was due by then, it is held"
                        + " until a person settles it: a row that said it was sent may be among them.")
                    .formatted(times.momentWithZone(at)))
        .orElse(
            story.state() == AttemptState.FAILED
                ? "It was not sent. The next send tries again, up to send.max-attempts times."
                : "It was not sent. If it is still due, the next send takes it up.");
  }

  /** What a person can do; empty where there is nothing. */
  String advice() {
    if (story.state() == AttemptState.DONE && has(Status.UNDELIVERED) && !has(Status.DELIVERED)) {
      return NextSteps.of(Reason.UNDELIVERED);
    }
    boolean mayBeLost = story.lostSince().isPresent() && !settledElsewhere();
    return story.waitsForPerson() || mayBeLost
        ? ("Look in the client's conversation in GoHighLevel whether the message is there, then:"
                + " clio-remind audit resolve %s with --sent, --not-sent or --drop.")
            .formatted(story.latest().shortHash())
        : "";
  }

  private boolean settledElsewhere() {
    return story.inOtherWords() == AttemptState.DONE;
  }
}
