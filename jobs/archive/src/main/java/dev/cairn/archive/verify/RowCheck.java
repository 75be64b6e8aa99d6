package dev.cairn.archive.verify;

import dev.cairn.archive.chain.ArchiveFile;
import dev.cairn.archive.chain.Ledger;
import dev.cairn.archive.chain.Manifest;
import dev.cairn.archive.keys.KeyRefusedException;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Whether the rows of a manifest's files are those of its offset ranges: every offset in at least
 * one row, its record indexes from 0 without gap or repetition, and no other row.
 */
final class RowCheck {

  private final RowOffsets source; // null: not asked
  private final Faults faults;
  private long filesRead;
  private long filesRefused;
  private long filesDisposed;
  private long rowsRead;

  RowCheck(RowOffsets source, Faults faults) {
    this.source = source;
    this.faults = faults;
  }

  /**
   * Checks one manifest's rows. Files that are missing or altered have none.
   *
   * @param sound the manifest's files whose bytes were found right
   * @param ledger what the whole chain says of disposals
   */
  void check(Manifest manifest, List<ArchiveFile> sound, Ledger ledger) throws IOException {
    if (source == null || manifest.files().isEmpty()) {
      return;
    }
    Collector rows = new Collector(manifest);
    boolean allRead = true;
    for (ArchiveFile file : manifest.files()) {
      if (ledger.approvedAfter(file.path(), manifest.sequence())) {
        allRead = false;
        filesDisposed += sound.contains(file) ? 0 : 1;
      }
    }
    for (ArchiveFile file : sound) {
      allRead &= read(file, rows);
    }
    for (PartitionRows partition : rows.partitions.values()) {
      partition.check(manifest.sequence(), allRead, faults);
    }
  }

  RowSummary summary() {
    return new RowSummary(source != null, filesRead, filesRefused, filesDisposed, rowsRead);
  }

  private boolean read(ArchiveFile file, Collector rows) throws IOException {
    long before = rows.count;
    try {
      source.read(file, rows);
    } catch (KeyRefusedException e) {
      filesRefused++;
      return false;
    } catch (UnreadableFileException e) {
      faults.add(FaultCode.FILE_UNREADABLE, file.path(), "%s.", e.getMessage());
      return true;
    }
    long delivered = rows.count - before;
    filesRead++;
    rowsRead += delivered;
    if (delivered != file.rows()) {
      faults.add(
          FaultCode.ROW_COUNT,
          file.path(),
          "The file has %d rows, its manifest says %d.",
          delivered,
          file.rows());
    }
    return true;
  }

  private static final class Collector implements RowOffsets.Rows {

    private final Map<String, PartitionRows> partitions = new HashMap<>();
    private String topic;
    private int partition;
    private PartitionRows current;
    private long count;

    Collector(Manifest manifest) {
      manifest.offsets().stream()
          .collect(Collectors.groupingBy(range -> range.topicPartition().toString()))
          .forEach((name, ranges) -> partitions.put(name, new PartitionRows(name, ranges)));
    }

    @Override
    public void row(String rowTopic, int rowPartition, long offset, int recordIndex) {
      count++;
      // rows of one partition mostly stand together: look up once for each run of them
      if (current == null || rowPartition != partition || !rowTopic.equals(topic)) {
        topic = rowTopic;
        partition = rowPartition;
        current =
            partitions.computeIfAbsent(
                rowTopic + "/" + rowPartition, name -> new PartitionRows(name, List.of()));
      }
      current.add(offset, recordIndex);
    }
  }
}
