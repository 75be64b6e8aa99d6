package dev.cairn.testkit.http;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.RejectedExecutionException;
import javax.net.ssl.SSLContext;

/**
 * Takes HTTP/1.1 requests on the loopback address and keeps connections open between them. One
 * daemon thread per connection. Thread-safe.
 */
public final class HttpListener implements AutoCloseable {

  private static final String HOST = "127.0.0.1";
  private static final int BACKLOG = 256;
  private static final Duration BIND_LIMIT = Duration.ofSeconds(5);
  private static final Duration BIND_PAUSE = Duration.ofMillis(50);

  /** Answers one request. */
  @FunctionalInterface
  public interface Handler {

    /**
     * Whatever it throws, and answering nothing, resets the connection.
     *
     * @throws IOException if the client has gone, or whatever it needs
     */
    void handle(Exchange exchange) throws IOException;
  }

  private final ServerSocket server;
  private final SSLContext tls;
  private final Handler handler;
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads;

  private HttpListener(String name, ServerSocket server, SSLContext tls, Handler handler) {
    this.server = server;
    this.tls = tls;
    this.handler = handler;
    this.threads =
        Executors.newCachedThreadPool(
            task -> {
              var thread = new Thread(task, name);
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Starts it.
   *
   * @param name of its threads
   * @param port 0 for any
   * @param tls its certificate; null for plain HTTP
   * @throws IOException if the port is taken, and still is after five seconds
   */
  public static HttpListener start(String name, int port, SSLContext tls, Handler handler)
      throws IOException {
    ServerSocket server = bind(port);
    var listener = new HttpListener(name, server, tls, handler);
    listener.threads.execute(listener::accept);
    return listener;
  }

  // a port that was just given up may be held for a moment by a connection of somebody else's
  private static ServerSocket bind(int port) throws IOException {
    long deadline = System.nanoTime() + BIND_LIMIT.toNanos();
    while (true) {
      try {
        return new ServerSocket(port, BACKLOG, InetAddress.getByName(HOST));
      } catch (BindException e) {
        if (port == 0 || System.nanoTime() > deadline) {
          throw e;
        }
        LockSupport.parkNanos(BIND_PAUSE.toNanos());
      }
    }
  }

  public int port() {
    return server.getLocalPort();
  }

  /** Its scheme, address and port. */
  public String origin() {
    return (tls == null ? "http://" : "https://") + HOST + ":" + port();
  }

  /** Resets every connection; new ones are taken all the same. */
  public void resetConnections() {
    connections.forEach(Connection::reset);
  }

  /** Stops listening and resets every connection. May be called again. */
  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      // It listens no more, whatever the reason.
    }
    threads.shutdownNow();
    resetConnections();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        threads.execute(() -> serve(socket));
      } catch (IOException | RejectedExecutionException e) {
        // Closed, which ends the loop; or this one connection has gone already.
      }
    }
  }

  private void serve(Socket socket) {
    try (Socket tcp = socket;
        Connection connection = Connection.accepted(tcp, tls)) {
      connections.add(connection);
      try {
        if (!server.isClosed()) {
          serve(connection);
        }
      } catch (IOException | RuntimeException e) {
        connection.reset();
      } finally {
        connections.remove(connection);
      }
    } catch (IOException e) {
      // The client has gone.
    }
  }

  private void serve(Connection connection) throws IOException {
    while (true) {
      var head = Heads.readRequest(connection.in());
      if (head.isEmpty()) {
        return;
      }
      var exchange = new Exchange(connection, head.get());
      handler.handle(exchange);
      if (!exchange.finish()) {
        return;
      }
    }
  }
}
