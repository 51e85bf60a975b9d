package dev.clioremind.core.plan;

import dev.clioremind.core.plan.PlannedReminder.Hold;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a plan would have sent, kept for somebody's approval. It holds hashes and no client data. A
 * send evaluates everything afresh and then leaves out what is not the same here; so a saved plan,
 * whoever wrote it, can make a send do less and never more.
 *
 * @param day the firm's date on which it holds
 * @param zone the firm's zone
 * @param spreadsheet hash of the spreadsheet's id
 * @param location hash of the id of the GoHighLevel location
 * @param lines what would go out, each event hash once
 */
public record SavedPlan(
    LocalDate day, ZoneId zone, String spreadsheet, String location, List<Line> lines) {

  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final String NO_WORDS = "-";

  /**
   * One reminder.
   *
   * @param channel the word of the channel that is used
   * @param recipient hash of the contact that it goes to
   * @param template hash of the template's content; {@code -} for a workflow
   */
  public record Line(
      String hash, String fingerprint, String channel, String recipient, String template) {

    public Line {
      requireHash("hash", hash);
      requireHash("fingerprint", fingerprint);
      requireHash("recipient", recipient);
      if (!template.equals(NO_WORDS)) {
        requireHash("template", template);
      }
    }

    private static Line of(PlannedReminder.Subject subject, Delivery delivery) {
      return new Line(
          subject.hash(),
          subject.fingerprint(),
          delivery.channel().word(),
          Identity.sha256(subject.hash() + "|" + delivery.contact().id().value()),
          delivery.templateHash());
    }

    /** Why this line does not allow another one to go out; empty where it does. */
    private Optional<Reason> against(Line now) {
      if (!hash.equals(now.hash)
          || !fingerprint.equals(now.fingerprint)
          || !channel.equals(now.channel)
          || !recipient.equals(now.recipient)) {
        return Optional.of(Reason.NOT_IN_PLAN);
      }
      return template.equals(now.template)
          ? Optional.empty()
          : Optional.of(Reason.TEMPLATE_CHANGED);
    }
  }

  /**
   * Checks it.
   *
   * @throws IllegalArgumentException with the predicate of a sentence that shows nothing of it
   */
  public SavedPlan {
    requireHash("spreadsheet", spreadsheet);
    requireHash("location", location);
    lines = List.copyOf(lines);
    Set<String> seen = new HashSet<>();
    if (!lines.stream().map(Line::hash).allMatch(seen::add)) {
      throw new IllegalArgumentException("names a reminder twice");
    }
  }

  private static void requireHash(String name, String text) {
    if (!HASH.matcher(text).matches()) {
      throw new IllegalArgumentException("has a '%s' that is no SHA-256".formatted(name));
    }
  }

  /** Keeps what of a plan is due and goes out now. */
  public static SavedPlan of(Plan plan, String spreadsheetId, String locationId) {
    return new SavedPlan(
        plan.moment().today(),
        plan.moment().zone(),
        Identity.sha256(spreadsheetId),
        Identity.sha256(locationId),
        plan.toHandOver().stream()
            .flatMap(line -> delivery(line).map(by -> Line.of(line.subject(), by)).stream())
            .toList());
  }

  /** Why it is not for this run; empty if it is. */
  public Optional<String> mismatch(
      LocalDate today, ZoneId firm, String spreadsheetId, String locationId) {
    if (!zone.equals(firm)) {
      return Optional.of("was made for another time zone (%s)".formatted(zone));
    }
    if (!day.equals(today)) {
      return Optional.of("was made for another day (%s)".formatted(day));
    }
    if (!spreadsheet.equals(Identity.sha256(spreadsheetId))) {
      return Optional.of("was made for another spreadsheet");
    }
    return location.equals(Identity.sha256(locationId))
        ? Optional.empty()
        : Optional.of("was made for another GoHighLevel location");
  }

  /**
   * A plan with what this one does not allow held back: also whoever would first have to be added
   * to the contacts, since nobody saw whom the reminder would go to.
   */
  public Plan allowedOf(Plan now) {
    Map<String, Line> byHash = new HashMap<>();
    lines.forEach(line -> byHash.put(line.hash(), line));
    Set<PlannedReminder> toAdd = new HashSet<>(now.waitingForContact());
    return now.withReminders(
        now.reminders().stream()
            .map(
                line ->
                    toAdd.contains(line)
                        ? held(line, Reason.NOT_IN_PLAN, Reason.NEW_CONTACT.word())
                        : delivery(line)
                            .flatMap(by -> refusal(byHash, Line.of(line.subject(), by)))
                            .map(reason -> held(line, reason, ""))
                            .orElse(line))
            .toList());
  }

  private static Optional<Reason> refusal(Map<String, Line> byHash, Line now) {
    Line then = byHash.get(now.hash());
    return then == null ? Optional.of(Reason.NOT_IN_PLAN) : then.against(now);
  }

  private static PlannedReminder held(PlannedReminder line, Reason reason, String detail) {
    return new Hold(line.subject(), line.channel(), reason, detail);
  }

  /** How many of its reminders do not go out by a plan that it allowed. */
  public int leftOut(Plan allowed) {
    Set<String> going =
        allowed.toHandOver().stream()
            .map(line -> line.subject().hash())
            .collect(Collectors.toSet());
    return (int) lines.stream().filter(line -> !going.contains(line.hash())).count();
  }

  /** How a line goes out now; empty for one that does not. */
  private static Optional<Delivery> delivery(PlannedReminder line) {
    if (line instanceof PlannedReminder.Send send) {
      return Optional.of(send.delivery());
    }
    return line instanceof PlannedReminder.Schedule schedule
        ? Optional.of(schedule.delivery())
        : Optional.empty();
  }
}
