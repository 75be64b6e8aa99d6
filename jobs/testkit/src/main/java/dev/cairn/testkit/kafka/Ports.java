package dev.cairn.testkit.kafka;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports on the loopback address. */
final class Ports {

  private Ports() {}

  /** Two different ports that are free now; somebody else may take them before they are used. */
  static int[] twoFree() throws IOException {
    try (ServerSocket first = bind(0);
        ServerSocket second = bind(0)) {
      return new int[] {first.getLocalPort(), second.getLocalPort()};
    }
  }

  static boolean isFree(int port) {
    try (ServerSocket socket = bind(port)) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  private static ServerSocket bind(int port) throws IOException {
    var socket = new ServerSocket();
    try {
      // As Kafka does it: a port of a connection that has just ended is free.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(BrokerProperties.HOST, port));
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }
}
