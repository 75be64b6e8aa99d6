package dev.cairn.cli;

import dev.cairn.archive.chain.Anchor;
import dev.cairn.archive.chain.Anchors;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the archive, its keys and its anchor are. */
final class ArchiveOptions {

  @Option(
      names = "--archive",
      paramLabel = "URI",
      description = "The archive: file:///path or azblob://account/container.")
  private URI archive;

  @Option(
      names = "--keys",
      paramLabel = "URI",
      description = "The keys: keyfile:///path/keys.json or keyvault://vault-name.")
  private URI keys;

  @Option(
      names = "--anchor",
      paramLabel = "PLACE",
      description = {
        "What keeps the chain's head outside the archive: a file or azblob://account/container.",
        "Of a file: archive, by default the file beside it, NAME.anchor.json."
      })
  private String anchor;

  // not picocli's "required": a command whose subcommand has the option would ask for it too
  URI archive() {
    if (archive == null) {
      throw CairnException.wrongUse(
          "No archive given", "Add --archive file:///path, or set CAIRN_ARCHIVE.");
    }
    return archive;
  }

  Optional<URI> keys() {
    return Optional.ofNullable(keys);
  }

  URI requiredKeys() {
    if (keys == null) {
      throw CairnException.wrongUse(
          "No keys given", "Add --keys keyfile:///path/keys.json, or set CAIRN_KEYS.");
    }
    return keys;
  }

  Optional<String> anchor() {
    return anchor == null ? defaultAnchor(archive()).map(Path::toString) : Optional.of(anchor);
  }

  /** Opens what keeps the head of an archive; the caller closes it. */
  static Anchor openAnchor(Optional<String> place, URI archive) throws IOException {
    return place.isEmpty() ? Anchor.none() : Anchors.open(place.get(), archive);
  }

  /** The anchor named, there or not; or the default one, if it is there. */
  Optional<String> anchorToVerify() {
    return anchor == null
        ? defaultAnchor(archive()).filter(Files::exists).map(Path::toString)
        : Optional.of(anchor);
  }

  static Optional<Path> defaultAnchor(URI archive) {
    if (!"file".equals(archive.getScheme())) {
      return Optional.empty();
    }
    Path root = Path.of(archive.getPath()).toAbsolutePath().normalize();
    return root.getFileName() == null
        ? Optional.empty()
        : Optional.of(root.resolveSibling(root.getFileName() + ".anchor.json"));
  }
}
