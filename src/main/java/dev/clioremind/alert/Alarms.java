package dev.clioremind.alert;

import dev.clioremind.core.ExitCode;
import dev.clioremind.core.log.RunId;
import dev.clioremind.core.run.Alarm;
import dev.clioremind.core.run.Alert;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Everybody who is told, one after the other; that one can't be reached keeps it from no other. Not
 * thread-safe.
 */
public final class Alarms implements Alarm {

  private final List<Receiver> receivers;
  private final Optional<Heartbeat> heartbeat;
  private final UnaryOperator<String> redaction;

  /**
   * Gathers them.
   *
   * @param redaction takes secrets out of whatever is told, and of why it could not be
   */
  public Alarms(
      List<Receiver> receivers, Optional<Heartbeat> heartbeat, UnaryOperator<String> redaction) {
    this.receivers = List.copyOf(receivers);
    this.heartbeat = heartbeat;
    this.redaction = redaction;
  }

  @Override
  public List<String> begun(RunId run) {
    List<String> faults = new ArrayList<>();
    heartbeat.ifPresent(
        beat ->
            attempt(faults, "The start could not be told to the heartbeat", () -> beat.begun(run)));
    return faults;
  }

  @Override
  public List<String> ended(Ending ending) {
    List<String> faults = new ArrayList<>();
    ending
        .alert()
        .map(alert -> alert.with(redaction))
        .ifPresent(alert -> receivers.forEach(receiver -> tell(faults, receiver, alert)));
    if (ending.alert().isEmpty() && ending.code() == ExitCode.GOOD && ending.whole()) {
      receivers.forEach(
          receiver ->
              attempt(
                  faults,
                  "That all is well again could not be told to " + receiver.name(),
                  receiver::clear));
    }
    heartbeat.ifPresent(
        beat ->
            attempt(
                faults,
                "The end of the run could not be told to the heartbeat",
                () -> beat.ended(ending.run(), ending.code())));
    return faults;
  }

  private void tell(List<String> faults, Receiver receiver, Alert alert) {
    attempt(
        faults,
        "The alert to %s did not arrive".formatted(receiver.name()),
        () -> receiver.tell(alert));
  }

  private void attempt(List<String> faults, String what, Supplier<Optional<String>> attempt) {
    Optional<String> why;
    try {
      why = attempt.get();
    } catch (RuntimeException e) {
      // Its message may quote an address, which is a secret.
      why = Optional.of("defect: " + e.getClass().getSimpleName());
    }
    why.ifPresent(clause -> faults.add(redaction.apply("%s: %s.".formatted(what, clause))));
  }
}
