package dev.cairn.testkit.faults;

import dev.cairn.testkit.http.HttpListener;
import java.io.IOException;
import java.net.URI;
import java.util.Objects;
import javax.net.ssl.SSLContext;

/**
 * A reverse proxy on the loopback address that stands between a client and a server, lets one see
 * every request, and makes some of them fail as a network or a busy service would.
 *
 * <p>A request that meets no fault arrives unchanged but for hop-by-hop header fields: path, query,
 * Host and every other field stay as they are, so that a signature over them stays right. Bodies
 * are streamed. HTTP/1.1 only. An answer that names the server's own address sends the client past
 * the proxy.
 *
 * <p>Its faults are those of one request at a time. A server that was killed, or a network that
 * swallows packets, is not among them. Thread-safe.
 */
public final class FaultProxy implements AutoCloseable {

  private final URI upstream;
  private final HttpListener listener;
  private final FaultHandler handler;

  private FaultProxy(URI upstream, HttpListener listener, FaultHandler handler) {
    this.upstream = upstream;
    this.listener = listener;
    this.handler = handler;
  }

  /** Says what it stands before; its scheme, host and port count. */
  public static Builder before(URI upstream) {
    return new Builder(upstream);
  }

  /** The server's address, but with the proxy's scheme, host and port. */
  public URI uri() {
    String path = upstream.getRawPath() == null ? "" : upstream.getRawPath();
    return URI.create(listener.origin() + path);
  }

  /** How many requests it took up to now. */
  public long requests() {
    return handler.requests();
  }

  /** Changes the plan, from the next request on. */
  public void plan(FaultPlan plan) {
    handler.plan(Objects.requireNonNull(plan));
  }

  /** Changes who watches, from the next call on. */
  public void watcher(Watcher watcher) {
    handler.watcher(Objects.requireNonNull(watcher));
  }

  /** Resets every connection there is; new ones are taken all the same. */
  public void resetConnections() {
    listener.resetConnections();
  }

  /** Stops listening and resets every connection. May be called again. */
  @Override
  public void close() {
    listener.close();
    handler.close();
  }

  /** What it is to be. */
  public static final class Builder {

    private final URI upstream;
    private int port;
    private SSLContext certificate;
    private SSLContext trust;
    private FaultPlan plan = FaultPlan.none();
    private Watcher watcher = Watcher.NONE;

    private Builder(URI upstream) {
      this.upstream = Objects.requireNonNull(upstream);
    }

    /** The port to listen on; any free one if not called. */
    public Builder port(int chosen) {
      this.port = chosen;
      return this;
    }

    /** Serves HTTPS with the certificate of this context; plain HTTP if not called. */
    public Builder certificate(SSLContext context) {
      this.certificate = context;
      return this;
    }

    /** Trusts an https server by this context; by the JDK's own if not called. */
    public Builder trust(SSLContext context) {
      this.trust = context;
      return this;
    }

    /** No faults if not called. */
    public Builder plan(FaultPlan chosen) {
      this.plan = Objects.requireNonNull(chosen);
      return this;
    }

    /** Nobody if not called. */
    public Builder watcher(Watcher chosen) {
      this.watcher = Objects.requireNonNull(chosen);
      return this;
    }

    /**
     * Starts it; the server need not run yet.
     *
     * @throws IOException if the port is taken
     */
    public FaultProxy start() throws IOException {
      var handler = new FaultHandler(upstream, trust, plan, watcher);
      var listener = HttpListener.start("fault proxy", port, certificate, handler);
      return new FaultProxy(upstream, listener, handler);
    }
  }
}
