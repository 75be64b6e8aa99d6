package dev.cairn.formats.record;

import java.nio.ByteBuffer;

/**
 * The ids of what one Kafka record became: 32 hexadecimal digits, the first half of the SHA-256 of
 *
 * <pre>
 *   length of the topic's name in bytes   int, 4 bytes, big-endian
 *   the topic's name                      UTF-8
 *   partition                             int, 4 bytes, big-endian
 *   offset                                long, 8 bytes, big-endian
 *   record_index                          int, 4 bytes, big-endian
 * </pre>
 *
 * <p>No two places have the same bytes, since every part has a fixed or stated length.
 */
final class RecordIds {

  private final ByteBuffer bytes;
  private final int indexAt;

  RecordIds(String topic, int partition, long offset) {
    byte[] name = Hashes.utf8(topic);
    this.indexAt = Integer.BYTES + name.length + Integer.BYTES + Long.BYTES;
    this.bytes = ByteBuffer.allocate(indexAt + Integer.BYTES);
    bytes.putInt(name.length).put(name).putInt(partition).putLong(offset);
  }

  String id(int recordIndex) {
    bytes.putInt(indexAt, recordIndex);
    return Hashes.sha256Short(bytes.array(), 0, bytes.capacity());
  }
}
