package dev.cairn.testkit.life;

import dev.cairn.testkit.simulator.LogEntry.Operation;

/** Attacks past the proxies, and on the logs themselves. */
final class PathAttacks {

  private final World world;
  private final Network network;

  PathAttacks(World world, Network network) {
    this.world = world;
    this.network = network;
  }

  /** A login at the server, from where the network lets it through. */
  void bypasses(Attempt attempt) {
    String ip = attempt.person().address();
    String user = attempt.person().user();
    int port = world.nextPort();
    long connection = world.nextConnection();
    attempt.names(user, ip).wrote(4);
    network.flow(ip, port, World.SERVER_IP, 3306, 'B', 0);
    world.logs().database(World.SERVER_NAME, Operation.CONNECT, user, ip, connection, "", 0);
    world.agenda().in(attempt.chance().between(5, 60) * Times.MINUTE, () -> {
      network.flow(
          ip, port, World.SERVER_IP, 3306, 'E', attempt.chance().logNormal(3_000_000, 1));
      world.logs().database(World.SERVER_NAME, Operation.DISCONNECT, user, ip, connection, "", 0);
      attempt.over();
    });
  }

  void comesFromNowhere(Attempt attempt) {
    Chance chance = attempt.chance();
    String ip = "10.99." + chance.below(200) + "." + (2 + chance.below(250));
    boolean server = chance.happens(.5);
    String to = server ? World.SERVER_IP : world.proxy(chance).ip();
    int port = world.nextPort();
    attempt.names(null, ip).wrote(2);
    network.flow(ip, port, to, server ? 3306 : Proxy.PORT, 'B', 0);
    world.agenda().in(chance.between(1, 30) * Times.MINUTE, () -> {
      network.flow(ip, port, to, server ? 3306 : Proxy.PORT, 'E', chance.logNormal(40_000, 1));
      attempt.over();
    });
  }

  void scans(Attempt attempt) {
    Chance chance = attempt.chance();
    String ip = attempt.number() % 2 == 0
        ? attempt.person().address()
        : "10.99." + chance.below(200) + "." + (2 + chance.below(250));
    attempt.names(null, ip);
    scan(attempt, ip, 80 + chance.below(300));
  }

  private void scan(Attempt attempt, String ip, int left) {
    String to = "10.20." + (3 + left % 2) + "." + (4 + left % 10);
    network.refuse(ip, to, left % 5 == 0 ? 3306 : 1 + attempt.chance().below(9_000));
    attempt.wrote(1);
    if (left == 1) {
      attempt.over();
    } else {
      world.agenda().in(Times.SECOND + attempt.chance().exponential(1.0 * Times.SECOND), () ->
          scan(attempt, ip, left - 1));
    }
  }

  void readsBinlog(Attempt attempt) {
    String ip = attempt.person().address();
    attempt.names(attempt.person().user(), ip);
    attempt.wrote(Binlog.read(world, attempt.person().user(), ip));
    attempt.over();
  }

  /** Nothing of a log arrives for hours: of a proxy, of the flow logs, or of the server. */
  void silences(Attempt attempt) {
    long to = world.now() + attempt.chance().between(3, 8) * Times.HOUR;
    switch (attempt.number() % 3) {
      case 0 -> {
        String proxy = world.proxy(attempt.chance()).name();
        world.faults().silence(null, proxy, world.now(), to);
        attempt.reportedBy(proxy);
      }
      case 1 -> {
        world.faults().silence(Logs.FLOW, Logs.FLOW_LOG, world.now(), to);
        attempt.reportedBy(Logs.FLOW_LOG);
      }
      default -> {
        world.faults().silence(Logs.DATABASE, World.SERVER_NAME, world.now(), to);
        attempt.reportedBy(World.SERVER_NAME);
      }
    }
    world.agenda().at(to, attempt::over);
  }

  /** A proxy's clock is set wrong, and later right again. */
  void setsClock(Attempt attempt) {
    Chance chance = attempt.chance();
    long to = world.now() + chance.between(1, 6) * Times.HOUR;
    long micros = chance.between(2, 20) * Times.MINUTE * (attempt.number() % 2 == 0 ? 1 : -1);
    String proxy = world.proxy(chance).name();
    world.faults().skew(proxy, world.now(), to, micros);
    attempt.reportedBy(proxy);
    attempt.wrote(1);
    world.agenda().at(to, attempt::over);
  }
}
