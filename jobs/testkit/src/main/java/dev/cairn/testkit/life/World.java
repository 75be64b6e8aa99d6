package dev.cairn.testkit.life;

import dev.cairn.testkit.simulator.LogEntry.Operation;
import java.util.List;
import java.util.Locale;

/** All that stands: proxies, the database server, logs, people. */
final class World {

  static final String SERVER_NAME = "mysql-prod";
  static final String SERVER = "mysql-prod.mysql.database.azure.com:3306";
  static final String SERVER_IP = "10.20.4.4";
  /** Writes Percona's audit log; feeds reports. */
  static final String REPLICA = "mysql-reporting";

  private static final int FIRST_PORT = 20_000;
  private static final int PORTS = 40_000;
  /** What the server's audit log is set to tell of, beside connections. */
  private static final List<String> TOLD =
      List.of("GRANT", "REVOKE", "CREATE", "ALTER", "DROP", "SET GLOBAL", "RENAME", "FLUSH");

  private final LifeConfig config;
  private final Agenda agenda;
  private final Logs logs;
  private final Faults faults = new Faults();
  private final Catalogue catalogue = new Catalogue();
  private final People people;
  private final Roster roster = new Roster();
  private final List<Proxy> proxies =
      List.of(
          new Proxy("proxysql-1", "10.20.3.4"),
          new Proxy("proxysql-2", "10.20.3.5"),
          new Proxy("proxysql-3", "10.20.3.6"));
  private final LifeListener listener;
  private int ports;
  private long connections = 1_000;

  World(LifeConfig config, LifeListener listener) {
    this.config = config;
    this.listener = listener;
    this.agenda = new Agenda(config.startMicros());
    this.logs = new Logs(config.seed(), agenda, faults, listener);
    this.people = new People(config, catalogue, config.users() - Services.USERS.size());
  }

  LifeConfig config() {
    return config;
  }

  Agenda agenda() {
    return agenda;
  }

  long now() {
    return agenda.now();
  }

  Logs logs() {
    return logs;
  }

  Faults faults() {
    return faults;
  }

  Catalogue catalogue() {
    return catalogue;
  }

  People people() {
    return people;
  }

  Roster roster() {
    return roster;
  }

  LifeListener listener() {
    return listener;
  }

  List<Proxy> proxies() {
    return proxies;
  }

  /** The load balancer's choice. */
  Proxy proxy(Chance chance) {
    return chance.pick(proxies);
  }

  int nextPort() {
    ports = (ports + 7) % PORTS;
    return FIRST_PORT + ports;
  }

  long nextConnection() {
    return ++connections;
  }

  /** A statement reaches the server through a proxy: its log tells of some kinds only. */
  void serverHears(String user, Proxy proxy, String text) {
    String begin = text.substring(0, Math.min(12, text.length())).toUpperCase(Locale.ROOT);
    if (TOLD.stream().anyMatch(begin::startsWith)) {
      logs.database(
          SERVER_NAME, Operation.QUERY, user, proxy.ip(), 500 + user.hashCode() % 400, text, 0);
    }
  }
}
