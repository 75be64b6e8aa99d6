package dev.cairn.testkit.simulator;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One stay of one client: sends what its script says, one statement at a time. */
final class ClientSession {

  private static final double LOST_SHARE = 0.2;

  private final World world;
  private final long number;
  private final int client;
  private final Scenario scenario;
  private final String user;
  private final Address address;
  private final Script script;
  private final Road road;
  private final Runnable over;
  private final Set<String> backends = new LinkedHashSet<>();

  private ServerConnection lastBackend;
  private FlowTable.OpenFlow flow;
  private long startMicros;
  private int sent;
  private int changeAt = -1;
  private boolean alive = true;

  /** Where it comes from, and what to do with the port when it leaves. */
  record Address(String ip, int port, Runnable free) {
    String text() {
      return ip + ":" + port;
    }
  }

  /**
   * A session that has not begun.
   *
   * @param scenario null for ordinary traffic
   * @param over told when it has ended
   */
  ClientSession(
      World world,
      int client,
      Scenario scenario,
      String user,
      Address address,
      Script script,
      Road road,
      Runnable over) {
    this.world = world;
    this.number = world.nextSession();
    this.client = client;
    this.scenario = scenario;
    this.user = user;
    this.address = address;
    this.script = script;
    this.road = road;
    this.over = over;
  }

  /** Changes its user after so many statements. */
  void changeUserAt(int statements) {
    changeAt = statements;
  }

  void start() {
    startMicros = world.timeline().now();
    flow = world.flows().open(address.ip(), address.port(), road.targetIp(), road.targetPort());
    road.open(this, this::pause);
  }

  long number() {
    return number;
  }

  int client() {
    return client;
  }

  String user() {
    return user;
  }

  Address address() {
    return address;
  }

  long startMicros() {
    return startMicros;
  }

  FlowTable.OpenFlow flow() {
    return flow;
  }

  boolean isAlive() {
    return alive;
  }

  void ranOn(ServerConnection connection) {
    if (connection != lastBackend) {
      lastBackend = connection;
      backends.add(connection.server().address() + "#" + connection.id());
    }
  }

  /** Ends it; does nothing if it has ended. */
  void end(TrueSession.End end) {
    if (!alive) {
      return;
    }
    alive = false;
    road.close(end);
    address.free().run();
    long endMicros = world.timeline().now();
    ProxySessionLog log = road.log();
    List<RecordReference> proxyRecords = log == null ? List.of() : log.records();
    world.flows().close(flow, () -> tell(end, endMicros, proxyRecords));
    over.run();
  }

  private void pause() {
    if (alive) {
      world.timeline().in(script.pause(), this::step);
    }
  }

  private void step() {
    if (!alive) {
      return;
    }
    TrueSession.End lost = road.lost();
    if (lost != null) {
      end(lost);
    } else if (script.isOver() || world.isClosing()) {
      end(world.dice().chance(LOST_SHARE) ? TrueSession.End.LOST : TrueSession.End.QUIT);
    } else {
      if (sent == changeAt) {
        road.changeUser(world.dice().pick(Users.ORDINARY));
      }
      Statement statement = script.next();
      flow.exchange(statement.bytes(), 0);
      road.run(statement, sent++, this::pause);
    }
  }

  private void tell(
      TrueSession.End end, long endMicros, List<RecordReference> proxyRecords) {
    ProxySessionLog log = road.log();
    world
        .listener()
        .session(
            new TrueSession(
                number,
                client,
                road.kind(),
                scenario,
                address.ip(),
                address.port(),
                user,
                log == null ? null : log.proxyName(),
                log == null ? 0 : log.proxyStartMicros(),
                log == null ? -1 : log.threadId(),
                startMicros,
                endMicros,
                end,
                sent,
                proxyRecords,
                flow.tuples(),
                List.copyOf(backends)));
  }
}
