package dev.clioremind.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * Stands before a service as its encrypted door, and can turn into one that nobody should trust, or
 * that never opens. What passes it is what it was.
 */
final class SecureFront implements AutoCloseable {

  private final ServerSocket listener;
  private final int service;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile SSLContext certificate;
  private volatile boolean silent;

  /**
   * Opens it.
   *
   * @param service the port of the service behind it
   */
  SecureFront(int service, SSLContext certificate) throws IOException {
    this.service = service;
    this.certificate = certificate;
    this.listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    daemon(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  /** Shows another certificate from now on. */
  void shows(SSLContext other) {
    certificate = other;
    endAll();
  }

  /** Takes connections from now on, and says nothing on them. */
  void fallsSilent(boolean now) {
    silent = now;
    endAll();
  }

  /** Ends the connections there are, as they go on under the old conditions. */
  void endAll() {
    open.forEach(SecureFront::end);
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        open.add(socket);
        daemon(() -> serve(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    if (silent) {
      return; // open, until the end of the test
    }
    try (SSLSocket secure =
            (SSLSocket) certificate.getSocketFactory().createSocket(socket, null, true);
        Socket behind = new Socket(InetAddress.getLoopbackAddress(), service)) {
      secure.setUseClientMode(false);
      secure.startHandshake();
      open.add(behind);
      daemon(() -> pump(secure, behind));
      pump(behind, secure);
    } catch (IOException broken) {
      end(socket); // a client that does not trust us goes away
    }
  }

  /** Carries what comes from one to the other, and ends both with the first. */
  static void pump(Socket from, Socket to) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[8192];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        out.write(buffer, 0, read);
        out.flush();
      }
    } catch (IOException broken) {
      // Either end may go away at any time.
    } finally {
      end(from);
      end(to);
    }
  }

  static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException gone) {
      // as wanted
    }
  }

  static void daemon(Runnable task) {
    Thread thread = new Thread(task, "front");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    endAll();
  }
}
