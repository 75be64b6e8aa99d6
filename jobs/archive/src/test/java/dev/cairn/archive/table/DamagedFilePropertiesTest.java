package dev.cairn.archive.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.cairn.archive.keys.KeyRefusedException;
import dev.cairn.archive.store.InMemoryBlobStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever happens to a file's bytes: an honest exception or the same rows. */
class DamagedFilePropertiesTest {

  private static final String PATH = "events/w-00000001.parquet";
  private static final TestDataKeys KEYS = new TestDataKeys();
  private static final byte[] FILE = file();
  private static final byte[] IMAGE = open(FILE);

  /** Where the clear crypto metadata, the footer and the tail stand. */
  private static final int FOOTER = FILE.length - 8 - footerLength();

  @Property(tries = 1500)
  void aFlippedBitIsNoticedOrChangesNothing(
      @ForAll @IntRange(max = Integer.MAX_VALUE) int position,
      @ForAll @IntRange(max = 7) int bit) {
    assertHonest(flipped(position % FILE.length, bit), false);
  }

  @Property(tries = 1500)
  void aFlippedBitOfFooterOrTailIsNoticed(
      @ForAll @IntRange(max = 600) int offset, @ForAll @IntRange(max = 7) int bit) {
    assertHonest(flipped(FOOTER + offset, bit), true);
    assertHonest(flipped(FILE.length - 1 - offset % 40, bit), true);
  }

  @Property(tries = 300)
  void aCutFileIsNoticed(@ForAll @IntRange(max = Integer.MAX_VALUE) int length) {
    assertHonest(Arrays.copyOf(FILE, length % FILE.length), true);
  }

  @Property(tries = 300)
  void anOverwrittenStretchIsNoticedOrChangesNothing(
      @ForAll @IntRange(max = Integer.MAX_VALUE) int position,
      @ForAll @IntRange(min = 1, max = 5000) int length,
      @ForAll byte value) {
    byte[] bytes = FILE.clone();
    int from = position % FILE.length;
    Arrays.fill(bytes, from, Math.min(bytes.length, from + length), value);
    assertHonest(bytes, false);
  }

  @Property(tries = 300)
  void anythingElseIsNoArchiveFile(@ForAll byte[] middle) {
    byte[] bytes = new byte[middle.length + 12];
    System.arraycopy(middle, 0, bytes, 4, middle.length);
    bytes[4 + middle.length] = (byte) middle.length;
    for (int i = 0; i < 4; i++) {
      bytes[i] = (byte) "PARE".charAt(i);
      bytes[bytes.length - 4 + i] = (byte) "PARE".charAt(i);
    }
    assertHonest(bytes, true);
  }

  private static void assertHonest(byte[] bytes, boolean mustBeNoticed) {
    try {
      byte[] image = image(bytes);
      assertThat(mustBeNoticed).as("damage passed unnoticed").isFalse();
      assertThat(image).isEqualTo(IMAGE);
    } catch (ArchiveFileDamagedException e) {
      assertThat(e).hasMessageContaining(PATH).hasNoCause();
      assertThat(e.getMessage()).doesNotContain(SampleRows.CANARY);
    } catch (KeyRefusedException e) {
      assertThat(e).hasMessageContaining("no such key material");
    } catch (IOException e) {
      fail("not a typed exception", e);
    }
  }

  private static byte[] flipped(int position, int bit) {
    byte[] bytes = FILE.clone();
    bytes[position] ^= (byte) (1 << bit);
    return bytes;
  }

  private static byte[] open(byte[] bytes) {
    try {
      return image(bytes);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] image(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    OpenedImage.open(PATH, TableFiles.reader(bytes), KEYS, null, Channels.newChannel(out));
    return out.toByteArray();
  }

  private static byte[] file() {
    try {
      InMemoryBlobStore store = new InMemoryBlobStore();
      TableFiles.archive(ArchiveTable.EVENTS, SampleRows.events(2, 40, 50), PATH, store, KEYS);
      return TableFiles.bytes(store, PATH);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static int footerLength() {
    int at = FILE.length - 8;
    return (FILE[at] & 0xff) | (FILE[at + 1] & 0xff) << 8 | (FILE[at + 2] & 0xff) << 16;
  }
}
