package dev.cairn.detect.ocsf;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cairn.schemas.Finding;
import dev.cairn.schemas.FindingReview;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OcsfFindingTest {

  private static final Path RESOURCES = Path.of("src/test/resources/dev/cairn/detect/ocsf");
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  @Test
  void aFindingIsWrittenLikeThis() throws IOException {
    assertGolden("finding.json", OcsfFinding.json(full()));
  }

  @Test
  void aClosedFindingIsWrittenLikeThis() throws IOException {
    assertGolden("closed.json", OcsfFinding.json(full(), review("closed", "security_risk")));
  }

  @Test
  void whatAFindingDoesNotSayIsLeftOut() throws IOException {
    assertGolden("bare.json", OcsfFinding.json(bare()));
  }

  @Test
  void everyAttributeIsOneOfOcsfAndOfItsType() throws IOException {
    Map<String, String> known =
        Files.readAllLines(RESOURCES.resolve("detection-finding-attributes.txt")).stream()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.split(" "))
            .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
    Finding tactical = full();
    tactical.setTechniques(List.of());
    Finding single = full();
    single.setTactics(List.of("collection"));
    List<JsonNode> all =
        List.of(
            OcsfFinding.json(full()),
            OcsfFinding.json(bare()),
            OcsfFinding.json(tactical),
            OcsfFinding.json(single),
            OcsfFinding.json(full(), review("closed", "other")));
    List<String> used = new ArrayList<>();

    for (JsonNode json : all) {
      walk("", json, known, used);
      assertThat(json.path("type_uid").asLong())
          .isEqualTo(
              100 * json.path("class_uid").asLong() + json.path("activity_id").asLong());
    }

    assertThat(used).as("what is listed is used").containsAll(known.keySet());
  }

  @ParameterizedTest
  @CsvSource({
    "1, open,,, 1, 1",
    "2, open,,, 2, 1",
    "1, final,,, 2, 1",
    "1, open, acknowledged,, 2, 2",
    "1, open, reopened,, 2, 1",
    "1, open, closed, false_positive, 3, 3",
    "1, open, closed, benign, 3, 3",
    "1, open, closed, test, 3, 3",
    "1, open, closed, true_positive, 3, 4",
    "9, final, closed, security_risk, 3, 4"
  })
  void activityAndStatusFollowTheReview(
      long count, String state, String action, String verdict, int activity, int status) {
    Finding finding = full();
    finding.setCount(count);
    finding.setState(state);

    ObjectNode json =
        OcsfFinding.json(finding, action == null ? null : review(action, verdict));

    assertThat(json.path("activity_id").asInt()).isEqualTo(activity);
    assertThat(json.path("status_id").asInt()).isEqualTo(status);
    assertThat(json.path("is_alert").asBoolean()).isEqualTo(activity != 3);
  }

  @Test
  void theSameFindingGivesTheSameBytes() throws IOException {
    assertThat(JSON.writeValueAsBytes(OcsfFinding.json(full())))
        .isEqualTo(JSON.writeValueAsBytes(OcsfFinding.json(full())));
  }

  @Test
  void anInfiniteNumberIsLeftOut() {
    Finding finding = full();
    finding.setObserved(Double.POSITIVE_INFINITY);
    finding.setThreshold(Double.NaN);

    assertThat(OcsfFinding.json(finding).path("unmapped").fieldNames())
        .toIterable()
        .doesNotContain("observed", "threshold");
  }

  private static void walk(
      String path, JsonNode node, Map<String, String> known, List<String> used) {
    if (!path.isEmpty()) {
      assertThat(known).containsKey(path);
      used.add(path);
      String type = known.get(path);
      assertThat(
              switch (type) {
                case "i" -> node.isIntegralNumber() && node.canConvertToInt();
                case "l", "t" -> node.isIntegralNumber();
                case "s" -> node.isTextual() && !node.asText().isEmpty();
                case "b" -> node.isBoolean();
                case "a" -> node.isArray() && !node.isEmpty();
                default -> node.isObject() && !node.isEmpty();
              })
          .as("%s is %s", path, node)
          .isTrue();
      if (type.equals("t")) {
        assertThat(node.asLong()).isBetween(1_700_000_000_000L, 1_900_000_000_000L);
      }
      if (type.equals("*")) {
        return;
      }
    }
    if (node.isArray()) {
      for (JsonNode element : node) {
        element
            .properties()
            .forEach(child -> walk(path + "." + child.getKey(), child.getValue(), known, used));
      }
    }
    if (node.isObject()) {
      String prefix = path.isEmpty() ? "" : path + ".";
      node.properties()
          .forEach(child -> walk(prefix + child.getKey(), child.getValue(), known, used));
    }
  }

  private static void assertGolden(String file, ObjectNode json) throws IOException {
    String text = JSON.writeValueAsString(json) + "\n";
    if ("1".equals(System.getenv("CAIRN_UPDATE_GOLDEN"))) {
      Files.writeString(RESOURCES.resolve(file), text);
    }
    assertThat(text).isEqualTo(Files.readString(RESOURCES.resolve(file)));
  }

  private static FindingReview review(String action, String verdict) {
    return FindingReview.newBuilder()
        .setReviewId("0".repeat(31) + "7")
        .setFindingId("3f2a91c0de5500000000000000000001")
        .setFindingVersion(11)
        .setTime(Instant.parse("2026-11-22T21:10:00Z"))
        .setAction(action)
        .setVerdict(verdict)
        .setReviewer("N. Nightshift")
        .setReason("a person who left the company; incident 4711")
        .build();
  }

  private static Finding full() {
    Finding finding = bare();
    finding.setCount(5);
    finding.setVersion(11);
    finding.setTechniques(List.of("T1213.006", "T1567"));
    finding.setTactics(List.of("collection", "exfiltration"));
    finding.setObserved(1_240_000.0);
    finding.setThreshold(100_000.0);
    finding.setUnit("rows");
    finding.setBasis("database rows");
    finding.setTimespanUs(3_600_000_000L);
    finding.setEventIds(List.of("%032x".formatted(1), "%032x".formatted(2)));
    finding.setSessionIds(List.of("%032x".formatted(3)));
    finding.setTables(List.of("ehr.patients"));
    finding.setSources(List.of("mysql.audit", "proxysql.query"));
    finding.setUserName("app_reporting");
    finding.setPrincipal("Reporting");
    finding.setClientIp("10.0.1.7");
    finding.setClientName("OpenFlow runtime");
    finding.setServer("db1:3306");
    finding.setReporter("proxysql-1");
    finding.setDatabaseName("ehr");
    finding.setEnvironment("production");
    finding.setSensitivity("high");
    finding.setContinues("%032x".formatted(4));
    finding.setReferenceVersion("2026-11-22.1/0e5b");
    return finding;
  }

  private static Finding bare() {
    return Finding.newBuilder()
        .setFindingId("3f2a91c0de5500000000000000000001")
        .setVersion(2)
        .setState("open")
        .setClassUid(2004)
        .setRuleId("5a6f7c1e-9d3b-4a52-8f3e-0c1d2e3f4a5b")
        .setRuleVersion("3/0123456789ab")
        .setRuleSetVersion("0123456789abcdef")
        .setTitle("Bulk export by one user")
        .setDetector("count")
        .setSeverity("high")
        .setSeverityId(4)
        .setConfidence(0.9)
        .setTechniques(List.of())
        .setTactics(List.of())
        .setKey("user_name=app_reporting")
        .setPeriodStart(Instant.parse("2026-11-22T19:00:00Z"))
        .setPeriodEnd(Instant.parse("2026-11-22T20:00:00Z"))
        .setFirstSeenTime(Instant.parse("2026-11-22T19:02:03.123999Z"))
        .setLastSeenTime(Instant.parse("2026-11-22T19:40:00.000001Z"))
        .setCount(1)
        .setMessage("app_reporting read 1,240,000 rows of ehr.patients within 1 h.")
        .setEventIds(List.of())
        .setSessionIds(List.of())
        .setTables(List.of())
        .setSources(List.of())
        .build();
  }
}
