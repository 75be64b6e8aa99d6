package dev.cairn.archive.keys;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a key file holds. The last key of a scope that was not destroyed is the current one, and so
 * is the last signing key.
 *
 * @param wrapping keys that wrap keys
 * @param signing versions of the one key that signs
 */
record KeyFileContent(List<KeyFileEntry> wrapping, List<KeyFileSigner> signing) {

  KeyFileContent {
    wrapping = List.copyOf(wrapping);
    signing = List.copyOf(signing);
  }

  /** Fresh keys for both parts of these classes, and one to sign. */
  static KeyFileContent generate(Set<String> retentionClasses, int bits) {
    return new KeyFileContent(
        generate(scopes(retentionClasses).toList(), bits),
        List.of(KeyFileSigner.generate(KeyNames.DEFAULT.signing())));
  }

  private static Stream<KeyScope> scopes(Set<String> retentionClasses) {
    return new TreeSet<>(retentionClasses)
        .stream()
            .flatMap(
                name -> Stream.of(KeyClass.values()).map(part -> new KeyScope(name, part)));
  }

  private static List<KeyFileEntry> generate(List<KeyScope> scopes, int bits) {
    // a second or more each where the machine is busy
    return scopes.parallelStream()
        .map(scope -> KeyFileEntry.generate(KeyNames.DEFAULT.of(scope), scope, bits))
        .toList();
  }

  Optional<KeyFileEntry> current(KeyScope scope) {
    return wrapping.stream()
        .filter(entry -> entry.scope().equals(scope) && !entry.isDestroyed())
        .reduce((earlier, later) -> later);
  }

  /** Adds a key wherever one of these classes has none. */
  KeyFileContent withClasses(Set<String> retentionClasses, int bits) {
    return new KeyFileContent(join(wrapping, generate(lacking(retentionClasses), bits)), signing);
  }

  /** Whether there are current keys for both parts of all these classes. */
  boolean hasAll(Set<String> retentionClasses) {
    return lacking(retentionClasses).isEmpty();
  }

  private List<KeyScope> lacking(Set<String> retentionClasses) {
    return scopes(retentionClasses).filter(scope -> current(scope).isEmpty()).toList();
  }

  KeyFileContent rotated(KeyScope scope, int bits) {
    String name =
        current(scope).map(entry -> entry.version().name()).orElse(KeyNames.DEFAULT.of(scope));
    return new KeyFileContent(
        join(wrapping, List.of(KeyFileEntry.generate(name, scope, bits))), signing);
  }

  KeyFileContent rotatedSigning() {
    String name =
        signing.isEmpty() ? KeyNames.DEFAULT.signing() : signing.get(0).version().name();
    return new KeyFileContent(wrapping, join(signing, List.of(KeyFileSigner.generate(name))));
  }

  KeyFileContent destroyed(String retentionClass) {
    return new KeyFileContent(
        wrapping.stream()
            .map(e -> e.scope().retentionClass().equals(retentionClass) ? e.destroyed() : e)
            .toList(),
        signing);
  }

  /** What a reader needs who has no key of that part: those of the other, and nothing to sign. */
  KeyFileContent forReaderWithout(KeyClass keyClass) {
    return new KeyFileContent(
        without(keyClass).wrapping(),
        signing.stream().map(KeyFileSigner::withoutPrivateKey).toList());
  }

  /** All but the keys of that part. */
  KeyFileContent without(KeyClass keyClass) {
    return new KeyFileContent(
        wrapping.stream().filter(entry -> entry.scope().keyClass() != keyClass).toList(),
        signing);
  }

  boolean has(Predicate<KeyFileEntry> wanted) {
    return wrapping.stream().anyMatch(wanted);
  }

  private static <T> List<T> join(List<T> some, List<T> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }
}
