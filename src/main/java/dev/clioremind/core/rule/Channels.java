package dev.clioremind.core.rule;

import dev.clioremind.core.sheet.Excerpt;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The channel of a rule and, perhaps, the one to use when the first cannot reach the person.
 *
 * @param inOrder one or two, not the same twice
 */
public record Channels(List<Channel> inOrder) {

  /** What stands between a first and a second choice, in channels and template ids alike. */
  static final Pattern ELSE =
      Pattern.compile("(?:^|[\\s\u00a0]+)else(?:[\\s\u00a0]+|$)", Pattern.CASE_INSENSITIVE);

  private static final List<String> WORDS =
      Arrays.stream(Channel.values()).map(Channel::word).toList();

  public Channels {
    inOrder = List.copyOf(inOrder);
    if (inOrder.isEmpty() || inOrder.size() > 2) {
      throw new IllegalArgumentException("name one channel, or two with else between them");
    }
    if (inOrder.size() == 2 && inOrder.get(0) == inOrder.get(1)) {
      throw new IllegalArgumentException(
          "%s stands on both sides of else".formatted(inOrder.get(0)));
    }
  }

  /**
   * Reads {@code SMS} or {@code SMS else Email}.
   *
   * @throws IllegalArgumentException with a sentence for people
   */
  public static Channels parse(String text) {
    return new Channels(
        Arrays.stream(ELSE.split(text.strip(), -1)).map(Channels::channel).toList());
  }

  private static Channel channel(String word) {
    if (word.isBlank()) {
      throw new IllegalArgumentException("a channel is missing beside else");
    }
    return Channel.of(word)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s is not a channel; %s"
                        .formatted(
                            Excerpt.of(word),
                            SimilarNames.nearest(word, WORDS)
                                .map("did you mean %s?"::formatted)
                                .orElse("use SMS, Email, WhatsApp or Workflow"))));
  }

  /** The channel that is tried first, which names the rule and its reminders. */
  public Channel first() {
    return inOrder.get(0);
  }

  /** The channel to use when the first cannot reach the person. */
  public Optional<Channel> second() {
    return inOrder.size() == 2 ? Optional.of(inOrder.get(1)) : Optional.empty();
  }

  /** As it is written in the sheet: {@code SMS else Email}. */
  @Override
  public String toString() {
    return inOrder.stream().map(Channel::word).collect(Collectors.joining(" else "));
  }
}
