package dev.cairn.pipeline.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.correlate.session.Progress;
import dev.cairn.correlate.session.SessionConfig;
import dev.cairn.correlate.slice.SliceConfig;
import dev.cairn.pipeline.TopicSource;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;

class AnchorSourcesTest {

  private static final String QUERY = "proxysql.query";
  private static final String ERROR = "proxysql.error";
  private static final String POLLS = "proxysql.processlist";
  private static final String DATABASE = "mysql.audit";
  private static final String FLOW = "network.flow";

  @Test
  void withoutThemTheJobIsAsItWas() {
    String plan = plan(config(QUERY, DATABASE, FLOW));

    assertThat(plan).contains("read mysql.audit").doesNotContain("anchors");
  }

  @Test
  void anErrorLogIsReadAndNothingMore() {
    String plan = plan(config(QUERY, DATABASE, FLOW, ERROR));

    assertThat(plan).contains("read proxysql.error").doesNotContain("anchors");
  }

  @Test
  void whereThereArePollsPortsAreFollowed() {
    SessionsJobConfig config = config(QUERY, DATABASE, FLOW, POLLS);

    assertThat(plan(config)).contains("read proxysql.processlist").contains("anchors");
    assertThat(config.anchors().follows(FLOW)).isTrue();
    assertThat(config.anchors().follows(DATABASE)).isTrue();
    assertThat(config.anchors().follows(QUERY)).isFalse();
  }

  @Test
  void flowsAreNotWaitedForWhereNoServerIsKnown() {
    SessionsJobConfig known = config(QUERY, DATABASE, FLOW, POLLS);
    AnchorSources unknown =
        AnchorSources.of(known.topics(), Map.of(), known.sessions().path());

    assertThat(unknown.follows(FLOW)).isFalse();
    assertThat(unknown.follows(DATABASE)).isTrue();
  }

  @Test
  void whereNoStatementsAreTiedNothingIsReadForIt() {
    assertThat(plan(config(QUERY, ERROR, POLLS))).doesNotContain(ERROR).doesNotContain(POLLS);
  }

  @Test
  void answersAreWaitedForAsLongAsFlows() {
    Map<String, Duration> late =
        Map.of(
            QUERY, Duration.ofMinutes(1),
            DATABASE, Duration.ofMinutes(1),
            FLOW, Duration.ofMinutes(10),
            Progress.ATTRIBUTION, Duration.ofMinutes(2));

    assertThat(waited(config(QUERY, DATABASE, FLOW, POLLS), late)).isEqualTo(late.get(FLOW));
    assertThat(waited(config(QUERY, DATABASE, FLOW), late))
        .isEqualTo(late.get(Progress.ATTRIBUTION));
  }

  @Test
  void nobodyWaitsForAnErrorLog() {
    SessionsJobConfig config = config(QUERY, DATABASE, ERROR, POLLS);

    assertThat(config.sessions().lateness()).doesNotContainKeys(ERROR, POLLS);
    assertThat(ExpectedSources.lateness(config, ERROR))
        .isEqualTo(SessionConfig.defaults().lateness().get(QUERY));
  }

  private static Duration waited(SessionsJobConfig config, Map<String, Duration> late) {
    return ExpectedSources.of(config.topics(), late, config.anchors()).get(Progress.ATTRIBUTION);
  }

  private static SessionsJobConfig config(String... sources) {
    return OperatorRig.config(SliceConfig.DEFAULT, sources);
  }

  private static String plan(SessionsJobConfig config) {
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(1);
    env.setMaxParallelism(128);
    Map<String, Integer> partitions =
        config.topics().stream()
            .map(TopicSource::topic)
            .collect(Collectors.toMap(Function.identity(), topic -> 1));
    new SessionsJob(env, config, partitions, false).build();
    return env.getExecutionPlan();
  }
}
