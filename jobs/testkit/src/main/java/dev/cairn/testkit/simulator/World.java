package dev.cairn.testkit.simulator;

import java.util.ArrayList;
import java.util.List;

/** All that stands, wired together. */
final class World {

  private static final int ROW_BYTES = 64;
  private static final int ANSWER_BYTES = 80;
  private static final String SERVER_IP = "10.1.2.";
  private static final String PROXY_IP = "10.1.1.";
  private static final int FIRST_HOST = 10;

  private final SimulationConfig config;
  private final SimulationListener listener;
  private final Timeline timeline;
  private final Dice dice;
  private final Durations durations;
  private final LogOffice office;
  private final FlowTable flows;
  private final List<DatabaseServer> servers = new ArrayList<>();
  private final List<Proxy> proxies = new ArrayList<>();
  private final List<Runnable> atEnd = new ArrayList<>();

  private long sessions;
  private long insertId = 1_000;
  private int openSessions;
  private boolean closing;
  private boolean over;

  World(
      SimulationConfig config,
      Timeline timeline,
      Deliveries deliveries,
      SimulationListener listener) {
    this.config = config;
    this.listener = listener;
    this.timeline = timeline;
    this.dice = new Dice(config.seed(), "world");
    this.durations = new Durations(config, new Dice(config.seed(), "durations"));
    this.office = new LogOffice(config, timeline, deliveries);
    this.flows =
        new FlowTable(
            timeline,
            office.open(SimulatedSource.FLOW, office.clock("flowlog-vnet")),
            Allowed.micros(config.logs().flowInterval()));
    for (int i = 0; i < config.topology().servers().size(); i++) {
      servers.add(server(i, config.topology().servers().get(i)));
    }
    for (int i = 0; i < config.topology().proxies(); i++) {
      String name = "proxysql-" + (i + 1);
      Proxy proxy =
          new Proxy(this, name, PROXY_IP + (FIRST_HOST + i), new Dice(config.seed(), name));
      proxies.add(proxy);
    }
    proxies.forEach(Proxy::start);
  }

  private DatabaseServer server(int number, ServerKind kind) {
    String name = "mysql-" + (number + 1);
    SimulatedSource source =
        switch (kind) {
          case MARIADB -> SimulatedSource.SERVER_AUDIT;
          case MYSQL_GENERAL_LOG -> SimulatedSource.GENERAL_LOG;
          case AZURE -> SimulatedSource.AZURE_AUDIT;
        };
    LogFile file = office.open(source, office.clock(name));
    ServerLog log =
        new ServerLog(
            kind,
            file,
            timeline,
            config.logs().auditTextLimit(),
            new Dice(config.seed(), name));
    return new DatabaseServer(SERVER_IP + (FIRST_HOST + number), timeline, log, flows);
  }

  SimulationConfig config() {
    return config;
  }

  SimulationListener listener() {
    return listener;
  }

  Timeline timeline() {
    return timeline;
  }

  Dice dice() {
    return dice;
  }

  Durations durations() {
    return durations;
  }

  LogOffice office() {
    return office;
  }

  FlowTable flows() {
    return flows;
  }

  List<DatabaseServer> servers() {
    return servers;
  }

  List<Proxy> proxies() {
    return proxies;
  }

  /** A rough size of the answer, in bytes. */
  int answerBytes(Statement statement) {
    return ANSWER_BYTES + ROW_BYTES * statement.template().rows();
  }

  long nextInsertId() {
    return ++insertId;
  }

  /** Number of a session that begins now. */
  long nextSession() {
    openSessions++;
    return sessions++;
  }

  void sessionOver() {
    openSessions--;
    endIfAllIsDone();
  }

  /** Nobody new comes; who is there leaves when it has its answer. */
  void close() {
    closing = true;
    endIfAllIsDone();
  }

  boolean isClosing() {
    return closing;
  }

  boolean isOver() {
    return over;
  }

  /** Runs something when all sessions are over, and before the proxies go. */
  void untilOver(Runnable action) {
    atEnd.add(action);
  }

  private void endIfAllIsDone() {
    if (!closing || openSessions > 0 || over) {
      return;
    }
    over = true;
    proxies.forEach(proxy -> proxy.stop(TrueSession.End.PROXY_STOPPED));
    atEnd.forEach(Runnable::run);
    timeline.in(Allowed.micros(config.logs().flowInterval()), flows::tell);
  }
}
