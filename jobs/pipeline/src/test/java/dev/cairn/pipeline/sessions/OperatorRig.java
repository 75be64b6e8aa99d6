package dev.cairn.pipeline.sessions;

import dev.cairn.correlate.match.MatcherConfig;
import dev.cairn.correlate.session.SessionConfig;
import dev.cairn.correlate.slice.SliceConfig;
import dev.cairn.pipeline.TopicSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.metrics.groups.InternalOperatorMetricGroup;
import org.apache.flink.runtime.metrics.util.InterceptingOperatorMetricGroup;
import org.apache.flink.runtime.metrics.util.InterceptingTaskMetricGroup;
import org.apache.flink.runtime.operators.testutils.MockEnvironmentBuilder;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** One keyed operator alone, with time and metrics of the test's own. */
final class OperatorRig<I, O> implements AutoCloseable {

  static final String SERVER = "10.1.2.10:3306";

  private static final int MAX_PARALLELISM = 128;

  private final InterceptingOperatorMetricGroup metrics = new InterceptingOperatorMetricGroup();
  private final List<O> earlier = new ArrayList<>();
  private KeyedOneInputStreamOperatorTestHarness<String, I, O> harness;

  private OperatorRig() {}

  /**
   * Starts an operator.
   *
   * @param checkpoint from which it goes on; null for none
   */
  static <I, O> OperatorRig<I, O> of(
      OneInputStreamOperator<I, O> operator,
      KeySelector<I, String> key,
      OperatorSubtaskState checkpoint)
      throws Exception {
    OperatorRig<I, O> rig = new OperatorRig<>();
    InterceptingTaskMetricGroup task =
        new InterceptingTaskMetricGroup() {
          @Override
          public InternalOperatorMetricGroup getOrAddOperator(
              OperatorID id, String name, Map<String, String> variables) {
            return rig.metrics;
          }
        };
    rig.harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            operator,
            key,
            Types.STRING,
            new MockEnvironmentBuilder()
                .setMetricGroup(task)
                .setMaxParallelism(MAX_PARALLELISM)
                .build());
    rig.harness.setup();
    if (checkpoint == null) {
      rig.harness.initializeEmptyState();
    } else {
      rig.harness.initializeState(checkpoint);
    }
    rig.harness.open();
    return rig;
  }

  /** A job that reads these sources, before one server. */
  static SessionsJobConfig config(SliceConfig slices, String... sources) {
    List<TopicSource> topics =
        Stream.of(sources.length == 0 ? new String[] {SessionConfig.QUERY} : sources)
            .map(source -> new TopicSource(source, source, ZoneOffset.UTC))
            .toList();
    return new SessionsJobConfig(
        "localhost:9092",
        Map.of(),
        topics,
        "sessions",
        "attributions",
        Map.of("mysql-1", SERVER),
        SessionConfig.defaults(),
        slices,
        MatcherConfig.DEFAULT.threshold(),
        1);
  }

  void tell(I input) throws Exception {
    harness.processElement(new StreamRecord<>(input));
  }

  void watermark(long millis) throws Exception {
    harness.processWatermark(new Watermark(millis));
  }

  /** What another told before this one went on. */
  void earlier(List<O> told) {
    earlier.addAll(told);
  }

  /** All that was told. */
  List<O> out() {
    List<O> all = new ArrayList<>(earlier);
    all.addAll(harness.extractOutputValues());
    return all;
  }

  OperatorSubtaskState snapshot() throws Exception {
    return harness.snapshot(1, 1);
  }

  long counted(String name) {
    return ((Counter) metrics.get(name)).getCount();
  }

  /** Entries of keyed state. */
  int entries() {
    return harness.numKeyedStateEntries();
  }

  int timers() {
    return harness.numEventTimeTimers();
  }

  @Override
  public void close() throws Exception {
    harness.close();
  }
}
