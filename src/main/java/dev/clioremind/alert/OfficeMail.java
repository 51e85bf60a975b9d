package dev.clioremind.alert;

import dev.clioremind.core.people.ContactId;
import dev.clioremind.core.rule.Channel;
import dev.clioremind.core.run.Alert;
import dev.clioremind.core.send.MessageSender;
import dev.clioremind.core.send.Outcome;
import dev.clioremind.core.send.OutgoingMessage;
import dev.clioremind.core.text.MessageContent;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An e-mail to a person in the office, through the service that carries the reminders. It reminds
 * nobody, so no audit event tells of it; and as every message it is never repeated in doubt.
 */
public final class OfficeMail implements Receiver {

  private static final int SUBJECT = 200;

  private final Supplier<MessageSender> sender;
  private final ContactId contact;

  /**
   * Wires it.
   *
   * @param sender asked for at the first alert: an alert may be about its sign-in
   * @param contact the person in the office
   */
  public OfficeMail(Supplier<MessageSender> sender, ContactId contact) {
    this.sender = sender;
    this.contact = contact;
  }

  @Override
  public String name() {
    return "the office by e-mail";
  }

  @Override
  public Optional<String> tell(Alert alert) {
    MessageContent mail =
        new MessageContent.Email(
            withoutFields(Markup.shorten(alert.headline(), SUBJECT)), withoutFields(html(alert)));
    Outcome outcome =
        sender.get().send(new OutgoingMessage(contact, Channel.EMAIL, mail, Optional.empty()));
    return switch (outcome.kind()) {
      case ACCEPTED, SCHEDULED, ENROLLED -> Optional.empty();
      case FAILED,
          REJECTED,
          UNKNOWN,
          NOT_SENT,
          NOT_SENT_CHANNEL_CLOSED,
          NOT_SENT_SERVICE_DOWN,
          NOT_SENT_SIGN_IN ->
          Optional.of(outcome.detail() + "; check alert.ghl-contact-id");
    };
  }

  /** GoHighLevel would fill in what stands in double braces, or refuse the mail for it. */
  private static String withoutFields(String text) {
    return text.replace("{", "(").replace("}", ")");
  }

  private static String html(Alert alert) {
    StringBuilder html = new StringBuilder();
    html.append(paragraph("<b>%s</b>".formatted(Markup.escape(alert.headline()))));
    alert.counts().ifPresent(counts -> html.append(paragraph(counts.inWords() + ".")));
    alert.error().lines().map(Markup::escape).map(OfficeMail::paragraph).forEach(html::append);
    alert.fix().lines().map(Markup::escape).map(OfficeMail::paragraph).forEach(html::append);
    for (Alert.Matter matter : alert.matters()) {
      html.append("<h3>%s</h3><ul>".formatted(link(matter.title(), matter.page())));
      matter.things().forEach(thing -> html.append(item(thing)));
      html.append("</ul>");
    }
    if (!alert.more().isEmpty()) {
      html.append("<ul>");
      alert.more().forEach(line -> html.append("<li>%s</li>".formatted(Markup.escape(line))));
      html.append("</ul>");
    }
    html.append(paragraph("Run " + Markup.escape(alert.run().value())));
    alert.ciRun().ifPresent(page -> html.append(paragraph(link("The CI run", Optional.of(page)))));
    return html.toString();
  }

  private static String item(Alert.Thing thing) {
    StringBuilder html = new StringBuilder("<li>" + Markup.escape(thing.why()));
    for (Alert.About about : thing.about()) {
      html.append(
          "<br>%s, rule %s, deadline %s"
              .formatted(
                  link(about.deadlineId(), about.page()),
                  Markup.escape(about.ruleId()),
                  Markup.escape(about.due())));
    }
    if (!thing.whatToDo().isBlank()) {
      html.append("<br><i>%s</i>".formatted(Markup.escape(thing.whatToDo())));
    }
    return html.append("</li>").toString();
  }

  private static String paragraph(String html) {
    return "<p>%s</p>".formatted(html);
  }

  /** A {@link URI} holds no quotation mark that could end the attribute. */
  private static String link(String text, Optional<URI> page) {
    return page.map(
            uri ->
                "<a href=\"%s\">%s</a>"
                    .formatted(Markup.escape(uri.toString()), Markup.escape(text)))
        .orElseGet(() -> Markup.escape(text));
  }
}
