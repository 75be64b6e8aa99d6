package dev.cairn.archive.table;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.parquet.column.values.bloomfilter.BloomFilter;
import org.apache.parquet.io.api.Binary;

/**
 * Turns one column's texts into UTF-8 and into the column's bloom filter, for one row group. Texts
 * that repeat, as names and addresses do, are encoded and hashed once. Not thread-safe.
 */
final class TextEncoder {

  /** Beyond so many different texts the next row's is seldom among them. */
  private static final int KNOWN_TEXTS = 2_048;

  /** For fewer repetitions of each text the table costs more than it saves. */
  private static final int WORTH_KNOWING = 4;

  private final BloomFilter bloom;
  private final Map<String, Binary> known = new HashMap<>();
  private boolean knows;
  private long repeated;

  /**
   * Begins a row group.
   *
   * @param bloom null for none
   * @param knows whether texts are worth remembering, until it shows that they are not
   */
  TextEncoder(BloomFilter bloom, boolean knows) {
    this.bloom = bloom;
    this.knows = knows;
  }

  /** The text as Parquet takes it; perhaps the same object as for an equal text before. */
  Binary encode(String text) {
    if (!knows) {
      return encodeNew(text);
    }
    Binary binary = known.get(text);
    if (binary != null) {
      repeated++;
      return binary;
    }
    if (known.size() == KNOWN_TEXTS) {
      knows = repeated > (long) KNOWN_TEXTS * WORTH_KNOWING;
      known.clear();
      repeated = 0;
    }
    binary = encodeNew(text);
    known.put(text, binary);
    return binary;
  }

  /**
   * Not Parquet's own encoder, which throws at an unpaired surrogate, which a log line may well
   * hold: such a char becomes a question mark, and the bytes as they came stand in {@code raw}.
   */
  private Binary encodeNew(String text) {
    Binary binary = Binary.fromConstantByteArray(text.getBytes(StandardCharsets.UTF_8));
    if (bloom != null) {
      bloom.insertHash(bloom.hash(binary));
    }
    return binary;
  }
}
