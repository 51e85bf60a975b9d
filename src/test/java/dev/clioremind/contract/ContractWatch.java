package dev.clioremind.contract;

import dev.clioremind.sandbox.CallObserver;
import dev.clioremind.sandbox.ReceivedCall;
import dev.clioremind.sandbox.Reply;
import dev.clioremind.sandbox.Sandbox;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what stand-ins receive and answer, to be held against the documents afterwards; idle where
 * these are not there. What a planned fault damages is no answer of the stand-in's and is not
 * looked at. Thread-safe.
 */
public final class ContractWatch implements CallObserver {
  private final @Nullable Contracts contracts;
  private final Queue<ReceivedCall> requests = new ConcurrentLinkedQueue<>();
  private final Queue<Answered> answers = new ConcurrentLinkedQueue<>();

  /** One call and what the stand-in said to it. */
  record Answered(ReceivedCall call, Reply reply) {}

  /** One by the published documents; for a server's observer. */
  public ContractWatch() {
    this(Contracts.published().orElse(null));
  }

  ContractWatch(@Nullable Contracts contracts) {
    this.contracts = contracts;
  }

  /** Begins to watch a sandbox. */
  public static ContractWatch of(Sandbox sandbox) {
    ContractWatch watch = new ContractWatch();
    sandbox.watch(watch);
    return watch;
  }

  @Override
  public void beforeCall(ReceivedCall call) {
    if (contracts != null) {
      requests.add(call);
    }
  }

  @Override
  public void afterCall(ReceivedCall call, Reply reply) {
    if (contracts != null) {
      answers.add(new Answered(call, reply));
    }
  }

  /** What came of all calls so far; of none where the documents are not there. */
  public ContractReport report() {
    return contracts == null
        ? ContractReport.EMPTY
        : ContractReport.of(contracts, List.copyOf(requests), List.copyOf(answers));
  }

  /**
   * Every call so far must have been one that the documents allow, and every answer too.
   *
   * @throws AssertionError with every finding
   */
  public void mustBeKept() {
    report().mustBeKept();
  }
}
