package dev.cairn.archive.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFileTest {

  @TempDir Path directory;

  @Test
  void createdFileHasAKeyPerClassAndIsItsOwnersAlone() throws Exception {
    Path file = directory.resolve("keys.json");

    KeyFile.create(file, 1024); // strong ones take seconds where tests run

    assertThat(KeyFile.read(file))
        .extracting(KeyFileEntry::keyClass)
        .containsExactly(KeyClass.METADATA, KeyClass.PHI);
    assertThat(KeyFile.read(file))
        .allMatch(entry -> entry.privateKey().getModulus().bitLength() == 1024);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(directory).isDirectoryNotContaining(other -> !other.equals(file));
  }

  @Test
  void usersGetStrongKeys() {
    assertThat(KeyFile.BITS).isEqualTo(3072);
  }

  @Test
  void existingFileIsNeverOverwritten() throws Exception {
    Path file = Files.writeString(directory.resolve("keys.json"), "precious");

    assertThatThrownBy(() -> KeyFile.create(file))
        .isInstanceOf(FileAlreadyExistsException.class)
        .hasMessageContaining("choose another path");
    assertThat(file).hasContent("precious");
  }

  @Test
  void copyLacksOneClassAndKeepsTheRest() throws Exception {
    Path source = write(List.of(TestKeys.METADATA, TestKeys.PHI, TestKeys.NEXT_PHI));
    Path target = directory.resolve("metadata-only.json");

    KeyFile.copyWithout(source, target, KeyClass.PHI);

    assertThat(KeyFile.read(target)).containsExactly(TestKeys.METADATA);
    assertThat(Files.readString(target)).doesNotContain("PHI");
    assertThatThrownBy(() -> KeyFile.copyWithout(source, target, KeyClass.PHI))
        .isInstanceOf(FileAlreadyExistsException.class);
  }

  @Test
  void copyWithNothingInItIsRefused() throws Exception {
    Path source = write(List.of(TestKeys.PHI));

    assertThatThrownBy(
            () -> KeyFile.copyWithout(source, directory.resolve("none"), KeyClass.PHI))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is empty");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r--r--", "rw----r--", "rw--w----", "rw-----w-"})
  void fileOpenToOthersIsRefusedWithWhatToDo(String mode) throws Exception {
    Path file = write(List.of(TestKeys.PHI));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));

    assertThatThrownBy(() -> KeyFile.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(mode)
        .hasMessageContaining("chmod 600");
  }

  @ParameterizedTest
  @ValueSource(strings = {"r--------", "r--r-----"})
  void mountedSecretIsTaken(String mode) throws Exception {
    Path file = write(List.of(TestKeys.PHI));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));

    assertThat(KeyFile.read(file)).containsExactly(TestKeys.PHI);
  }

  @Test
  void missingFileIsNamed() {
    assertThatThrownBy(() -> KeyFile.read(directory.resolve("none")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("There is no key file");
  }

  @Test
  void wrongFormIsNamedWithoutQuotingTheFile() throws Exception {
    String good = new String(KeyFileJson.write(List.of(TestKeys.PHI)), StandardCharsets.UTF_8);

    assertRefused("canary", "no JSON");
    assertRefused("{\"canary\":", "no JSON");
    assertRefused("{\"format\":\"canary\"}", "its \"format\" is not \"cairn-keyfile/1\"");
    assertRefused("{\"format\":\"cairn-keyfile/1\",\"canary\":1}", "no \"keys\"");
    assertRefused(good.replace("\"PHI\"", "\"canary\""), "key number 1: its \"class\"");
    assertRefused(good.replace("RSA-OAEP-256", "canary"), "key number 1: its \"algorithm\"");
    assertRefused(good.replace("PRIVATE", "canary"), "key number 1: its \"private_key\"");
    assertRefused(
        good.replace(TestKeys.PHI.version().version(), "canary"), "key number 1: its \"version\"");
  }

  private void assertRefused(String content, String reason) throws IOException {
    Path file = Files.writeString(directory.resolve("wrong.json"), content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

    assertThatThrownBy(() -> KeyFile.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(reason)
        .hasMessageNotContaining("canary")
        .hasNoCause();
  }

  private Path write(List<KeyFileEntry> entries) throws IOException {
    Path file = Files.write(directory.resolve("keys.json"), KeyFileJson.write(entries));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return file;
  }
}
