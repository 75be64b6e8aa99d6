package dev.cairn.archive.chain;

import dev.cairn.archive.keys.KeyVersion;
import dev.cairn.archive.keys.SigningKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Any manifest that the form allows. */
final class ManifestArbitraries {

  private static final SigningKey KEY =
      new SigningKey(new KeyVersion("cairn-signing", "1"), "x".repeat(43), "y".repeat(43));

  private static final ManifestSignature SIGNATURE =
      new ManifestSignature("cairn-signing/1", "s".repeat(86));

  private ManifestArbitraries() {}

  static Arbitrary<Manifest> manifests() {
    Arbitrary<Manifest> first =
        Combinators.combine(texts(), times(), texts(), texts())
            .flatAs(
                (id, created, commit, writer) ->
                    texts()
                        .map(Genesis::new)
                        .map(
                            genesis ->
                                new Manifest(
                                    id,
                                    1,
                                    created,
                                    Manifest.NO_PREVIOUS,
                                    commit,
                                    writer,
                                    List.of(),
                                    List.of(),
                                    List.of(),
                                    List.of(),
                                    List.of(),
                                    List.of(KEY),
                                    genesis,
                                    Optional.of(SIGNATURE))));
    Arbitrary<Long> sequences = Arbitraries.longs().between(2, 999_999_999_999L);
    Arbitrary<Manifest> later =
        Combinators.combine(
                texts(), sequences, times(), hashes(), texts(), texts(), abandoned(), contents())
            .as(
                (id, sequence, created, previous, commit, writer, abandoned, content) ->
                    new Manifest(
                        id,
                        sequence,
                        created,
                        previous,
                        commit,
                        writer,
                        content.files(),
                        content.offsets(),
                        List.of(),
                        abandoned,
                        List.of(),
                        List.of(),
                        null,
                        Optional.of(SIGNATURE)));
    return Arbitraries.oneOf(first, later);
  }

  private record Content(List<ArchiveFile> files, List<OffsetRange> offsets) {}

  private static Arbitrary<Content> contents() {
    Arbitrary<Content> some =
        Combinators.combine(
                files().list().ofMinSize(1).ofMaxSize(4).uniqueElements(ArchiveFile::path),
                ranges().list().ofMinSize(1).ofMaxSize(4).uniqueElements(r -> r.topicPartition()))
            .as(
                (files, ranges) ->
                    new Content(
                        sorted(files, Comparator.comparing(ArchiveFile::path)),
                        sorted(ranges, Comparator.comparing(OffsetRange::topicPartition))));
    return Arbitraries.oneOf(some, Arbitraries.just(new Content(List.of(), List.of())));
  }

  private static Arbitrary<ArchiveFile> files() {
    Arbitrary<long[]> numbers =
        Combinators.combine(naturals(), naturals(), naturals(), naturals())
            .as((size, rows, min, more) -> new long[] {size, rows, min, more});
    return Combinators.combine(
            Arbitraries.of("events", "dead_letters"), segments(), hashes(), numbers, texts(), texts())
        .as(
            (table, name, hash, n, metadata, phi) ->
                new ArchiveFile(
                    table + "/" + name,
                    table,
                    n[0],
                    hash,
                    Math.max(1, n[1]),
                    -n[2],
                    n[3],
                    metadata,
                    phi,
                    TestArchive.KEPT,
                    Optional.empty()));
  }

  private static Arbitrary<List<AbandonedFile>> abandoned() {
    return Combinators.combine(segments(), naturals(), hashes())
        .as((name, size, hash) -> new AbandonedFile("events/given-up/" + name, size, hash))
        .list()
        .ofMaxSize(3)
        .uniqueElements(AbandonedFile::path)
        .map(files -> sorted(files, Comparator.comparing(AbandonedFile::path)));
  }

  private static Arbitrary<OffsetRange> ranges() {
    Arbitrary<Integer> partitions = Arbitraries.integers().between(0, Integer.MAX_VALUE);
    return Combinators.combine(segments(), partitions, naturals(), naturals())
        .as(
            (topic, partition, a, b) ->
                new OffsetRange(
                    topic.replace('=', '-'), partition, Math.min(a, b), Math.max(a, b)));
  }

  private static Arbitrary<String> texts() {
    return Arbitraries.strings()
        .withCharRange(' ', '~')
        .excludeChars('"', '\\')
        .ofMinLength(1)
        .ofMaxLength(40);
  }

  private static Arbitrary<String> segments() {
    return Arbitraries.strings()
        .withCharRange('a', 'z')
        .withCharRange('A', 'Z')
        .numeric()
        .withChars("._=-")
        .ofMinLength(1)
        .ofMaxLength(20)
        .filter(s -> !s.equals(".") && !s.equals(".."));
  }

  private static Arbitrary<String> hashes() {
    return Arbitraries.strings().withChars("0123456789abcdef").ofLength(64)
        .filter(hash -> !hash.equals(Manifest.NO_PREVIOUS));
  }

  private static Arbitrary<Long> naturals() {
    return Arbitraries.longs().between(0, Checks.MAX_INTEGER);
  }

  private static Arbitrary<Instant> times() {
    long min = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
    long max = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
    return Combinators.combine(
            Arbitraries.longs().between(min, max), Arbitraries.integers().between(0, 999_999))
        .as((second, micros) -> Instant.ofEpochSecond(second).plus(micros, ChronoUnit.MICROS));
  }

  private static <T> List<T> sorted(List<T> list, Comparator<T> order) {
    List<T> copy = new ArrayList<>(list);
    copy.sort(order);
    return copy;
  }
}
