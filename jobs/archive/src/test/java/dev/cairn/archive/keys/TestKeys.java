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

  private static final KeyFileContent FILE = KeyFileJson.parse(resource("keyfile-1.json"));

  static final KeyFileEntry METADATA = FILE.wrapping().get(0);
  static final KeyFileEntry PHI = FILE.wrapping().get(1);
  static final KeyFileEntry NEXT_PHI = FILE.wrapping().get(2);
  static final KeyFileSigner SIGNER = FILE.signing().get(0);

  private static final URI PLACE = URI.create("keyfile:///in/memory/of/the/test.json");

  private TestKeys() {}

  /** That part of the one retention class of these tests. */
  static KeyScope scope(KeyClass keyClass) {
    return new KeyScope("queries", keyClass);
  }

  /** The keys of both parts; the same in each call. */
  public static KeyService all() {
    return service(METADATA, PHI);
  }

  /** Those of {@link #all} without the PHI key: it refuses PHI as a key vault would. */
  public static KeyService withoutPhi() {
    return service(METADATA);
  }

  /** Those of {@link #all} after a rotation of the PHI key. */
  public static KeyService afterRotationOfPhi() {
    return service(METADATA, PHI, NEXT_PHI);
  }

  /** Those of {@link #all} after the class's keys were destroyed. */
  public static KeyService afterDestruction() {
    return service(METADATA.destroyed(), PHI.destroyed());
  }

  private static KeyService service(KeyFileEntry... entries) {
    return new KeyFileService(PLACE, KeyFileSource.of(content(entries)));
  }

  /** These wrapping keys, and one that signs. */
  static KeyFileContent content(KeyFileEntry... entries) {
    return new KeyFileContent(List.of(entries), List.of(SIGNER));
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
