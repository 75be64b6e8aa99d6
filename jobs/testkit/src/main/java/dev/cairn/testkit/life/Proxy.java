package dev.cairn.testkit.life;

/** One of the proxies: its name in logs, its address, and how it numbers sessions. */
final class Proxy {

  static final int PORT = 6033;

  private final String name;
  private final String ip;
  private long threads;

  Proxy(String name, String ip) {
    this.name = name;
    this.ip = ip;
  }

  String name() {
    return name;
  }

  String ip() {
    return ip;
  }

  String listener() {
    return ip + ":" + PORT;
  }

  long nextThread() {
    return ++threads;
  }
}
