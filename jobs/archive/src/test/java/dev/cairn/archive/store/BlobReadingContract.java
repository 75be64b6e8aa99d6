package dev.cairn.archive.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link BlobStore} owes readers: whole content, ranges, lists. */
public abstract class BlobReadingContract {

  /** More than two Azure blocks, and not a whole number of anything. */
  private static final int BIG = 9 * 1024 * 1024 + 13;

  /** The store under test, empty before each test. */
  protected BlobStore store;

  /**
   * Opens the storage of the running test with a new store, as another process would. Each test
   * starts with one that is empty.
   */
  protected abstract BlobStore openAgain() throws IOException;

  @BeforeEach
  void openStore() throws IOException {
    store = openAgain();
  }

  @AfterEach
  void closeStore() throws IOException {
    store.close();
  }

  @Test
  void bigBlobComesBackWhole() throws Exception {
    byte[] content = new byte[BIG];
    new Random(7).nextBytes(content);
    StagedBlob staged;
    try (BlobWriter writer = store.stage("big")) {
      for (int from = 0; from < BIG; from += 1_000_003) {
        int to = Math.min(BIG, from + 1_000_003);
        writer.write(ByteBuffer.wrap(content, from, to - from));
      }
      assertThat(writer.position()).isEqualTo(BIG);
      staged = writer.finish();
    }

    store.commit(staged);

    assertThat(staged.size()).isEqualTo(BIG);
    assertThat(Blobs.read(store, "big")).isEqualTo(content);
  }

  @Test
  void emptyBlobIsABlob() throws Exception {
    Blobs.commit(store, "empty", "");

    assertThat(store.find("empty")).contains(new BlobInfo("empty", 0));
    assertThat(Blobs.read(store, "empty")).isEmpty();
  }

  @Test
  void rangesAreReadAtAnyPosition() throws Exception {
    Blobs.commit(store, "a", "0123456789");

    try (BlobReader reader = store.open("a")) {
      assertThat(reader.size()).isEqualTo(10);
      assertThat(range(reader, 3, 4)).isEqualTo("3456");
      assertThat(range(reader, 0, 10)).isEqualTo("0123456789");
      assertThat(range(reader, 9, 1)).isEqualTo("9");
      assertThat(range(reader, 10, 0)).isEmpty();
    }
  }

  @Test
  void readFillsOnlyTheBuffersRoom() throws Exception {
    Blobs.commit(store, "a", "0123456789");
    ByteBuffer buffer = ByteBuffer.wrap("xxxxxxxx".getBytes()).position(2).limit(5);

    try (BlobReader reader = store.open("a")) {
      reader.readFully(4, buffer);
    }

    assertThat(new String(buffer.array())).isEqualTo("xx456xxx");
    assertThat(buffer.hasRemaining()).isFalse();
  }

  @Test
  void readingPastTheEndIsAnErrorAndReadsNothing() throws Exception {
    Blobs.commit(store, "a", "0123456789");
    ByteBuffer buffer = ByteBuffer.allocate(4);

    try (BlobReader reader = store.open("a")) {
      assertThatThrownBy(() -> reader.readFully(7, buffer)).isInstanceOf(EOFException.class);
      assertThatThrownBy(() -> reader.readFully(Long.MAX_VALUE, buffer))
          .isInstanceOf(EOFException.class);
      assertThatThrownBy(() -> reader.readFully(-1, buffer))
          .isInstanceOf(IllegalArgumentException.class);
    }

    assertThat(buffer.position()).isZero();
  }

  @Test
  void listIsInOrderOfCodePoints() throws Exception {
    List<String> paths =
        List.of("b", "a/2", "a-1", "a/10", "A", "a=1/x", "a/_/deep/er.json", "a.b");
    for (String path : paths) {
      Blobs.commit(store, path, path);
    }

    List<BlobInfo> listed = store.list("");

    assertThat(listed).extracting(BlobInfo::path).containsExactly(sorted(paths));
    assertThat(listed).allMatch(blob -> blob.size() == blob.path().length());
  }

  @Test
  void listTakesAnyBeginningOfAPath() throws Exception {
    for (String path : List.of("events/a", "events/b/c", "events2", "chain/0", "chain/01")) {
      Blobs.commit(store, path, "x");
    }

    assertThat(store.list("events/")).extracting(BlobInfo::path)
        .containsExactly("events/a", "events/b/c");
    assertThat(store.list("events")).extracting(BlobInfo::path)
        .containsExactly("events/a", "events/b/c", "events2");
    assertThat(store.list("events/b/c")).extracting(BlobInfo::path).containsExactly("events/b/c");
    assertThat(store.list("chain/0")).extracting(BlobInfo::path)
        .containsExactly("chain/0", "chain/01");
    assertThat(store.list("nothing/here")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", ".staging", "..", "a/../", "a//", "a b"})
  void badPrefixesAreRefused(String prefix) {
    assertThatThrownBy(() -> store.list(prefix)).isInstanceOf(IllegalArgumentException.class);
  }

  private static String range(BlobReader reader, long position, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    reader.readFully(position, buffer);
    return new String(buffer.array());
  }

  private static String[] sorted(List<String> paths) {
    String[] sorted = paths.toArray(String[]::new);
    Arrays.sort(sorted);
    return sorted;
  }
}
