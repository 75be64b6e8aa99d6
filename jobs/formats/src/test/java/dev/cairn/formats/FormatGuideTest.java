package dev.cairn.formats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.formats.Samples.Sample;
import dev.cairn.formats.cutting.ElementSplitter;
import dev.cairn.formats.record.BadElement;
import dev.cairn.formats.record.Element;
import dev.cairn.formats.record.RecordOutput;
import dev.cairn.formats.record.SqlTextPolicy;
import dev.cairn.formats.source.Format;
import dev.cairn.formats.source.Source;
import dev.cairn.schemas.AuditEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the guides say is what the formats do, as far as samples and captures show. */
class FormatGuideTest {

  /** Columns that every event has, or that SQL alone decides. */
  private static final Set<String> OF_EVERY_EVENT =
      Set.of(
          "time", "time_precision", "time_source", "source", "hop", "class_uid", "activity",
          "status", "reporter", "raw", "unmapped", "sql_truncated", "sql_digest",
          "statement_kind");

  private static final Map<String, List<String>> CAPTURES =
      Map.of(
          "proxysql.query", List.of("small_plain/proxysql-eventslog.json.00000001"),
          "proxysql.audit", List.of("small_plain/proxysql-auditlog.json.00000001"),
          "proxysql.error", List.of("small_plain/proxysql.log", "small_tagged/proxysql.log"),
          "proxysql.processlist", List.of("small_plain/proxysql-processlist.jsonl"),
          "mysql.audit",
              List.of(
                  "small_plain/server_audit.log",
                  "small_plain/mysql8-general.log",
                  "small_plain/azure/mysql-audit-eventhub.jsonl"),
          "network.flow",
              List.of(
                  "small_plain/azure/nsg-flow-v2-PT1H.json",
                  "small_plain/azure/vnet-flow-v4-PT1H.json"));

  static Stream<Source> sources() {
    return Sources.all().stream();
  }

  @ParameterizedTest
  @MethodSource("sources")
  void aFormatSetsTheColumnsThatItsGuideNamesAndNoOther(Source source) {
    Map<String, Set<String>> seen = new TreeMap<>();
    Map<String, Set<String>> told = new TreeMap<>();
    for (Format format : source.formats().apply(Parsing.UTC)) {
      seen.put(format.guide().title(), new TreeSet<>());
      told.put(format.guide().title(), format.guide().columns());
    }

    for (byte[] value : values(source.name())) {
      read(source, value, seen);
    }

    assertThat(seen).isEqualTo(told);
  }

  private static List<byte[]> values(String source) {
    List<byte[]> values = new ArrayList<>();
    for (Sample sample : Samples.all()) {
      if (sample.source().equals(source)) {
        values.add(sample.bytes());
      }
    }
    CAPTURES.getOrDefault(source, List.of()).forEach(path -> values.addAll(Captures.lines(path)));
    return values;
  }

  private static void read(Source source, byte[] value, Map<String, Set<String>> seen) {
    RecordOutput out =
        new RecordOutput(Parsing.record(value), source.name(), new SqlTextPolicy(Parsing.UTC));
    out.enter(source.name(), source.hop());
    List<Format> formats = source.formats().apply(Parsing.UTC);
    new ElementSplitter(
            value,
            source.cutting(),
            new ElementSplitter.Handler() {
              @Override
              public void bad(int start, int end, BadElement why) {}

              @Override
              public void element(Element element) {
                formats.stream()
                    .filter(format -> format.readsText() == element.isText())
                    .filter(format -> format.recognises(element))
                    .findFirst()
                    .ifPresent(format -> note(format, element, out, seen));
              }
            })
        .split();
  }

  private static void note(
      Format format, Element element, RecordOutput out, Map<String, Set<String>> seen) {
    int before = out.mark().events();
    try {
      format.read(element, out);
    } catch (BadElement e) {
      return;
    }
    List<AuditEvent> events = out.finish().events();
    for (AuditEvent event : events.subList(before, events.size())) {
      Set<String> columns = seen.get(format.guide().title());
      columns.addAll(EventText.columns(event));
      columns.removeAll(OF_EVERY_EVENT);
    }
  }
}
