package dev.cairn.archive.keys;

import java.util.Map;

/**
 * The customer's key names by class.
 *
 * @param metadata the metadata key's
 * @param phi the PHI key's
 */
record KeyNames(String metadata, String phi) {

  static final String DEFAULT_METADATA = "cairn-metadata";
  static final String DEFAULT_PHI = "cairn-phi";
  static final String METADATA_VARIABLE = "CAIRN_KEYVAULT_METADATA_KEY";
  static final String PHI_VARIABLE = "CAIRN_KEYVAULT_PHI_KEY";

  KeyNames {
    check(METADATA_VARIABLE, metadata);
    check(PHI_VARIABLE, phi);
    if (metadata.equals(phi)) {
      throw new IllegalArgumentException(
          "One key %s for metadata and PHI: who reads one would read both. Set %s or %s to another"
              .formatted(phi, METADATA_VARIABLE, PHI_VARIABLE));
    }
  }

  static KeyNames read(Map<String, String> environment) {
    return new KeyNames(
        environment.getOrDefault(METADATA_VARIABLE, DEFAULT_METADATA),
        environment.getOrDefault(PHI_VARIABLE, DEFAULT_PHI));
  }

  String of(KeyClass keyClass) {
    return keyClass == KeyClass.PHI ? phi : metadata;
  }

  private static void check(String variable, String name) {
    if (!name.matches("[A-Za-z0-9-]{1,127}")) {
      throw new IllegalArgumentException(
          "%s is no key name: '%s' (1 to 127 of A-Z a-z 0-9 -)".formatted(variable, name));
    }
  }
}
