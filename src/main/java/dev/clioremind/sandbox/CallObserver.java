package dev.clioremind.sandbox;

/**
 * Looks on while calls are answered: lets a test kill a process at the n-th call or move a deadline
 * between two. Called on the connection's thread; the call waits until it returns.
 */
public interface CallObserver {

  /** An observer that does nothing. */
  CallObserver NONE = new CallObserver() {};

  /** The call is in the ledger; nothing has been done for it. */
  default void beforeCall(ReceivedCall call) {}

  /** The stand-in has handled the call; nothing has been sent back. Not for unprocessed ones. */
  default void afterCall(ReceivedCall call, Reply reply) {}

  /** What is sent back in the place of the stand-in's own answer. Not for unprocessed calls. */
  default Reply answer(ReceivedCall call, Reply reply) {
    return reply;
  }
}
