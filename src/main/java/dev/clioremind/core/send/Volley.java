package dev.clioremind.core.send;

import dev.clioremind.core.ExitCode;
import dev.clioremind.core.plan.Reason;
import dev.clioremind.core.progress.Progress;
import dev.clioremind.core.rule.Channel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.IntFunction;

/** Hands over the messages of a chunk in parallel; the sender's own limit paces them. */
final class Volley {

  private final MessageSender sender;
  private final RunTime time;
  private final Tally tally;
  private final IntFunction<Hands> hands;

  Volley(MessageSender sender, RunTime time, Tally tally, IntFunction<Hands> hands) {
    this.sender = sender;
    this.time = time;
    this.tally = tally;
    this.hands = hands;
  }

  /**
   * Sends them, and returns when each has an outcome, in the order of the chunk.
   *
   * @param sending advances with each
   */
  Map<Claim, Outcome> send(List<Claim> chunk, Progress.Stretch sending) {
    try (Hands many = hands.apply(chunk.size())) {
      List<FutureTask<Outcome>> tasks =
          chunk.stream().map(claim -> new FutureTask<>(() -> sendOne(claim, sending))).toList();
      tasks.forEach(many::execute);
      Map<Claim, Outcome> outcomes = new LinkedHashMap<>();
      for (int i = 0; i < chunk.size(); i++) {
        outcomes.put(chunk.get(i), outcome(tasks.get(i)));
      }
      return outcomes;
    }
  }

  private Outcome sendOne(Claim claim, Progress.Stretch sending) {
    Outcome outcome = sendOne(claim);
    sending.advance(1);
    return outcome;
  }

  private Outcome sendOne(Claim claim) {
    if (tally.isStopped()) {
      return Outcome.of(Outcome.Kind.NOT_SENT, tally.whyStopped());
    }
    if (time.stop().requested().isPresent()) {
      time.stop().requested().ifPresent(code -> tally.stop(code, "interrupted"));
      return Outcome.of(Outcome.Kind.NOT_SENT, "interrupted");
    }
    Channel channel = claim.delivery().channel();
    Optional<String> whyClosed = tally.whyClosed(channel);
    if (whyClosed.isPresent()) {
      return Outcome.of(Outcome.Kind.NOT_SENT, whyClosed.get());
    }
    if (!time.lease().holds()) {
      return Outcome.of(Outcome.Kind.NOT_SENT, Reason.LEASE_OVER.word());
    }
    if (!claim.mayLeave(time.clock().instant())) {
      return Outcome.of(Outcome.Kind.NOT_SENT, Claim.PAST_ITS_TIME);
    }
    Outcome outcome;
    try {
      outcome = sender.send(claim.message());
    } catch (RuntimeException e) {
      outcome = defect(e);
    }
    tally.heard(channel, outcome);
    return outcome;
  }

  private Outcome defect(Throwable e) {
    tally.defect(e);
    return Outcome.of(Outcome.Kind.UNKNOWN, "a defect in this program");
  }

  /** A message in flight is waited for, whatever happens: its outcome must be written down. */
  private Outcome outcome(Future<Outcome> future) {
    while (true) {
      try {
        return future.get();
      } catch (InterruptedException e) {
        // Kept until the outcomes are written: a thread that is interrupted can't write them.
        tally.interrupted(time.stop().requested().orElse(ExitCode.INTERRUPTED));
      } catch (ExecutionException e) {
        return defect(e.getCause() == null ? e : e.getCause());
      }
    }
  }
}
