package dev.clioremind.core.send;

import dev.clioremind.core.people.ContactId;
import dev.clioremind.core.rule.Channel;
import dev.clioremind.core.text.MessageContent;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A message that may or may not have been taken, as it would be found.
 *
 * @param content what it said, as far as can be told now
 * @param ref the reference that names its reminder and no other, whether or not the words carry it
 * @param wordsProve whether the same words alone prove that it is this one
 * @param others ids of messages that are known to be other ones, as {@link Outcome} gives them
 * @param from the earliest moment at which it can have been taken
 * @param to the latest
 */
public record Sought(
    ContactId contact,
    Channel channel,
    MessageContent content,
    String ref,
    boolean wordsProve,
    Set<String> others,
    Instant from,
    Instant to) {

  public Sought {
    others = Set.copyOf(others);
    if (ref.isBlank()) {
      throw new IllegalArgumentException("a reminder without a reference");
    }
  }

  /** Whether a text carries the reference, as a word of its own. */
  public boolean isNamedIn(String text) {
    return carries(text, ref);
  }

  /** Whether the words of a message carry a reference. */
  static boolean carries(MessageContent content, String ref) {
    if (content instanceof MessageContent.Text text) {
      return carries(text.body(), ref);
    }
    return content instanceof MessageContent.Email email
        && (carries(email.subject(), ref) || carries(email.html(), ref));
  }

  private static boolean carries(String text, String ref) {
    return Pattern.compile("(?<![A-Za-z0-9])" + Pattern.quote(ref) + "(?![A-Za-z0-9])")
        .matcher(text)
        .find();
  }
}
