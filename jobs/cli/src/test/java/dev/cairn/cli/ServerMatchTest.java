package dev.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.cli.feed.FeedTopic;
import dev.cairn.cli.feed.RecordFile;
import dev.cairn.pipeline.TopicSource;
import dev.cairn.testkit.captures.Captures;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ServerMatchTest {

  private static final String MARIADB = "127.0.0.3:3306";

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final Terminal terminal =
      new Terminal(
          System.out, new PrintStream(said, true, StandardCharsets.UTF_8), false, false);

  @Test
  void theOnlyServerOfBothSidesIsTheSame() throws IOException {
    SessionsSettings named =
        match(proxied("127.0.0.3:3306"), SessionsSettings.defaults()).named(terminal);

    assertThat(named.servers()).isEqualTo(Map.of("vm", MARIADB));
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("vm", MARIADB, "--server");
  }

  @Test
  void amongSeveralTheUserIsAsked() throws IOException {
    SessionsSettings named = match(proxied(""), SessionsSettings.defaults()).named(terminal);

    assertThat(named.servers()).isEmpty();
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("127.0.0.4:3306", "--server vm=" + MARIADB);
  }

  @Test
  void whoIsNamedNeedsNoWord() throws IOException {
    SessionsSettings told = SessionsSettings.defaults().withServers(Map.of("vm", MARIADB));

    assertThat(match(proxied(""), told).named(terminal)).isEqualTo(told);
    assertThat(said.size()).isZero();
  }

  private ServerMatch match(List<byte[]> proxied, SessionsSettings settings)
      throws IOException {
    Map<FeedTopic, TopicSource> topics = new LinkedHashMap<>();
    add(topics, "proxysql.query", proxied);
    add(
        topics,
        "mysql.audit",
        Captures.smallPlain().files("mysql.audit").get(0).records());
    return ServerMatch.of(topics, settings, terminal);
  }

  private static List<byte[]> proxied(String server) throws IOException {
    return Captures.smallPlain().files("proxysql.query").get(0).records().stream()
        .filter(line -> new String(line, StandardCharsets.UTF_8).contains(server))
        .toList();
  }

  private static void add(
      Map<FeedTopic, TopicSource> topics, String source, List<byte[]> records) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    for (byte[] record : records) {
      file.writeBytes(record);
      file.write('\n');
    }
    RecordFile whole =
        new RecordFile(source, () -> new ByteArrayInputStream(file.toByteArray()), null);
    topics.put(
        new FeedTopic(source, 1, List.of(whole)),
        new TopicSource(source, source, ZoneOffset.UTC));
  }
}
