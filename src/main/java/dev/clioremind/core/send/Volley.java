package dev.clioremind.core.send;

import dev.clioremind.core.ExitCode;
import dev.clioremind.core.plan.Reason;
import dev.clioremind.core.time.Lease;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The messages of one chunk, handed over in parallel; the sender's own limit paces them. */
final class Volley {

  private final MessageSender sender;
  private final Lease lease;
  private final StopSignal stop;
  private final Tally tally;

  Volley(MessageSender sender, Lease lease, StopSignal stop, Tally tally) {
    this.sender = sender;
    this.lease = lease;
    this.stop = stop;
    this.tally = tally;
  }

  /** Sends them, and returns when each has an outcome, in the order of the chunk. */
  Map<Claim, Outcome> send(List<Claim> chunk) {
    ExecutorService threads =
        Executors.newFixedThreadPool(Math.min(SendSettings.PARALLEL, chunk.size()), Volley::daemon);
    try {
      List<Future<Outcome>> futures = new ArrayList<>();
      chunk.forEach(claim -> futures.add(threads.submit(() -> sendOne(claim))));
      Map<Claim, Outcome> outcomes = new LinkedHashMap<>();
      for (int i = 0; i < chunk.size(); i++) {
        outcomes.put(chunk.get(i), outcome(futures.get(i)));
      }
      return outcomes;
    } finally {
      threads.shutdownNow();
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "send");
    thread.setDaemon(true);
    return thread;
  }

  private Outcome sendOne(Claim claim) {
    if (tally.isStopped()) {
      return Outcome.of(Outcome.Kind.NOT_SENT, tally.whyStopped());
    }
    if (stop.requested().isPresent()) {
      stop.requested().ifPresent(code -> tally.stop(code, "interrupted"));
      return Outcome.of(Outcome.Kind.NOT_SENT, "interrupted");
    }
    if (!lease.holds()) {
      return Outcome.of(Outcome.Kind.NOT_SENT, Reason.LEASE_OVER.word());
    }
    Outcome outcome;
    try {
      outcome = sender.send(claim.message());
    } catch (RuntimeException e) {
      outcome = defect(e);
    }
    tally.heard(outcome);
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
        tally.interrupted(stop.requested().orElse(ExitCode.INTERRUPTED));
      } catch (ExecutionException e) {
        return defect(e.getCause() == null ? e : e.getCause());
      }
    }
  }
}
