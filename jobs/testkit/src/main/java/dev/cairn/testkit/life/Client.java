package dev.cairn.testkit.life;

/**
 * Where somebody comes from, and as whom.
 *
 * @param ip address as proxies see it
 * @param tls whether the client encrypts
 */
record Client(String user, String schema, String ip, boolean tls) {

  Client(String user, String schema, String ip) {
    this(user, schema, ip, true);
  }
}
