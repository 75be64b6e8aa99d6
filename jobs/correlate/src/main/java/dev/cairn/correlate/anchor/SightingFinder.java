package dev.cairn.correlate.anchor;

import dev.cairn.correlate.match.Sighting;
import dev.cairn.schemas.AnchorLogon;
import dev.cairn.schemas.AnchorPoll;
import dev.cairn.schemas.AnchorPort;
import dev.cairn.schemas.AnchorState;
import dev.cairn.schemas.AuditEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds what says for certain on which connection of one database server a statement ran.
 *
 * <p>Holds no state of its own and is immutable; all of it is in the {@link AnchorState}, one for
 * each server, which holds no statement's text. What is found does not depend on how sources are
 * interleaved, as long as each source's own order stays and {@link #passed} is never ahead of any;
 * an event that comes twice may be told of twice.
 *
 * <p>A port is taken for a connection only where flows and logins leave no other choice. That is
 * wrong only if lines of both were lost at the same moment, or clocks are further apart than {@link
 * AnchorConfig#clockSlack}; so whoever uses a sighting should look whether the connection ran such
 * a statement at all. Of a connection that had begun before the first event, the port is all that
 * is told.
 */
public final class SightingFinder {

  private static final String ERROR = "proxysql.error";
  private static final String PROCESSLIST = "proxysql.processlist";
  private static final String FLOW = "network.flow";
  private static final String DATABASE = "mysql.audit";
  // logins stay so long as witnesses that no connection id is missing
  private static final long WITNESS_MICROS = 10_000_000;

  private final AnchorConfig config;

  /** For all servers of one configuration. */
  public SightingFinder(AnchorConfig config) {
    this.config = config;
  }

  /** The state of a server of which nothing is known. */
  public static AnchorState open(String server) {
    return new AnchorState(server, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
  }

  /** Whether nothing is known, so that the state may go. */
  public static boolean isEmpty(AnchorState state) {
    return state.getPorts().isEmpty() && state.getLogons().isEmpty() && state.getPolls().isEmpty();
  }

  /**
   * The server that an event speaks of: whose state is to see it.
   *
   * @return host:port as a proxy names the server, or as a flow names its target; for a server's
   *     own log its reporter, or else its server: which of the others that is, the caller must
   *     know. Null if no state needs the event
   */
  public static String serverOf(AuditEvent event) {
    return switch (event.getSource()) {
      case ERROR, PROCESSLIST -> event.getServer();
      case FLOW ->
          event.getClientPort() == null || event.getServerPort() == null
              ? null
              : event.getServerIp() + ":" + event.getServerPort();
      case DATABASE ->
          event.getActivity().equals("logon") || event.getActivity().equals("logoff")
              ? event.getReporter() != null ? event.getReporter() : event.getServer()
              : null;
      default -> null;
    };
  }

  /**
   * Takes an event of the state's server.
   *
   * @return what it says by itself; what it says together with others comes of {@link #passed}
   */
  public List<Sighting> see(AnchorState state, AuditEvent event) {
    switch (event.getSource()) {
      case ERROR -> {
        Sighting sighting = ProxySightings.ofError(event, config);
        return sighting == null ? List.of() : List.of(sighting);
      }
      case PROCESSLIST -> {
        return poll(state, event);
      }
      case FLOW -> {
        if (event.getClientIp() != null && event.getClientPort() != null) {
          Ports.see(state.getPorts(), event, config);
        }
      }
      case DATABASE -> Logons.see(state, event, config);
      default -> { }
    }
    bound(state.getPorts());
    bound(state.getLogons());
    return List.of();
  }

  private List<Sighting> poll(AnchorState state, AuditEvent event) {
    AnchorPoll poll = ProxySightings.ofPoll(event);
    if (poll == null) {
      return List.of();
    }
    if (event.getConnectionId() != null) {
      return List.of(ProxySightings.on(event.getConnectionId(), poll, config));
    }
    if (poll.getPort() != 0) {
      state.getPolls().add(poll);
      bound(state.getPolls());
    }
    return List.of();
  }

  /**
   * Says what is certain once all events up to a time were seen, and forgets what is over.
   *
   * @param micros epoch microseconds: the time that the slowest of the server's log, the flow logs
   *     and the polls has passed; {@link Long#MAX_VALUE} at the end of all input. A smaller one
   *     than before changes nothing
   */
  public List<Sighting> passed(AnchorState state, long micros) {
    Pairs.decide(state, micros, config);
    List<Sighting> found = Polls.decide(state, micros, config);
    forget(state, micros);
    return found;
  }

  private void forget(AnchorState state, long micros) {
    List<AnchorPort> ports = state.getPorts();
    long over = micros - 2 * config.clockSlackMicros() - config.pollSlackMicros();
    long idle = micros - config.idleEndMicros();
    ports.removeIf(
        port ->
            port.getDecided() && (Ports.endOf(port, ports) < over || port.getLast() < idle));
    long first = micros;
    for (AnchorLogon logon : state.getLogons()) {
      first = logon.getDecided() ? first : Math.min(first, logon.getMicros());
    }
    long witness = first - WITNESS_MICROS;
    state.getLogons().removeIf(logon -> logon.getDecided() && logon.getMicros() < witness);
  }

  private void bound(List<?> list) {
    if (list.size() > config.most()) {
      list.subList(0, list.size() - config.most()).clear();
    }
  }
}
