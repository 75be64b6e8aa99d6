package dev.cairn.correlate.session;

import dev.cairn.schemas.Session;
import dev.cairn.schemas.SessionFlow;
import dev.cairn.schemas.SessionStay;
import java.util.List;

/**
 * Decides whether a session gets a version now, and which.
 *
 * <p>Versions are counted until the seal. The sealed version's number is made of the evidence in it,
 * twice the pieces and one more, which is more than there can be versions before: so it is the same
 * for the same input, however many provisional ones were given on the way.
 */
final class Emission {

  private final SessionConfig config;
  private final long slowest;
  private final long fastest;
  private final Versions versions;
  private final SessionSink sink;

  Emission(
      SessionConfig config, long slowest, long fastest, Versions versions, SessionSink sink) {
    this.config = config;
    this.slowest = slowest;
    this.fastest = fastest;
    this.versions = versions;
    this.sink = sink;
  }

  /**
   * Gives a version if there is something new to say, and it is time.
   *
   * @param kind null if it is no session of its own
   * @param end null if the session may go on
   * @param settledRecords records of flows that are its own whatever comes; the number of versions
   *     before the seal rests on what will still count then
   * @param silent the silent sources if it can be sealed; null if it cannot yet
   * @return the given due, or earlier if a version waits
   */
  Due emit(
      String key,
      String kind,
      SessionStay stay,
      List<SessionFlow> flows,
      long settledRecords,
      Long end,
      List<String> silent,
      Due due) {
    boolean seals = !stay.getSealed() && silent != null;
    long flowRecords = records(flows);
    long evidence = stay.getEvidence() + flowRecords;
    if (seals) {
      stay.setSealed(true);
      stay.setSealedAt(Math.max(slowest, end));
      stay.setSealedFlowRecords(flowRecords);
      stay.setSourcesSilent(silent);
    } else if (kind != null && evidence == stay.getEmittedEvidence()) {
      return due;
    }
    if (kind == null) {
      return due;
    }
    if (!stay.getSealed()
        && stay.getEmittedVersion() >= 2 * (stay.getEvidence() + settledRecords)) {
      return due;
    }
    boolean first = stay.getEmittedVersion() == 0;
    if (!seals && !first) {
      long time = Times.plus(stay.getEmittedAt(), config.every());
      if (fastest < time) {
        return due.orFastest(time);
      }
    }
    Session session = versions.write(key, kind, stay, flows, end);
    long atSeal = stay.getSealed() ? 2 * evidence + (seals ? 1 : 0) : 0;
    session.setVersion(Math.max(atSeal, stay.getEmittedVersion() + 1));
    session.setState(
        seals ? "sealed" : stay.getSealed() ? "amended" : first ? "provisional" : "revised");
    if (stay.getSealed()) {
      session.setHopsMissing(session.getHopsPending());
      session.setHopsPending(List.of());
      session.setSourcesSilent(stay.getSourcesSilent());
    }
    if (stay.getSealed() && !seals) {
      session.setAmends(late(stay, flowRecords));
    }
    stay.setEmittedVersion(session.getVersion());
    stay.setEmittedEvidence(evidence);
    stay.setEmittedAt(fastest);
    sink.version(session);
    return due;
  }

  static long records(List<SessionFlow> flows) {
    return flows.stream().mapToLong(SessionFlow::getRecords).sum();
  }

  private static String late(SessionStay stay, long flowRecords) {
    List<String> sources = stay.getLateSources();
    if (flowRecords > stay.getSealedFlowRecords() && !sources.contains(SessionConfig.FLOW)) {
      sources.add(SessionConfig.FLOW);
    }
    return "came after the seal: " + String.join(", ", sources.stream().sorted().toList());
  }
}
