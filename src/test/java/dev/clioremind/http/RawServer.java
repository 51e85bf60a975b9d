package dev.clioremind.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server that misbehaves as told, on the level of sockets. It reads each request to its end and
 * remembers it before it misbehaves: what it holds is what "was processed".
 */
final class RawServer implements AutoCloseable {

  /**
   * What to do once a request has been read, the first being number 1. The socket is closed after.
   */
  @FunctionalInterface
  interface Behaviour {
    void answer(Socket socket, int number) throws IOException, InterruptedException;
  }

  private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *([0-9]+)");

  private final ServerSocket server;
  private final Behaviour behaviour;
  private final List<String> received = new CopyOnWriteArrayList<>();
  private final List<Socket> open = new CopyOnWriteArrayList<>();

  RawServer(ServerSocket server, Behaviour behaviour) {
    this.server = server;
    this.behaviour = behaviour;
    start(this::accept);
  }

  RawServer(Behaviour behaviour) throws IOException {
    this(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), behaviour);
  }

  /** Answers with bytes as they stand. */
  static Behaviour says(String... parts) {
    return (socket, number) -> write(socket, parts);
  }

  /** Drops the connection without a word. */
  static Behaviour closes() {
    return (socket, number) -> {};
  }

  /** Drops the connection by RST. */
  static Behaviour resets() {
    return (socket, number) -> socket.setSoLinger(true, 0);
  }

  /** Never answers. */
  static Behaviour keepsSilent() {
    return (socket, number) -> Thread.sleep(60_000);
  }

  /** One behaviour for the first {@code times} requests, another afterwards. */
  static Behaviour first(int times, Behaviour then, Behaviour afterwards) {
    return (socket, number) -> (number <= times ? then : afterwards).answer(socket, number);
  }

  static String json(int status, String body, String... headers) {
    return "HTTP/1.1 "
        + status
        + " X\r\nContent-Type: application/json\r\nConnection: close\r\n"
        + String.join("", List.of(headers).stream().map(header -> header + "\r\n").toList())
        + "Content-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }

  static void write(Socket socket, String... parts) throws IOException {
    OutputStream out = socket.getOutputStream();
    for (String part : parts) {
      out.write(part.getBytes(ISO_8859_1));
      out.flush();
    }
  }

  int port() {
    return server.getLocalPort();
  }

  URI uri(String pathAndQuery) {
    return URI.create("http://127.0.0.1:" + port() + pathAndQuery);
  }

  /** Each request as it came, head and body. */
  List<String> received() {
    return List.copyOf(received);
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : open) {
      socket.close();
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        open.add(socket);
        start(() -> serve(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      String request = read(socket.getInputStream());
      if (request.isEmpty()) {
        return;
      }
      int number;
      synchronized (received) {
        received.add(request);
        number = received.size();
      }
      behaviour.answer(socket, number);
    } catch (SocketException gone) {
      // The client went away, as some tests want.
    } catch (IOException | InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private static String read(InputStream in) throws IOException {
    var bytes = new ByteArrayOutputStream();
    int end = -1;
    while (end < 0 || bytes.size() < end) {
      int next = in.read();
      if (next < 0) {
        return "";
      }
      bytes.write(next);
      String text = bytes.toString(ISO_8859_1);
      if (end < 0 && text.endsWith("\r\n\r\n")) {
        Matcher length = LENGTH.matcher(text);
        end = text.length() + (length.find() ? Integer.parseInt(length.group(1)) : 0);
      }
    }
    return bytes.toString(ISO_8859_1);
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "raw-server");
    thread.setDaemon(true);
    thread.start();
  }
}
