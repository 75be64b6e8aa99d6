package dev.cairn.correlate.anchor;

import dev.cairn.correlate.match.Sighting;
import dev.cairn.correlate.session.SessionConfig;
import dev.cairn.schemas.AnchorEvent;
import dev.cairn.schemas.AnchorLogon;
import dev.cairn.schemas.AnchorPort;
import dev.cairn.schemas.AnchorState;
import dev.cairn.schemas.AuditEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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

  /** ProxySQL's error log, as in {@code AuditEvent.source}. */
  public static final String ERROR = "proxysql.error";

  /** Polls of ProxySQL's list of processes. */
  public static final String PROCESSLIST = "proxysql.processlist";

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

  /** Whether {@link #passed} will say more, or decide something, as time goes on. */
  public static boolean isWaiting(AnchorState state) {
    return !state.getPolls().isEmpty()
        || state.getPorts().stream().anyMatch(port -> !port.getDecided())
        || state.getLogons().stream().anyMatch(logon -> !logon.getDecided());
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
      case SessionConfig.FLOW ->
          event.getClientPort() == null || event.getServerPort() == null
              ? null
              : event.getServerIp() + ":" + event.getServerPort();
      case SessionConfig.DATABASE ->
          event.getActivity().equals("logon") || event.getActivity().equals("logoff")
              ? event.getReporter() != null ? event.getReporter() : event.getServer()
              : null;
      default -> null;
    };
  }

  /**
   * What an event says by itself, whatever else is known.
   *
   * @return null if it says nothing so: most events do not
   */
  public Sighting said(AuditEvent event) {
    return switch (event.getSource()) {
      case ERROR -> ProxySightings.ofError(event, config);
      case PROCESSLIST -> ProxySightings.ofPoll(event, config);
      default -> null;
    };
  }

  /** Takes an event of the state's server; what follows from it, {@link #passed} says. */
  public void see(AnchorState state, AnchorEvent event) {
    switch (event.getKind()) {
      case FLOW_OPEN, FLOW_TRAFFIC, FLOW_CLOSE -> Ports.see(state.getPorts(), event, config);
      case LOGON, LOGOFF -> Logons.see(state, event, config);
      case POLL -> state.getPolls().add(ProxySightings.waiting(event));
      default -> throw new IllegalArgumentException("not known: " + event.getKind());
    }
    bound(state.getPorts());
    bound(state.getLogons());
    bound(state.getPolls());
  }

  /**
   * Takes an event of the state's server.
   *
   * @return what it says by itself
   */
  public List<Sighting> see(AnchorState state, AuditEvent event) {
    AnchorEvent needed = AnchorEvents.of(event, state.getServer());
    if (needed != null) {
      see(state, needed);
    }
    Sighting said = said(event);
    return said == null ? List.of() : List.of(said);
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
    Map<Ports.Address, List<AnchorPort>> byAddress = Ports.byAddress(ports);
    ports.removeIf(
        port ->
            port.getDecided()
                && (port.getLast() < idle
                    || Ports.endOf(port, byAddress.get(Ports.address(port))) < over));
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
