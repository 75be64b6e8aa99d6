package dev.cairn.archive.table;

import dev.cairn.archive.keys.DataKey;
import dev.cairn.archive.keys.DataKeys;
import dev.cairn.archive.keys.KeyClass;
import dev.cairn.archive.keys.KeyRefusedException;
import dev.cairn.archive.keys.KeyScope;
import dev.cairn.archive.keys.KeyVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Data keys in a map, each class refusable. */
public final class TestDataKeys implements DataKeys {

  private final Map<String, byte[]> keys = new HashMap<>();
  private final Set<KeyClass> refused = EnumSet.noneOf(KeyClass.class);
  private final SecureRandom random = new SecureRandom();
  private String refusedMaterial;
  private int unwraps;

  /** From now on keys of these classes are refused. */
  public void refuse(KeyClass... classes) {
    refused.clear();
    refused.addAll(Set.of(classes));
  }

  /** From now on the PHI key of one file is refused, and no other. */
  public void refusePhiOf(byte[] file) {
    refused.clear();
    String text = new String(file, StandardCharsets.ISO_8859_1);
    // PHI and metadata keys are made in pairs; the metadata key material stands in clear
    for (String material : keys.keySet()) {
      if (material.contains(KeyClass.METADATA.name()) && text.contains(material)) {
        int number = Integer.parseInt(material.replaceAll("\\D", ""));
        refusedMaterial = material(KeyClass.PHI, number + 1);
      }
    }
  }

  /** How often {@link #unwrap} was called. */
  public int unwraps() {
    return unwraps;
  }

  @Override
  public DataKey newDataKey(KeyScope scope) throws IOException {
    KeyClass keyClass = scope.keyClass();
    if (refused.contains(keyClass)) {
      throw new KeyRefusedException(keyClass.name(), "disabled for this test");
    }
    byte[] key = new byte[32];
    random.nextBytes(key);
    String material = material(keyClass, keys.size());
    keys.put(material, key);
    return new DataKey(key, material, new KeyVersion(keyClass.name().toLowerCase(), "1"));
  }

  @Override
  public byte[] unwrap(String material) throws IOException {
    unwraps++;
    for (KeyClass keyClass : refused) {
      if (material.contains(keyClass.name())) {
        throw new KeyRefusedException(keyClass.name(), "disabled for this test");
      }
    }
    if (material.equals(refusedMaterial)) {
      throw new KeyRefusedException("one", "disabled for this test");
    }
    if (!keys.containsKey(material)) {
      throw new KeyRefusedException("unknown", "no such key material");
    }
    return keys.get(material);
  }

  private static String material(KeyClass keyClass, int number) {
    return "{\"class\":\"%s\",\"number\":%d}".formatted(keyClass, number);
  }
}
