package dev.clioremind.sandbox.ghl;

/**
 * Where HighLevel is known to behave in more than one way, or nobody knows: each is off at first.
 * Whoever talks to HighLevel must come through with any of them on.
 */
public enum Quirk {
  /** An accepted message is answered 200 instead of 201. */
  SEND_ANSWERS_200,
  /** The answer to an SMS has no {@code status}. */
  SEND_STATUS_ABSENT,
  /** Braces left in a text: 400 "Template Parser error". Off: they go out as they are. */
  BRACES_REFUSED,
  /** Braces left in a text are replaced by nothing. */
  BRACES_BLANKED,
  /** A {@code scheduledTimestamp} in the past is refused. Off: sent at once. */
  PAST_SCHEDULE_REFUSED,
  /** Opt-outs are not looked at again when a scheduled message fires. */
  SCHEDULE_IGNORES_OPT_OUT,
  /** A withdrawal is answered 200 without a word in it. */
  CANCEL_ANSWERS_NOTHING,
  /** A withdrawal fails although the message waits: 200 with 404 inside, or without a word. */
  CANCEL_FAILS,
  /** A withdrawn message stays in reads as {@code cancelled}. Off: it is gone. */
  CANCELLED_IS_SHOWN,
  /** A message that waits is read as {@code pending}. Off: as {@code scheduled}. */
  SCHEDULED_READS_PENDING,
  /** "Missing phone number" with 400 instead of 422. */
  MISSING_PHONE_IS_400,
  /** WhatsApp outside the 24 hours after the person's last message. */
  WHATSAPP_WINDOW_CLOSED,
  /** The first SMS of a conversation goes out without the sender and opt-out words. */
  NO_WORDS_APPENDED,
  /** {@code GET /conversations/messages/{id}} is bare, as documented. Off: wrapped, as live. */
  MESSAGE_UNWRAPPED,
  /** A conversation's messages come flat, as documented. Off: nested, as live. */
  CONVERSATION_MESSAGES_FLAT,
  /** Lists show an e-mail's subject. Its body is never in a list. */
  EMAIL_SUBJECT_LISTED,
  /** Nobody found is 404. Off: {@code {"contact":null}}. */
  NOBODY_IS_404,
  /** Nobody found is an empty object. */
  NOBODY_IS_EMPTY,
  /** An unknown contact id is 404. Off: 400. */
  UNKNOWN_CONTACT_IS_404,
  /** "Allow Duplicate Contact": e-mail is tried before phone, and equal contacts may be made. */
  DUPLICATES_ALLOWED,
  /** The contact search finds nobody by phone, as seen in May 2026. */
  SEARCH_WITHOUT_PHONE,
  /** The contact search shows {@code dndSettings}. Off: they are missing. */
  SEARCH_SHOWS_DND,
  /** The contact search shows contacts whole: {@code dnd}, {@code dndSettings}, the zone. */
  SEARCH_SHOWS_ALL,
  /** Lower-case keys in {@code dndSettings} whatever the {@code Version}. */
  DND_KEYS_LOWER_CASE,
  /** A new contact is made although the answer is 422. */
  CREATE_MADE_BUT_422,
  /** The phone of a new contact is dropped without a word. */
  CREATE_DROPS_PHONE
}
