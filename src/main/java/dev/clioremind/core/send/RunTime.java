package dev.clioremind.core.send;

import dev.clioremind.core.time.Lease;
import dev.clioremind.core.time.Waiter;
import java.time.Clock;

/**
 * How time passes for one run, and what ends it.
 *
 * @param clock the real time; events are written down by it
 * @param lease how long the run may send
 * @param waiter how it waits
 * @param stop whether it was asked to end
 */
public record RunTime(Clock clock, Lease lease, Waiter waiter, StopSignal stop) {}
