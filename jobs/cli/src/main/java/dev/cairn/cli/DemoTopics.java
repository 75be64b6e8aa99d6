package dev.cairn.cli;

import dev.cairn.cli.feed.FeedTopic;
import dev.cairn.cli.feed.RecordFile;
import dev.cairn.pipeline.TopicSource;
import dev.cairn.testkit.captures.Capture;
import dev.cairn.testkit.captures.CaptureFile;
import dev.cairn.testkit.captures.Captures;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The demo's raw topics: both bundled captures, each of their events in one of its shapes. The large
 * capture's database audit comes as Azure exports it and its flows as VNet flow logs; the small
 * one's as MariaDB writes them and as NSG flow logs. The small one was made nine minutes before the
 * large one, and comes first in each topic.
 */
final class DemoTopics {

  private static final ZoneId SMALL_ZONE = ZoneId.of("Europe/Berlin");
  private static final ZoneId UTC = ZoneId.of("UTC");

  private DemoTopics() {}

  static Map<FeedTopic, TopicSource> topics() {
    Capture large = Captures.largeA();
    Capture small = Captures.smallPlain();
    Map<FeedTopic, TopicSource> topics = new LinkedHashMap<>();
    put(
        topics,
        new TopicSource("proxysql.query", Captures.PROXYSQL_QUERY, UTC),
        1,
        files(small, "proxysql-b", name -> name.startsWith("proxysql-eventslog")),
        files(large, "proxysql-a", name -> name.startsWith("proxysql-eventslog")));
    put(
        topics,
        new TopicSource("proxysql.audit", Captures.PROXYSQL_AUDIT, UTC),
        1,
        files(small, "proxysql-b", name -> name.startsWith("proxysql-auditlog")),
        files(large, "proxysql-a", name -> name.startsWith("proxysql-auditlog")));
    put(
        topics,
        new TopicSource("proxysql.error.a", Captures.PROXYSQL_ERROR, UTC),
        1,
        files(large, "proxysql-a", name -> name.equals("proxysql.log")));
    put(
        topics,
        new TopicSource("proxysql.error.b", Captures.PROXYSQL_ERROR, SMALL_ZONE),
        1,
        files(small, "proxysql-b", name -> name.equals("proxysql.log")));
    put(
        topics,
        new TopicSource("proxysql.processlist", Captures.PROXYSQL_PROCESSLIST, UTC),
        1,
        files(small, "proxysql-b", name -> name.startsWith("proxysql-processlist")),
        files(large, "proxysql-a", name -> name.startsWith("proxysql-processlist")));
    put(
        topics,
        new TopicSource("mysql.audit.azure", Captures.MYSQL_AUDIT, UTC),
        1,
        files(large, null, name -> name.startsWith("mysql-audit-eventhub")));
    put(
        topics,
        new TopicSource("mysql.audit.mariadb", Captures.MYSQL_AUDIT, SMALL_ZONE),
        1,
        files(small, null, name -> name.startsWith("server_audit")));
    put(
        topics,
        new TopicSource("network.flow", Captures.NETWORK_FLOW, UTC),
        1,
        files(small, null, name -> name.startsWith("nsg-flow")),
        files(large, null, name -> name.startsWith("vnet-flow")));
    return topics;
  }

  @SafeVarargs
  private static void put(
      Map<FeedTopic, TopicSource> topics,
      TopicSource source,
      int partitions,
      List<RecordFile>... files) {
    List<RecordFile> all = new ArrayList<>();
    Arrays.stream(files).forEach(all::addAll);
    topics.put(new FeedTopic(source.topic(), partitions, all), source);
  }

  private static List<RecordFile> files(
      Capture capture, String reporter, Predicate<String> wanted) {
    List<RecordFile> files =
        capture.files().stream()
            .filter(file -> wanted.test(file.fileName()))
            .map(file -> recordFile(capture, file, reporter))
            .toList();
    if (files.isEmpty()) {
      throw new IllegalStateException("Capture " + capture.name() + " lacks a log of the demo");
    }
    return files;
  }

  private static RecordFile recordFile(Capture capture, CaptureFile file, String reporter) {
    return new RecordFile(capture.name() + "/" + file.fileName(), file::open, reporter);
  }
}
