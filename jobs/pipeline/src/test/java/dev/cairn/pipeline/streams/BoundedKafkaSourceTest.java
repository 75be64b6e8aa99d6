package dev.cairn.pipeline.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.connector.source.ReaderInfo;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.AssignmentStatus;
import org.apache.flink.connector.kafka.source.enumerator.KafkaSourceEnumState;
import org.apache.flink.connector.kafka.source.enumerator.SplitAndAssignmentStatus;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;

class BoundedKafkaSourceTest {

  private static final KafkaPartitionSplit SPLIT =
      new KafkaPartitionSplit(
          new TopicPartition("audit", 0), 672, KafkaPartitionSplit.LATEST_OFFSET);

  private final List<Integer> noMore = new ArrayList<>();

  @Test
  void restoredWithAllPartitionsAtReadersItTellsThemThatNoMoreFollow() throws Exception {
    try (SplitEnumerator<?, ?> restored = restored(AssignmentStatus.ASSIGNED)) {
      restored.start();
      restored.addReader(0);
      restored.addReader(1);
    }

    assertThat(noMore).containsExactly(0, 1);
  }

  @Test
  void restoredWithAPartitionThatNoReaderHasItLeavesThatToFlink() throws Exception {
    try (SplitEnumerator<?, ?> restored = restored(AssignmentStatus.UNASSIGNED)) {
      restored.addReader(1);
    }

    assertThat(noMore).isEmpty();
  }

  private SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> restored(
      AssignmentStatus status) throws Exception {
    KafkaSource<String> kafka =
        KafkaSource.<String>builder()
            .setBootstrapServers("127.0.0.1:1")
            .setTopics("audit")
            .setDeserializer(
                KafkaRecordDeserializationSchema.valueOnly(StringDeserializer.class))
            .setBounded(OffsetsInitializer.latest())
            .build();
    return new BoundedKafkaSource<>(kafka)
        .restoreEnumerator(
            context(),
            new KafkaSourceEnumState(
                Set.of(new SplitAndAssignmentStatus(SPLIT, status)), true));
  }

  @SuppressWarnings("unchecked")
  private SplitEnumeratorContext<KafkaPartitionSplit> context() {
    return (SplitEnumeratorContext<KafkaPartitionSplit>)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {SplitEnumeratorContext.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "registeredReaders" ->
                      Map.of(0, new ReaderInfo(0, "here"), 1, new ReaderInfo(1, "here"));
                  case "currentParallelism" -> 2;
                  case "signalNoMoreSplits" -> {
                    noMore.add((Integer) arguments[0]);
                    yield null;
                  }
                  default -> null;
                });
  }
}
