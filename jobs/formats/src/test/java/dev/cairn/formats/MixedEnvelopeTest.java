package dev.cairn.formats;

import static dev.cairn.formats.Parsing.parse;
import static dev.cairn.formats.Parsing.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.cairn.formats.record.ParseResult;
import dev.cairn.schemas.AuditEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Diagnostic settings that share an event hub put several categories into one message. */
class MixedEnvelopeTest {

  private static final String MYSQL =
      "{\"category\":\"MySqlAuditLogs\",\"properties\":{\"event_class\":\"general_log\","
          + "\"event_subclass\":\"LOG\",\"sql_text\":\"SELECT 1\",\"error_code\":0}}";
  private static final String ACTIVITY =
      "{\"category\":\"Administrative\",\"operationName\":\"MICROSOFT.NETWORK/PRIVATELINKSERVICES/"
          + "PRIVATEENDPOINTCONNECTIONS/DELETE\",\"resultType\":\"Success\"}";
  private static final String KEY_USE =
      "{\"category\":\"AuditEvent\",\"operationName\":\"KeyUnwrap\","
          + "\"properties\":{\"httpStatusCode\":200}}";
  private static final String BAD = "{\"category\":\"AuditEvent\",\"properties\":{}}";

  private static String envelope(String... records) {
    return "{\"records\":[" + String.join(",", records) + "]}";
  }

  @ParameterizedTest
  @ValueSource(strings = {"mysql.audit", "azure.activity", "azure.keyvault", "network.flow"})
  void everyRecordBecomesAnEventOfItsOwnSourceOnAnyOfTheTopics(String topic) {
    ParseResult result = parse(topic, envelope(MYSQL, ACTIVITY, KEY_USE));

    assertThat(result.deadLetters()).isEmpty();
    assertThat(result.events())
        .extracting(AuditEvent::getSource, AuditEvent::getHop, AuditEvent::getActivity)
        .containsExactly(
            tuple("mysql.audit", "database", "query"),
            tuple("azure.activity", "control", "connection_remove"),
            tuple("azure.keyvault", "control", "key_use"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mysql.audit", "azure.activity", "azure.keyvault"})
  void aBadRecordBecomesADeadLetterWithItsOwnBytesAndIndex(String topic) {
    ParseResult result = parse(topic, envelope(MYSQL, BAD, ACTIVITY, KEY_USE));

    assertThat(result.events()).extracting(AuditEvent::getRecordIndex).containsExactly(0, 2, 3);
    assertThat(result.deadLetters())
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.getRecordIndex()).isEqualTo(1);
              assertThat(text(letter.getRaw())).isEqualTo(BAD);
              assertThat(letter.getReason()).isEqualTo("missing_field");
              assertThat(letter.getSource()).isEqualTo(topic);
            });
  }

  @Test
  void alsoWhereTheBadRecordIsNoJson() {
    String broken = "{\"category\":\"AuditEvent\",\"properties\":}";

    ParseResult result = parse("azure.activity", envelope(ACTIVITY, broken, KEY_USE));

    assertThat(result.events()).extracting(AuditEvent::getSource)
        .containsExactly("azure.activity", "azure.keyvault");
    assertThat(result.deadLetters())
        .singleElement()
        .satisfies(letter -> assertThat(text(letter.getRaw())).isEqualTo(broken));
  }

  @Test
  void theFirstEventOfEachSourceCarriesTheWholeValue() {
    String value = envelope(BAD, KEY_USE, MYSQL, KEY_USE, ACTIVITY, MYSQL, ACTIVITY);

    ParseResult result = parse("mysql.audit", value);

    List<Integer> withRaw = new ArrayList<>();
    for (AuditEvent event : result.events()) {
      if (event.getRaw() != null) {
        assertThat(text(event.getRaw())).isEqualTo(value);
        withRaw.add(event.getRecordIndex());
      }
    }
    assertThat(withRaw).containsExactly(1, 2, 4);
  }

  @Test
  void anOperationIsJoinedAcrossRecordsOfOtherSources() {
    String write =
        "{\"category\":\"Administrative\",\"operationName\":\"MICROSOFT.NETWORK/"
            + "PRIVATELINKSERVICES/PRIVATEENDPOINTCONNECTIONS/WRITE\",\"resourceId\":\"/P\","
            + "\"correlationId\":\"1\",\"resultType\":\"%s\",\"properties\":{%s}}";
    String body =
        "\"requestbody\":{\"properties\":{\"privateLinkServiceConnectionState\":"
            + "{\"status\":\"Rejected\"}}}";

    ParseResult result =
        parse(
            "azure.keyvault",
            envelope(write.formatted("Success", ""), KEY_USE, write.formatted("Start", body)));

    assertThat(result.events()).extracting(AuditEvent::getActivity)
        .containsExactly("connection_reject", "key_use", "connection_reject");
  }
}
