package dev.clioremind.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** The proxy of an office: the only way out, and it knows where each name leads. */
final class OfficeProxy implements AutoCloseable {

  private final ServerSocket listener;
  private final Map<String, Integer> ports;
  private final List<String> asked = new CopyOnWriteArrayList<>();

  /**
   * Opens it.
   *
   * @param ports by {@code host:port} as it is asked for
   */
  OfficeProxy(Map<String, Integer> ports) throws IOException {
    this.ports = Map.copyOf(ports);
    this.listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    SecureFront.daemon(this::accept);
  }

  String address() {
    return "http://127.0.0.1:" + listener.getLocalPort();
  }

  /** The first line of each request. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        SecureFront.daemon(() -> serve(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      // What follows the head is encrypted and waits for our answer, so reading ahead takes none.
      var in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
      String first = String.valueOf(in.readLine());
      asked.add(first);
      for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
        asked.add(line);
      }
      Integer port = ports.get(first.replaceFirst("CONNECT (\\S+) HTTP/1.1", "$1"));
      if (port == null) {
        answer(socket, "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n");
        return;
      }
      try (Socket behind = new Socket(InetAddress.getLoopbackAddress(), port)) {
        answer(socket, "HTTP/1.1 200 Connection established\r\n\r\n");
        SecureFront.daemon(() -> SecureFront.pump(socket, behind));
        SecureFront.pump(behind, socket);
      }
    } catch (IOException gone) {
      // A client may go away at any time.
    }
  }

  private static void answer(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
