package dev.cairn.archive.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnchorsTest {

  @TempDir Path folder;

  @Test
  void pathAndFileUriNameTheSameFile() throws IOException {
    Path file = folder.resolve("anchor.json");
    Anchors.open(file.toString()).write(AnchorContract.SECOND);

    assertThat(Anchors.open(file.toUri().toString()).read()).contains(AnchorContract.SECOND);
  }

  @Test
  void containerIsABlobAnchor() throws IOException {
    try (Anchor anchor = Anchors.open("azblob://other/anchors", URI.create("file:///archive"))) {
      assertThat(anchor).isInstanceOf(BlobAnchor.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3://bucket/x", "file://host/x", "azblob://account"})
  void otherFormsAreRefused(String place) {
    assertThatThrownBy(() -> Anchors.open(place)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "/a/archive/anchor.json, file:///a/archive",
    "/a/archive/../archive/anchor.json, file:///a/archive/",
    "file:///a/archive/x/anchor.json, file:///a/archive",
    "azblob://acc/con/anchors, azblob://acc/con/archive",
    "azblob://acc.blob.core.windows.net/con, azblob://acc/con",
  })
  void anchorInTheArchivesOwnPlaceIsRefused(String place, URI archive) {
    assertThatThrownBy(() -> Anchors.open(place, archive))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("archive's own place");
  }

  @ParameterizedTest
  @CsvSource({
    "/a/archive.anchor.json, file:///a/archive",
    "/a/anchor.json, azblob://acc/con",
    "azblob://acc/con2, azblob://acc/con",
    "azblob://acc2/con, azblob://acc/con",
  })
  void anchorElsewhereIsTaken(String place, URI archive) throws IOException {
    Anchors.open(place, archive).close();
  }
}
