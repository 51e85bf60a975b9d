package dev.clioremind.sandbox.sheets;

import dev.clioremind.sandbox.ReceivedCall;
import dev.clioremind.sandbox.Reply;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * What can be made to go wrong; nothing does by itself. Chance comes from the generator that was
 * passed in, so that a run can be repeated. Safe for several threads.
 */
public final class SheetsFaults {

  private final InstantSource time;
  private final RandomGenerator random;
  private final Drive drive;
  private final List<Planned> planned = new ArrayList<>();
  private final Map<String, LastAppend> lastAppends = new HashMap<>();
  private int misplacements;
  private double misplaceChance;
  private double overwriteChance;
  private Duration overwriteWindow = Duration.ZERO;

  /** Where the rows of an append go. */
  enum Placement {
    AS_IT_SHOULD,
    AT_THE_TOP,
    OVER_THE_LAST
  }

  private static final class Planned {
    private final Predicate<ReceivedCall> calls;
    private final boolean performed;
    private final Reply answer;
    private int left;

    Planned(Predicate<ReceivedCall> calls, int times, boolean performed, Reply answer) {
      this.calls = calls;
      this.left = times;
      this.performed = performed;
      this.answer = answer;
    }
  }

  private record LastAppend(Instant at, int row) {}

  SheetsFaults(InstantSource time, RandomGenerator random, Drive drive) {
    this.time = time;
    this.random = random;
    this.drive = drive;
  }

  /** The next calls of a kind are answered so, and nothing is done. */
  public synchronized void failBefore(Predicate<ReceivedCall> calls, int times, Reply answer) {
    planned.add(new Planned(calls, times, false, answer));
  }

  /** The next calls of a kind are performed, and then answered so although they were. */
  public synchronized void failAfter(Predicate<ReceivedCall> calls, int times, Reply answer) {
    planned.add(new Planned(calls, times, true, answer));
  }

  /** The next appends land at the top of the tab, below its frozen rows or its first row. */
  public synchronized void misplaceAppends(int next) {
    misplacements = next;
  }

  /** Each append lands at the top with this probability. */
  public synchronized void misplaceAppendsByChance(double probability) {
    misplaceChance = probability;
  }

  /**
   * An append that comes within {@code window} after another to the same tab is written over that
   * one's rows, with this probability: both saw the same end of the table.
   */
  public synchronized void overwriteNearAppends(Duration window, double probability) {
    overwriteWindow = window;
    overwriteChance = probability;
  }

  /** Reads show what was there so long ago; zero ends it. */
  public void staleReads(Duration by) {
    drive.makeReadsStale(by);
  }

  /** Ends everything that was set. */
  public void heal() {
    synchronized (this) {
      planned.clear();
      misplacements = 0;
      misplaceChance = 0;
      overwriteChance = 0;
    }
    // Outside, for an append holds the drive when it asks where to go.
    drive.makeReadsStale(Duration.ZERO);
  }

  /** The calls that append values. */
  public static Predicate<ReceivedCall> appends() {
    return call -> call.method().equals("POST") && call.path().endsWith(":append");
  }

  /** The calls that read values. */
  public static Predicate<ReceivedCall> valueReads() {
    return call ->
        (call.method().equals("GET") && call.path().contains("/values"))
            || call.path().endsWith("/values:batchGetByDataFilter");
  }

  /** Every call but those for a token. */
  public static Predicate<ReceivedCall> anyCall() {
    return call -> !call.path().equals("/token");
  }

  /** 503 in Google's shape. */
  public static Reply unavailable() {
    return SheetsError.unavailable().reply();
  }

  /** 500 in Google's shape. */
  public static Reply internalError() {
    return SheetsError.internal().reply();
  }

  /** 429 in Google's shape, for a read or a write. */
  public static Reply quotaExceeded(boolean read) {
    return SheetsError.quota(read).reply();
  }

  synchronized Optional<Reply> instead(ReceivedCall call) {
    return due(call, false);
  }

  synchronized Optional<Reply> afterwards(ReceivedCall call) {
    return due(call, true);
  }

  private Optional<Reply> due(ReceivedCall call, boolean performed) {
    for (Planned fault : planned) {
      if (fault.performed == performed && fault.left > 0 && fault.calls.test(call)) {
        fault.left--;
        return Optional.of(fault.answer);
      }
    }
    return Optional.empty();
  }

  /** Decides where the next append to a tab goes. */
  synchronized Placement place(String tabKey) {
    if (misplacements > 0) {
      misplacements--;
      return Placement.AT_THE_TOP;
    }
    if (misplaceChance > 0 && random.nextDouble() < misplaceChance) {
      return Placement.AT_THE_TOP;
    }
    LastAppend last = lastAppends.get(tabKey);
    boolean near = last != null && !last.at().plus(overwriteWindow).isBefore(time.instant());
    return overwriteChance > 0 && near && random.nextDouble() < overwriteChance
        ? Placement.OVER_THE_LAST
        : Placement.AS_IT_SHOULD;
  }

  /** The first row of the last append to a tab. */
  synchronized int lastAppendRow(String tabKey) {
    LastAppend last = lastAppends.get(tabKey);
    return last == null ? 0 : last.row();
  }

  synchronized void appended(String tabKey, int firstRow) {
    lastAppends.put(tabKey, new LastAppend(time.instant(), firstRow));
  }
}
