package dev.cairn.access;

import dev.cairn.archive.chain.Anchor;
import dev.cairn.archive.chain.Anchors;
import dev.cairn.archive.retention.RetentionRules;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/**
 * Where an archive is, and what its access log is written with.
 *
 * @param archive where it is
 * @param keys keys that may sign for it and wrap metadata keys
 * @param anchor what keeps the chain's head outside the archive; empty for nothing
 * @param rules its retention rules
 */
public record ArchivePlace(
    URI archive, URI keys, Optional<String> anchor, RetentionRules rules) {

  Anchor openAnchor() throws IOException {
    return anchor.isEmpty() ? Anchor.none() : Anchors.open(anchor.get(), archive);
  }
}
