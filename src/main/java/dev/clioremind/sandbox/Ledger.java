package dev.clioremind.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/**
 * Every call that the services of a sandbox received, in one order. The tests' oracle: what a
 * service received counts, not what the tool says. Thread-safe.
 */
public final class Ledger {

  /**
   * One call and its end.
   *
   * @param processed whether the stand-in handled it
   * @param status what was answered; 0 while, or because, nothing was
   */
  public record Entry(ReceivedCall call, boolean processed, int status) {}

  private final List<Entry> entries = new ArrayList<>();
  private final List<Throwable> defects = new ArrayList<>();

  /** All calls, in the order of their numbers. */
  public synchronized List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** The calls that fit. */
  public List<ReceivedCall> calls(Predicate<ReceivedCall> which) {
    return entries().stream().map(Entry::call).filter(which).toList();
  }

  /** The calls to one service. */
  public List<ReceivedCall> callsTo(String service) {
    return calls(call -> call.service().equals(service));
  }

  /** The calls to one service by method and a part of the decoded path. */
  public List<ReceivedCall> callsTo(String service, String method, String pathPart) {
    return calls(Faults.to(service, method, pathPart));
  }

  /** How many calls there were; the next one has this number plus one. */
  public synchronized int size() {
    return entries.size();
  }

  /** Exceptions that a stand-in or an observer threw, which is always a defect of the sandbox. */
  public synchronized List<Throwable> defects() {
    return List.copyOf(defects);
  }

  synchronized ReceivedCall receive(IntFunction<ReceivedCall> callByNumber) {
    ReceivedCall call = callByNumber.apply(entries.size() + 1);
    entries.add(new Entry(call, false, 0));
    return call;
  }

  synchronized void processed(ReceivedCall call) {
    Entry entry = entries.get(call.number() - 1);
    entries.set(call.number() - 1, new Entry(entry.call(), true, entry.status()));
  }

  synchronized void answered(ReceivedCall call, int status) {
    Entry entry = entries.get(call.number() - 1);
    entries.set(call.number() - 1, new Entry(entry.call(), entry.processed(), status));
  }

  synchronized void defect(Throwable thrown) {
    defects.add(thrown);
  }
}
