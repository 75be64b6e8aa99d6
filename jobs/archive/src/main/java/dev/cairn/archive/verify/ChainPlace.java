package dev.cairn.archive.verify;

import dev.cairn.archive.chain.ChainFormatException;
import dev.cairn.archive.chain.Manifest;
import dev.cairn.archive.chain.ManifestBlob;

/** What stands in one place of the chain, and what is known of it so far. */
final class ChainPlace {

  final long sequence;
  final String sha256;
  final Manifest manifest; // null if the bytes are none
  final String problem; // why they are none

  /** Whether the next manifest or the anchor says that these are the bytes written here. */
  boolean confirmed;

  /** Whether a fault is reported for it. */
  boolean faulty;

  ChainPlace(ManifestBlob blob) {
    Manifest parsed = null;
    String why = null;
    try {
      parsed = blob.parse();
    } catch (ChainFormatException e) {
      why = e.getMessage();
    }
    sequence = blob.sequence();
    sha256 = blob.sha256();
    manifest = parsed;
    problem = why;
  }

  /** Whether it holds a manifest of this very place. */
  boolean inPlace() {
    return manifest != null && manifest.sequence() == sequence;
  }

  String path() {
    return Manifest.path(sequence);
  }
}
