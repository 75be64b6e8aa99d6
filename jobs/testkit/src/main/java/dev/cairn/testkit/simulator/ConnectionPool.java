package dev.cairn.testkit.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A proxy's connections to one server. Takes a free one that fits the user if it sees one; else
 * opens one, up to the limit; else takes any free one; else the session waits, for ten seconds at
 * most. Simpler than ProxySQL, which compares more than the user.
 */
final class ConnectionPool {

  private static final int LOOKED_AT = 8;
  private static final long MAX_WAIT = 10_000_000;
  private static final long CONNECT_MICROS = 1_500;
  private static final double CLOSED_WHEN_IDLE = 0.0005;
  private static final int FIRST_PORT = 32_768;
  private static final int PORTS = 28_000;

  private record Waiter(
      Wanted wanted, Consumer<ServerConnection> got, Runnable timedOut, long deadline) {}

  private final DatabaseServer server;
  private final int hostgroup;
  private final int limit;
  private final String proxyIp;
  private final Timeline timeline;
  private final Dice dice;
  private final List<ServerConnection> idle = new ArrayList<>();
  private final List<ServerConnection> all = new ArrayList<>();
  private final List<Waiter> waiting = new ArrayList<>();
  private int opening;
  private int port;
  private long serverStarts;
  private boolean watching;
  private boolean closed;

  ConnectionPool(
      DatabaseServer server,
      int hostgroup,
      int limit,
      String proxyIp,
      Timeline timeline,
      Dice dice) {
    this.server = server;
    this.hostgroup = hostgroup;
    this.limit = limit;
    this.proxyIp = proxyIp;
    this.timeline = timeline;
    this.dice = dice;
  }

  DatabaseServer server() {
    return server;
  }

  int hostgroup() {
    return hostgroup;
  }

  int nextPort() {
    return FIRST_PORT + port++ % PORTS;
  }

  /** Exactly one of the two is told, once. */
  void acquire(Wanted wanted, Consumer<ServerConnection> got, Runnable timedOut) {
    ServerConnection fitting = takeIdle(wanted.user());
    if (fitting != null && fitting.user().equals(wanted.user())) {
      got.accept(fitting);
    } else if (all.size() + opening < limit) {
      if (fitting != null) {
        idle.add(fitting);
      }
      open(wanted, got);
    } else if (fitting != null) {
      got.accept(fitting);
    } else {
      waiting.add(new Waiter(wanted, got, timedOut, timeline.now() + MAX_WAIT));
      watch();
    }
  }

  /** Gives back one that is tied to nobody any more. */
  void release(ServerConnection connection) {
    if (!connection.isOpen()) {
      discard(connection);
      return;
    }
    Waiter next = nextWaiter();
    if (next != null) {
      next.got.accept(connection);
    } else if (dice.chance(CLOSED_WHEN_IDLE)) {
      discard(connection);
    } else {
      idle.add(connection);
    }
  }

  /** Closes one for good. */
  void discard(ServerConnection connection) {
    server.close(connection);
    all.remove(connection);
    Waiter next = nextWaiter();
    if (next != null) {
      open(next.wanted, next.got);
    }
  }

  /** The proxy is gone. */
  void closeAll() {
    closed = true;
    waiting.clear();
    idle.clear();
    List.copyOf(all).forEach(server::close);
    all.clear();
  }

  private void open(Wanted wanted, Consumer<ServerConnection> got) {
    opening++;
    timeline.in(
        CONNECT_MICROS,
        () -> {
          opening--;
          if (closed) {
            return;
          }
          ServerConnection connection =
              server.connect(wanted.user(), proxyIp, nextPort(), wanted.schema());
          all.add(connection);
          got.accept(connection);
        });
  }

  private ServerConnection takeIdle(String user) {
    if (serverStarts != server.starts()) {
      serverStarts = server.starts();
      idle.removeIf(connection -> !connection.isOpen() && all.remove(connection));
    }
    if (idle.isEmpty()) {
      return null;
    }
    int start = dice.below(idle.size());
    int chosen = start;
    for (int i = 0; i < Math.min(LOOKED_AT, idle.size()); i++) {
      int at = (start + i) % idle.size();
      if (idle.get(at).user().equals(user)) {
        chosen = at;
        break;
      }
    }
    ServerConnection connection = idle.get(chosen);
    ServerConnection last = idle.remove(idle.size() - 1);
    if (last != connection) {
      idle.set(chosen, last);
    }
    return connection;
  }

  /** One timer for all: they are nearly in the order in which they came. */
  private void watch() {
    if (watching || waiting.isEmpty()) {
      return;
    }
    watching = true;
    timeline.at(
        waiting.get(0).deadline,
        () -> {
          watching = false;
          while (!waiting.isEmpty() && waiting.get(0).deadline <= timeline.now()) {
            waiting.remove(0).timedOut.run();
          }
          watch();
        });
  }

  /** Not the first come: each worker thread looks at its own sessions. */
  private Waiter nextWaiter() {
    if (waiting.isEmpty()) {
      return null;
    }
    int chosen = dice.below(Math.min(LOOKED_AT, waiting.size()));
    return waiting.remove(chosen);
  }
}
