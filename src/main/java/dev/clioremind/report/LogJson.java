package dev.clioremind.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import java.io.PrintWriter;
import java.io.Writer;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Messages for a collector of logs: each is one line, a JSON object with {@code time}, {@code
 * level} and {@code message}. Commands to GitHub's runner pass as they are, else it would not see
 * them. What is only printed, as a question to a person, has the level {@code info}; without a line
 * break it waits for one, or for {@link #close}, which leaves the stream below open.
 *
 * <p>Thread-safe, as far as one call is one message.
 */
public final class LogJson extends PrintWriter {

  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

  private final PrintWriter lines;
  private final InstantSource clock;
  private final StringBuilder begun = new StringBuilder();

  /** Writes to another stream. */
  public LogJson(PrintWriter lines, InstantSource clock) {
    super(Writer.nullWriter());
    this.lines = lines;
    this.clock = clock;
  }

  /**
   * Tells an event.
   *
   * @param fix what to do; may be empty
   */
  public void event(LogLevel level, String what, String fix) {
    event(level, LogText.message(what, fix));
  }

  private void event(LogLevel level, String message) {
    JsonObject event = new JsonObject();
    event.addProperty("time", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
    event.addProperty("level", level.word());
    event.addProperty("message", message);
    synchronized (begun) {
      lines.println(GSON.toJson(event));
    }
  }

  @Override
  public void println(@Nullable String message) {
    synchronized (begun) {
      begun.append(message);
      tell();
    }
  }

  @Override
  public void println() {
    println("");
  }

  @Override
  public void println(@Nullable Object message) {
    println(String.valueOf(message));
  }

  @Override
  public void write(String text, int from, int length) {
    synchronized (begun) {
      begun.append(text, from, from + length);
      int end = begun.lastIndexOf("\n");
      if (end >= 0) {
        String rest = begun.substring(end + 1);
        begun.setLength(end);
        tell();
        begun.append(rest);
      }
    }
  }

  @Override
  public void write(char[] text, int from, int length) {
    write(new String(text, from, length), 0, length);
  }

  @Override
  public void write(int character) {
    write(Character.toString((char) character), 0, 1);
  }

  private void tell() {
    String message = begun.toString().strip();
    begun.setLength(0);
    if (message.isEmpty()) {
      return;
    }
    if (message.startsWith("::")) {
      lines.println(message);
      return;
    }
    event(LogLevel.INFO, message);
  }

  @Override
  public void flush() {
    lines.flush();
  }

  @Override
  public void close() {
    synchronized (begun) {
      tell();
    }
    lines.flush();
  }
}
