package dev.cairn.pipeline;

import dev.cairn.archive.chain.LostRange;
import dev.cairn.archive.chain.OffsetRange;
import dev.cairn.archive.table.ArchiveTable;
import dev.cairn.archive.table.StagedArchiveFile;
import dev.cairn.formats.record.RawRecord;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/**
 * One topic in one writer: what reads it, its open files, and when they are due. Files and offsets
 * of a topic are closed together or not at all.
 */
final class TopicGroup implements RecordRows.Taker {

  private final String topic;
  private final RecordRows rows;
  private final OpenFiles open;
  private final CommitTimes times;
  private final InstantSource clock;
  private final FileGroup files = new FileGroup();
  private Instant due;

  TopicGroup(TopicSource topic, OpenFiles open, CommitTimes times, InstantSource clock)
      throws IOException {
    this.topic = topic.topic();
    this.rows = RecordRows.of(topic);
    this.open = open;
    this.times = times;
    this.clock = clock;
  }

  void write(RawRecord record) throws IOException, InterruptedException {
    if (due == null) {
      due = times.due(clock.instant());
    }
    rows.make(record, this);
  }

  @Override
  public <T extends SpecificRecord> void take(ArchiveTable<T> table, T row, long bytes)
      throws IOException, InterruptedException {
    open.write(files, table, row, bytes);
  }

  /** Whether there is something to close, and its time has come. */
  boolean isDue(TaskOffsets offsets, Instant now) {
    return due != null && !now.isBefore(due)
        || files.isFull()
        || offsets.of(topic).stream().anyMatch(PartitionProgress::hasLostRecords);
  }

  /** Whether anything was read, or found missing, since the last close. */
  boolean isOpen(TaskOffsets offsets) {
    return offsets.of(topic).stream().anyMatch(PartitionProgress::isOpen);
  }

  /** Closes all files and hands them over with all offsets of the topic that were read till now. */
  void close(
      TaskOffsets offsets,
      List<StagedArchiveFile> filesInto,
      List<OffsetRange> readInto,
      List<LostRange> lostInto)
      throws IOException, InterruptedException {
    filesInto.addAll(open.close(files));
    offsets.of(topic).forEach(partition -> partition.close(readInto, lostInto));
    due = null;
  }
}
