package dev.clioremind.report;

import dev.clioremind.core.plan.Delivery;
import dev.clioremind.core.plan.Plan;
import dev.clioremind.core.plan.PlannedReminder;
import dev.clioremind.core.rule.Channel;
import dev.clioremind.core.text.MessageContent;
import java.util.List;

/**
 * Who gets what, in full: client data, for the eyes of a person at a terminal and for nothing else.
 */
public final class Messages {

  /** Stands before each line of a message, so that none of it looks like a line of ours. */
  private static final String MARGIN = "    | ";

  private Messages() {}

  /**
   * The reminders that are due now, ending in a line break; empty when neither is asked for.
   *
   * @param recipients whether to name the contact of each, by GoHighLevel's id
   * @param texts whether to show the text of each
   */
  public static String render(Plan plan, Look look, boolean recipients, boolean texts) {
    if (!recipients && !texts) {
      return "";
    }
    Times times = new Times(look, plan.moment().today());
    StringBuilder out = new StringBuilder("\n");
    List<PlannedReminder> due = plan.toHandOver();
    out.append(
            Tone.STRONG.paint(
                due.isEmpty()
                    ? "No message is due now"
                    : "%s due now; client data, for your eyes only"
                        .formatted(Words.count(due.size(), "message")),
                look.color()))
        .append('\n');
    for (PlannedReminder line : due) {
      Deliveries.of(line)
          .ifPresent(delivery -> message(out, line, delivery, times, recipients, texts));
    }
    return out.toString();
  }

  private static void message(
      StringBuilder out,
      PlannedReminder line,
      Delivery delivery,
      Times times,
      boolean recipients,
      boolean texts) {
    String at = line.sendAt().map(moment -> "arrives " + times.moment(moment)).orElse("now");
    out.append("\n  ")
        .append(
            TerminalText.escape(
                "%s  %s  %s  %s"
                    .formatted(
                        line.subject().occasion().deadline().id(),
                        line.subject().occasion().rule().ruleId(),
                        delivery.channel(),
                        at)))
        .append('\n');
    if (recipients) {
      out.append("    GoHighLevel contact ").append(delivery.contact().id()).append('\n');
    }
    if (texts) {
      content(out, delivery);
    }
  }

  private static void content(StringBuilder out, Delivery delivery) {
    if (delivery.content() instanceof MessageContent.Text text) {
      if (delivery.channel() == Channel.SMS) {
        out.append("    ").append(SmsLength.of(text.body()).inWords()).append('\n');
      }
      body(out, text.body());
    } else if (delivery.content() instanceof MessageContent.Email email) {
      out.append("    Subject: ").append(TerminalText.escape(email.subject())).append('\n');
      body(out, email.html());
    } else if (delivery.content() instanceof MessageContent.Enrolment enrolment) {
      out.append("    Workflow: ")
          .append(TerminalText.escape(enrolment.workflow()))
          .append("; it says what it says")
          .append('\n');
    }
  }

  /** In full and unwrapped: what is shown is what is sent. */
  private static void body(StringBuilder out, String body) {
    for (String line : body.replace("\r\n", "\n").split("\n", -1)) {
      out.append(MARGIN).append(TerminalText.escape(line)).append('\n');
    }
  }
}
