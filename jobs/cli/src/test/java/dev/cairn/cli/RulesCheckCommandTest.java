package dev.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesCheckCommandTest {

  static final String RULE =
      """
      title: Grants
      id: 1d3b9d1e-6a0e-4b0e-9d43-0a3b6a6f0c11
      status: stable
      level: high
      logsource:
        product: cairn
        service: proxysql.query
      detection:
        grant:
          statement_kind: grant
        condition: grant
      """;

  @TempDir private Path directory;

  @Test
  void rulesWithoutFaultAreListed() throws Exception {
    Files.writeString(directory.resolve("grants.yml"), RULE);

    Run run = Run.cairn("rules", "check", directory.toString());

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("1d3b9d1e-6a0e-4b0e-9d43-0a3b6a6f0c11  Grants  high      match  proxysql.query")
        .contains("1 rule, set ");
    JsonNode json =
        new ObjectMapper()
            .readTree(Run.cairn("rules", "check", directory.toString(), "--output", "json").out());
    assertThat(json.at("/0/severity").asText()).isEqualTo("high");
  }

  @Test
  void eachFaultIsToldWithFileAndLine() throws Exception {
    Files.writeString(directory.resolve("good.yml"), RULE);
    Files.writeString(
        directory.resolve("bad.yml"),
        RULE.replace("statement_kind: grant", "statement_kind|frobs: grant")
            .replace("0c11", "0c12"));

    Run run = Run.cairn("rules", "check", directory.toString());

    assertThat(run.code()).isEqualTo(ExitCode.VERDICT_BAD);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains(directory.resolve("bad.yml") + ":10: ")
        .contains("frobs")
        .contains("1 fault;");
  }

  @Test
  void aFileThatIsNotUtf8IsRefused() throws Exception {
    Files.writeString(
        directory.resolve("latin.yml"), RULE + "# Grüße\n", StandardCharsets.ISO_8859_1);

    Run run = Run.cairn("rules", "check", directory.toString());

    assertThat(run.code()).isEqualTo(ExitCode.VERDICT_BAD);
    assertThat(run.err()).contains("latin.yml:1: is not UTF-8");
  }

  @Test
  void aDirectoryWithoutRulesIsWrongUse() {
    assertThat(Run.cairn("rules", "check", directory.toString()).err()).contains("holds no rules");
    assertThat(Run.cairn("rules", "check", directory.resolve("x").toString()).code())
        .isEqualTo(ExitCode.WRONG_USE);
  }

  @Test
  void publishingNeedsAKafkaAndAName() throws Exception {
    Files.writeString(directory.resolve("grants.yml"), RULE);

    assertThat(Run.cairn("rules", "publish", directory.toString(), "--by", "D.").err())
        .contains("No Kafka given");
    assertThat(Run.cairn("rules", "publish", directory.toString()).err()).contains("--by");
  }
}
