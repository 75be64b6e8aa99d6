package dev.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.correlate.session.PathAddresses;
import dev.cairn.correlate.session.Progress;
import dev.cairn.correlate.session.SessionConfig;
import dev.cairn.pipeline.TopicSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class SessionsOptionsTest {

  @Test
  void withoutOptionsTheJobIsToldItsDefaults() {
    assertThat(settings()).isEqualTo(SessionsSettings.defaults());
  }

  @Test
  void whatIsSaidOfThePathIsTold() {
    SessionsSettings settings =
        settings(
            "--server=vm-db=10.0.2.4:3306,vm-eu=db-eu.internal:3307",
            "--server=mysql-phi=10.0.2.5:3306",
            "--listener=10.0.1.4:6033",
            "--listener=[FD00::4]:6033",
            "--proxy-address=10.0.1.4,fd00::4",
            "--relay=10.0.0.9",
            "--monitor-user=watch",
            "--fast-forward-user=etl, bulk");

    assertThat(settings.servers())
        .isEqualTo(
            Map.of(
                "vm-db", "10.0.2.4:3306",
                "vm-eu", "db-eu.internal:3307",
                "mysql-phi", "10.0.2.5:3306"));
    assertThat(settings.sessions().path())
        .isEqualTo(
            new PathAddresses(
                Set.of("10.0.1.4:6033", "fd00::4:6033"),
                Set.of("10.0.2.4:3306", "10.0.2.5:3306"),
                Set.of("10.0.1.4", "fd00::4"),
                Set.of("10.0.0.9")));
    assertThat(settings.sessions().monitorUsers()).containsExactly("watch");
    assertThat(settings.sessions().fastForwardUsers()).containsExactlyInAnyOrder("etl", "bulk");
  }

  @Test
  void addressesOfServersInFlowLogsMayDifferFromTheirNamesAtTheProxies() {
    SessionsSettings settings =
        settings("--server=vm=db.internal:3306", "--server-address=10.0.2.4:3306");

    assertThat(settings.sessions().path().servers()).containsExactly("10.0.2.4:3306");
  }

  @Test
  void referenceTablesAreReadBeforeTheJobStarts(@TempDir Path directory) throws IOException {
    Files.writeString(directory.resolve("reference.yaml"), "version: v1");
    assertThat(settings("--reference-tables=" + directory).referenceTables())
        .contains(directory.toAbsolutePath());
    assertThat(settings().job("b:1", Map.of(), topics()).referenceTables()).isNull();

    Files.writeString(directory.resolve("users.csv"), "user,principal,kind\na,Anna,robot");
    Run run = runSessions("--reference-tables=" + directory, "--topic=proxysql.query");

    assertThat(run.code()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(run.err())
        .contains("--reference-tables is '" + directory + "'")
        .contains("users.csv, line 2, row 1: kind is 'robot'; allowed: person, service");
  }

  private static List<TopicSource> topics() {
    return List.of(new TopicSource("t", "proxysql.query", ZoneOffset.UTC));
  }

  @Test
  void answersAreWaitedForAMinuteLongerThanTheLaterLog() {
    Map<String, Duration> lateness = settings("--lateness=mysql.audit=PT40M").sessions().lateness();

    assertThat(lateness)
        .containsEntry(SessionConfig.DATABASE, Duration.ofMinutes(40))
        .containsEntry(SessionConfig.QUERY, Duration.ofMinutes(1))
        .containsEntry(Progress.ATTRIBUTION, Duration.ofMinutes(41));
  }

  @Test
  void variablesAndTheFileSayTheSame() {
    SessionsOptions options = new SessionsOptions();
    new CommandLine(options)
        .setDefaultValueProvider(
            new Settings(
                Map.of("CAIRN_PROXY_ADDRESS", "10.0.1.4,10.0.1.5"), Map.of("threshold", "0.9")))
        .parseArgs();

    assertThat(options.settings().sessions().path().proxies())
        .containsExactlyInAnyOrder("10.0.1.4", "10.0.1.5");
    assertThat(options.settings().threshold()).isEqualTo(0.9);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "--server=vm | 'vm' | NAME=HOST:PORT",
        "--server=vm=db.internal | 'db.internal' | host and a port",
        "--server=vm=:3306 | ':3306' | host and a port",
        "--server=a=h:1,a=h:2 | 'a' | once",
        "--server-address=db.internal:3306 | 'db.internal:3306' | 10.0.1.4:6033",
        "--listener=10.0.1.4 | '10.0.1.4' | 10.0.1.4:6033",
        "--listener=10.0.1.4:65536 | '10.0.1.4:65536' | 10.0.1.4:6033",
        "--listener=10.0.1.256:6033 | '10.0.1.256:6033' | 10.0.1.4:6033",
        "--proxy-address=proxy-1 | 'proxy-1' | fd00::4",
        "--proxy-address=fd00:::4 | 'fd00:::4' | fd00::4",
        "--proxy-address=10.0.1.4.1 | '10.0.1.4.1' | fd00::4",
        "--relay=10.0.0.0/24 | '10.0.0.0/24' | 10.0.1.4",
        "--monitor-user= | '' | a user's name",
        "--lateness=PT1M | 'PT1M' | proxysql.query",
        "--lateness=mysql.binlog=PT1M | 'mysql.binlog=PT1M' | mysql.audit",
        "--lateness=mysql.audit=15 | '15' | PT60S",
        "--lateness=mysql.audit=-PT1M | PT-1M | PT0S",
        "--threshold=1 | 1.0 | less than 1",
        "--threshold=high | 'high' | --help",
        "--reference-tables=/nowhere/tables | '/nowhere/tables' | reference.yaml",
        "--parallelism=0 | 0 | 1 or more",
        "--attributions-topic=cairn.sessions | 'cairn.sessions' | not the sessions' own",
      })
  void whatIsNotAllowedIsNamedAtStartWithWhatIs(String option, String value, String allowed) {
    Run run = runSessions(option, "--topic=proxysql.query");

    assertThat(run.code()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(run.err()).contains(value, allowed);
    assertThat(run.err()).contains(option.substring(2, option.indexOf('=')));
  }

  @Test
  void whatTheJobWritesIsNoInputOfIt() {
    Run run = runSessions("--topic=cairn.sessions");

    assertThat(run.code()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(run.err()).contains("cairn.sessions", "cairn run archive");
  }

  @Test
  void aTopicIsNotReadAndWritten() {
    Run run = runSessions("--topic=proxysql.query", "--sessions-topic=proxysql.query");

    assertThat(run.code()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(run.err()).contains("'proxysql.query'", "each topic once");
  }

  private static Run runSessions(String... options) {
    String[] all = new String[options.length + 4];
    all[0] = "run";
    all[1] = "sessions";
    all[2] = "--bootstrap=127.0.0.1:1";
    all[3] = "--checkpoints=/nowhere";
    System.arraycopy(options, 0, all, 4, options.length);
    return Run.cairn(all);
  }

  private static SessionsSettings settings(String... options) {
    return CommandLine.populateCommand(new SessionsOptions(), options).settings();
  }
}
