package dev.cairn.benchmarks.attribution;

import dev.cairn.correlate.match.DatabaseStatement;
import dev.cairn.correlate.match.ProxyStatement.Activity;
import dev.cairn.testkit.simulator.Origin;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Finds out, from truth, what each record of the database is. */
final class Sources {

  private static final String MONITOR_USER = "monitor";
  private static final Set<String> OWN_KINDS = Set.of("set", "prepare", "use");

  private Sources() {}

  /**
   * On the simulator, which says of each statement why it was run.
   *
   * @param disturbed the world as matchers see it
   */
  static Map<String, Source> of(TracedWorld traced, Case disturbed) {
    Map<String, Source> sources = clients(traced.world(), disturbed);
    traced
        .origins()
        .forEach((record, origin) -> sources.putIfAbsent(record, source(origin)));
    return sources;
  }

  private static Source source(Origin origin) {
    return switch (origin) {
      case CLIENT, MIRROR, FAST_FORWARD -> Source.UNLOGGED;
      case PROXY_OWN -> Source.PROXY_OWN;
      case MONITOR -> Source.MONITOR;
      case DIRECT -> Source.DIRECT;
    };
  }

  /**
   * On a capture, where truth names the connections that served clients: what else these said in
   * the way of settings is the proxy's own.
   */
  static Map<String, Source> of(Case whole, Case disturbed) {
    Map<String, Source> sources = clients(whole, disturbed);
    Set<Long> serving = new HashSet<>();
    Set<String> addresses = new HashSet<>();
    for (DatabaseStatement record : whole.input().database()) {
      if (sources.containsKey(record.eventId())) {
        serving.add(record.connection());
        addresses.add(String.valueOf(record.clientIp()));
      }
    }
    for (DatabaseStatement record : whole.input().database()) {
      sources.computeIfAbsent(record.eventId(), any -> unlinked(record, serving, addresses));
    }
    return sources;
  }

  private static Source unlinked(
      DatabaseStatement record, Set<Long> serving, Set<String> addresses) {
    if (serving.contains(record.connection())) {
      return OWN_KINDS.contains(record.kind())
              || record.activity() == Activity.PREPARE
          ? Source.PROXY_OWN
          : Source.UNLOGGED;
    }
    if (MONITOR_USER.equals(record.user())) {
      return Source.MONITOR;
    }
    return addresses.contains(String.valueOf(record.clientIp()))
        ? Source.UNLOGGED
        : Source.DIRECT;
  }

  private static Map<String, Source> clients(Case whole, Case disturbed) {
    Set<String> lines = new HashSet<>();
    disturbed.input().proxy().forEach(statement -> lines.add(statement.eventId()));
    Map<String, Source> sources = new HashMap<>();
    whole
        .truth()
        .forEach(
            (statement, records) -> {
              Source source = lines.contains(statement) ? Source.CLIENT : Source.LINE_LOST;
              records.forEach(record -> sources.put(record, source));
            });
    return sources;
  }
}
