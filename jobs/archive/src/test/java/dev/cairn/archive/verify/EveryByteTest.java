package dev.cairn.archive.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.archive.chain.TestArchive;
import dev.cairn.archive.chain.TestArchive.MemoryAnchor;
import dev.cairn.archive.store.Blobs;
import dev.cairn.archive.store.InMemoryBlobStore;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** No byte of the archive can be changed without the blob being named. */
class EveryByteTest {

  @Test
  void everyFlippedByteIsFoundInItsPlace() throws IOException {
    InMemoryBlobStore store = new InMemoryBlobStore();
    MemoryAnchor anchor = new MemoryAnchor();
    // two manifests: each flip costs as many signatures
    TestArchive.create(store, anchor)
        .append(TestArchive.commit(store, "c1", 0, 9), TestArchive.NOW);
    ArchiveVerifier verifier = ArchiveVerifier.of(store).withAnchor(anchor);
    int flipped = 0;
    for (String path : TestArchive.paths(store)) {
      FaultCode expected =
          path.startsWith("chain/") ? FaultCode.MANIFEST_ALTERED : FaultCode.FILE_ALTERED;
      int size = Blobs.read(store, path).length;
      for (int i = 0; i < size; i++) {
        int place = i;
        byte mask = (byte) (1 << i % 8);
        store.tamper(path, bytes -> flip(bytes, place, mask));

        assertThat(verifier.verify().faults())
            .as("byte %d of %s", place, path)
            .anyMatch(fault -> fault.code() == expected && fault.place().equals(path));

        store.tamper(path, bytes -> flip(bytes, place, mask));
        flipped++;
      }
    }
    assertThat(flipped).isGreaterThan(1000);
    assertThat(verifier.verify().faults()).isEmpty();
  }

  private static byte[] flip(byte[] bytes, int place, byte mask) {
    bytes[place] ^= mask;
    return bytes;
  }
}
