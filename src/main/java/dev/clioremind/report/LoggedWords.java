package dev.clioremind.report;

import dev.clioremind.core.log.Status;
import dev.clioremind.core.plan.Reason;
import dev.clioremind.report.Block.Heading;
import dev.clioremind.report.Block.Items;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of the log in plain ones. What it does not know stays as it is: people write there. */
final class LoggedWords {

  private static final Pattern WORD = Pattern.compile("([a-z]+(?:-[a-z]+)*)(:.*|;.*)?");
  private static final Pattern FOR = Pattern.compile("for (\\S+?Z)(;.*)?");
  private static final Pattern ALSO_BY = Pattern.compile("(.*?)and by (\\w+) ([a-z-]+)");

  private LoggedWords() {}

  /** What stands in Error Details, as part of a sentence. */
  static String details(String logged, Times times) {
    Matcher also = ALSO_BY.matcher(logged);
    if (also.matches()) {
      return "%snor by %s: %s".formatted(also.group(1), also.group(2), reason(also.group(3)));
    }
    Matcher moment = FOR.matcher(logged);
    if (moment.matches()) {
      return toArrive(moment.group(1), times).map(at -> at + rest(moment)).orElse(logged);
    }
    Matcher word = WORD.matcher(logged);
    return word.matches() ? reason(word.group(1)) + rest(word) : logged;
  }

  private static String rest(Matcher found) {
    String rest = found.group(2);
    return rest == null ? "" : rest;
  }

  private static Optional<String> toArrive(String moment, Times times) {
    try {
      return Optional.of("to arrive " + times.shortMoment(Instant.parse(moment)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static String reason(String word) {
    return word.equals("bad-address")
        ? "the number or address is not one that can be messaged"
        : Reason.of(word).map(Reason::inWords).orElse(word);
  }

  /** What a person can do about what stands in Error Details; empty where nothing is known. */
  static String advice(String logged) {
    Matcher word = WORD.matcher(logged);
    return word.matches() ? Reason.of(word.group(1)).map(NextSteps::of).orElse("") : "";
  }

  /** The statuses that occur, each with what it says. */
  static List<Block> legend(Predicate<Status> occurs) {
    return List.of(
        new Heading("What the words mean", Tone.STRONG),
        new Items(
            Arrays.stream(Status.values())
                .filter(occurs)
                .map(status -> "%s: %s".formatted(status.word(), status(status)))
                .toList()));
  }

  /** What a status says, as a clause. */
  static String status(Status status) {
    return switch (status) {
      case CLAIMED -> "a run said that it would send it";
      case SENDING -> "it was about to hand the message to GoHighLevel";
      case SUCCESS -> "GoHighLevel accepted the message, delivery not yet known";
      case SCHEDULED -> "GoHighLevel accepted the message, to arrive later";
      case ENROLLED -> "the contact was put into the workflow";
      case FAILED -> "GoHighLevel refused the message";
      case REJECTED -> "GoHighLevel refused the message for good";
      case UNKNOWN -> "no clear answer came: the message may have gone out";
      case RELEASED -> "it was let go, surely not sent";
      case SKIPPED -> "it was not sent, and a person was told";
      case CANCELLED -> "the scheduled message was withdrawn";
      case DELIVERED -> "the message was delivered";
      case UNDELIVERED -> "the message could not be delivered";
      case RESOLVED -> "a person settled it";
    };
  }
}
