package dev.cairn.pipeline;

import dev.cairn.archive.chain.LostRange;
import dev.cairn.archive.chain.OffsetRange;
import dev.cairn.archive.table.ArchiveTable;
import dev.cairn.archive.table.StagedArchiveFile;
import dev.cairn.formats.RecordParser;
import dev.cairn.formats.record.ParseResult;
import dev.cairn.formats.record.RawRecord;
import dev.cairn.schemas.AuditEvent;
import dev.cairn.schemas.DeadLetter;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * One topic in one writer: its parser, its open files, and when they are due. Files and offsets of a
 * topic are closed together or not at all.
 */
final class TopicGroup {

  private final String topic;
  private final RecordParser parser;
  private final OpenFiles open;
  private final CommitTimes times;
  private final InstantSource clock;
  private final FileGroup files = new FileGroup();
  private Instant due;

  TopicGroup(TopicSource topic, OpenFiles open, CommitTimes times, InstantSource clock)
      throws IOException {
    this.topic = topic.topic();
    this.parser = RecordParser.of(topic.source(), topic.reading().load());
    this.open = open;
    this.times = times;
    this.clock = clock;
  }

  void write(RawRecord record) throws IOException, InterruptedException {
    if (due == null) {
      due = times.due(clock.instant());
    }
    ParseResult result = parser.parse(record);
    for (AuditEvent event : result.events()) {
      open.write(files, ArchiveTable.EVENTS, event, RowBytes.of(event));
    }
    for (DeadLetter letter : result.deadLetters()) {
      open.write(files, ArchiveTable.DEAD_LETTERS, letter, RowBytes.of(letter));
    }
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
