package dev.clioremind.core.deadline;

import dev.clioremind.core.rule.Channel;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What people write into an entry to steer its reminders: {@code #noremind}, {@code #nosms}, {@code
 * #noemail} in summary or description, and the words in a summary that say a hearing is off.
 *
 * @param cancelWords such as {@code vacated} or {@code off calendar}, matched as whole words in any
 *     case
 */
public record Markers(List<String> cancelWords) {

  public Markers {
    cancelWords =
        cancelWords.stream()
            .map(w -> w.strip().toLowerCase(Locale.ROOT))
            .filter(w -> !w.isEmpty())
            .toList();
  }

  /** Whether the entry asks not to be reminded of by a channel. */
  public static boolean excludes(Deadline deadline, Channel channel) {
    return has(deadline, "#noremind")
        || (channel == Channel.SMS && has(deadline, "#nosms"))
        || (channel == Channel.EMAIL && has(deadline, "#noemail"));
  }

  private static boolean has(Deadline deadline, String marker) {
    Pattern pattern =
        Pattern.compile(
            "(?<![\\p{L}\\p{N}_#])" + marker + "(?![\\p{L}\\p{N}_])", Pattern.CASE_INSENSITIVE);
    return pattern.matcher(deadline.summary()).find()
        || pattern.matcher(deadline.description()).find();
  }

  /** Whether the summary says that it is off. */
  public boolean looksCancelled(Deadline deadline) {
    String summary = deadline.summary().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    return cancelWords.stream()
        .anyMatch(
            word ->
                Pattern.compile(
                        "(?<![\\p{L}\\p{N}])"
                            + Pattern.quote(word.replaceAll("\\s+", " "))
                            + "(?![\\p{L}\\p{N}])")
                    .matcher(summary)
                    .find());
  }
}
