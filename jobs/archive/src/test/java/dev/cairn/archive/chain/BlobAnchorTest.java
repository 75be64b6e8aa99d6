package dev.cairn.archive.chain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.archive.store.Blobs;
import dev.cairn.archive.store.InMemoryBlobStore;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class BlobAnchorTest extends AnchorContract {

  private static final String SECOND_PATH = "anchors/" + TestArchive.ID + "/000000000002.json";

  private final InMemoryBlobStore store = new InMemoryBlobStore();

  @Override
  Anchor anchor() {
    return new BlobAnchor(store.reopened());
  }

  @Test
  void everyHeadStaysInABlobOfItsOwn() throws IOException {
    anchor().write(SECOND);
    anchor().write(THIRD);

    assertThat(TestArchive.paths(store))
        .containsExactly(SECOND_PATH, "anchors/" + TestArchive.ID + "/000000000003.json");
    assertThat(Blobs.read(store, SECOND_PATH))
        .asString(UTF_8)
        .isEqualTo(ManifestJsonTest.golden("anchor.json"));
  }

  @Test
  void otherHeadOfTheSameSequenceIsAnAlarm() throws IOException {
    anchor().write(SECOND);

    assertThatThrownBy(
            () -> anchor().write(new ChainHead(TestArchive.ID, 2, "0f".repeat(32))))
        .isInstanceOf(ChainBrokenException.class)
        .hasMessageContaining("another manifest 2");
    assertThat(anchor().read()).contains(SECOND);
  }

  @Test
  void anythingElseInItsPlaceIsRefused() throws IOException {
    anchor().write(SECOND);
    for (String content : new String[] {"", "{}", "{\"format\":\"cairn-anchor/2\"}"}) {
      store.tamper(SECOND_PATH, bytes -> content.getBytes(UTF_8));

      assertThatThrownBy(() -> anchor().read())
          .isInstanceOf(ChainFormatException.class)
          .hasMessageContaining(SECOND_PATH);
    }
  }

  @Test
  void headUnderAnothersNameIsRefused() throws IOException {
    Blobs.commit(
        store, "anchors/x/000000000009.json", ManifestJsonTest.golden("anchor.json"));

    assertThatThrownBy(() -> anchor().read())
        .isInstanceOf(ChainFormatException.class)
        .hasMessageContaining("another place");
  }

  @Test
  void otherBlobsBesideItAreNotIts() throws IOException {
    anchor().write(SECOND);
    Blobs.commit(store, "anchors/README", "x");
    Blobs.commit(store, "somewhere/000000000009.json", "x");

    assertThat(anchor().read()).contains(SECOND);
  }
}
