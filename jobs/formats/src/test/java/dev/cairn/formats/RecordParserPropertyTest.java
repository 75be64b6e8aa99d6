package dev.cairn.formats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.formats.Samples.Sample;
import dev.cairn.formats.record.ParseResult;
import dev.cairn.formats.source.Source;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
          Captures.sample("proxysql_error/error_during_query_verbose_2_7.log"),
          Captures.sample("proxysql_error/constructed_broken_connection.log"),
          Captures.sample("proxysql_processlist/constructed_extended_info.jsonl"),
          Captures.sample("mysql_binlog/constructed_transaction.jsonl"),
          Captures.sample("azure_mysql_audit/general_log_LOG_singleserver_2021.json"),
          Captures.sample(
              "constructed_azure_mysql/connection_v2_denied_and_change_user_batch.json"),
          Captures.sample("constructed_lb_health/one_hub_for_all.json"),
          ("20261122 21:58:20,vm,root,h,5,2,QUERY,,'SELECT \\'a\\'',0\n"
                  + "<1>a b c: vm,u,h,1,2,READ,d,t,")
              .getBytes(StandardCharsets.UTF_8),
          Captures.sample("percona_audit/constructed_old.xml"),
          Captures.sample("percona_audit/constructed_kinds.csv"),
          Captures.sample("percona_audit/query_select.syslog.txt"),
          Captures.sample("percona_audit_filter/constructed_new.xml"),
          Captures.sample("mysql_enterprise_audit/constructed_array_with_time.json"),
          Captures.sample("mysql_enterprise_audit/general_status_select_with_newline.syslog.txt"),
          Captures.sample("mysql_general_log/constructed_commands.log"),
          Captures.sample("mysql_general_log/constructed_old_windows_5_1.log"),
          Captures.sample("nsg_flow_v2/pt1h_blob_two_records_2018.json"),
          Captures.sample("vnet_flow_v4/otel_platformrule_end_before_begin_2025.json"),
          Captures.sample("constructed_network_flow/two_interfaces_and_two_logs.json"),
          Captures.sample("constructed_network_flow/connector_records.json"),
          Captures.sample("constructed_network_flow/flow_0_messages.jsonl"),
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
            "20261122 21:58:20,", "vm,", "QUERY,", "\uD83D\uDE80", "é", "99999999999999999999",
            "<AUDIT_RECORD", "<AUDIT_RECORD>", "</AUDIT_RECORD>", "/>", "<NAME>", "</NAME>",
            "NAME=\"Query\"", "&#1;", "\"Query\",", "x: ", "\"audit_record\":{",
            "\"name\":\"Query\"", "\"class\":\"general\"", "\t", "\t\t     3 Query\t",
            "2026-11-22T20:58:20.123456Z\t    8 ", "Connect\t", "221122  9:07:36\t    1 ",
            "a@h on d using TCP/IP", "Access denied for user 'a'@'h'", ", Version: 8 started with:",
            "Tcp port: 1")
        .list()
        .ofMaxSize(60)
        .map(parts -> String.join("", parts).getBytes(StandardCharsets.UTF_8));
  }

  @Property(tries = 500)
  void holdsForAnyBytes(@ForAll("sources") String source, @ForAll byte[] value) {
    ParsePromises.check(source, value);
  }

  @Property(tries = 2000)
  void holdsForAnyMixOfMeaningfulParts(
      @ForAll("sources") String source, @ForAll("soup") byte[] value) {
    ParsePromises.check(source, value);
  }

  @Property(tries = 2000)
  void holdsForDamagedRecords(
      @ForAll("sources") String source,
      @ForAll("samples") byte[] sample,
      @ForAll @IntRange(max = 1_000_000) int place,
      @ForAll byte put) {
    byte[] value = sample.clone();
    value[place % value.length] = put;

    ParsePromises.check(source, value);
  }

  @Property(tries = 1000)
  void holdsForBothPiecesOfASplit(
      @ForAll("sources") String source,
      @ForAll("samples") byte[] sample,
      @ForAll @IntRange(max = 1_000_000) int place) {
    int cut = place % sample.length;

    ParsePromises.check(source, Arrays.copyOfRange(sample, 0, cut));
    ParsePromises.check(source, Arrays.copyOfRange(sample, cut, sample.length));
  }

  /** Sources that come in Azure Monitor's envelope may stand in one, whatever the topic's source. */
  @Provide
  Arbitrary<List<Sample>> mixtures() {
    List<String> enveloped = Sources.enveloped().stream().map(Source::name).toList();
    List<Sample> single =
        Samples.all().stream()
            .filter(sample -> enveloped.contains(sample.source()))
            .filter(sample -> isOneAzureRecord(sample))
            .toList();
    return Arbitraries.of(single).list().ofMinSize(1).ofMaxSize(8);
  }

  @Provide
  Arbitrary<String> envelopedSources() {
    return Arbitraries.of(Sources.enveloped().stream().map(Source::name).toList());
  }

  @Property(tries = 500)
  void inAMixedEnvelopeEverySourceGetsItsEventsAndTheRecord(
      @ForAll("envelopedSources") String topic,
      @ForAll("mixtures") List<Sample> samples,
      @ForAll @IntRange(max = 8) int brokenAt) {
    List<String> records = new ArrayList<>();
    Map<String, Integer> expected = new TreeMap<>();
    for (Sample sample : samples) {
      records.add(new String(sample.bytes(), StandardCharsets.UTF_8));
      int count = Parsing.parse(sample.source(), sample.bytes()).events().size();
      expected.merge(sample.source(), count, Integer::sum);
    }
    records.add(Math.min(brokenAt, records.size()), "{\"category\":\"NoSuchCategory\"}");
    String envelope = "{\"records\":[" + String.join(",", records) + "]}";

    ParseResult result =
        ParsePromises.check(topic, envelope.getBytes(StandardCharsets.UTF_8));

    Map<String, Integer> events = new TreeMap<>();
    result.events().forEach(event -> events.merge(event.getSource(), 1, Integer::sum));
    assertThat(events).isEqualTo(expected);
    assertThat(result.deadLetters()).hasSize(1);
    assertThat(result.events().stream().filter(event -> event.getRaw() != null))
        .hasSameSizeAs(expected.keySet());
  }

  /** Whether a sample is one record that every topic with envelopes reads alike. */
  private static boolean isOneAzureRecord(Sample sample) {
    String text = new String(sample.bytes(), StandardCharsets.UTF_8).strip();
    ParseResult result = Parsing.parse(sample.source(), sample.bytes());
    return text.startsWith("{")
        && !text.contains("\"records\"")
        && !result.events().isEmpty()
        && result.deadLetters().isEmpty()
        && Sources.enveloped().stream()
            .allMatch(
                topic ->
                    Parsing.parse(topic.name(), sample.bytes()).events().stream()
                        .anyMatch(event -> event.getSource().equals(sample.source())));
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

    ParseResult first = ParsePromises.check("proxysql.query", Arrays.copyOfRange(whole, 0, cut));

    assertThat(first.events()).hasSize((int) wholeInHead);
  }

  @Example
  void timeIsLinearInTheWorstOfValues() {
    List<String> units =
        List.of(
            "{", "[", "{\n",
            "{\"\n", "{\"a\":\n", "{\"a\":[1,\n", "{x}", "{\"records\":[", "{\"a\":\"",
            "{\"records\":[{\"a\":1},", "x\n", ",", "{\"event\":\"COM_\",", "\"", "{\"a\":1}{",
            "<AUDIT_RECORD>", "<AUDIT_RECORD\n", "<AUDIT_RECORD><A>", "<AUDIT>", "<?xml",
            "\"Query\",\n", "\"Query\",\"\"\n", "x: {\"", "x: {\"a\":\n", "{\"a\":\"\n",
            " {\"a\":\"\n}", "{\"a\":\"\n,", "1,1,A,", "&#", "<A x=\"&",
            "\t\t    1 Query\t\n", "\t\t    1 Query\t", "\t\t    1 Query\t\n{\n", "\t", "\t\n",
            "2026-11-22T20:58:20.123456Z\t    8 Connect\ta@h on ", ", Version: started with:\n",
            ", Version: ");
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
      @ForAll("sources") String source, @ForAll @IntRange(max = 13) int shape) {
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
            "{\"event\":\"COM_QUERY\",\"query\":%s}",
            "{\"format\":\"cairn.binlog/%s\"}",
            "{\"SessionID\":\"%s\",\"ThreadID\":\"%s\",\"command\":\"\"}");

    ParseResult result = Parsing.parse(source, shapes.get(shape).replace("%s", canary));

    if (!source.equals("proxysql.error")) {
      // any line of text may stand in an error log
      assertThat(result.deadLetters()).isNotEmpty();
    }
    assertThat(result.deadLetters())
        .allSatisfy(letter -> assertThat(letter.getDetail()).doesNotContain(canary));
  }
}
