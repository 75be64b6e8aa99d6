package dev.cairn.archive.keys;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileServiceTest extends KeyServiceContract {

  @TempDir Path directory;

  @Override
  protected KeyService openAgain() throws IOException {
    Path file = directory.resolve("keys.json");
    if (Files.notExists(file)) {
      write(List.of(TestKeys.METADATA, TestKeys.PHI));
    }
    return KeyServices.open(URI.create("keyfile://" + file));
  }

  @Override
  protected void rotate(KeyClass keyClass) throws IOException {
    List<KeyFileEntry> entries = new ArrayList<>(List.of(TestKeys.METADATA, TestKeys.PHI));
    entries.add(TestKeys.NEXT_PHI);
    write(entries);
  }

  @Override
  protected void refuse(KeyClass keyClass) throws IOException {
    Path file = directory.resolve("keys.json");
    Path rest = directory.resolve("rest.json");
    KeyFile.copyWithout(file, rest, keyClass);
    Files.delete(file);
    Files.move(rest, file);
  }

  private void write(List<KeyFileEntry> entries) throws IOException {
    Path file = directory.resolve("keys.json");
    Files.write(file, KeyFileJson.write(entries));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void missingClassIsNamed() throws Exception {
    refuse(KeyClass.PHI);

    try (KeyService rest = openAgain()) {
      assertThatThrownBy(() -> rest.current(TestKeys.scope(KeyClass.PHI)))
          .isInstanceOf(KeyRefusedException.class)
          .hasMessageContaining("Key PHI refused")
          .hasMessageContaining("has no key of this class");
    }
  }
}
