package dev.cairn.cli.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.cli.feed.RecordFile;
import dev.cairn.detect.signal.Signal;
import dev.cairn.formats.record.FormatsConfig;
import dev.cairn.schemas.AuditEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogSignalsTest {

  private static final String AUDIT =
      "202611%s,vm,app,10.0.0.1,4,%d,QUERY,shop,'select 1',0";

  private final Tally tally = new Tally();
  private int opened;

  private static String audit(String time, int id) {
    return AUDIT.formatted(time, id);
  }

  private RecordFile file(String... lines) {
    byte[] bytes = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    return new RecordFile(
        "f",
        () -> {
          opened++;
          return new ByteArrayInputStream(bytes) {
            @Override
            public void close() {
              opened--;
            }
          };
        },
        null);
  }

  private static LogInput input(String source, RecordFile... files) {
    return new LogInput(
        source, source + ".topic", List.of(files), new FormatsConfig(ZoneOffset.UTC));
  }

  private List<AuditEvent> events(LogInput... inputs) throws IOException {
    List<AuditEvent> events = new ArrayList<>();
    try (LogSignals signals = LogSignals.of(Arrays.asList(inputs), new Naming(null), tally)) {
      for (Signal one = signals.next(); one != null; one = signals.next()) {
        events.add(one.event());
      }
    }
    return events;
  }

  private static List<Long> queries(List<AuditEvent> events) {
    return events.stream().map(AuditEvent::getQueryId).toList();
  }

  @Test
  void filesOfSeveralSourcesAreOneOrderOfTime() throws Exception {
    List<AuditEvent> events =
        events(
            input(
                "mysql.audit",
                file(audit("22 10:00:00", 1), audit("22 10:00:04", 4)),
                file(audit("22 10:00:02", 2), audit("22 10:00:03", 3))),
            input(
                "proxysql.audit",
                file(
                    "{\"client_addr\":\"10.0.0.1:1\",\"event\":\"MySQL_Client_Connect_OK\","
                        + "\"proxy_addr\":\"10.0.0.2:6033\",\"thread_id\":1,"
                        + "\"time\":\"2026-11-22 10:00:01.000\","
                        + "\"timestamp\":1795341601000,\"username\":\"app\"}")));

    assertThat(events)
        .extracting(AuditEvent::getTime)
        .isSorted()
        .hasSize(5);
    assertThat(events.get(1).getSource()).isEqualTo("proxysql.audit");
    assertThat(tally.bySource()).containsEntry("mysql.audit", 4L).containsKey("proxysql.audit");
    assertThat(opened).as("files still open").isZero();
  }

  @Test
  void filesGivenTheNewestFirstKeepTheirPlacesButAreReadByTime() throws Exception {
    List<AuditEvent> events =
        events(
            input(
                "mysql.audit",
                file(audit("23 10:00:00", 3), audit("23 10:00:01", 4)),
                file(audit("22 10:00:00", 1), audit("22 10:00:01", 2))));

    assertThat(queries(events)).containsExactly(1L, 2L, 3L, 4L);
    assertThat(events).extracting(AuditEvent::getKafkaOffset).containsExactly(2L, 3L, 0L, 1L);
  }

  @Test
  void linesInDisorderAreSorted() throws Exception {
    assertThat(
            queries(
                events(
                    input(
                        "mysql.audit",
                        file(
                            audit("22 10:00:05", 5),
                            audit("22 10:00:03", 3),
                            audit("22 10:00:04", 4))))))
        .containsExactly(3L, 4L, 5L);
  }

  @Test
  void whatNoParserUnderstandsIsCounted() throws Exception {
    assertThat(events(input("mysql.audit", file("rubbish"), file(audit("22 10:00:00", 1)))))
        .hasSize(1);
    assertThat(tally.deadLetters()).isEqualTo(1);
    assertThat(events(input("mysql.audit", file()))).isEmpty();
  }

  @Test
  void anEventArrivesAtItsTimeAndHasNoRawRecord() throws Exception {
    AuditEvent event = events(input("mysql.audit", file(audit("22 10:00:00", 1)))).get(0);

    assertThat(event.getIngestTime())
        .isEqualTo(event.getTime())
        .isEqualTo(Instant.parse("2026-11-22T10:00:00Z"));
    assertThat(event.getRaw()).isNull();
    assertThat(event.getSqlText()).isEqualTo("select 1");
  }

  @Test
  void moreThanCanBeHeldAheadComesNonetheless() throws Exception {
    String[] lines = new String[2 * LogFileEvents.AHEAD + 5];
    for (int i = 0; i < lines.length; i++) {
      // backwards: nothing of it can be sorted in full
      int second = lines.length - i;
      lines[i] =
          audit("22 %02d:%02d:%02d".formatted(second / 3600, second / 60 % 60, second % 60), i);
    }

    assertThat(queries(events(input("mysql.audit", file(lines))))).hasSize(lines.length)
        .doesNotHaveDuplicates();
  }
}
