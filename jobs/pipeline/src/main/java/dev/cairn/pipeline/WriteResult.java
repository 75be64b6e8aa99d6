package dev.cairn.pipeline;

import dev.cairn.archive.chain.LostRange;
import dev.cairn.archive.chain.OffsetRange;
import dev.cairn.archive.table.StagedArchiveFile;
import java.util.List;

/**
 * What one writer closed for a checkpoint.
 *
 * @param files staged files, durable and invisible
 * @param offsets the offsets whose records are in them
 * @param lost the offsets beside them that Kafka did not give
 */
record WriteResult(
    List<StagedArchiveFile> files, List<OffsetRange> offsets, List<LostRange> lost) {

  WriteResult {
    files = List.copyOf(files);
    offsets = List.copyOf(offsets);
    lost = List.copyOf(lost);
  }
}
