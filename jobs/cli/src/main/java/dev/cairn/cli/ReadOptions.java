package dev.cairn.cli;

import dev.cairn.access.ArchivePlace;
import dev.cairn.access.Asker;
import dev.cairn.access.Reader;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is read, and what that is recorded with. */
final class ReadOptions {

  @Mixin private ArchiveOptions archive;

  @Mixin private PolicyOptions policies;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = {
        "Why it is read: stands in access_log, as all of a read does before the answer is shown.",
        "No PHI: it is readable without the PHI key."
      })
  private String reason;

  @Option(
      names = "--break-glass",
      description = {
        "Asks for PHI in an emergency; needs --reason. access_log says so before anything is",
        "decrypted."
      })
  private boolean breakGlass;

  @Option(
      names = "--break-glass-keys",
      paramLabel = "URI",
      description = {
        "The keys to read with under --break-glass, for this one read. Default: --keys, where",
        "the key vault has given the reader's account the PHI key for a while."
      })
  private URI breakGlassKeys;

  URI archive() {
    return archive.archive();
  }

  /** What an answer is decrypted with. */
  URI readingKeys() {
    return breakGlass && breakGlassKeys != null ? breakGlassKeys : archive.requiredKeys();
  }

  /** What the read is recorded in. */
  ArchivePlace place() throws IOException {
    return new ArchivePlace(
        archive.archive(), archive.requiredKeys(), archive.anchor(), policies.load().rules());
  }

  /**
   * Who asks.
   *
   * @throws CairnException if the glass is to be broken without a reason
   */
  Asker asker() {
    if (breakGlass && (reason == null || reason.isBlank())) {
      throw CairnException.wrongUse(
          "--break-glass without a reason", "Say why, without PHI: --reason TEXT.");
    }
    return new Asker(
        Reader.ofProcess(System.getenv()), Optional.ofNullable(reason), breakGlass);
  }
}
