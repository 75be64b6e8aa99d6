package dev.cairn.pipeline;

import dev.cairn.archive.chain.OffsetRange;
import dev.cairn.archive.table.StagedArchiveFile;
import java.util.List;

/**
 * What one writer staged between two checkpoints.
 *
 * @param files staged files, durable and invisible
 * @param offsets the offsets whose records are in them
 */
record WriteResult(List<StagedArchiveFile> files, List<OffsetRange> offsets) {

  WriteResult {
    files = List.copyOf(files);
    offsets = List.copyOf(offsets);
  }
}
