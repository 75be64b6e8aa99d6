package dev.cairn.correlate.session;

import dev.cairn.schemas.NameUse;
import dev.cairn.schemas.SessionFlow;
import dev.cairn.schemas.SessionStay;
import java.util.List;
import java.util.Set;

/** What a session is, in the words of {@code Session.kind}. */
final class Kinds {

  static final String CLIENT = "client";
  static final String FLOW_ONLY = "flow_only";
  static final String MIRROR = "mirror";
  static final String ADMIN = "admin";
  static final String DIRECT = "direct";
  static final String FAST_FORWARD = "fast_forward";
  private static final String PROBE = "probe";
  private static final String FAILED_LOGIN = "failed_login";
  private static final String MONITOR = "monitor";
  private static final String KILL = "kill";

  /** A connection from a proxy's address with fewer statements may be one whose matches were lost. */
  private static final int FEW = 3;

  /** Opening, login and closing take a client more, headers included: fewer are a health probe. */
  private static final long LEAST_LOGIN_BYTES = 250;

  private Kinds() {}

  static String ofClient(SessionStay stay, List<SessionFlow> legs, SessionConfig config) {
    if (stay.getNumber() == null) {
      return saidNothing(stay, legs) ? PROBE : FLOW_ONLY;
    }
    if (stay.getMirror()) {
      return MIRROR;
    }
    if (stay.getAdmin()) {
      return ADMIN;
    }
    if (stay.getRefused() && !stay.getAdmitted()) {
      return FAILED_LOGIN;
    }
    if (stay.getUsers().isEmpty() && stay.getStatements() == 0) {
      return PROBE;
    }
    return isAny(stay, config.fastForwardUsers()) ? FAST_FORWARD : CLIENT;
  }

  /**
   * What a server's connection is.
   *
   * @param answered whether attribution has spoken about all of it
   * @return null if it is a proxy's own for its clients, or that is not known yet
   */
  static String ofConnection(SessionStay stay, boolean answered, SessionConfig config) {
    Set<String> proxies = config.path().proxies();
    boolean fromProxy = stay.getHost() != null && proxies.contains(stay.getHost());
    boolean fromElsewhere = !fromProxy && !proxies.isEmpty();
    if (stay.getExplained() > 0) {
      return null;
    }
    if (stay.getRefused() && !stay.getAdmitted()) {
      return FAILED_LOGIN;
    }
    if (fromElsewhere) {
      return DIRECT;
    }
    if (isAny(stay, config.monitorUsers())) {
      return MONITOR;
    }
    if (!answered || stay.getEnd() == null) {
      return null;
    }
    if (stay.getKills() > 0 && stay.getKills() == stay.getStatements()) {
      return KILL;
    }
    if (isAny(stay, config.fastForwardUsers())) {
      return null;
    }
    return !fromProxy || stay.getStatements() >= FEW ? DIRECT : null;
  }

  // counters of zero are counters that the log does not have
  private static boolean saidNothing(SessionStay stay, List<SessionFlow> legs) {
    Long bytes = Legs.bytesIn(legs);
    return stay.getEnd() != null && bytes != null && bytes > 0 && bytes < LEAST_LOGIN_BYTES;
  }

  private static boolean isAny(SessionStay stay, Set<String> users) {
    return stay.getUsers().stream().map(NameUse::getName).anyMatch(users::contains);
  }
}
