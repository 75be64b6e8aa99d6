package dev.cairn.formats.azure;

import static dev.cairn.formats.Parsing.parse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.formats.record.ParseResult;
import dev.cairn.schemas.AuditEvent;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Approvals and rejections told apart, within one Kafka record. */
class ConnectionOperationsTest {

  private static final String WRITE =
      "MICROSOFT.NETWORK/PRIVATELINKSERVICES/PRIVATEENDPOINTCONNECTIONS/WRITE";
  private static final String APPROVED = body("Approved");
  private static final String REJECTED = body("Rejected");

  private static String body(String state) {
    return "{\"properties\":{\"privateLinkServiceConnectionState\":{\"status\":\""
        + state + "\"}}}";
  }

  private static String record(String correlation, String result, String body) {
    return record(correlation, WRITE, "/PE", result, body);
  }

  private static String record(
      String correlation, String operation, String resource, String result, String body) {
    return ("{\"category\":\"Administrative\",\"operationName\":\"%s\",\"resourceId\":\"%s\","
            + "\"correlationId\":\"%s\",\"resultType\":\"%s\",\"properties\":{%s}}")
        .formatted(
            operation,
            resource,
            correlation,
            result,
            body == null ? "" : "\"requestbody\":" + body);
  }

  private static List<String> activities(String... records) {
    ParseResult result =
        parse("azure.activity", "{\"records\":[" + String.join(",", records) + "]}");
    assertThat(result.deadLetters()).isEmpty();
    return result.events().stream().map(AuditEvent::getActivity).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "Approved, connection_approve", "approved, connection_approve", "Rejected, connection_reject",
    "Disconnected, connection_remove", "Pending, connection_write", "Strange, connection_write"
  })
  void theBodysStateTells(String state, String activity) {
    assertThat(activities(record("1", "Start", body(state)))).containsExactly(activity);
    String text = "\"" + body(state).replace("\"", "\\\"") + "\"";
    assertThat(activities(record("1", "Start", text))).containsExactly(activity);
  }

  @Test
  void namesInABodyMayBeInAnyCase() {
    assertThat(
            activities(
                record(
                    "1",
                    "Start",
                    "{\"Properties\":{\"PrivateLinkServiceConnectionState\":"
                        + "{\"Status\":\"Approved\"}}}")))
        .containsExactly("connection_approve");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null", "\"\"", "5", "[]", "{}", "\"{\\\"properties\\\":{\\\"privateLink\"",
        "{\"properties\":[]}", "{\"properties\":{\"privateLinkServiceConnectionState\":7}}",
        "{\"properties\":{\"privateLinkServiceConnectionState\":{\"status\":[\"Approved\"]}}}",
        "{\"status\":\"Approved\"}",
        // which of the two counts, the log does not tell
        "\"{\\\"properties\\\":{\\\"privateLinkServiceConnectionState\\\":"
            + "{\\\"status\\\":\\\"Approved\\\",\\\"Status\\\":\\\"Rejected\\\"}}}\""
      })
  void aBodyThatDoesNotTellIsNeverGuessed(String body) {
    assertThat(activities(record("1", "Success", body))).containsExactly("connection_write");
  }

  @Test
  void theEndTakesTheActivityThatItsStartShows() {
    assertThat(activities(record("1", "Start", APPROVED), record("1", "Success", null)))
        .containsExactly("connection_approve", "connection_approve");
  }

  @Test
  void alsoWhereTheEndStandsFirst() {
    assertThat(
            activities(
                record("1", "Success", null),
                record("1", "Accept", null),
                record("1", "Start", REJECTED)))
        .containsOnly("connection_reject");
  }

  @Test
  void lettersMayDifferInCase() {
    assertThat(
            activities(
                record("ab", WRITE, "/PE", "Start", REJECTED),
                record("AB", WRITE.toLowerCase(), "/pe", "Success", null)))
        .containsOnly("connection_reject");
  }

  @Test
  void otherOperationsTakeNothing() {
    assertThat(
            activities(
                record("1", "Start", APPROVED),
                record("2", "Success", null),
                record("1", WRITE, "/OTHER", "Success", null),
                record("", "Success", null),
                record(
                    "1", WRITE.replace("NETWORK", "DBFORMYSQL"), "/PE", "Success", null)))
        .containsExactly(
            "connection_approve",
            "connection_write",
            "connection_write",
            "connection_write",
            "connection_write");
  }

  @Test
  void bodiesThatContradictEachOtherTellNothingAboutTheRest() {
    assertThat(
            activities(
                record("1", "Success", null),
                record("1", "Start", APPROVED),
                record("1", "Start", REJECTED),
                record("1", "Start", APPROVED),
                record("1", "Success", null)))
        .containsExactly(
            "connection_write",
            "connection_approve",
            "connection_reject",
            "connection_approve",
            "connection_write");
  }

  @Test
  void aRecordThatBecameADeadLetterTellsNothing() {
    String broken = record("1", "Start", APPROVED).replace("{\"cat", "{\"x\":1,\"x\":2,\"cat");

    ParseResult result =
        parse("azure.activity", "[" + broken + "," + record("1", "Success", null) + "]");

    assertThat(result.deadLetters()).hasSize(1);
    assertThat(result.events()).extracting(AuditEvent::getActivity)
        .containsExactly("connection_write");
  }

  @Test
  void anotherKafkaRecordTellsNothing() {
    parse("azure.activity", record("1", "Start", APPROVED));

    assertThat(activities(record("1", "Success", null))).containsExactly("connection_write");
  }
}
