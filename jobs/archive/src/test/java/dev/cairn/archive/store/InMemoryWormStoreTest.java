package dev.cairn.archive.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class InMemoryWormStoreTest extends WormOwnerContract {

  private final TestClock clock = new TestClock(Instant.parse("2026-11-22T19:00:00Z"));
  private final InMemoryBlobStore memory = InMemoryBlobStore.worm(clock);

  @Override
  protected BlobStore openAgain() {
    return memory.reopened();
  }

  @Override
  protected Instant now() {
    return clock.instant();
  }

  @Override
  protected void advance(Duration by) {
    clock.advance(by);
  }

  @Override
  protected StorageOwner owner() {
    return memory.owner();
  }

  @Test
  void tamperingMakesANewVersion() throws Exception {
    commit("a", "content", Protection.of(keep(30, Retention.Mode.LOCKED)));

    memory.tamper("a", content -> "forged".getBytes());

    assertThat(store.versions("a")).hasSize(2);
    assertThat(Blobs.readText(store, "a")).isEqualTo("forged");
  }

  @Test
  void removingIsRefusedAsLongAsOneVersionIsProtected() throws Exception {
    commit("a", "content", Protection.of(keep(30, Retention.Mode.LOCKED)));
    memory.tamper("a", content -> "forged".getBytes());

    assertThatThrownBy(() -> memory.remove("a"))
        .isInstanceOf(UncheckedIOException.class)
        .hasCauseInstanceOf(BlobProtectedException.class);
    assertThat(store.versions("a")).hasSize(2);

    advance(Duration.ofDays(31));
    memory.remove("a");
    assertThat(store.versions("a")).isEmpty();
  }
}
