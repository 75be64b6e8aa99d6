package dev.cairn.cli;

import dev.cairn.cli.feed.FeedTopic;
import dev.cairn.cli.feed.RecordFile;
import dev.cairn.correlate.session.SessionConfig;
import dev.cairn.correlate.session.SessionKeys;
import dev.cairn.formats.RecordParser;
import dev.cairn.formats.record.RawRecord;
import dev.cairn.pipeline.TopicSource;
import dev.cairn.pipeline.sessions.SessionsJobConfig;
import dev.cairn.schemas.AuditEvent;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which of the database servers in the input are known by one name at the proxies and by another in
 * their own logs. One that stands alone on both sides is the same, and is taken for it; of others
 * the user is asked.
 */
final class ServerMatch {

  private final SessionsSettings settings;
  // what proxies call servers, and the names that gives
  private final Map<String, String> proxied = new HashMap<>();
  // what servers call themselves, and the names that gives
  private final Map<String, String> own = new TreeMap<>();

  private ServerMatch(SessionsSettings settings) {
    this.settings = settings;
  }

  /** Reads the files. */
  static ServerMatch of(
      Map<FeedTopic, TopicSource> topics, SessionsSettings settings, Terminal terminal)
      throws IOException {
    ServerMatch match = new ServerMatch(settings);
    for (Map.Entry<FeedTopic, TopicSource> topic : topics.entrySet()) {
      String source = topic.getValue().source();
      if (source.equals(SessionConfig.QUERY) || source.equals(SessionConfig.DATABASE)) {
        terminal.progress("looking for servers in %s", source);
        match.read(topic.getKey(), topic.getValue());
      }
    }
    return match;
  }

  private void read(FeedTopic topic, TopicSource source) throws IOException {
    RecordParser parser = RecordParser.of(source.source(), source.reading().load());
    for (RecordFile file : topic.files()) {
      file.forEach(
          record -> {
            RawRecord raw =
                new RawRecord(topic.topic(), 0, 0, 0, file.reporter(), record);
            parser.parse(raw).events().forEach(this::see);
          });
    }
  }

  private void see(AuditEvent event) {
    if (event.getSource().equals(SessionConfig.QUERY) && event.getServer() != null) {
      proxied.computeIfAbsent(event.getServer(), server -> name(server, server));
    } else if (event.getSource().equals(SessionConfig.DATABASE)
        && event.getConnectionId() != null) {
      String reporter = SessionKeys.reporter(event);
      String self = event.getServer() == null ? reporter : event.getServer();
      own.computeIfAbsent(self, any -> name(event.getServer(), reporter));
    }
  }

  private String name(String self, String reporter) {
    return SessionsJobConfig.serverName(settings.servers(), self, reporter);
  }

  /** The settings with what is sure; says what was taken for what, and what is missing. */
  SessionsSettings named(Terminal terminal) {
    Set<String> atProxies = new TreeSet<>(proxied.values());
    Map<String, String> unknown = new TreeMap<>(own);
    unknown.values().removeIf(atProxies::contains);
    if (atProxies.isEmpty() || unknown.isEmpty()) {
      return settings;
    }
    String first = unknown.keySet().iterator().next();
    String known = atProxies.iterator().next();
    if (own.size() == 1 && atProxies.size() == 1) {
      terminal.note(
          "Taking %s for %s: each is the only server on its side. If not: --server %s=HOST:PORT"
              .formatted(known, first, first));
      Map<String, String> servers = new TreeMap<>(settings.servers());
      servers.put(first, known);
      return settings.withServers(servers);
    }
    terminal.note(
        ("The statements of %s stay untied: the proxies name %s. Say which is which: "
                + "--server %s=%s")
            .formatted(
                String.join(", ", unknown.keySet()), String.join(", ", atProxies), first, known));
    return settings;
  }
}
