package dev.cairn.archive.chain;

import dev.cairn.archive.keys.SigningService;

/**
 * Who appends, who signs, and where the head is kept outside the archive.
 *
 * @param name name and version of the program, {@code name/version}, as manifests record it
 * @param anchor where the head goes after each append; {@link Anchor#none()} if nowhere
 * @param signer signs each manifest; the caller closes it
 */
public record ChainWriter(String name, Anchor anchor, SigningService signer) {

  /**
   * Checks all.
   *
   * @throws IllegalArgumentException if the name is not printable ASCII without quote and backslash
   */
  public ChainWriter {
    Checks.text("writer", name);
    Checks.that(anchor != null, "anchor is missing: say Anchor.none() if there is to be none");
    Checks.that(signer != null, "signer is missing");
  }
}
