package dev.cairn.delivery.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.delivery.Findings;
import dev.cairn.schemas.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PayloadTemplateTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final FindingEvents EVENTS = new FindingEvents("test");
  private static final Path GOLDEN = Path.of("src/test/resources/dev/cairn/delivery/payload");

  static Stream<String> bundled() {
    return PayloadTemplate.BUNDLED.stream();
  }

  @ParameterizedTest
  @MethodSource("bundled")
  void aReadyTemplateGivesWhatItsReceiverTakes(String name) throws IOException {
    assertGolden(name, Findings.finding(1, 11));
    assertGolden(name + "-bare", name, Findings.bare());
  }

  @Test
  void everyTemplateOfTheFolderIsReady() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("../../webhook-templates"))) {
      assertThat(files.map(file -> file.getFileName().toString()).filter(f -> f.endsWith(".json")))
          .containsExactlyInAnyOrderElementsOf(
              PayloadTemplate.BUNDLED.stream().map(name -> name + ".json").toList());
    }
  }

  @Test
  void onlyTheGenericOneMustBeSigned() {
    assertThat(bundled().filter(name -> PayloadTemplate.bundled(name).isSigned()))
        .containsExactly("cloudevents");
  }

  @Test
  void tokensGoWhereTheReceiverLooksForThem() {
    assertThat(PayloadTemplate.bundled("splunk").headers("t0"))
        .isEqualTo(Map.of("Authorization", "Splunk t0"));
    assertThat(PayloadTemplate.bundled("jira-service-management").headers("t0"))
        .isEqualTo(Map.of("Authorization", "GenieKey t0"));
    assertThat(bundled().filter(name -> PayloadTemplate.bundled(name).usesToken()))
        .containsExactly(
            "jira-service-management",
            "pagerduty",
            "servicenow-event",
            "servicenow-incident",
            "splunk");
  }

  @ParameterizedTest
  @MethodSource("bundled")
  void noValueChangesTheFormAroundIt(String name) throws IOException {
    String hostile = "\"}],\\ {{title}} <!channel> & \u0000 \uD83D\uDE00 " + "x".repeat(5_000);
    Finding finding =
        Finding.newBuilder(Findings.finding(1, 11))
            .setUserName(hostile)
            .setTitle(hostile)
            .setMessage(hostile)
            .setServer(hostile)
            .build();

    JsonNode ours = JSON.readTree(body(PayloadTemplate.bundled(name), finding));

    assertThat(shape(ours)).isEqualTo(shape(JSON.readTree(golden(name))));
  }

  @Test
  void slackReadsNoMarkupInValues() throws IOException {
    Finding finding =
        Finding.newBuilder(Findings.finding(1, 11)).setTitle("<!channel> & co").build();

    JsonNode slack = JSON.readTree(body(PayloadTemplate.bundled("slack"), finding));

    assertThat(slack.get("text").textValue()).isEqualTo("high: &lt;!channel&gt; &amp; co");
  }

  @Test
  void timesInSecondsArePlainNumbers() {
    String body =
        new String(
            body(PayloadTemplate.bundled("splunk"), Findings.finding(1, 11)),
            StandardCharsets.UTF_8);

    assertThat(body).startsWith("{\"time\":1795376400.000,");
  }

  @Test
  void limitsCountCharactersAndCutBetweenThem() throws IOException {
    Finding finding =
        Finding.newBuilder(Findings.finding(1, 11)).setTitle("\uD83D\uDE00".repeat(9)).build();

    String text = cut(finding, "{\"$text\": \"{{title}}\", \"max\": 3}");

    assertThat(text).isEqualTo("\uD83D\uDE00\uD83D\uDE00…");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"description\": \"d\", \"body\": {\"a\": [\"{{titel}}\"]}}"
            + "|own.json: body.a.0 is '{{titel}}'; allowed: basis,",
        "{\"description\": \"d\", \"body\": \"{{#title}}x\"}|own.json: body is '{{#title}}x'",
        "{\"description\": \"d\", \"body\": \"{{>title}}\"}|own.json: body is",
        "{\"description\": \"d\", \"body\": \"see {{ocsf}}\"}"
            + "|own.json: body is '{{ocsf}}'; allowed: that place alone in its text",
        "{\"description\": \"d\", \"body\": {\"$text\": \"a\", \"min\": 1}}"
            + "|own.json: body is 'min'; allowed: $text, max, if_empty",
        "{\"description\": \"d\", \"body\": {\"$text\": \"a\", \"max\": 0}}|own.json: body.max is '0'",
        "{\"description\": \"d\"}|own.json: body is missing: the JSON that is sent",
        "{\"description\": \"d\", \"body\": 1, \"bodi\": 2}|own.json: bodi is unknown; allowed: ",
        "{\"description\": \"d\", \"body\": 1, \"escape\": \"html\"}"
            + "|own.json: escape is 'html'; allowed: none (the default), or slack",
        "{\"description\": \"d\", \"body\": 1, \"headers\": {\"Webhook-Id\": \"1\"}}"
            + "|own.json: headers has 'Webhook-Id'; allowed: others than Cairn's own",
        "{\"description\": \"d\", \"body\": 1, \"headers\": {\"X\": \"{{title}}\"}}"
            + "|own.json: headers.X is '{{title}}'; allowed: token",
        "{\"description\": \"d\",, }|own.json is no JSON, or has a key twice: line 1",
      })
  void aFaultIsToldByFileKeyValueAndWhatIsAllowed(String json, String fault) {
    assertThatThrownBy(
            () -> PayloadTemplate.read("own.json", json.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(fault);
  }

  private static String cut(Finding finding, String body) throws IOException {
    String json = "{\"description\": \"d\", \"body\": " + body + "}";
    PayloadTemplate template =
        PayloadTemplate.read("own.json", json.getBytes(StandardCharsets.UTF_8));
    return JSON.readTree(body(template, finding)).textValue();
  }

  /** The JSON with every text and number the same. */
  private static Object shape(JsonNode node) {
    if (node.isObject()) {
      Map<String, Object> shape = new java.util.TreeMap<>();
      node.propertyStream().forEach(m -> shape.put(m.getKey(), shape(m.getValue())));
      return shape;
    }
    if (node.isArray()) {
      return Stream.iterate(0, i -> i < node.size(), i -> i + 1)
          .map(i -> shape(node.get(i)))
          .toList();
    }
    return node.getNodeType();
  }

  private static void assertGolden(String name, Finding finding) throws IOException {
    assertGolden(name, name, finding);
  }

  private static void assertGolden(String file, String name, Finding finding) throws IOException {
    byte[] body = body(PayloadTemplate.bundled(name), finding);
    if ("1".equals(System.getenv("CAIRN_UPDATE_GOLDEN"))) {
      Files.createDirectories(GOLDEN);
      String pretty = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readTree(body));
      Files.writeString(GOLDEN.resolve(file + ".json"), pretty + "\n");
    }
    assertThat(JSON.readTree(body)).isEqualTo(JSON.readTree(golden(file)));
  }

  private static byte[] golden(String file) throws IOException {
    String path = "/dev/cairn/delivery/payload/" + file + ".json";
    try (InputStream in = PayloadTemplateTest.class.getResourceAsStream(path)) {
      return in == null
          ? Files.readAllBytes(GOLDEN.resolve(file + ".json"))
          : in.readAllBytes();
    }
  }

  private static byte[] body(PayloadTemplate template, Finding finding) {
    return template.body(finding, EVENTS.json(finding), "a-token");
  }
}
