package dev.cairn.pipeline;

import dev.cairn.archive.chain.TopicPartition;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far one attempt of one task is with each of its partitions: what ties the source's reader to
 * the archive's writer, so that a checkpoint holds the low-water offsets of the open files and not
 * the offsets that were read (why that is exactly once, {@code package-info} argues).
 *
 * <p>Both find it by their thread. Flink runs each attempt of a task in a thread of its own, and in
 * it all operators that are chained and nothing else: so reader and writer find the same object
 * exactly if they are chained, a restarted attempt or one of another parallelism finds a fresh one,
 * and several jobs in one JVM never meet. Where they are not chained, the job does not start.
 *
 * <p>Not thread-safe: everything that asks it runs in the task's thread.
 */
final class TaskOffsets {

  private static final ThreadLocal<TaskOffsets> OF_TASK = new ThreadLocal<>();

  private final Map<String, Map<Integer, PartitionProgress>> topics = new HashMap<>();
  private boolean reader;
  private boolean writer;
  private PartitionProgress last;

  /** Finds or makes that of the running task, for its one source reader. */
  static TaskOffsets ofReader() {
    TaskOffsets offsets = ofTask();
    offsets.reader = once("source reader", offsets.reader);
    return offsets;
  }

  /** Finds or makes that of the running task, for its one archive writer. */
  static TaskOffsets ofWriter() {
    TaskOffsets offsets = ofTask();
    offsets.writer = once("archive writer", offsets.writer);
    return offsets;
  }

  private static TaskOffsets ofTask() {
    TaskOffsets offsets = OF_TASK.get();
    if (offsets == null) {
      offsets = new TaskOffsets();
      OF_TASK.set(offsets);
    }
    return offsets;
  }

  private static boolean once(String what, boolean there) {
    if (there) {
      throw new IllegalStateException("Two of the kind in one task: " + what);
    }
    return true;
  }

  /** Ends the tie between this thread and its offsets. */
  static void release() {
    OF_TASK.remove();
  }

  /**
   * Checks that reader and writer are in one task, before the first record is read.
   *
   * @throws IllegalStateException if not: checkpoints would then pass over records in open files
   */
  void requireBoth() {
    if (!reader || !writer) {
      throw new IllegalStateException(
          "The source of the archive job and its writer are not chained into one task. Leave"
              + " pipeline.operator-chaining.enabled on and give both the same parallelism.");
    }
  }

  /** Begins a partition at an offset; what was known of it is forgotten. */
  PartitionProgress start(TopicPartition partition, long offset) {
    PartitionProgress progress = new PartitionProgress(partition, offset);
    topics
        .computeIfAbsent(partition.topic(), topic -> new TreeMap<>())
        .put(partition.partition(), progress);
    last = null;
    return progress;
  }

  /**
   * Finds a partition.
   *
   * @throws IllegalStateException if it was not started: nothing would know where to read it again
   */
  PartitionProgress of(String topic, int partition) {
    // records come in runs of one partition
    PartitionProgress found = last;
    if (found == null
        || found.partition().partition() != partition
        || !found.partition().topic().equals(topic)) {
      found = topics.getOrDefault(topic, Map.of()).get(partition);
      if (found == null) {
        throw new IllegalStateException(
            "Partition " + topic + "/" + partition + " gives records but was never started");
      }
      last = found;
    }
    return found;
  }

  /** The partitions of a topic that this task reads, in order. */
  Collection<PartitionProgress> of(String topic) {
    return topics.getOrDefault(topic, Map.of()).values();
  }

  /** All partitions that this task reads. */
  List<PartitionProgress> all() {
    return topics.values().stream().flatMap(partitions -> partitions.values().stream()).toList();
  }
}
