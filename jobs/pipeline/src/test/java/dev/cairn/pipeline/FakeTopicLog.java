package dev.cairn.pipeline;

import dev.cairn.archive.chain.TopicPartition;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A broker's logs as a test wants them: without limits, unless said otherwise. */
final class FakeTopicLog implements TopicLog {

  private final Map<TopicPartition, Bounds> bounds = new HashMap<>();
  private final Set<String> compacted = new HashSet<>();
  private int failures;
  private int calls;

  FakeTopicLog has(String topic, int partition, long first, long end) {
    bounds.put(new TopicPartition(topic, partition), new Bounds(first, end));
    return this;
  }

  FakeTopicLog compacts(String topic) {
    compacted.add(topic);
    return this;
  }

  /** The next calls fail. */
  void failNext(int times) {
    failures = times;
  }

  int calls() {
    return calls;
  }

  @Override
  public Map<TopicPartition, Bounds> bounds(Collection<TopicPartition> partitions)
      throws IOException {
    answer();
    return partitions.stream()
        .collect(
            Collectors.toMap(
                Function.identity(),
                p -> bounds.getOrDefault(p, new Bounds(0, Long.MAX_VALUE))));
  }

  @Override
  public boolean mayBeCompacted(String topic) throws IOException {
    answer();
    return compacted.contains(topic);
  }

  private void answer() throws IOException {
    calls++;
    if (failures > 0) {
      failures--;
      throw new IOException("Kafka is out of reach");
    }
  }

  @Override
  public void close() {}
}
