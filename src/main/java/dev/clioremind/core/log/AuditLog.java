package dev.clioremind.core.log;

import dev.clioremind.core.ConfigurationException;
import dev.clioremind.core.ServiceException;
import dev.clioremind.core.sheet.Switch;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The write-ahead log that keeps a reminder from going out twice. Events are only ever appended;
 * their order in the log means nothing.
 *
 * <p>Every method throws {@link ServiceException} when the log can't be reached, and {@link
 * ConfigurationException} when what is there can't be trusted (a missing header, a log that shrank,
 * a tab in conflict).
 */
public interface AuditLog {

  /**
   * The events that matter from a day on: all that were written since then, and older ones that are
   * still open.
   *
   * @param since in UTC
   */
  List<AuditEvent> events(LocalDate since);

  /**
   * Appends events and returns when they are surely in the log, below everything that was there
   * when the run began.
   *
   * @throws ServiceException when they may not be; some of them may be there all the same
   */
  void append(List<AuditEvent> events);

  /**
   * What is in the log now, among it everything that was written since the run began, and the
   * switch as it is now.
   */
  ReadBack readBack();

  /**
   * The day before which no nominal date is due; empty until the first {@code send} or {@code init}
   * recorded it.
   */
  Optional<LocalDate> startDate();

  /** Records the start date, once and for ever. */
  void recordStartDate(LocalDate date);

  /**
   * Notes how far the log has grown, and the oldest event that is still open, so that the next run
   * notices if rows were lost and finds what is open however old it is. Called once, when a run has
   * written all it will.
   *
   * @param oldestOpen in UTC; empty when nothing is open
   */
  default void finish(Optional<LocalDate> oldestOpen) {
    // A log that can't lose rows and is always read whole has nothing to note.
  }

  /**
   * A second look at the log.
   *
   * @param events as {@link AuditLog#events} gives them
   */
  record ReadBack(List<AuditEvent> events, Switch sending) {
    public ReadBack {
      events = List.copyOf(events);
    }
  }
}
