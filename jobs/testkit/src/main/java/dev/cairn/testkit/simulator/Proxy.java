package dev.cairn.testkit.simulator;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One ProxySQL: its pools, sessions and logs. Loses all but the logs when it is killed. */
final class Proxy {

  static final int PORT = 6033;

  private static final String STARTED = "[INFO] ProxySQL version 2.7.1-0-g2726c27";
  private static final long MICROS = 1_000_000;

  private final World world;
  private final String ip;
  private final ProxyLogs logs;
  private final Dice dice;
  private final List<ConnectionPool> pools = new ArrayList<>();
  private final Set<Template> preparedTexts = new HashSet<>();
  private final Map<ClientSession, Road> sessions = new LinkedHashMap<>();

  private long startMicros;
  private long lastThread;
  private boolean up;

  Proxy(World world, String name, String ip, Dice dice) {
    this.world = world;
    this.ip = ip;
    this.dice = dice;
    this.logs = new ProxyLogs(world.office(), name, ip + ":" + PORT, dice);
  }

  void start() {
    startMicros = world.timeline().now();
    lastThread = 0;
    up = true;
    preparedTexts.clear();
    pools.clear();
    int limit = world.config().topology().poolLimit();
    for (int i = 0; i < world.servers().size(); i++) {
      pools.add(
          new ConnectionPool(
              world.servers().get(i), 10 * (i + 1), limit, ip, world.timeline(), dice));
    }
    logs.message(startMicros, STARTED);
    new Monitor(world, this).start();
  }

  /** Killed: nobody says goodbye. */
  void stop(TrueSession.End end) {
    up = false;
    pools.forEach(ConnectionPool::closeAll);
    for (ClientSession session : List.copyOf(sessions.keySet())) {
      session.end(end);
    }
    sessions.clear();
  }

  boolean isUp() {
    return up;
  }

  String name() {
    return logs.reporter();
  }

  String ip() {
    return ip;
  }

  long startMicros() {
    return startMicros;
  }

  ProxyLogs logs() {
    return logs;
  }

  Dice dice() {
    return dice;
  }

  long nextThread() {
    return ++lastThread;
  }

  List<ConnectionPool> pools() {
    return pools;
  }

  /** Whether this is the first time since the start. */
  boolean prepare(Template template) {
    return preparedTexts.add(template);
  }

  void enter(ClientSession session, Road road) {
    sessions.put(session, road);
  }

  void leave(ClientSession session) {
    sessions.remove(session);
  }

  /** Somebody looks at the list of processes. */
  void poll() {
    long now = world.timeline().now();
    for (Road road : sessions.values()) {
      if (road instanceof ProxyRoad shared) {
        logs.process(shared.process(now));
      }
    }
  }

  /** Whole seconds of a time, as the error log has them. */
  static long seconds(long micros) {
    return micros / MICROS;
  }
}
