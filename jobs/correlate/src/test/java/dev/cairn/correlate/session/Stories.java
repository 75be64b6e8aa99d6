package dev.cairn.correlate.session;

import dev.cairn.correlate.match.MatchTimes;
import dev.cairn.schemas.AuditEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Invented histories: clients on few ports that are used again, two proxies that begin anew and count
 * from 1, lost lines, statements that reach no server, changes of user, mirrored statements, flows
 * that nobody explains, connections past the proxies. Logins are lost in some, begins and ends of
 * flows in all, and flow records come in disorder.
 */
final class Stories {

  static final SessionConfig CONFIG =
      SessionConfig.defaults()
          .withPath(
              new PathAddresses(
                  Set.of(Events.LISTENER),
                  Set.of("10.0.3.5:3306"),
                  Set.of(Events.PROXY_IP),
                  Set.of()));

  private static final double MOST_FLOW_DELAY = 180;

  private final Random random;
  private final Random delays;
  private final Events events = new Events();
  private final List<AuditEvent> all = new ArrayList<>();
  private final List<StatementOutcome> outcomes = new ArrayList<>();

  private final boolean lostLogins;

  private Stories(long seed, long delays) {
    this.random = new Random(seed);
    this.delays = new Random(delays);
    this.lostLogins = random.nextBoolean();
  }

  static History of(long seed, int stays) {
    return of(seed, 0, stays);
  }

  /**
   * A story.
   *
   * @param delays of flow records, which overtake one another; the story is the same with others
   */
  static History of(long seed, long delays, int stays) {
    Stories stories = new Stories(seed, delays);
    double[] free = new double[4];
    long[] numbers = {1, 1};
    Set<String> used = new HashSet<>();
    for (int i = 0; i < stays; i++) {
      int port = stories.random.nextInt(free.length);
      double start = free[port] + 20 + stories.random.nextDouble() * 100;
      int proxy = stories.random.nextInt(2);
      if (stories.random.nextInt(8) == 0) {
        numbers[proxy] = 1;
      }
      // the one thing that KeyedSessions excepts
      while (!used.add(proxy + " " + numbers[proxy] + " " + port)) {
        numbers[proxy]++;
      }
      free[port] = stories.stay("proxy-" + proxy, numbers[proxy]++, 50_000 + port, start);
    }
    return stories.history();
  }

  private double stay(String proxy, long number, int port, double start) {
    String client = "10.0.1.7";
    double end = start + 1 + random.nextDouble() * 300;
    boolean login = !lostLogins || random.nextInt(10) > 0;
    if (random.nextInt(6) > 0) {
      flows(client, port, start, end);
    }
    if (random.nextInt(12) == 0) {
      past(start, end);
    }
    if (random.nextInt(12) == 0) {
      return end;
    }
    if (login) {
      String code = "MySQL_Client_Connect_" + (random.nextInt(10) == 0 ? "ERR" : "OK");
      add(events.audit(proxy, number, client, port, code, start + 0.01));
    }
    String user = "user" + random.nextInt(3);
    for (int i = random.nextInt(20); i > 0; i--) {
      if (random.nextInt(15) == 0) {
        user = "user" + random.nextInt(3);
      }
      statement(proxy, number, client, port, user, start + 0.02 + random.nextDouble() * (end - start - 0.03));
    }
    if (random.nextInt(10) > 0) {
      add(events.audit(proxy, number, client, port, "MySQL_Client_Quit", end - 0.001));
      add(events.audit(proxy, number, client, port, "MySQL_Client_Close", end));
    }
    return end;
  }

  private void statement(
      String proxy, long number, String client, int port, String user, double seconds) {
    boolean mirror = random.nextInt(30) == 0;
    AuditEvent statement =
        events.statement(
            proxy, mirror ? 1_000 + all.size() : number, mirror ? null : client, port, user, seconds);
    if (random.nextInt(5) == 0) {
      statement.setServer(null);
    } else {
      outcomes.add(Events.outcome(statement, 1 + random.nextInt(3), random.nextDouble()));
    }
    add(statement);
  }

  private void flows(String client, int port, double start, double end) {
    if (random.nextInt(15) > 0) {
      add(events.flow(client, port, "B", 0, 0, start));
    }
    for (double time = start + 60; time < end; time += 60) {
      add(events.flow(client, port, "C", 100, 200, time));
    }
    if (random.nextInt(15) > 0) {
      add(events.flow(client, port, "E", 300, 400, end));
    }
  }

  private void past(double start, double end) {
    long connection = 100 + all.size();
    add(events.database(connection, "10.0.9.9", "eve", "logon", start));
    add(events.database(connection, "10.0.9.9", "eve", "query", start + 1));
    add(events.database(connection, "10.0.9.9", "eve", "logoff", end));
  }

  private void add(AuditEvent event) {
    all.add(event);
  }

  // each source in order of time but flows, its offsets in that order
  private History history() {
    History history = new History();
    all.sort(Comparator.comparing(AuditEvent::getTime));
    Map<AuditEvent, Double> arrivals = new IdentityHashMap<>();
    for (AuditEvent event : all) {
      double late =
          event.getSource().equals(SessionConfig.FLOW)
              ? delays.nextDouble() * MOST_FLOW_DELAY
              : 0;
      arrivals.put(event, MatchTimes.micros(event.getTime()) + late * 1_000_000);
    }
    all.sort(Comparator.comparing(arrivals::get));
    long offset = 0;
    for (AuditEvent event : all) {
      event.setKafkaOffset(offset++);
      history.add(event);
    }
    outcomes.sort(Comparator.comparingLong(StatementOutcome::micros));
    outcomes.forEach(history::add);
    return history;
  }
}
