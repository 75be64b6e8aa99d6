package dev.cairn.archive.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileSigningTest extends SigningServiceContract {

  @TempDir Path directory;

  @Override
  protected SigningService openAgain() throws IOException {
    if (Files.notExists(file())) {
      KeyFileStorage.create(file(), TestKeys.content(TestKeys.METADATA));
    }
    return KeyServices.openSigner(URI.create("keyfile://" + file()));
  }

  @Override
  protected void rotate() throws IOException {
    KeyFile.rotateSigning(file());
  }

  @Override
  protected void refuse() throws IOException {
    Path copy = directory.resolve("copy.json");
    KeyFile.copyWithout(file(), copy, KeyClass.PHI);
    Files.delete(file());
    Files.move(copy, file());
  }

  private Path file() {
    return directory.resolve("keys.json");
  }

  @Test
  void readersCopyStillTellsWhoseSignaturesAreRight() throws Exception {
    SigningKey key = signer.current();

    refuse();

    assertThat(signer.current()).isEqualTo(key);
    assertThatThrownBy(() -> signer.sign(key.version(), new byte[32]))
        .hasMessageContaining("is a reader's copy");
  }

  @Test
  void fileWithoutSigningKeyIsARefusal() throws Exception {
    Files.delete(file());
    KeyFileStorage.create(file(), new KeyFileContent(List.of(TestKeys.PHI), List.of()));

    assertThatThrownBy(() -> signer.current())
        .isInstanceOf(KeyRefusedException.class)
        .hasMessageContaining("Key cairn-signing refused")
        .hasMessageContaining("has no signing key");
  }
}
