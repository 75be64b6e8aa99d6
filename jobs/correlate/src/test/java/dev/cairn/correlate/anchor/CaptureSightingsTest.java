package dev.cairn.correlate.anchor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.correlate.match.ProxyStatement;
import dev.cairn.correlate.match.Sighting;
import dev.cairn.correlate.session.SessionKeys;
import dev.cairn.formats.RecordParser;
import dev.cairn.formats.record.FormatsConfig;
import dev.cairn.formats.record.RawRecord;
import dev.cairn.schemas.AnchorState;
import dev.cairn.schemas.AuditEvent;
import dev.cairn.testkit.captures.Capture;
import dev.cairn.testkit.captures.CaptureFile;
import dev.cairn.testkit.captures.Captures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** What real logs give away, held against the truth. */
class CaptureSightingsTest {

  private static final String SERVER = "127.0.0.3:3306";

  // by line of the query log; null if it went to another server
  private final List<ProxyStatement> statements = new ArrayList<>();
  private final List<Sighting> sightings = new ArrayList<>();

  @Test
  void neverNamesAConnectionThatRanNothingOfTheKind() throws IOException {
    Capture capture =
        Captures.all().stream().filter(one -> one.name().equals("large_a")).findFirst().get();
    read(capture);
    List<String> served = served(capture);

    List<Sighting> known =
        sightings.stream().filter(one -> one.connection() != Sighting.UNKNOWN).toList();
    for (Sighting sighting : known) {
      Set<String> ran = new HashSet<>();
      for (int i = 0; i < statements.size(); i++) {
        if (statements.get(i) != null && fits(sighting, statements.get(i))) {
          ran.add(served.get(i));
        }
      }
      // a failed PREPARE has no line in the query log
      if (!ran.isEmpty()) {
        assertThat(ran).contains(Long.toString(sighting.connection()));
      }
    }
    assertThat(known.size()).isGreaterThan(600);
    assertThat(sightings.size()).isGreaterThan(900);
  }

  private static boolean fits(Sighting sighting, ProxyStatement sent) {
    return sent.endMicros() >= sighting.micros() - sighting.toleranceMicros()
        && sent.startMicros() <= sighting.micros() + sighting.toleranceMicros()
        && sent.text().digest() == sighting.digest()
        && (sighting.session() == null || sighting.session().equals(sent.session()))
        && (sighting.client() == null || sent.session().startsWith(sighting.client()));
  }

  private void read(Capture capture) throws IOException {
    SightingFinder finder = new SightingFinder(AnchorConfig.DEFAULT);
    AnchorState state = SightingFinder.open(SERVER);
    for (CaptureFile file : capture.files()) {
      boolean server = file.fileName().equals("server_audit.log");
      if (file.source().equals(Captures.MYSQL_AUDIT) && !server
          || file.fileName().startsWith("nsg")) {
        continue;
      }
      RecordParser parser = RecordParser.of(file.source(), new FormatsConfig(file.localTimeZone()));
      String reporter = file.source().startsWith("proxysql") ? "proxysql-1" : null;
      long offset = 0;
      for (byte[] record : file.records()) {
        RawRecord raw = new RawRecord(file.fileName(), 0, offset++, 0, reporter, record);
        for (AuditEvent event : parser.parse(raw).events()) {
          if (file.source().equals(Captures.PROXYSQL_QUERY)) {
            statements.add(
                SERVER.equals(event.getServer())
                    ? ProxyStatement.of(event, SessionKeys.session(event), statements.size())
                    : null);
          } else if (server || SERVER.equals(SightingFinder.serverOf(event))) {
            sightings.addAll(finder.see(state, event));
          }
        }
      }
    }
    sightings.addAll(finder.passed(state, Long.MAX_VALUE));
  }

  /** For each line of the query log, the server's connection. */
  private List<String> served(Capture capture) throws IOException {
    try (var in = getClass().getResourceAsStream("/truth/" + capture.name() + "-served.tsv.gz");
        var plain = new GZIPInputStream(in)) {
      return new String(plain.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split("\t", -1)[1])
          .toList();
    }
  }
}
