package dev.cairn.testkit.azure;

import dev.cairn.testkit.http.Exchange;
import dev.cairn.testkit.http.Upstream;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What the gate's calls work with.
 *
 * @param versionLevel whether a container has support for version-level immutability
 */
record GateParts(
    GateState state,
    GateLocks locks,
    Upstream upstream,
    StoreCalls store,
    KeptVersions kept,
    AccountKey key,
    Predicate<String> versionLevel) {

  Upstream.Answer forward(Exchange exchange) throws IOException {
    return upstream.send(exchange.request(), exchange.body());
  }

  /** Lets a request through, and its answer back. */
  void pass(Exchange exchange) throws IOException {
    try (Upstream.Answer answer = forward(exchange)) {
      exchange.answer(answer.head(), answer.body());
    }
  }

  /** Whether anything can be immutable in this container. */
  boolean isGated(String container) {
    return versionLevel.test(container) || !state.container(container).isNone();
  }

  /**
   * The versions of a blob, brought in line with what the store holds. Only by who holds the name's
   * lock.
   *
   * @throws StoreException if the store does not say
   */
  BlobHistory observe(BlobName name) {
    BlobHistory before = state.history(name);
    Optional<StoredBlob> found = store.look(name);
    BlobHistory after = before.settle(found);
    if (found.isPresent() && after.current() == null) {
      after = after.written(adopted(found.get()));
    }
    if (!after.equals(before)) {
      state.save(name, after);
    }
    return after;
  }

  /** A blob that was there before the gate was. */
  private BlobVersion adopted(StoredBlob blob) {
    Instant created = GateTimes.parse("Last-Modified", blob.lastModified());
    return new BlobVersion(
        state.nextVersionId(), created, blob.etag(), blob.lastModified(), null, false);
  }
}
