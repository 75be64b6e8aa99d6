package dev.cairn.archive.chain;

import dev.cairn.archive.keys.KeyVersion;
import dev.cairn.archive.keys.SigningKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Any manifest that the form allows, whether its signature is right or not. */
final class ManifestArbitraries {

  private ManifestArbitraries() {}

  /** Who, when, by whom: what every manifest has. */
  private record Head(
      String archiveId, Instant created, String commitId, String writer, ManifestSignature by) {}

  private record Content(
      List<ArchiveFile> files, List<OffsetRange> offsets, List<LostRange> lost) {}

  static Arbitrary<Manifest> manifests() {
    Arbitrary<Head> heads =
        Combinators.combine(texts(), times(), texts(), texts(), signatures()).as(Head::new);
    Arbitrary<Manifest> first =
        Combinators.combine(heads, keys().filter(keys -> !keys.isEmpty()), texts())
            .as(
                (head, keys, worm) ->
                    new Manifest(
                        head.archiveId(),
                        1,
                        head.created(),
                        Manifest.NO_PREVIOUS,
                        head.commitId(),
                        head.writer(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        keys,
                        new Genesis(worm),
                        Optional.of(head.by())));
    Arbitrary<Long> sequences = Arbitraries.longs().between(2, 999_999_999_999L);
    Arbitrary<Manifest> later =
        Combinators.combine(
                heads,
                sequences,
                hashes(),
                contents(),
                abandoned(),
                LedgerArbitraries.ledgers(),
                keys())
            .as(
                (head, sequence, previous, content, abandoned, ledger, keys) ->
                    new Manifest(
                        head.archiveId(),
                        sequence,
                        head.created(),
                        previous,
                        head.commitId(),
                        head.writer(),
                        content.files(),
                        content.offsets(),
                        content.lost(),
                        abandoned,
                        ledger,
                        keys,
                        null,
                        Optional.of(head.by())));
    return Arbitraries.oneOf(first, later);
  }

  private static Arbitrary<Content> contents() {
    Arbitrary<List<OffsetRange>> ranges =
        ranges()
            .list()
            .ofMinSize(1)
            .ofMaxSize(4)
            .uniqueElements(OffsetRange::topicPartition)
            .map(list -> sorted(list, Comparator.comparing(OffsetRange::topicPartition)));
    Arbitrary<List<LostRange>> lost =
        Combinators.combine(ranges, Arbitraries.of(LostRange.Reason.class))
            .as((list, reason) -> list.stream().map(r -> new LostRange(r, reason)).toList());
    Arbitrary<List<ArchiveFile>> files =
        files()
            .list()
            .ofMinSize(1)
            .ofMaxSize(4)
            .uniqueElements(ArchiveFile::path)
            .map(list -> sorted(list, Comparator.comparing(ArchiveFile::path)));
    Arbitrary<List<LostRange>> lostOrNone =
        Arbitraries.oneOf(lost, Arbitraries.just(List.<LostRange>of()));
    return Arbitraries.oneOf(
        Combinators.combine(files, ranges, lostOrNone).as(Content::new),
        lostOrNone.map(list -> new Content(List.of(), List.of(), list)));
  }

  private static Arbitrary<ArchiveFile> files() {
    Arbitrary<long[]> numbers =
        Combinators.combine(naturals(), naturals(), naturals(), naturals())
            .as((size, rows, min, more) -> new long[] {size, rows, min, more});
    Arbitrary<FileRetention> retentions =
        Combinators.combine(texts(), seconds(), Arbitraries.of("none", "unlocked", "locked"))
            .as(FileRetention::new);
    return Combinators.combine(
            Arbitraries.of("events", "dead_letters"),
            segments(),
            hashes(),
            numbers,
            texts(),
            texts(),
            retentions,
            texts().optional())
        .as(
            (table, name, hash, n, metadata, phi, retention, version) ->
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
                    retention,
                    version));
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
    return Combinators.combine(
            segments(), Arbitraries.integers().greaterOrEqual(0), naturals(), naturals())
        .as(
            (topic, partition, a, b) ->
                new OffsetRange(
                    topic.replace('=', '-'), partition, Math.min(a, b), Math.max(a, b)));
  }

  private static Arbitrary<List<SigningKey>> keys() {
    return Combinators.combine(Arbitraries.of("1", "2", "a-3"), base64(32), base64(32))
        .as((version, x, y) -> new SigningKey(new KeyVersion("signing", version), x, y))
        .list()
        .ofMaxSize(3)
        .uniqueElements(SigningKey::version)
        .map(keys -> sorted(keys, Comparator.comparing(key -> key.version().id())));
  }

  private static Arbitrary<ManifestSignature> signatures() {
    return Combinators.combine(texts(), base64(64)).as(ManifestSignature::new);
  }

  private static Arbitrary<String> base64(int length) {
    return Arbitraries.bytes().array(byte[].class).ofSize(length)
        .map(Base64.getUrlEncoder().withoutPadding()::encodeToString);
  }

  static Arbitrary<String> texts() {
    return Arbitraries.strings()
        .withCharRange(' ', '~')
        .excludeChars('"', '\\')
        .ofMinLength(1)
        .ofMaxLength(40);
  }

  static Arbitrary<String> segments() {
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

  static Arbitrary<Instant> times() {
    return Combinators.combine(seconds(), Arbitraries.integers().between(0, 999_999))
        .as((second, micros) -> second.plus(micros, ChronoUnit.MICROS));
  }

  static Arbitrary<Instant> seconds() {
    return Arbitraries.longs()
        .between(Checks.MIN_TIME.getEpochSecond(), Checks.MAX_TIME.getEpochSecond())
        .map(Instant::ofEpochSecond);
  }

  private static <T> List<T> sorted(List<T> list, Comparator<T> order) {
    List<T> copy = new ArrayList<>(list);
    copy.sort(order);
    return copy;
  }
}
