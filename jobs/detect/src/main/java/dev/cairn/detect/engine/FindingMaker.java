package dev.cairn.detect.engine;

import dev.cairn.detect.machine.Evidence;
import dev.cairn.detect.machine.Firing;
import dev.cairn.detect.rule.Rule;
import dev.cairn.detect.rule.Sha256;
import dev.cairn.schemas.DetectionHit;
import dev.cairn.schemas.Finding;
import dev.cairn.schemas.Micros;
import dev.cairn.schemas.OpenFinding;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Makes findings and adds firings to them. */
final class FindingMaker {

  private static final int DETECTION_FINDING = 2004;
  private static final int MOST_TABLES = 64;
  private static final int MOST_SESSIONS = 16;

  private FindingMaker() {}

  /** A finding that says nothing yet. */
  static OpenFinding fresh(Rule rule, Period period) {
    Finding finding = new Finding();
    finding.setFindingId("");
    finding.setVersion(0);
    finding.setState("open");
    finding.setClassUid(DETECTION_FINDING);
    finding.setRuleId(rule.id());
    finding.setRuleVersion(rule.version());
    finding.setRuleSetVersion("");
    finding.setTitle(rule.title());
    finding.setDetector(rule.detector().kind());
    finding.setSeverity(rule.severity().text());
    finding.setSeverityId(rule.severity().id());
    finding.setConfidence(rule.confidence());
    finding.setTechniques(rule.techniques());
    finding.setTactics(rule.tactics());
    finding.setKey("");
    finding.setPeriodStart(instant(period.start()));
    finding.setPeriodEnd(instant(period.end()));
    finding.setFirstSeenTime(Instant.EPOCH);
    finding.setLastSeenTime(Instant.EPOCH);
    finding.setCount(0);
    finding.setMessage("");
    finding.setEventIds(new ArrayList<>());
    finding.setSessionIds(new ArrayList<>());
    finding.setTables(List.of());
    finding.setSources(List.of());
    return new OpenFinding(
        finding,
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        new HashMap<>(),
        Long.MAX_VALUE,
        0L,
        0L,
        0.0,
        Long.MIN_VALUE);
  }

  /** Adds what a firing says. */
  static void add(Rule rule, OpenFinding open, Firing firing) {
    Finding finding = open.getFinding();
    DetectionHit hit = firing.hit();
    boolean first = open.getFirings() == 0;
    if (first) {
      finding.setFindingId(id(rule.id(), hit.getKey(), Micros.of(finding.getPeriodStart())));
      finding.setKey(hit.getKey());
      finding.setFirstSeenTime(instant(firing.from()));
      finding.setLastSeenTime(instant(firing.to()));
    }
    finding.setRuleVersion(rule.version());
    finding.setRuleSetVersion(hit.getRuleSetVersion());
    finding.setFirstSeenTime(earlier(finding.getFirstSeenTime(), instant(firing.from())));
    finding.setLastSeenTime(later(finding.getLastSeenTime(), instant(firing.to())));
    if (!firing.again() && !isKnownSession(finding, hit)) {
      finding.setCount(finding.getCount() + 1);
    }
    observe(open, firing);
    Who.add(open, hit, first);
    gather(open, firing);
    open.setFirings(open.getFirings() + 1);
  }

  // a session's next version is no further session
  private static boolean isKnownSession(Finding finding, DetectionHit hit) {
    return hit.getEventId() == null
        && hit.getSessionId() != null
        && finding.getSessionIds().contains(hit.getSessionId());
  }

  // of several, the number furthest beyond its limit; of those alike, the first
  private static void observe(OpenFinding open, Firing firing) {
    Finding finding = open.getFinding();
    boolean none = Double.isNaN(firing.observed());
    if (none && finding.getObserved() != null) {
      return;
    }
    int more = none || finding.getObserved() == null ? 0 : beyond(firing, finding.getObserved());
    boolean named = !none && finding.getObserved() == null;
    if (named || more > 0 || more == 0 && firing.at() < open.getFactsTime()) {
      finding.setObserved(none ? null : (Double) firing.observed());
      finding.setThreshold(Double.isNaN(firing.threshold()) ? null : firing.threshold());
      finding.setTimespanUs(firing.timespanMicros() == 0 ? null : firing.timespanMicros());
      finding.setBasis(firing.hit().getBasis());
      Map<String, String> facts = new HashMap<>(firing.hit().getFacts());
      facts.putAll(firing.facts());
      if (firing.hit().getItem() != null) {
        facts.put("item", firing.hit().getItem());
      }
      open.setFacts(facts);
      open.setFactsTime(firing.at());
    }
  }

  private static int beyond(Firing firing, double before) {
    boolean below = firing.observed() < firing.threshold();
    return below
        ? Double.compare(before, firing.observed())
        : Double.compare(firing.observed(), before);
  }

  private static void gather(OpenFinding open, Firing firing) {
    Finding finding = open.getFinding();
    for (Evidence evidence : firing.evidence()) {
      if (evidence.eventId() != null) {
        EvidenceIds.add(
            finding.getEventIds(),
            open.getEventTimes(),
            evidence.eventId(),
            evidence.time(),
            EvidenceIds.MOST_EVENTS);
      }
      if (evidence.sessionId() != null) {
        EvidenceIds.add(
            finding.getSessionIds(),
            open.getSessionTimes(),
            evidence.sessionId(),
            evidence.time(),
            MOST_SESSIONS);
      }
    }
    DetectionHit hit = firing.hit();
    finding.setTables(with(finding.getTables(), hit.getTables(), MOST_TABLES));
    finding.setSources(with(finding.getSources(), List.of(hit.getSource()), MOST_TABLES));
  }

  private static List<String> with(List<String> before, List<String> more, int most) {
    if (before.containsAll(more)) {
      return before;
    }
    TreeSet<String> all = new TreeSet<>(before);
    all.addAll(more);
    return all.stream().limit(most).toList();
  }

  /**
   * What is said of it now.
   *
   * @param before the finding of the period before; null for none
   */
  static Finding version(Rule rule, OpenFinding open, String state, OpenFinding before) {
    Finding finding = Finding.newBuilder(open.getFinding()).build();
    finding.setState(state);
    finding.setVersion(2 * open.getFirings() + (state.equals("final") ? 1 : 0));
    finding.setContinues(before == null ? null : before.getFinding().getFindingId());
    finding.setUnit(Units.of(rule.detector(), finding));
    finding.setMessage(rule.message().with(name -> Words.of(name, finding, open.getFacts())));
    return finding;
  }

  static String id(String rule, String key, long periodStart) {
    return HexFormat.of().formatHex(Sha256.of(rule + "\n" + key + "\n" + periodStart), 0, 16);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
