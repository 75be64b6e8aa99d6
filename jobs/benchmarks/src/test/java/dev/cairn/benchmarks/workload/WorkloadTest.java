package dev.cairn.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.formats.RecordParser;
import dev.cairn.formats.record.FormatsConfig;
import dev.cairn.formats.record.ParseResult;
import dev.cairn.formats.record.RawRecord;
import dev.cairn.schemas.AuditEvent;
import dev.cairn.testkit.captures.Captures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A workload must be worth measuring: whole, varied, the same everywhere. */
class WorkloadTest {

  private static final Workload WORKLOAD = new Workload(Captures.smallPlain(), 3);

  @Test
  void holdsEventsOnly() throws IOException {
    Map<String, List<AuditEvent>> events = parse(WORKLOAD);

    assertThat(events.keySet())
        .containsExactlyInAnyOrder(
            "proxysql.query", "proxysql.audit", "mysql.audit", "network.flow");
  }

  @Test
  void movesEveryTimeOnByTheSameStep() throws IOException {
    for (List<AuditEvent> events : parse(WORKLOAD).values()) {
      int once = events.size() / 3;
      for (int i = 0; i < once; i++) {
        Instant first = events.get(i).getTime();
        Duration step = Duration.ofSeconds(Variation.SECONDS);

        assertThat(events.get(once + i).getTime()).isEqualTo(first.plus(step));
        assertThat(events.get(2 * once + i).getTime()).isEqualTo(first.plus(step.multipliedBy(2)));
      }
    }
  }

  @Test
  void repeatsNoRecord() throws IOException {
    // in the capture itself some lines are alike
    Set<String> captured = distinct(new Workload(Captures.smallPlain(), 1));

    assertThat(distinct(WORKLOAD).size()).isGreaterThan(captured.size() * 29 / 10);
  }

  private static Set<String> distinct(Workload workload) throws IOException {
    Set<String> distinct = new HashSet<>();
    workload.forEach(
        (source, block, value) ->
            distinct.add(source + new String(value, StandardCharsets.ISO_8859_1)));
    return distinct;
  }

  private static Map<String, List<AuditEvent>> parse(Workload workload) throws IOException {
    Map<String, RecordParser> parsers = new HashMap<>();
    workload
        .sources()
        .forEach((s, zone) -> parsers.put(s, RecordParser.of(s, new FormatsConfig(zone))));
    Map<String, List<AuditEvent>> events = new HashMap<>();
    workload.forEach(
        (source, block, value) -> {
          ParseResult result =
              parsers.get(source).parse(new RawRecord(source, 0, 0, 0, null, value));
          assertThat(result.deadLetters()).isEmpty();
          events.computeIfAbsent(source, s -> new ArrayList<>()).addAll(result.events());
        });
    return events;
  }
}
