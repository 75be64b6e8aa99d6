package dev.cairn.formats;

import static dev.cairn.formats.Parsing.deadLetter;
import static dev.cairn.formats.Parsing.event;
import static dev.cairn.formats.Parsing.parse;
import static dev.cairn.formats.Parsing.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.cairn.formats.record.ParseResult;
import dev.cairn.formats.record.RawRecord;
import dev.cairn.schemas.AuditEvent;
import dev.cairn.schemas.DeadLetter;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What holds for every source. */
class RecordParserTest {

  private static final String QUERY = "proxysql.query";

  private static String line(int id) {
    return "{\"event\":\"COM_QUERY\",\"query\":\"SELECT " + id + "\",\"thread_id\":" + id + "}";
  }

  private static List<Long> sessions(ParseResult result) {
    return result.events().stream().map(AuditEvent::getProxySessionId).toList();
  }

  @Test
  void listsItsSources() {
    assertThat(RecordParser.sources())
        .containsExactly(
            "azure.activity",
            "azure.keyvault",
            "azure.loadbalancer",
            "azure.metrics",
            "mysql.audit",
            "mysql.binlog",
            "mysql.slow",
            "network.flow",
            "proxysql.audit",
            "proxysql.error",
            "proxysql.processlist",
            "proxysql.query");
  }

  @Test
  void refusesAnUnknownSourceAndNamesThoseThatExist() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RecordParser.of("oracle", Parsing.UTC))
        .withMessageContaining("oracle")
        .withMessageContaining(String.join(", ", RecordParser.sources()));
    assertThatIllegalArgumentException().isThrownBy(() -> RecordParser.of(null, Parsing.UTC));
  }

  @Test
  void refusesARecordWithoutTopic() {
    assertThatNullPointerException()
        .isThrownBy(() -> new RawRecord(null, 0, 0, 0, null, new byte[0]))
        .withMessage("topic");
  }

  @Test
  void everyEventSaysWhereItCameFrom() {
    RawRecord record =
        new RawRecord("t", 7, 9, 1_000, "proxy-1", line(1).getBytes());

    AuditEvent event = event(RecordParser.of(QUERY, Parsing.UTC).parse(record));

    assertThat(event.getKafkaTopic()).isEqualTo("t");
    assertThat(event.getKafkaPartition()).isEqualTo(7);
    assertThat(event.getKafkaOffset()).isEqualTo(9);
    assertThat(event.getIngestTime()).isEqualTo(Instant.ofEpochSecond(1));
    assertThat(event.getReporter()).isEqualTo("proxy-1");
    assertThat(event.getSource()).isEqualTo(QUERY);
    assertThat(event.getHop()).isEqualTo("proxy");
  }

  @Test
  void aTombstoneIsADeadLetterWithoutBytes() {
    DeadLetter letter = deadLetter(parse(QUERY, (byte[]) null));

    assertThat(letter.getReason()).isEqualTo("null_value");
    assertThat(letter.getRaw()).isNull();
    assertThat(letter.getRawSize()).isZero();
    assertThat(letter.getContentHash())
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }

  @Test
  void namesWhatIsEmpty() {
    assertThat(deadLetter(QUERY, "").getReason()).isEqualTo("empty");
    assertThat(deadLetter(QUERY, " \r\n").getReason()).isEqualTo("empty");
    assertThat(deadLetter(QUERY, "{\"records\":[]}").getReason()).isEqualTo("no_events");
    assertThat(deadLetter(QUERY, "[]").getReason()).isEqualTo("no_events");
    assertThat(deadLetter(QUERY, "]}").getReason()).isEqualTo("no_events");
    assertThat(deadLetter(QUERY, "{\"records\":[").getReason()).isEqualTo("no_events");
  }

  @Test
  void namesWhatIsWrong() {
    assertThat(deadLetter(QUERY, "hello").getReason()).isEqualTo("malformed_json");
    assertThat(deadLetter(QUERY, "{\"a\":").getReason()).isEqualTo("malformed_json");
    assertThat(deadLetter(QUERY, "{}").getReason()).isEqualTo("unknown_format");
    assertThat(deadLetter(QUERY, "{\"category\":\"X\"}").getReason())
        .isEqualTo("unsupported_category");
    assertThat(deadLetter(QUERY, "{\"event\":\"COM_QUERY\"}").getReason())
        .isEqualTo("missing_field");
    assertThat(deadLetter(QUERY, "{\"event\":\"COM_QUERY\",\"query\":1}").getReason())
        .isEqualTo("bad_field");
    assertThat(deadLetter(QUERY, line(1).replace("thread_id\":1", "query\":\"\"")).getReason())
        .isEqualTo("duplicate_field");
  }

  @Test
  void refusesWhatIsNestedTooDeepAndGoesOn() {
    String deep = "{\"event\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}";

    ParseResult result = parse(QUERY, line(1) + deep + line(2));

    assertThat(sessions(result)).containsExactly(1L, 2L);
    assertThat(result.deadLetters())
        .extracting(DeadLetter::getReason)
        .containsExactly("over_limit");
  }

  @Test
  void readsEveryWayOfPuttingObjectsIntoAValue() {
    List<String> shapes =
        List.of(
            "{\"records\":[%s,%s]}",
            " { \"records\" : [ %s , %s ] } ",
            "{\"version\":1,\"records\":[%s,%s],\"next\":null}",
            "[%s,%s]",
            "%s\n%s",
            "%s\r\n%s\r\n",
            "\uFEFF%s\n%s",
            ",%s,%s",
            "{\"records\":[,%s,%s]}",
            "%s]}{\"records\":[%s",
            "{\"records\":[%s]}\n{\"records\":[%s]}\n");

    assertThat(shapes)
        .allSatisfy(
            shape -> {
              ParseResult result = parse(QUERY, shape.formatted(line(1), line(2)));
              assertThat(sessions(result)).containsExactly(1L, 2L);
              assertThat(result.deadLetters()).isEmpty();
            });
  }

  @Test
  void aBadElementTakesNoNeighbourWithIt() {
    String unreadable = "{\"event\":\"COM_QUERY\",\"query\":}";
    String unknown = "{\"event\":\"COM_SLEEP\",\"query\":\"\"}";

    ParseResult result =
        parse(
            QUERY,
            "{\"records\":[%s,%s,%s,%s]}".formatted(line(1), unreadable, unknown, line(4)));

    assertThat(sessions(result)).containsExactly(1L, 4L);
    assertThat(result.events()).extracting(AuditEvent::getRecordIndex).containsExactly(0, 3);
    assertThat(result.deadLetters()).extracting(DeadLetter::getRecordIndex).containsExactly(1, 2);
    assertThat(result.deadLetters()).extracting(d -> text(d.getRaw()))
        .containsExactly(unreadable, unknown);
    assertThat(result.deadLetters()).extracting(DeadLetter::getReason)
        .containsExactly("malformed_json", "bad_field");
  }

  @Test
  void aLineThatWasCutTakesNoNeighbourWithIt() {
    for (int cut = 1; cut < line(2).length(); cut++) {
      String piece = line(2).substring(0, cut);

      ParseResult result = parse(QUERY, line(1) + "\n" + piece + "\n" + line(3) + "\n" + line(4));

      assertThat(sessions(result)).as("cut after %s", piece).containsExactly(1L, 3L, 4L);
      assertThat(result.deadLetters()).hasSize(1);
      assertThat(text(result.deadLetters().get(0).getRaw())).isEqualTo(piece);
    }
  }

  @Test
  void aBlobThatWasCutKeepsTheRecordsBeforeTheCut() {
    String piece = line(3).substring(0, 20);

    ParseResult result =
        parse(QUERY, "{\"records\":[" + line(1) + "," + line(2) + "," + piece);

    assertThat(sessions(result)).containsExactly(1L, 2L);
    assertThat(result.deadLetters()).singleElement()
        .satisfies(letter -> assertThat(text(letter.getRaw())).isEqualTo(piece));
  }

  @Test
  void theFirstEventCarriesTheWholeValueEvenBehindADeadLetter() {
    String value = "garbage\n" + line(1) + "\n" + line(2);

    ParseResult result = parse(QUERY, value);

    assertThat(text(result.events().get(0).getRaw())).isEqualTo(value);
    assertThat(result.events().get(0).getRecordIndex()).isEqualTo(1);
    assertThat(result.events().get(1).getRaw()).isNull();
  }

  @Test
  void withoutEventsTheFirstDeadLetterCarriesTheWholeValue() {
    String value = ",one\n{}\n";

    ParseResult result = parse(QUERY, value);

    assertThat(result.deadLetters()).extracting(d -> text(d.getRaw())).containsExactly(value, "{}");
    assertThat(result.deadLetters().get(0).getRawSize()).isEqualTo(value.length());
  }

  @Test
  void theContentHashIsThatOfTheElementAlone() {
    AuditEvent bare = event(QUERY, line(1));
    ParseResult batch = parse(QUERY, "{\"records\":[" + line(2) + ", " + line(1) + "]}");

    assertThat(batch.events().get(1).getContentHash()).isEqualTo(bare.getContentHash());
    assertThat(batch.events().get(0).getContentHash()).isNotEqualTo(bare.getContentHash());
  }

  @Test
  void aFloodOfRubbishSharesDeadLettersButLosesNoEvent() {
    String rubbish = "x\n".repeat(5_000);
    String value = rubbish + line(1) + "\n" + rubbish + line(2);

    ParseResult result = parse(QUERY, value);

    assertThat(sessions(result)).containsExactly(1L, 2L);
    assertThat(result.events()).extracting(AuditEvent::getRecordIndex).containsExactly(1001, 1003);
    assertThat(result.deadLetters()).hasSize(1002);
    assertThat(result.deadLetters().get(1000).getRawSize()).isEqualTo(2 * 4_000 - 1);
    assertThat(result.deadLetters().get(1001).getRawSize()).isEqualTo(rubbish.length() - 1);
  }

  @Test
  void bytesThatAreNotUtf8AreMalformed() {
    byte[] value = line(1).getBytes();
    value[30] = (byte) 0xFF;

    assertThat(deadLetter(parse(QUERY, value)).getReason()).isEqualTo("malformed_json");
  }

  @Test
  void keepsFieldsThatNoColumnHolds() {
    String value =
        "{\"event\":\"COM_QUERY\",\"query\":\"\","
            + "\"a\":1.50,\"b\":[1,\"\\\"\",null],\"c\":{\"d\":true},"
            + "\"e\":18446744073709551616,\"rows_sent\":18446744073709551615}";

    assertThat(event(QUERY, value).getUnmapped())
        .isEqualTo(
            "{\"a\":1.50,\"b\":[1,\"\\\"\",null],\"c\":{\"d\":true},\"e\":18446744073709551616,"
                + "\"rows_sent\":18446744073709551615}");
  }
}
