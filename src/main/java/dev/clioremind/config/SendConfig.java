package dev.clioremind.config;

import dev.clioremind.core.time.Hours;
import dev.clioremind.core.time.SendWindow;
import java.time.Duration;
import java.time.Period;

/**
 * When and how much may be sent.
 *
 * @param window local hours of the recipient
 * @param onHolidays whether a holiday is a day like any other
 * @param urgentWindow hours of any day, when the next normal opening would be too late
 * @param catchUp how long after its send day a missed reminder is still sent; whole days
 * @param maxSends more in one run: none is sent
 * @param maxAttempts refusals of one reminder before it is given up
 * @param caseText whether the case's own words may go to clients
 * @param lease how long a run may send
 * @param chunk messages between two audit writes
 */
public record SendConfig(
    SendWindow window,
    boolean onHolidays,
    Hours urgentWindow,
    OutsideWindow outsideWindow,
    Period catchUp,
    int maxSends,
    int maxAttempts,
    boolean caseText,
    Duration lease,
    int chunk) {}
