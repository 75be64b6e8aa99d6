package dev.cairn.archive.chain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileAnchorTest extends AnchorContract {

  @TempDir Path folder;
  private Path path;
  private FileAnchor anchor;

  @BeforeEach
  void setUp() {
    path = folder.resolve("archive.anchor.json");
    anchor = new FileAnchor(path);
  }

  @Override
  Anchor anchor() {
    return new FileAnchor(path);
  }

  @Test
  void writtenHeadHasTheseBytesAndIsRead() throws IOException {
    anchor.write(SECOND);

    assertThat(path).content(UTF_8).isEqualTo(ManifestJsonTest.golden("anchor.json"));
    assertThat(anchor.read()).contains(SECOND);
  }

  @Test
  void writingReplacesAndLeavesNothingElse() throws IOException {
    anchor.write(SECOND);

    anchor.write(THIRD);

    assertThat(anchor.read()).contains(THIRD);
    assertThat(folder).isDirectoryContaining(file -> file.equals(path));
    assertThat(Files.list(folder)).hasSize(1);
  }

  @Test
  void leftoverOfAKilledWriteIsNoHindrance() throws IOException {
    Files.writeString(folder.resolve("archive.anchor.json.new"), "{\"archive");

    anchor.write(SECOND);

    assertThat(anchor.read()).contains(SECOND);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{\"format\":\"cairn-anchor/2\"}", "null"})
  void anythingElseInItsPlaceIsRefusedWithTheFilesName(String content) throws IOException {
    Files.writeString(path, content);

    assertThatThrownBy(() -> anchor.read())
        .isInstanceOf(ChainFormatException.class)
        .hasMessageContaining(path.toString());
  }

  @Test
  void looseFormIsRefused() throws IOException {
    Files.writeString(path, ManifestJsonTest.golden("anchor.json") + "\n");

    assertThatThrownBy(() -> anchor.read())
        .isInstanceOf(ChainFormatException.class)
        .hasMessageContaining("canonical");
  }

  @Test
  void missingFolderIsAnErrorNotAFolderMade() {
    FileAnchor astray = new FileAnchor(folder.resolve("nowhere/anchor.json"));

    assertThatThrownBy(() -> astray.write(SECOND)).isInstanceOf(NoSuchFileException.class);
  }
}
