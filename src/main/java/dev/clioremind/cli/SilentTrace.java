package dev.clioremind.cli;

import dev.clioremind.config.ConfigException;
import dev.clioremind.core.ConfigurationException;
import dev.clioremind.core.ServiceException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * The trace of a failure without the messages that others wrote: a library that could not read a
 * name or a number quotes it. Which class failed where is what a defect is found by.
 */
public final class SilentTrace {

  private static final int DEEPEST = 200;

  private final StringBuilder text = new StringBuilder();
  private final Set<Throwable> told = Collections.newSetFromMap(new IdentityHashMap<>());

  private SilentTrace() {}

  /** Its lines, with those of its causes. */
  public static String of(Throwable failure) {
    SilentTrace trace = new SilentTrace();
    trace.tell("", failure);
    return trace.text.toString();
  }

  private void tell(String before, Throwable failure) {
    if (!told.add(failure)) {
      return;
    }
    text.append(before).append(failure.getClass().getName());
    if (isOurs(failure)) {
      text.append(": ").append(failure.getMessage());
    } else if (failure.getMessage() != null) {
      text.append(" (its message is left out, it may quote a client)");
    }
    text.append('\n');
    StackTraceElement[] frames = failure.getStackTrace();
    for (int i = 0; i < Math.min(frames.length, DEEPEST); i++) {
      text.append("\tat ").append(frames[i]).append('\n');
    }
    for (Throwable suppressed : failure.getSuppressed()) {
      tell("Suppressed: ", suppressed);
    }
    Throwable cause = failure.getCause();
    if (cause != null) {
      tell("Caused by: ", cause);
    }
  }

  /** Whether its message is a sentence of this program, made to be shown. */
  private static boolean isOurs(Throwable failure) {
    return failure instanceof ServiceException
        || failure instanceof ConfigurationException
        || failure instanceof ConfigException;
  }
}
