package dev.clioremind.auth;

import dev.clioremind.auth.RedirectAnswer.Kind;
import dev.clioremind.core.ConfigurationException;
import dev.clioremind.core.send.StopSignal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * Waits on this machine for the one redirect that ends a sign-in in its browser (RFC 8252, section
 * 7.3). Listens on the loopback address only, takes one answer with the right {@code state}, shows
 * a page, and is gone. Not for several threads.
 *
 * <p>A plain socket, for it reads one line of each request and must notice a request to stop.
 */
public final class LoopbackRedirect implements AutoCloseable {

  private static final Duration LOOK_UP = Duration.ofMillis(250);

  /** Browsers open connections ahead of need and leave them idle: each may hold us up so long. */
  private static final Duration READ_WITHIN = Duration.ofMillis(750);

  private static final int LONGEST_LINE = 8_192;

  private final URI redirect;
  private final ServerSocket socket;

  private LoopbackRedirect(URI redirect, ServerSocket socket) {
    this.redirect = redirect;
    this.socket = socket;
  }

  /**
   * Whether an address can be waited at here: plain http, this machine by number, a port, a path.
   * Clio compares letter by letter, and a name could lead elsewhere.
   */
  public static boolean fits(URI redirect) {
    return "http".equalsIgnoreCase(redirect.getScheme())
        && "127.0.0.1".equals(redirect.getHost())
        && redirect.getPort() > 0;
  }

  /**
   * Begins to listen.
   *
   * @throws ConfigurationException if somebody else has the port
   */
  public static LoopbackRedirect listen(URI redirect) {
    try {
      ServerSocket socket = new ServerSocket();
      socket.setReuseAddress(true);
      socket.bind(
          new InetSocketAddress(
              InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), redirect.getPort()),
          20);
      socket.setSoTimeout(Math.toIntExact(LOOK_UP.toMillis()));
      return new LoopbackRedirect(redirect, socket);
    } catch (IOException e) {
      throw new ConfigurationException(
          "Port %s of this machine, where Clio's answer is to arrive, is taken."
              .formatted(Integer.toString(redirect.getPort())),
          "End what uses it, sign in with --no-browser, or register another address such as"
              + " http://127.0.0.1:8766/callback with the app and set clio.redirect-uri to it.");
    }
  }

  /**
   * Waits for the answer.
   *
   * @param limit how long
   * @return empty when the time is over or the program is asked to stop; else what came, with the
   *     right state
   */
  public Optional<RedirectAnswer> await(String state, Duration limit, StopSignal stop) {
    Duration waited = Duration.ZERO;
    while (waited.compareTo(limit) < 0 && stop.requested().isEmpty()) {
      try (Socket connection = socket.accept()) {
        Optional<RedirectAnswer> answer = answered(connection, state);
        if (answer.isPresent()) {
          return answer;
        }
      } catch (SocketTimeoutException e) {
        waited = waited.plus(LOOK_UP);
      } catch (IOException e) {
        // A browser that hung up: the next connection may be the one.
        waited = waited.plus(LOOK_UP);
      }
    }
    return Optional.empty();
  }

  private Optional<RedirectAnswer> answered(Socket connection, String state) throws IOException {
    connection.setSoTimeout(Math.toIntExact(READ_WITHIN.toMillis()));
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII), 1_024);
    String request = line(in);
    String target = target(request);
    int mark = target.indexOf('?');
    String path = mark < 0 ? target : target.substring(0, mark);
    if (!path.equals(redirect.getRawPath().isEmpty() ? "/" : redirect.getRawPath())) {
      reply(connection, 404, "There is nothing here.");
      return Optional.empty();
    }
    RedirectAnswer answer =
        RedirectAnswer.ofQuery(mark < 0 ? "" : target.substring(mark + 1), state);
    if (answer.kind() == Kind.FOREIGN || answer.kind() == Kind.NOTHING) {
      // Any page can make a browser come here: that must neither sign in nor end the wait.
      reply(connection, 400, "This is not the answer that clio-remind waits for.");
      return Optional.empty();
    }
    reply(connection, 200, page(answer.kind()));
    return Optional.of(answer);
  }

  private static String page(Kind kind) {
    return kind == Kind.CODE
        ? "Clio's answer has arrived. Close this window and go back to the terminal: it says"
            + " whether the sign-in worked."
        : "Clio did not let clio-remind in. Close this window and go back to the terminal.";
  }

  /** The target of {@code GET /callback?code=... HTTP/1.1}; empty for anything else. */
  private static String target(String request) {
    String[] parts = request.split(" ", -1);
    return parts.length == 3 && parts[0].equals("GET") && parts[2].startsWith("HTTP/1.")
        ? parts[1]
        : "";
  }

  private static String line(BufferedReader in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n' && line.length() < LONGEST_LINE; c = in.read()) {
      line.append((char) c);
    }
    return line.toString().strip();
  }

  private static void reply(Socket connection, int status, String sentence) throws IOException {
    byte[] body =
        """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><title>clio-remind</title></head>
        <body style="font-family: sans-serif; margin: 4em"><h1>clio-remind</h1><p>%s</p></body></html>
        """
            .formatted(sentence)
            .getBytes(StandardCharsets.UTF_8);
    String head =
        "HTTP/1.1 "
            + status
            + (status == 200 ? " OK" : " Refused")
            + "\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: "
            + body.length
            + "\r\nCache-Control: no-store\r\nReferrer-Policy: no-referrer"
            + "\r\nContent-Security-Policy: default-src 'none'; style-src 'unsafe-inline'"
            + "\r\nConnection: close\r\n\r\n";
    OutputStream out = connection.getOutputStream();
    out.write(head.getBytes(StandardCharsets.US_ASCII));
    out.write(body);
    out.flush();
    connection.shutdownOutput();
    drain(connection);
  }

  /** Closing with a request half read would reset the connection before the page is shown. */
  private static void drain(Socket connection) {
    byte[] rest = new byte[1_024];
    try {
      int more = connection.getInputStream().read(rest);
      while (more > 0) {
        more = connection.getInputStream().read(rest);
      }
    } catch (IOException e) {
      // The page is out; what the browser still wanted to say is of no use.
    }
  }

  /** Lets the port go. */
  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // The port goes with the process.
    }
  }
}
