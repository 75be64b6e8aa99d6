package dev.cairn.archive.keys;

import java.net.URI;
import java.util.List;

/**
 * Key services for tests that need one but are not about one: real RSA keys, made once per run, in
 * memory.
 */
public final class TestKeys {

  static final KeyFileEntry METADATA =
      KeyFileEntry.generate(KeyNames.DEFAULT_METADATA, KeyClass.METADATA);
  static final KeyFileEntry PHI = KeyFileEntry.generate(KeyNames.DEFAULT_PHI, KeyClass.PHI);
  static final KeyFileEntry NEXT_PHI = KeyFileEntry.generate(KeyNames.DEFAULT_PHI, KeyClass.PHI);

  private static final URI PLACE = URI.create("keyfile:///in/memory/of/the/test.json");

  private TestKeys() {}

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
}
