package dev.cairn.testkit.http;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** One TCP connection, with or without TLS over it. */
final class Connection implements Closeable {

  private static final int CONNECT_MILLIS = 5_000;
  private static final int BUFFER = 64 * 1024;

  private final Socket tcp;
  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  private Connection(Socket tcp, Socket socket) throws IOException {
    this.tcp = tcp;
    this.socket = socket;
    tcp.setTcpNoDelay(true);
    this.in = new BufferedInputStream(socket.getInputStream(), BUFFER);
    this.out = new BufferedOutputStream(socket.getOutputStream(), BUFFER);
  }

  /**
   * The server's side.
   *
   * @param tls null for none
   */
  static Connection accepted(Socket tcp, SSLContext tls) throws IOException {
    if (tls == null) {
      return new Connection(tcp, tcp);
    }
    return new Connection(tcp, tls.getSocketFactory().createSocket(tcp, null, true));
  }

  /**
   * The client's side.
   *
   * @param tls null for none
   */
  static Connection open(String host, int port, SSLContext tls) throws IOException {
    var tcp = new Socket();
    try {
      tcp.connect(new InetSocketAddress(InetAddress.getByName(host), port), CONNECT_MILLIS);
      if (tls == null) {
        return new Connection(tcp, tcp);
      }
      var secure = (SSLSocket) tls.getSocketFactory().createSocket(tcp, host, port, true);
      SSLParameters parameters = secure.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      secure.setSSLParameters(parameters);
      return new Connection(tcp, secure);
    } catch (IOException e) {
      tcp.close();
      throw e;
    }
  }

  InputStream in() {
    return in;
  }

  OutputStream out() {
    return out;
  }

  /** How long a read may wait; 0 for ever. */
  void readLimit(int millis) throws SocketException {
    socket.setSoTimeout(millis);
  }

  /** Ends it at once, so that the other side sees a reset. */
  void reset() {
    try {
      // lingering for 0 s: the system then sends RST instead of FIN
      tcp.setSoLinger(true, 0);
      tcp.close();
    } catch (IOException e) {
      // It has gone already.
    }
  }

  @Override
  public void close() throws IOException {
    try {
      socket.close();
    } finally {
      tcp.close();
    }
  }
}
