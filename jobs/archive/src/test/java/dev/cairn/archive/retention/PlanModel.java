package dev.cairn.archive.retention;

import dev.cairn.archive.chain.ArchiveFile;
import dev.cairn.archive.chain.FileRetention;
import dev.cairn.archive.retention.RetentionPlan.Disposal;
import dev.cairn.archive.retention.RetentionPlan.Extension;
import dev.cairn.archive.retention.RetentionPlan.ToHold;
import dev.cairn.archive.store.BlobVersion;
import dev.cairn.archive.store.Protection;
import dev.cairn.archive.store.Retention;
import java.time.Instant;
import java.time.Period;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** States of retention for tests, and what applying a plan makes of them. */
final class PlanModel {

  static final Instant NOW = Instant.parse("2026-11-22T19:00:00Z");

  private PlanModel() {}

  static RetentionRules rules(Period flows, Retention.Mode mode, Period chain) {
    return new RetentionRules(
        Map.of(
            "network.flow", new RetentionRule("network.flow/2", "flows", flows, mode),
            "mysql.audit", new RetentionRule("mysql.audit/1", "queries", flows, mode),
            "dead_letters", new RetentionRule("dead_letters/1", "queries", chain, mode),
            "chain", new RetentionRule("chain/1", "none", chain, mode)));
  }

  static String path(int number) {
    return "events/source=network.flow/date=2026-10-01/hour=19/w-%08d.parquet".formatted(number);
  }

  /** A file that nothing was done to, as promised in the store. */
  static KeptFile file(int number, Instant committed, Instant until, String mode) {
    FileRetention recorded = new FileRetention("network.flow/1", until, mode);
    ArchiveFile file =
        new ArchiveFile(
            path(number), "events", 10, "0".repeat(64), 1, 0, 0, "m/1", "p/1", recorded,
            Optional.empty());
    return new KeptFile(
        file,
        committed,
        recorded,
        Optional.of(recorded.protection()),
        new TreeSet<>(),
        new TreeSet<>(),
        OptionalLong.empty(),
        false);
  }

  static KeptFile held(KeptFile file, String... cases) {
    return new KeptFile(
        file.file(), file.committed(), file.recorded(), file.stored(),
        new TreeSet<>(Set.of(cases)), file.toHold(), file.approval(), file.disposed());
  }

  static KeptFile toHold(KeptFile file, String... cases) {
    return new KeptFile(
        file.file(), file.committed(), file.recorded(), file.stored(),
        file.heldBy(), new TreeSet<>(Set.of(cases)), file.approval(), file.disposed());
  }

  static KeptFile stored(KeptFile file, Optional<Protection> stored) {
    return new KeptFile(
        file.file(), file.committed(), file.recorded(), stored,
        file.heldBy(), file.toHold(), file.approval(), file.disposed());
  }

  static KeptFile approved(KeptFile file, long sequence) {
    return new KeptFile(
        file.file(), file.committed(), file.recorded(), file.stored(),
        file.heldBy(), file.toHold(), OptionalLong.of(sequence), file.disposed());
  }

  static KeptFile disposed(KeptFile file) {
    return new KeptFile(
        file.file(), file.committed(), file.recorded(), Optional.empty(),
        file.heldBy(), file.toHold(), OptionalLong.of(9), true);
  }

  /** The state after everything in the plan was done. */
  static RetentionState apply(RetentionPlan plan, RetentionState state) {
    Map<String, Extension> extensions =
        plan.extensions().stream()
            .collect(Collectors.toMap(e -> e.blob().path(), Function.identity()));
    Map<String, SortedSet<String>> holds =
        plan.holds().stream()
            .collect(Collectors.toMap(h -> h.file().file().path(), ToHold::cases));
    Set<String> gone =
        plan.disposals().stream()
            .map(Disposal::file)
            .map(file -> file.file().path())
            .collect(Collectors.toSet());
    return new RetentionState(
        state.worm(),
        state.files().stream()
            .map(file -> gone.contains(file.file().path()) ? disposed(file) : file)
            .map(file -> extended(file, extensions.get(file.file().path()), state.worm()))
            .map(file -> holding(file, holds.get(file.file().path()), state.worm()))
            .toList(),
        state.manifests().stream()
            .map(m -> extended(m, extensions.get(m.blob().path())))
            .toList(),
        state.lastLedger());
  }

  private static KeptFile extended(KeptFile file, Extension extension, boolean worm) {
    if (extension == null) {
      return file;
    }
    boolean hold = file.stored().orElseThrow().legalHold();
    return new KeptFile(
        file.file(),
        file.committed(),
        extension.to(),
        worm
            ? Optional.of(new Protection(extension.to().protection().retention(), hold))
            : file.stored(),
        file.heldBy(),
        file.toHold(),
        file.approval(),
        file.disposed());
  }

  private static KeptManifest extended(KeptManifest manifest, Extension extension) {
    return extension == null
        ? manifest
        : new KeptManifest(manifest.blob(), manifest.created(), extension.to().protection());
  }

  private static KeptFile holding(KeptFile file, SortedSet<String> cases, boolean worm) {
    if (cases == null) {
      return file;
    }
    SortedSet<String> all = new TreeSet<>(file.heldBy());
    all.addAll(cases);
    return new KeptFile(
        file.file(),
        file.committed(),
        file.recorded(),
        worm
            ? file.stored().map(stored -> new Protection(stored.retention(), true))
            : file.stored(),
        all,
        new TreeSet<>(),
        file.approval(),
        file.disposed());
  }

  static KeptManifest manifest(long sequence, Instant created, Protection stored) {
    return new KeptManifest(
        new BlobVersion("chain/%012d.json".formatted(sequence), Optional.of("v" + sequence)),
        created,
        stored);
  }
}
