package dev.cairn.cli;

import dev.cairn.formats.RecordParser;
import dev.cairn.pipeline.TopicSource;
import dev.cairn.pipeline.sessions.LocalSessionsRun;
import dev.cairn.pipeline.sessions.SessionsJobConfig;
import dev.cairn.pipeline.streams.LocalRun;
import dev.cairn.pipeline.streams.LocalRun.Until;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cairn run sessions}: the sessions job in this process, until it is told to stop. */
@Command(
    name = "sessions",
    header = "Raw topics into sessions and attributions, until told to stop.",
    description = {
      "Reads the raw topics of your Kafka and writes one session per client's stay, over all hops,",
      "and which statement at the proxy is which at the database, to two topics, which it makes",
      "if they are missing. In this process, until it is told to stop (Ctrl-C). Started again, it",
      "goes on where it was. To keep what it finds, archive both topics: cairn run archive.",
      ""
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Sessions are made from proxysql.query, proxysql.audit, mysql.audit, network.flow,",
      "azure.activity and azure.keyvault; of one log take one topic. Let a log's records keep",
      "their order: one log, one partition. Attribution reads the order, and is less often sure",
      "without it.",
      "",
      "Where there are topics of proxysql.error and proxysql.processlist, what they say of the",
      "connections that statements ran on makes answers surer, and such a pair may be certain",
      "(confidence 1). The error log costs nothing and no time. Polls name ports, unless",
      "mysql-show_processlist_extended is on; which connection a port is, logins and flows tell:",
      "answers then wait for the flow logs too, which come minutes late. Flows are used of servers",
      "that --server or --server-address names by address; where flows name a server otherwise",
      "than proxies do, say --server 10.0.2.4:3306=HOST:PORT, and --server-address besides.",
      "",
      "The checkpoints hold users, addresses, times, counts and hashes of statements' texts, which",
      "show whether a text that somebody guesses was run; no text and no raw record. Give them an",
      "encrypted directory that no other user reads.",
      "",
      "Example:",
      "  cairn run sessions --bootstrap kafka:9092 --checkpoints /srv/flink-sessions \\",
      "    --topic proxysql.query --topic proxysql.audit --topic mysql.audit \\",
      "    --topic network.flow --server vm-db=10.0.2.4:3306 --listener 10.0.1.4:6033 \\",
      "    --proxy-address 10.0.1.4"
    })
final class RunSessionsCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private KafkaOptions kafka;

  @Mixin private TopicOptions topics;

  @Mixin private SessionsOptions sessionsOptions;

  @Mixin private CheckpointOptions checkpoints;

  @Option(
      names = CheckpointOptions.INTERVAL,
      paramLabel = "DURATION",
      defaultValue = "PT10S",
      description = {
        "Time between checkpoints: what is found appears with the next one.",
        "Default: ${DEFAULT-VALUE}"
      })
  private String checkpointInterval;

  RunSessionsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    Duration interval = CheckpointOptions.interval(checkpointInterval);
    SessionsSettings settings = sessionsOptions.settings();
    SessionsJobConfig config =
        settings.job(kafka.bootstrap(), kafka.properties(), rawTopics());
    makeTopics(settings);
    try (StopSignal signal = StopSignal.heard();
        LocalRun job =
            LocalSessionsRun.start(config, checkpoints.directory(), interval, Until.CLOSED)) {
      terminal.note(
          "Reading %s; writing %s and %s"
              .formatted(
                  TopicOptions.names(config.topics()),
                  config.sessionsTopic(),
                  config.attributionsTopic()));
      signal.await("sessions", job);
    }
    return ExitCode.FINE;
  }

  private List<TopicSource> rawTopics() {
    List<TopicSource> named = topics.sources();
    for (TopicSource topic : named) {
      if (!RecordParser.sources().contains(topic.source())) {
        throw CairnException.wrongUse(
            "Topic " + topic.topic() + " holds " + topic.source() + ", which is no log",
            "Name raw topics; what this job writes goes to cairn run archive.");
      }
    }
    return named;
  }

  private void makeTopics(SessionsSettings settings) throws IOException, InterruptedException {
    int partitions = settings.parallelism();
    settings
        .output()
        .make(
            kafka.clients(),
            partitions,
            topic ->
                terminal.note(
                    "Made the topic %s with %,d %s"
                        .formatted(
                            topic, partitions, partitions == 1 ? "partition" : "partitions")));
  }
}
