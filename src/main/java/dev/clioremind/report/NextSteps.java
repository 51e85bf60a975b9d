package dev.clioremind.report;

import dev.clioremind.core.plan.Reason;
import dev.clioremind.core.send.ReminderOutcome;

/** What a person can do about a reminder that was not sent. */
final class NextSteps {

  private static final String CALL =
      "Call the client: a message that was sent can't be taken back.";

  private NextSteps() {}

  /** Empty where there is nothing to do. */
  static String of(Reason reason) {
    return switch (reason) {
      case ALREADY_SENT,
          SUPERSEDED,
          DUPLICATE,
          OVERRIDE,
          EXCLUDED,
          MATTER_CLOSED,
          LATE_ENTRY,
          BEFORE_START,
          NOT_IN_PLAN,
          TEMPLATE_CHANGED ->
          "";
      case ALREADY_REPORTED -> "See to what was reported, or remind the client yourself.";
      case NO_MATTER -> "If a client should be reminded, link the entry to its matter in Clio.";
      case NEW_CONTACT -> "Nothing: the next send adds the contact (ghl.create-contacts).";
      case NO_PHONE -> "Add a mobile number to the person in Clio; the next send catches up.";
      case NO_EMAIL -> "Add an e-mail address to the person in Clio; the next send catches up.";
      case NO_CLIENT -> "Give the matter a client in Clio.";
      case NO_RECIPIENT ->
          "Name that person on the matter in Clio, or change Audience in the rule.";
      case HIDDEN ->
          "Give the signed-in Clio user access to the matter and the contact, or remind the client yourself.";
      case NO_CONTACT ->
          "Create the contact in GoHighLevel, or name it in the Contacts tab of the sheet.";
      case AMBIGUOUS_CONTACT ->
          "Say which contact it is in the Contacts tab of the sheet: Clio Contact ID, GHL Contact ID.";
      case OPTED_OUT -> "Reach the client in another way; they, or their carrier, refused.";
      case TEMPLATE_MISSING ->
          "Add the template to the Templates tab or to GoHighLevel, or mend TemplateID in the rule.";
      case TEMPLATE_FIELD -> "Mend the template, or add in Clio what it asks for.";
      case MAX_ATTEMPTS ->
          "Look up the refusals with clio-remind audit list; reach the client yourself.";
      case TOO_LATE -> "Reach the client yourself: it is too late for a message.";
      case LOOKS_CANCELLED ->
          "If it is off, mark it so in Clio; if it stands, take the word out of its title.";
      case CHANGED_AFTER_SENT, GONE_AFTER_SENT -> CALL;
      case UNDELIVERED -> "Reach the client in another way, and check the address in Clio.";
      case CONFLICT -> "Give one of the two rows its own RuleID.";
      case IN_DOUBT ->
          "Look in GoHighLevel whether the client got it, then settle it: clio-remind audit resolve.";
      case TAKEN, OUTSIDE_WINDOW, MOVED, SERVICE_DOWN, LEASE_OVER ->
          "Nothing: the next send sees to it.";
    };
  }

  /** Empty where there is nothing to do. */
  static String of(ReminderOutcome outcome) {
    return switch (outcome) {
      case SUCCESS, SCHEDULED, ENROLLED -> "";
      case FAILED -> "Look at why; the next send tries again, up to send.max-attempts times.";
      case REJECTED -> "Reach the client in another way: it will not be tried again.";
      case UNKNOWN -> of(Reason.IN_DOUBT);
      case RELEASED, TAKEN -> of(Reason.TAKEN);
    };
  }
}
