package dev.cairn.archive.chain;

import dev.cairn.archive.keys.SigningService;
import dev.cairn.archive.store.Protection;
import java.time.Instant;
import java.util.function.Function;

/**
 * Who appends, who signs, where the head is kept outside the archive, and what protects manifests.
 *
 * @param name name and version of the program, {@code name/version}, as manifests record it
 * @param anchor where the head goes after each append; {@link Anchor#none()} if nowhere; the caller
 *     closes it
 * @param signer signs each manifest; the caller closes it
 * @param protection what is to protect a manifest of that time, in a store that is WORM
 */
public record ChainWriter(
    String name,
    Anchor anchor,
    SigningService signer,
    Function<Instant, Protection> protection) {

  /** A writer whose manifests the store itself does not protect. */
  public ChainWriter(String name, Anchor anchor, SigningService signer) {
    this(name, anchor, signer, created -> Protection.NONE);
  }

  /**
   * Checks all.
   *
   * @throws IllegalArgumentException if the name is not printable ASCII without quote and backslash
   */
  public ChainWriter {
    Checks.text("writer", name);
    Checks.that(anchor != null, "anchor is missing: say Anchor.none() if there is to be none");
    Checks.that(signer != null, "signer is missing");
    Checks.that(protection != null, "protection is missing");
  }
}
