package dev.cairn.pipeline;

import dev.cairn.archive.chain.LostRange;
import dev.cairn.archive.chain.OffsetRange;
import dev.cairn.archive.chain.TopicPartition;
import dev.cairn.pipeline.TopicLog.Bounds;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks Kafka why records are missing between those that came, for all partitions at once. */
final class GapCheck {

  private static final Logger LOG = LoggerFactory.getLogger(GapCheck.class);

  private final TaskOffsets offsets;
  private final TopicLog log;
  private final Retry retry;

  GapCheck(TaskOffsets offsets, TopicLog log, Retry retry) {
    this.offsets = offsets;
    this.log = log;
    this.retry = retry;
  }

  /**
   * Explains every gap found since the last call.
   *
   * @throws IOException if Kafka is out of reach
   */
  void explain() throws IOException, InterruptedException {
    List<PartitionProgress> open =
        offsets.all().stream().filter(progress -> !progress.gaps().isEmpty()).toList();
    if (open.isEmpty()) {
      return;
    }
    List<TopicPartition> partitions = open.stream().map(PartitionProgress::partition).toList();
    Map<TopicPartition, Bounds> bounds =
        retry.call("ask Kafka for its logs' bounds", () -> log.bounds(partitions));
    Map<String, Boolean> compacted = new HashMap<>();
    for (PartitionProgress progress : open) {
      String topic = progress.partition().topic();
      if (!compacted.containsKey(topic)) {
        compacted.put(
            topic,
            retry.call("ask Kafka for a topic's policy", () -> log.mayBeCompacted(topic)));
      }
      explain(progress, bounds.get(progress.partition()).first(), compacted.get(topic));
    }
  }

  private static void explain(PartitionProgress progress, long logStart, boolean compacted) {
    List<LostRange> lost = new ArrayList<>();
    for (OffsetRange gap : progress.gaps()) {
      lost.addAll(LostOffsets.explain(gap, logStart, compacted));
    }
    lost.stream()
        .filter(LostRange::recordsLost)
        .forEach(
            range ->
                LOG.atError()
                    .addKeyValue("offsets", range.offsets())
                    .addKeyValue("reason", range.reason().id())
                    .log("Kafka did not give records: they are lost, the chain says so"));
    progress.explain(lost);
  }
}
