package dev.cairn.formats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.schemas.AuditEvent;
import dev.cairn.schemas.DeadLetter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What {@link RecordParser#parse} promises, for any bytes and every source. */
class RecordParserPropertyTest {

  private static final List<byte[]> SAMPLES =
      List.of(
          Captures.sample("proxysql_query/com_query_errno_fluentbit_2026.json"),
          "{\"event\":\"MySQL_Client_Close\",\"duration\":\"1ms\",\"timestamp\":1,\"ssl\":true}"
              .getBytes(StandardCharsets.UTF_8),
          Captures.sample("azure_mysql_audit/general_log_LOG_singleserver_2021.json"),
          Captures.sample(
              "constructed_azure_mysql/connection_v2_denied_and_change_user_batch.json"),
          ("20261122 21:58:20,vm,root,h,5,2,QUERY,,'SELECT \\'a\\'',0\n"
                  + "<1>a b c: vm,u,h,1,2,READ,d,t,")
              .getBytes(StandardCharsets.UTF_8),
          Captures.sample("nsg_flow_v2/pt1h_blob_two_records_2018.json"),
          Captures.sample("vnet_flow_v4/otel_platformrule_end_before_begin_2025.json"),
          Captures.sample("malformed/functionapp_properties_as_string_and_single_quotes.json"),
          Captures.sample("constructed_pls_activity/older_categories_and_pseudo_json.json"),
          Captures.sample("constructed_pls_activity/rest_approve_start_and_success.json"),
          Captures.sample("constructed_key_vault/log_analytics_azkvauditlogs.json"));

  @Provide
  Arbitrary<String> sources() {
    return Arbitraries.of(RecordParser.sources());
  }

  @Provide
  Arbitrary<byte[]> samples() {
    return Arbitraries.of(SAMPLES);
  }

  /** Bytes made of what means something to the parsers. */
  @Provide
  Arbitrary<byte[]> soup() {
    return Arbitraries.of(
            "{", "}", "[", "]", ",", ":", "\"", "\\", "\n", "\r", " ", "'", "null", "-1", "1e999",
            "{\"records\":[", "\"event\":\"COM_QUERY\"", "\"query\":\"x\"", "\"properties\":",
            "\"category\":\"MySqlAuditLogs\"", "\"flowRecords\":{\"flows\":[", "\u0000", "\uFEFF",
            "20261122 21:58:20,", "vm,", "QUERY,", "\uD83D\uDE80", "é", "99999999999999999999")
        .list()
        .ofMaxSize(60)
        .map(parts -> String.join("", parts).getBytes(StandardCharsets.UTF_8));
  }

  @Property(tries = 500)
  void holdsForAnyBytes(@ForAll("sources") String source, @ForAll byte[] value) {
    check(source, value);
  }

  @Property(tries = 2000)
  void holdsForAnyMixOfMeaningfulParts(
      @ForAll("sources") String source, @ForAll("soup") byte[] value) {
    check(source, value);
  }

  @Property(tries = 2000)
  void holdsForDamagedRecords(
      @ForAll("sources") String source,
      @ForAll("samples") byte[] sample,
      @ForAll @IntRange(max = 1_000_000) int place,
      @ForAll byte put) {
    byte[] value = sample.clone();
    value[place % value.length] = put;

    check(source, value);
  }

  @Property(tries = 1000)
  void holdsForBothPiecesOfASplit(
      @ForAll("sources") String source,
      @ForAll("samples") byte[] sample,
      @ForAll @IntRange(max = 1_000_000) int place) {
    int cut = place % sample.length;

    check(source, Arrays.copyOfRange(sample, 0, cut));
    check(source, Arrays.copyOfRange(sample, cut, sample.length));
  }

  @Property(tries = 300)
  void aSplitOfAnEnvelopeLosesAtMostTheElementThatWasCut(
      @ForAll @IntRange(min = 1, max = 8) int count,
      @ForAll @IntRange(max = 1_000_000) int place) {
    String element = "{\"event\":\"COM_QUERY\",\"query\":\"x\",\"thread_id\":%d}";
    String[] elements =
        IntStream.range(0, count).mapToObj(element::formatted).toArray(String[]::new);
    byte[] whole =
        ("{\"records\":[" + String.join(",", elements) + "]}").getBytes(StandardCharsets.UTF_8);
    int cut = place % whole.length;
    String head = new String(whole, 0, cut, StandardCharsets.UTF_8);
    long wholeInHead = Arrays.stream(elements).filter(head::contains).count();

    ParseResult first = check("proxysql.query", Arrays.copyOfRange(whole, 0, cut));

    assertThat(first.events()).hasSize((int) wholeInHead);
  }

  @Example
  void timeIsLinearInTheWorstOfValues() {
    List<String> units =
        List.of(
            "{", "[", "{\n",
            "{\"\n", "{\"a\":\n", "{\"a\":[1,\n", "{x}", "{\"records\":[", "{\"a\":\"",
            "{\"records\":[{\"a\":1},", "x\n", ",", "{\"event\":\"COM_\",", "\"", "{\"a\":1}{");
    for (String unit : units) {
      byte[] value = unit.repeat(200_000 / unit.length()).getBytes(StandardCharsets.UTF_8);
      long start = System.nanoTime();
      Parsing.parse("mysql.audit", value);
      // linear is below a second, quadratic would be minutes
      assertThat(System.nanoTime() - start).as(unit).isLessThan(20_000_000_000L);
    }
  }

  @Property(tries = 300)
  void noDeadLettersDetailHoldsAByteOfTheRecord(
      @ForAll("sources") String source, @ForAll @IntRange(max = 11) int shape) {
    String canary = "KanarienVogel";
    List<String> shapes =
        List.of(
            "%s",
            "{\"%s\":",
            "{\"%s\":1,\"%s\":2,\"event\":\"COM_QUERY\",\"query\":\"\"}",
            "{\"event\":\"COM_%s\"}",
            "{\"event\":\"MySQL_Client_%s\"}",
            "{\"event\":\"COM_QUERY\",\"query\":\"\",\"thread_id\":\"%s\"}",
            "{\"event\":\"MySQL_Client_Close\",\"ssl\":\"%s\"}",
            "{\"event_class\":\"%s\",\"event_subclass\":\"%s\"}",
            "{\"category\":\"%s\"}",
            "20261122 21:58:20,%s,%s,%s,%s,2,QUERY,d,t,%s",
            "{\"flowRecords\":{\"flows\":[{\"flowGroups\":[{\"flowTuples\":["
                + "\"%s\",\"1,%s,,,,,,\"]}]}]}}",
            "{\"event\":\"COM_QUERY\",\"query\":%s}");

    ParseResult result = Parsing.parse(source, shapes.get(shape).replace("%s", canary));

    assertThat(result.deadLetters()).isNotEmpty();
    assertThat(result.deadLetters())
        .allSatisfy(letter -> assertThat(letter.getDetail()).doesNotContain(canary));
  }

  /** Checks the promises; returns the result for more. */
  private static ParseResult check(String source, byte[] value) {
    RecordParser parser = RecordParser.of(source, Parsing.UTC);
    byte[] before = value.clone();

    ParseResult result = parser.parse(Parsing.record(value));

    assertThat(value).isEqualTo(before);
    int count = result.events().size() + result.deadLetters().size();
    assertThat(count).isPositive();
    assertThat(indices(result)).isEqualTo(IntStream.range(0, count).boxed().toList());
    assertThat(rawOf(result)).isEqualTo(value);
    assertThat(result.events().stream().skip(1).map(AuditEvent::getRaw)).allMatch(Objects::isNull);
    assertThat(result.deadLetters())
        .allSatisfy(
            letter -> {
              assertThat(letter.getReason()).isNotEqualTo("parser_fault");
              byte[] raw = Parsing.bytes(letter.getRaw());
              assertThat(letter.getRawSize()).isEqualTo(raw.length);
              assertThat(letter.getContentHash()).isEqualTo(Hashes.sha256(raw, 0, raw.length));
            });
    assertThat(parser.parse(Parsing.record(value))).isEqualTo(result);
    return result;
  }

  private static List<Integer> indices(ParseResult result) {
    List<Integer> indices = new ArrayList<>();
    result.events().forEach(event -> indices.add(event.getRecordIndex()));
    result.deadLetters().forEach(letter -> indices.add(letter.getRecordIndex()));
    indices.sort(null);
    return indices;
  }

  private static byte[] rawOf(ParseResult result) {
    return Parsing.bytes(
        result.events().isEmpty()
            ? result.deadLetters().get(0).getRaw()
            : result.events().get(0).getRaw());
  }
}
