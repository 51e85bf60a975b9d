package dev.clioremind.sandbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which calls are to fail, and how. Shared by all servers of a sandbox; thread-safe. The first
 * entry that fits a call decides.
 */
public final class Faults {
  private static final int ALWAYS = 0;

  private final List<Planned> planned = new ArrayList<>();
  private final List<ReceivedCall> struck = new ArrayList<>();
  private int releases;

  /** One entry; counts the calls that fit it. */
  private static final class Planned {
    final Predicate<ReceivedCall> fits;
    final int nth;
    final Failure failure;
    int seen;

    Planned(Predicate<ReceivedCall> fits, int nth, Failure failure) {
      this.fits = fits;
      this.nth = nth;
      this.failure = failure;
    }
  }

  /**
   * Calls of one service.
   *
   * @param method as sent, such as {@code POST}
   * @param pathPart any part of the decoded path
   */
  public static Predicate<ReceivedCall> to(String service, String method, String pathPart) {
    return call ->
        call.service().equals(service)
            && call.method().equals(method)
            && call.path().contains(pathPart);
  }

  /** Lets the call fail that has this number in the {@link Ledger}. */
  public void failCall(int number, Failure failure) {
    add(call -> call.number() == number, ALWAYS, failure);
  }

  /** Lets the call fail that has this number in the {@link Ledger}. */
  public void failCall(int number, Fault fault) {
    failCall(number, fault.failure());
  }

  /**
   * Lets one of the coming calls fail.
   *
   * @param nth which of the calls that fit, from 1, counted from now
   */
  public void failNth(int nth, Predicate<ReceivedCall> which, Failure failure) {
    if (nth < 1) {
      throw new IllegalArgumentException("calls are counted from 1, not " + nth);
    }
    add(which, nth, failure);
  }

  /** As {@link #failNth(int, Predicate, Failure)}. */
  public void failNth(int nth, Predicate<ReceivedCall> which, Fault fault) {
    failNth(nth, which, fault.failure());
  }

  /** Lets every call that fits fail, until {@link #heal}. */
  public void failAll(Predicate<ReceivedCall> which, Failure failure) {
    add(which, ALWAYS, failure);
  }

  /** As {@link #failAll(Predicate, Failure)}. */
  public void failAll(Predicate<ReceivedCall> which, Fault fault) {
    failAll(which, fault.failure());
  }

  /** Forgets all entries; calls that hang stay hanging. */
  public synchronized void heal() {
    planned.clear();
  }

  /** Ends the connections of all calls that hang or drip now. */
  public synchronized void release() {
    releases++;
    notifyAll();
  }

  /** The calls that failed so far, in their order. */
  public synchronized List<ReceivedCall> struck() {
    return List.copyOf(struck);
  }

  private synchronized void add(Predicate<ReceivedCall> fits, int nth, Failure failure) {
    planned.add(new Planned(fits, nth, failure));
  }

  /** What is to happen to this call; asked once per call. */
  synchronized Optional<Failure> strike(ReceivedCall call) {
    Optional<Failure> first = Optional.empty();
    for (Planned entry : planned) {
      if (!entry.fits.test(call)) {
        continue;
      }
      entry.seen++;
      if (first.isEmpty() && (entry.nth == ALWAYS || entry.nth == entry.seen)) {
        first = Optional.of(entry.failure);
      }
    }
    if (first.isPresent()) {
      struck.add(call);
    }
    return first;
  }

  /** How many times {@link #release} was called: a mark to wait from. */
  synchronized int releases() {
    return releases;
  }

  /**
   * Waits for a {@link #release} later than the mark.
   *
   * @return whether it came within the time
   */
  synchronized boolean awaitRelease(int mark, Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    while (releases == mark) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }
}
