package dev.cairn.archive.verify;

import dev.cairn.archive.chain.ArchiveFile;
import java.io.IOException;

/**
 * Says which Kafka records the rows of an archive file came from. Implemented by whoever can read the
 * files; the verifier itself has no key.
 */
public interface RowOffsets {

  /**
   * Delivers every row of the file, in any order. Called only for files whose bytes were found to be
   * those of the manifest.
   *
   * @param file the file, as its manifest lists it
   * @param rows takes the rows; not to be used after this returns
   * @throws dev.cairn.archive.keys.KeyRefusedException if the file's key is refused: its rows then
   *     count as not checked, which is no fault
   * @throws UnreadableFileException if the bytes are no archive file: a fault
   * @throws IOException if the store or the key service is out of reach: ends the verification
   */
  void read(ArchiveFile file, Rows rows) throws IOException;

  /** Takes rows one by one. */
  interface Rows {

    /**
     * One row.
     *
     * @param topic its kafka_topic
     * @param partition its kafka_partition
     * @param offset its kafka_offset
     * @param recordIndex its record_index
     */
    void row(String topic, int partition, long offset, int recordIndex);
  }
}
