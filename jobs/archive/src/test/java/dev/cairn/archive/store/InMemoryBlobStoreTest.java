package dev.cairn.archive.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InMemoryBlobStoreTest extends BlobStoreContract {

  private final InMemoryBlobStore store = new InMemoryBlobStore();

  @Override
  protected BlobStore openAgain() {
    return store.reopened();
  }

  @Test
  void ownerCanChangeWhatIsCommitted() throws Exception {
    Blobs.commit(store, "a", "as written");

    store.tamper("a", content -> "forged".getBytes());

    assertThat(Blobs.readText(store, "a")).isEqualTo("forged");
  }

  @Test
  void ownerCanRemoveWhatIsCommitted() throws Exception {
    Blobs.commit(store, "a", "as written");

    store.remove("a");

    assertThat(store.find("a")).isEmpty();
  }
}
