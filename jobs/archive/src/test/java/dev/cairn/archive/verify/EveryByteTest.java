package dev.cairn.archive.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.archive.chain.TestArchive;
import dev.cairn.archive.store.Blobs;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** No byte of the archive can be changed without the blob being named. */
class EveryByteTest {

  @Test
  void everyFlippedByteIsFoundInItsPlace() throws IOException {
    SmallArchive archive = new SmallArchive();
    int flipped = 0;
    for (String path : TestArchive.paths(archive.store)) {
      FaultCode expected =
          path.startsWith("chain/") ? FaultCode.MANIFEST_ALTERED : FaultCode.FILE_ALTERED;
      int size = Blobs.read(archive.store, path).length;
      for (int i = 0; i < size; i++) {
        int place = i;
        byte mask = (byte) (1 << i % 8);
        archive.store.tamper(path, bytes -> flip(bytes, place, mask));

        assertThat(archive.verify().faults())
            .as("byte %d of %s", place, path)
            .anyMatch(fault -> fault.code() == expected && fault.place().equals(path));

        archive.store.tamper(path, bytes -> flip(bytes, place, mask));
        flipped++;
      }
    }
    assertThat(flipped).isGreaterThan(2000);
    assertThat(archive.verify().faults()).isEmpty();
  }

  private static byte[] flip(byte[] bytes, int place, byte mask) {
    bytes[place] ^= mask;
    return bytes;
  }
}
