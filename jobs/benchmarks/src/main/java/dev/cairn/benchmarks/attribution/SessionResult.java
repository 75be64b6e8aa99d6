package dev.cairn.benchmarks.attribution;

import dev.cairn.benchmarks.Table;
import dev.cairn.correlate.session.SessionConfig;
import dev.cairn.schemas.Micros;
import dev.cairn.schemas.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * How well clients and their flows became sessions.
 *
 * <p>A client is right if one session has its number, proxy, address and time, and as many
 * statements as the query log has of it. A flow is right if it is a leg of that session alone, and
 * the session has the bytes of the flow.
 *
 * @param name of the world
 * @param events that were told
 * @param clients that a proxy saw
 * @param clientsRight those that became one session
 * @param flows of which it is known whose they were
 * @param flowsRight those that became a leg of the right session
 */
record SessionResult(
    String name, int events, int clients, int clientsRight, int flows, int flowsRight) {

  /** What clocks may differ by, and logs round. */
  private static final long SLACK_MICROS = 5_000_000;

  static SessionResult of(SessionWorld world) {
    Collection<Session> sessions = SessionReplay.of(config(), world.events());
    Map<Long, List<Session>> byNumber = new HashMap<>();
    Map<String, List<Session>> byFlow = new HashMap<>();
    for (Session session : sessions) {
      if (session.getProxySessionId() != null) {
        byNumber.computeIfAbsent(session.getProxySessionId(), n -> new ArrayList<>()).add(session);
      }
      session
          .getFlowIds()
          .forEach(id -> byFlow.computeIfAbsent(id, any -> new ArrayList<>()).add(session));
    }
    int clientsRight = 0;
    for (SessionWorld.Client client : world.clients()) {
      List<Session> found =
          byNumber.getOrDefault(client.number(), List.of()).stream()
              .filter(session -> isOf(session, client))
              .toList();
      clientsRight +=
          found.size() == 1 && found.get(0).getStatements() == client.statements() ? 1 : 0;
    }
    int flowsRight = 0;
    for (SessionWorld.Flow flow : world.flows()) {
      List<Session> found =
          byFlow.getOrDefault(flow.id(), List.of()).stream()
              .filter(session -> isThen(session, flow.client()))
              .toList();
      flowsRight += found.size() == 1 && isLeg(found.get(0), flow) ? 1 : 0;
    }
    return new SessionResult(
        world.name(),
        world.events().size(),
        world.clients().size(),
        clientsRight,
        world.flows().size(),
        flowsRight);
  }

  /** The logs of the worlds; which statements the database ran is judged elsewhere. */
  private static SessionConfig config() {
    Map<String, Duration> lateness = new HashMap<>(SessionConfig.defaults().lateness());
    lateness.keySet().retainAll(
        List.of(SessionConfig.QUERY, SessionConfig.AUDIT, SessionConfig.FLOW));
    return SessionConfig.defaults().withLateness(lateness);
  }

  private static boolean isOf(Session session, SessionWorld.Client client) {
    return Objects.equals(session.getProxySessionId(), client.number())
        && (client.proxy() == null || client.proxy().equals(session.getReporter()))
        && (client.address() == null
            || client.address().equals(session.getClientIp() + ":" + session.getClientPort()))
        && isThen(session, client);
  }

  private static boolean isThen(Session session, SessionWorld.Client client) {
    return Micros.of(session.getStartTime()) <= client.toMicros() + SLACK_MICROS
        && Micros.of(session.getEndTime()) >= client.fromMicros() - SLACK_MICROS;
  }

  private static boolean isLeg(Session session, SessionWorld.Flow flow) {
    return isOf(session, flow.client())
        && Objects.equals(session.getBytesIn(), flow.bytesIn())
        && Objects.equals(session.getBytesOut(), flow.bytesOut());
  }

  double clientShare() {
    return clients == 0 ? 1 : clientsRight / (double) clients;
  }

  double flowShare() {
    return flows == 0 ? 1 : flowsRight / (double) flows;
  }

  /** A line for each. */
  static String report(List<SessionResult> results) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of("sessions", "events", "clients", "one session", "flows", "leg of their session"));
    for (SessionResult result : results) {
      rows.add(
          List.of(
              result.name,
              text("%,d", result.events),
              text("%,d", result.clients),
              text("%.4f", result.clientShare()),
              text("%,d", result.flows),
              text("%.4f", result.flowShare())));
    }
    return Table.of(rows);
  }

  private static String text(String format, Object value) {
    return String.format(Locale.ROOT, format, value);
  }
}
