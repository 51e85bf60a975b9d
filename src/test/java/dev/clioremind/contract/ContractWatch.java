package dev.clioremind.contract;

import dev.clioremind.sandbox.CallObserver;
import dev.clioremind.sandbox.ReceivedCall;
import dev.clioremind.sandbox.Reply;
import dev.clioremind.sandbox.Sandbox;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Keeps what a sandbox receives and answers, to be held against the documents afterwards. What a
 * planned fault damages is no answer of the stand-in's and is not looked at. Thread-safe.
 */
public final class ContractWatch implements CallObserver {
  private final Contracts contracts;
  private final Queue<ReceivedCall> requests = new ConcurrentLinkedQueue<>();
  private final Queue<Answered> answers = new ConcurrentLinkedQueue<>();

  /** One call and what the stand-in said to it. */
  record Answered(ReceivedCall call, Reply reply) {}

  ContractWatch(Contracts contracts) {
    this.contracts = contracts;
  }

  /** One that is told of calls by a server of its own, if the published documents are there. */
  public static Optional<ContractWatch> begin() {
    return Contracts.published().map(ContractWatch::new);
  }

  /** Begins to watch, if the published documents are there. */
  public static Optional<ContractWatch> on(Sandbox sandbox) {
    Optional<ContractWatch> watch = begin();
    watch.ifPresent(sandbox::watch);
    return watch;
  }

  @Override
  public void beforeCall(ReceivedCall call) {
    requests.add(call);
  }

  @Override
  public void afterCall(ReceivedCall call, Reply reply) {
    answers.add(new Answered(call, reply));
  }

  /** What came of all calls so far. */
  public ContractReport report() {
    return ContractReport.of(contracts, List.copyOf(requests), List.copyOf(answers));
  }
}
