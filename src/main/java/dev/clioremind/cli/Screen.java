package dev.clioremind.cli;

import dev.clioremind.core.progress.Progress;
import dev.clioremind.core.progress.Step;
import dev.clioremind.core.time.Lease;
import dev.clioremind.report.ProgressText;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.time.Duration;

/**
 * A terminal with a line of progress at its foot, on stderr. Whatever else is written takes the
 * line away first, and half a line of others is never written over. Thread-safe.
 */
public final class Screen implements Progress, AutoCloseable {

  /** Work that is over sooner needs no line. */
  private static final Duration PATIENCE = Duration.ofMillis(500);

  private static final Duration BETWEEN = Duration.ofMillis(100);

  /** To the beginning of the line, and all of it gone. */
  private static final String ERASE = "\r\u001b[K";

  private final Terminal below;
  private final Headway headway;
  private boolean isShown;
  private boolean isMidLine;

  /** Puts a line of progress on a terminal whose stderr a person looks at. */
  public Screen(Terminal below, Lease.Monotonic clock) {
    this.below = below;
    this.headway = new Headway(clock);
  }

  /** The terminal as others are to write on it. */
  public Terminal terminal() {
    return below.under(this, above(below.out(), below.interactive()), above(below.err(), true));
  }

  @Override
  public synchronized void tell(Step step) {
    if (!headway.isDue(step, PATIENCE, BETWEEN) || isMidLine) {
      return;
    }
    // Not up to the edge: some terminals begin a new line there.
    String line = ProgressText.line(step, headway.passed(step.work()), below.width() - 1);
    below.err().print(ERASE + line);
    below.err().flush();
    isShown = true;
  }

  /** Takes the line away. */
  @Override
  public synchronized void close() {
    if (isShown) {
      isShown = false;
      below.err().print(ERASE);
      below.err().flush();
    }
  }

  private PrintWriter above(PrintWriter stream, boolean isSeen) {
    return new PrintWriter(new Above(stream, isSeen), true);
  }

  /** A stream of the terminal, which takes the line of progress away before it is written to. */
  private final class Above extends Writer {

    private final PrintWriter stream;
    private final boolean isSeen;

    /**
     * @param isSeen whether what is written here comes on the screen
     */
    Above(PrintWriter stream, boolean isSeen) {
      super(Screen.this);
      this.stream = stream;
      this.isSeen = isSeen;
    }

    @Override
    public void write(char[] text, int from, int length) {
      synchronized (Screen.this) {
        Screen.this.close();
        stream.write(text, from, length);
        if (isSeen && length > 0) {
          isMidLine = text[from + length - 1] != '\n';
        }
      }
    }

    /** A full disk must be told to whoever asks the stream above for errors. */
    @Override
    public void flush() throws IOException {
      if (stream.checkError()) {
        throw new IOException("the stream can't be written to");
      }
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
