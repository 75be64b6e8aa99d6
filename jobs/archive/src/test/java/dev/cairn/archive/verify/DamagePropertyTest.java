package dev.cairn.archive.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.archive.chain.TestArchive;
import dev.cairn.archive.store.Blobs;
import dev.cairn.archive.store.InMemoryBlobStore;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever is done to the blobs is found, and no damage stops the verifier. */
class DamagePropertyTest {

  private static final List<String> NAMES =
      List.of(
          "events/source=a/1.parquet", // the name of a file that is there
          "events/source=a/1.parquet.bak",
          "events/new.parquet",
          "chain/000000000006.json",
          "chain/000000000009.json",
          "chain/999999999999.json",
          "chain/000000000000.json",
          "chain/x",
          "x");

  @Property(tries = 300)
  void damageIsFoundAndStopsNothing(
      @ForAll @IntRange(min = 1, max = 4) int times, @ForAll Random random) throws IOException {
    SmallArchive archive = new SmallArchive();
    Map<String, String> before = content(archive.store);
    for (int i = 0; i < times; i++) {
      damage(archive, random);
    }
    boolean damaged = !content(archive.store).equals(before);

    VerificationReport report =
        ArchiveVerifier.of(archive.store)
            .withAnchor(archive.anchor)
            .withRows((file, rows) -> rows.row("t", 0, 0, 0))
            .verify();

    boolean found = report.faults().stream().anyMatch(f -> f.verdicts().contains(Verdict.INTEGRITY));
    assertThat(found).isEqualTo(damaged);
    assertThat(report.good(Verdict.INTEGRITY)).isEqualTo(!damaged);
  }

  static void damage(SmallArchive archive, Random random) throws IOException {
    InMemoryBlobStore store = archive.store;
    List<String> paths = TestArchive.paths(store);
    if (paths.isEmpty()) {
      return;
    }
    String path = paths.get(random.nextInt(paths.size()));
    String other = paths.get(random.nextInt(paths.size()));
    switch (random.nextInt(7)) {
      case 0 -> store.tamper(path, bytes -> flip(bytes, random));
      case 1 -> store.remove(path);
      case 2 -> add(store, random);
      case 3 -> archive.swap(path, other);
      case 4 -> store.tamper(path, bytes -> Arrays.copyOf(bytes, random.nextInt(bytes.length + 3)));
      case 5 -> {
        byte[] content = Blobs.read(store, other);
        store.tamper(path, bytes -> content);
      }
      default -> store.tamper(path, bytes -> digit(bytes, random));
    }
  }

  private static void add(InMemoryBlobStore store, Random random) throws IOException {
    String name = NAMES.get(random.nextInt(NAMES.size()));
    List<String> paths = TestArchive.paths(store);
    if (!paths.contains(name)) {
      String copied = paths.get(random.nextInt(paths.size()));
      store.commit(Blobs.stage(store, name, Blobs.read(store, copied)));
    }
  }

  private static byte[] flip(byte[] bytes, Random random) {
    if (bytes.length > 0) {
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return bytes;
  }

  // leaves a manifest readable: the damage that only hashes find
  private static byte[] digit(byte[] bytes, Random random) {
    int start = random.nextInt(bytes.length + 1);
    for (int i = start; i < bytes.length; i++) {
      if (bytes[i] >= '1' && bytes[i] <= '9') {
        bytes[i] = (byte) ('1' + random.nextInt(9));
        return bytes;
      }
    }
    return bytes;
  }

  private static Map<String, String> content(InMemoryBlobStore store) throws IOException {
    Map<String, String> content = new LinkedHashMap<>();
    for (String path : TestArchive.paths(store)) {
      content.put(path, Arrays.toString(Blobs.read(store, path)));
    }
    return content;
  }
}
