package dev.cairn.archive.keys;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;

/**
 * Key services for tests that need one but are not about one: real RSA-3072 keys, in memory, the
 * same in every run. They are public, and protect nothing.
 */
public final class TestKeys {

  private static final List<KeyFileEntry> ENTRIES = KeyFileJson.parse(resource("keyfile-1.json"));

  static final KeyFileEntry METADATA = ENTRIES.get(0);
  static final KeyFileEntry PHI = ENTRIES.get(1);
  static final KeyFileEntry NEXT_PHI = ENTRIES.get(2);

  private static final URI PLACE = URI.create("keyfile:///in/memory/of/the/test.json");

  private TestKeys() {}

  /** That part of the one retention class of these tests. */
  static KeyScope scope(KeyClass keyClass) {
    return new KeyScope("queries", keyClass);
  }

  /** Both classes' keys; the same in each call. */
  public static KeyService all() {
    return new KeyFileService(PLACE, List.of(METADATA, PHI));
  }

  /** Those of {@link #all} without the PHI key: it refuses PHI as a key vault would. */
  public static KeyService withoutPhi() {
    return new KeyFileService(PLACE, List.of(METADATA));
  }

  /** Those of {@link #all} after a rotation of the PHI key. */
  public static KeyService afterRotationOfPhi() {
    return new KeyFileService(PLACE, List.of(METADATA, PHI, NEXT_PHI));
  }

  /** A file of this package's test resources. */
  static byte[] resource(String name) {
    try (InputStream in = TestKeys.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
