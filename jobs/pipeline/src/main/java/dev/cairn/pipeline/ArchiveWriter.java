package dev.cairn.pipeline;

import dev.cairn.archive.chain.LostRange;
import dev.cairn.archive.chain.OffsetRange;
import dev.cairn.archive.table.StagedArchiveFile;
import dev.cairn.formats.record.RawRecord;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.connector.sink2.CommittingSinkWriter;
import org.apache.flink.util.IOUtils;

/**
 * Parses raw records into the files of their topics, and at a checkpoint closes and hands over those
 * that are due, with the offsets they came from. Nothing is visible before the commit. Files that
 * are not due stay open; the checkpoint then holds the offsets at which they began.
 *
 * <p>What a source costs in files, per day and per subtask that reads its topic: at most one file a
 * record; and with a roll interval of R minutes and times in order at most {@code 1440 / R + 24},
 * that is 120 for 15 minutes (rolls, and hours that end between two rolls), once more if it has dead
 * letters. Late rows go into the partition of their own time, and cost one file per such hour and
 * roll. Full files and {@link WriterLimits} add to that by the amount of data only.
 */
final class ArchiveWriter implements CommittingSinkWriter<RawRecord, WriteResult> {

  private final Map<String, TopicGroup> groups = new LinkedHashMap<>();
  private final OpenFiles files;
  private final TaskOffsets offsets;
  private final GapCheck gaps;
  private final InstantSource clock;
  private final AutoCloseable resources;
  private boolean ending;

  /**
   * Creates a writer.
   *
   * @param resources what else to close with it, at last
   */
  ArchiveWriter(
      ArchiveJobConfig config,
      FileMaker maker,
      TaskOffsets offsets,
      TopicLog log,
      Retry retry,
      InstantSource clock,
      AutoCloseable resources)
      throws IOException {
    this.files = new OpenFiles(maker, config.limits(), retry);
    this.offsets = offsets;
    this.gaps = new GapCheck(offsets, log, retry);
    this.clock = clock;
    this.resources = resources;
    for (TopicSource topic : config.topics()) {
      groups.put(topic.topic(), new TopicGroup(topic, files, config.times(), clock));
    }
  }

  @Override
  public void write(RawRecord record, Context context) throws IOException, InterruptedException {
    try {
      offsets.of(record.topic(), record.partition()).read(record.offset());
      groups.get(record.topic()).write(record);
    } catch (IOException e) {
      throw FinalFailures.orSuppress(e);
    }
  }

  @Override
  public void flush(boolean endOfInput) {
    // prepareCommit, which Flink calls next, does all there is to do
    ending |= endOfInput;
  }

  @Override
  public Collection<WriteResult> prepareCommit() throws IOException, InterruptedException {
    try {
      return closeWhatIsDue();
    } catch (IOException e) {
      throw FinalFailures.orSuppress(e);
    }
  }

  private Collection<WriteResult> closeWhatIsDue() throws IOException, InterruptedException {
    // at each checkpoint, due or not: the longer after, the more of it Kafka has deleted
    gaps.explain();
    Instant now = clock.instant();
    List<StagedArchiveFile> staged = new ArrayList<>();
    List<OffsetRange> read = new ArrayList<>();
    List<LostRange> lost = new ArrayList<>();
    for (TopicGroup group : groups.values()) {
      if (group.isOpen(offsets) && (ending || group.isDue(offsets, now))) {
        group.close(offsets, staged, read, lost);
      }
    }
    return read.isEmpty() && lost.isEmpty()
        ? List.of()
        : List.of(new WriteResult(staged, read, lost));
  }

  @Override
  public void close() throws Exception {
    IOUtils.closeAll(files, resources);
  }
}
