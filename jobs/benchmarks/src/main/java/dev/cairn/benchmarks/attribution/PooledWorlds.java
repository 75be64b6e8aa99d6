package dev.cairn.benchmarks.attribution;

import dev.cairn.correlate.match.DatabaseStatement;
import dev.cairn.correlate.match.MatchInput;
import dev.cairn.correlate.match.ProxyStatement;
import dev.cairn.correlate.match.ProxyStatement.Activity;
import dev.cairn.correlate.match.StatementText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Clients that share a pool of connections, and nothing more: each sends a statement or a
 * transaction, waits for the first free connection, holds it until the end, and thinks. Whatever
 * the size of the pool, it is busy about two thirds of the time with about 500 units a second.
 */
final class PooledWorlds implements Worlds {

  private static final String SERVER = "db:3306";
  private static final long START_MICROS = 1_795_000_000_000_000L;
  private static final int STATEMENTS = 20_000;
  private static final int CLIENTS = 64;
  private static final int COMMON_TEXTS = 6;
  private static final double TRANSACTIONS = 0.1;
  private static final double BUSY = 2 / 3.0;
  private static final double UNITS_PER_SECOND = 500;
  private static final double MICROS = 1e6;
  private static final double MEAN_PAUSE_MICROS = 500;
  private static final long WIRE_MICROS = 60;

  @Override
  public Case make(int clientsPerConnection, double identicalShare, long seed) {
    return new Run(clientsPerConnection, identicalShare, new SplittableRandom(seed)).run();
  }

  /** A client that wants a connection. */
  private record Client(int number, long readyMicros) {}

  private static final class Run {

    private final double identicalShare;
    private final SplittableRandom chance;
    private final double serviceMicros;
    private final double thinkMicros;
    private final long[] freeMicros;
    private final PriorityQueue<Client> clients =
        new PriorityQueue<>(
            Comparator.comparingLong(Client::readyMicros).thenComparingInt(Client::number));
    private final List<ProxyStatement> proxy = new ArrayList<>();
    private final List<DatabaseStatement> database = new ArrayList<>();
    private final Map<String, Set<String>> truth = new HashMap<>();

    Run(int clientsPerConnection, double identicalShare, SplittableRandom chance) {
      this.identicalShare = identicalShare;
      this.chance = chance;
      int count = Math.max(CLIENTS, clientsPerConnection);
      this.freeMicros = new long[Math.max(1, count / clientsPerConnection)];
      this.serviceMicros = BUSY * freeMicros.length * MICROS / UNITS_PER_SECOND;
      this.thinkMicros = Math.max(0, count * MICROS / UNITS_PER_SECOND - serviceMicros);
      for (int i = 0; i < count; i++) {
        clients.add(new Client(i, START_MICROS + pause(thinkMicros)));
      }
    }

    Case run() {
      while (proxy.size() < STATEMENTS) {
        Client client = clients.poll();
        long end = unit(client);
        clients.add(new Client(client.number(), end + 1 + pause(thinkMicros)));
      }
      proxy.sort(Comparator.comparingLong(ProxyStatement::endMicros));
      database.sort(Comparator.comparingLong(DatabaseStatement::timeMicros));
      List<ProxyStatement> sent = new ArrayList<>();
      proxy.forEach(statement -> sent.add(inOrder(statement, sent.size())));
      List<DatabaseStatement> ran = new ArrayList<>();
      database.forEach(record -> ran.add(inOrder(record, ran.size())));
      return new Case("pooled", new MatchInput(sent, ran, List.of()), truth);
    }

    /** One statement, or a transaction of them; says when the client has its answer. */
    private long unit(Client client) {
      int connection = firstFree(client.readyMicros());
      long at = Math.max(client.readyMicros(), freeMicros[connection]);
      boolean transaction = chance.nextDouble() < TRANSACTIONS;
      int inside = transaction ? 2 + chance.nextInt(4) : 1;
      long asked = client.readyMicros();
      if (transaction) {
        at = statement(client.number(), connection, "BEGIN", "begin", asked, at);
        asked = at + pause(MEAN_PAUSE_MICROS);
        at = asked;
      }
      for (int i = 0; i < inside; i++) {
        at = statement(client.number(), connection, text(), "select", asked, at);
        asked = at + pause(MEAN_PAUSE_MICROS);
        at = i + 1 < inside || transaction ? asked : at;
      }
      if (transaction) {
        at = statement(client.number(), connection, "COMMIT", "commit", asked, at);
      }
      freeMicros[connection] = at + 1;
      return at;
    }

    private long statement(
        int client, int connection, String sql, String kind, long asked, long begins) {
      long ran = begins + WIRE_MICROS + pause(WIRE_MICROS);
      long end = ran + 1 + pause(serviceMicros) + WIRE_MICROS;
      int number = proxy.size();
      StatementText text = StatementText.of(sql, null, false);
      String user = "user" + client % 4;
      proxy.add(
          new ProxyStatement(
              "p" + number, "s" + client, SERVER, user, "shop", text, Activity.QUERY, kind, asked,
              end, 0));
      database.add(
          new DatabaseStatement(
              "d" + number, SERVER, connection, user, "shop", text, Activity.QUERY, kind, ran, 1,
              0, 0));
      truth.put("p" + number, Set.of("d" + number));
      return end;
    }

    private String text() {
      return chance.nextDouble() < identicalShare
          ? "SELECT common FROM t" + chance.nextInt(COMMON_TEXTS)
          : "SELECT * FROM t WHERE id = " + chance.nextLong(Long.MAX_VALUE);
    }

    /** One that is free by then, any of them; else the one that is free first. */
    private int firstFree(long by) {
      int from = chance.nextInt(freeMicros.length);
      int first = from;
      for (int i = 0; i < freeMicros.length; i++) {
        int connection = (from + i) % freeMicros.length;
        if (freeMicros[connection] <= by) {
          return connection;
        }
        if (freeMicros[connection] < freeMicros[first]) {
          first = connection;
        }
      }
      return first;
    }

    private long pause(double meanMicros) {
      return Math.round(-Math.log(1 - chance.nextDouble()) * meanMicros);
    }
  }

  private static ProxyStatement inOrder(ProxyStatement it, long order) {
    return new ProxyStatement(
        it.eventId(), it.session(), it.server(), it.user(), it.schema(), it.text(), it.activity(),
        it.kind(), it.startMicros(), it.endMicros(), order);
  }

  private static DatabaseStatement inOrder(DatabaseStatement it, long order) {
    return new DatabaseStatement(
        it.eventId(), it.server(), it.connection(), it.user(), it.schema(), it.text(),
        it.activity(), it.kind(), it.timeMicros(), it.precisionMicros(), order, it.errorCode());
  }
}
