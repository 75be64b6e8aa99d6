package dev.cairn.archive.retention;

import dev.cairn.archive.chain.FileRetention;
import dev.cairn.archive.retention.RetentionPlan.Extension;
import dev.cairn.archive.store.Retention;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How long manifests are kept. Every manifest is needed to prove every later one, so all of them are
 * kept at least as long as the file that is kept longest. None is ever disposed of.
 */
final class ChainRetention {

  /** How much more than needed an extension gives, so that one is not due every day. */
  static final Period MARGIN = Period.ofYears(1);

  private ChainRetention() {}

  static List<Extension> extensions(
      RetentionState state, List<Extension> ofFiles, RetentionRules rules, Instant now) {
    List<Extension> extensions = new ArrayList<>();
    if (!state.worm()) {
      return extensions; // nothing protects them there, and nothing here deletes them
    }
    RetentionRule rule = rules.forChain();
    Instant longest = longest(state, ofFiles);
    for (KeptManifest manifest : state.manifests()) {
      Instant byRule = rule.until(manifest.created());
      Instant needed = byRule.isAfter(longest) ? byRule : longest;
      Instant kept =
          manifest.storedRetention().map(Retention::until).orElse(Instant.EPOCH);
      boolean longer =
          longest.isAfter(kept) || !byRule.isBefore(kept.plus(RetentionPlanner.LONGER));
      String storedMode =
          manifest.storedRetention().map(r -> Modes.of(r.mode())).orElse(FileRetention.NO_MODE);
      String mode = Modes.firmer(storedMode, Modes.of(rule.mode()));
      if (!needed.isAfter(now) || !longer && mode.equals(storedMode)) {
        continue;
      }
      Instant until = longer ? withMargin(needed, byRule, longest) : kept;
      extensions.add(
          new Extension(
              manifest.blob(),
              RetentionRules.CHAIN,
              manifest
                  .storedRetention()
                  .map(r -> new FileRetention(rule.id(), r.until(), Modes.of(r.mode()))),
              new FileRetention(rule.id(), until, mode)));
    }
    return extensions;
  }

  private static Instant withMargin(Instant needed, Instant byRule, Instant longest) {
    return Days.end(
        longest.isAfter(byRule)
            ? needed.atOffset(ZoneOffset.UTC).plus(MARGIN).toInstant()
            : needed);
  }

  /** When the last file runs out, by what is promised and what this plan adds. */
  private static Instant longest(RetentionState state, List<Extension> ofFiles) {
    Instant longest =
        state.files().stream()
            .filter(file -> !file.disposed())
            .map(KeptFile::keptUntil)
            .max(Instant::compareTo)
            .orElse(Instant.EPOCH);
    Optional<Instant> extended =
        ofFiles.stream().map(extension -> extension.to().until()).max(Instant::compareTo);
    return extended.filter(longest::isBefore).orElse(longest);
  }
}
