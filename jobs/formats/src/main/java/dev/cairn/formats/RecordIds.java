package dev.cairn.formats;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

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

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private final byte[] bytes;
  private final int indexAt;

  RecordIds(String topic, int partition, long offset) {
    byte[] name = Hashes.utf8(topic);
    int nameEnd = Integer.BYTES + name.length;
    this.indexAt = nameEnd + Integer.BYTES + Long.BYTES;
    this.bytes = new byte[indexAt + Integer.BYTES];
    INT.set(bytes, 0, name.length);
    System.arraycopy(name, 0, bytes, Integer.BYTES, name.length);
    INT.set(bytes, nameEnd, partition);
    LONG.set(bytes, nameEnd + Integer.BYTES, offset);
  }

  String id(int recordIndex) {
    INT.set(bytes, indexAt, recordIndex);
    return Hashes.sha256Short(bytes, 0, bytes.length);
  }
}
