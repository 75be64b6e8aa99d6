package dev.cairn.archive.retention;

import dev.cairn.archive.chain.Manifest;
import dev.cairn.archive.chain.ManifestJson;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A manifest's hash, as the next one names it: its form is one to one with its bytes. */
final class ManifestHash {

  private ManifestHash() {}

  static String of(Manifest manifest) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(ManifestJson.toJson(manifest)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
