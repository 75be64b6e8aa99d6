package dev.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.pipeline.ReadingRules;
import dev.cairn.pipeline.TopicSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicsFileTest {

  private static final ReadingRules USUAL = new ReadingRules(ZoneId.of("UTC"));
  private static final String KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=\n";

  @TempDir Path directory;

  @Test
  void eachTopicIsReadAsItSaysAndElseAsTheOptionsSay() throws IOException {
    Path key = Files.writeString(directory.resolve("tokens"), KEY);

    List<TopicSource> topics =
        read(
            """
            proxysql.query:
              sql-token-key: %s
            mariadb-eu:
              source: mysql.audit
              time-zone: Europe/Berlin
              statement-limit: 4096
            """
                .formatted(key));

    assertThat(topics)
        .containsExactly(
            new TopicSource(
                "proxysql.query",
                "proxysql.query",
                new ReadingRules(ZoneId.of("UTC"), 1024, key.toString())),
            new TopicSource(
                "mariadb-eu",
                "mysql.audit",
                new ReadingRules(ZoneId.of("Europe/Berlin"), 4096, null)));
  }

  @Test
  void aTopicMayKeepTextsWhereTheOptionsDoNot() throws IOException {
    Path key = Files.writeString(directory.resolve("tokens"), KEY);
    ReadingRules tokens = new ReadingRules(ZoneId.of("UTC"), 1024, key.toString());
    Path file =
        Files.writeString(
            directory.resolve("topics.yaml"), "mysql.audit: {sql-token-key: none}\n");

    assertThat(TopicsFile.read(file, tokens))
        .containsExactly(new TopicSource("mysql.audit", "mysql.audit", USUAL));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "a: {source: mysql.adit} | 'mysql.adit'",
        "a: {source: mysql.audit, zone: UTC} | 'zone'",
        "a: {source: mysql.audit, time-zone: Mars} | 'Mars'",
        "a: {source: mysql.audit, statement-limit: 0} | '0'",
        "a: {source: mysql.audit, statement-limit: many} | 'many'",
        "a: {source: [mysql.audit]} | 'source'",
        "a: mysql.audit | 'mysql.audit'",
        "a | names no topic",
        "{} | names no topic",
        "a: {source: mysql.audit | line",
      })
  void whatIsWrongIsNamed(String yaml, String named) {
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(CairnException.class)
        .hasMessageContaining(named);
  }

  @Test
  void aTopicThatIsNamedTwiceIsRefused() {
    assertThatThrownBy(() -> read("a: {source: mysql.audit}\na: {source: network.flow}\n"))
        .isInstanceOf(CairnException.class)
        .hasMessageContaining("twice");
  }

  @Test
  void aKeyThatIsTooShortIsRefusedAtStartAndNotQuoted() throws IOException {
    Path key = Files.writeString(directory.resolve("tokens"), "Y2FuYXJ5\n");

    assertThatThrownBy(() -> read("mysql.audit: {sql-token-key: %s}".formatted(key)))
        .isInstanceOf(CairnException.class)
        .hasMessageContaining(key.toString())
        .hasMessageNotContaining("Y2FuYXJ5")
        .hasMessageNotContaining("canary");
  }

  @Test
  void aKeyThatIsNotThereIsRefusedAtStart() {
    assertThatThrownBy(() -> read("mysql.audit: {sql-token-key: /no/such/key}"))
        .isInstanceOf(CairnException.class)
        .hasMessageContaining("/no/such/key");
  }

  private List<TopicSource> read(String yaml) throws IOException {
    return TopicsFile.read(Files.writeString(directory.resolve("topics.yaml"), yaml), USUAL);
  }
}
