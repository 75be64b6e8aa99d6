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
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFileTest {

  @TempDir Path directory;

  @Test
  void createdFileHasAllKeysAndIsItsOwnersAlone() throws Exception {
    KeyFile.create(file(), Set.of("queries", "flows"));

    KeyFileContent content = KeyFileStorage.read(file());
    assertThat(content.wrapping())
        .extracting(entry -> entry.scope() + " " + entry.version().name())
        .containsExactly(
            "flows/metadata cairn-flows-metadata",
            "flows/phi cairn-flows-phi",
            "queries/metadata cairn-queries-metadata",
            "queries/phi cairn-queries-phi");
    assertThat(content.wrapping())
        .allMatch(entry -> entry.privateKey().getModulus().bitLength() == 2048);
    assertThat(content.signing())
        .extracting(signer -> signer.version().name() + " " + signer.canSign())
        .containsExactly("cairn-signing true");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
    assertThat(directory).isDirectoryNotContaining(other -> !other.equals(file()));
  }

  @Test
  void noClassesAndWrongNamesAreRefused() {
    assertThatThrownBy(() -> KeyFile.create(file(), Set.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> KeyFile.create(file(), Set.of("../x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Not a retention class");
    assertThat(file()).doesNotExist();
  }

  @Test
  void existingFileIsNeverOverwritten() throws Exception {
    Path file = Files.writeString(file(), "precious");

    assertThatThrownBy(() -> KeyFile.create(file, Set.of("queries")))
        .isInstanceOf(FileAlreadyExistsException.class)
        .hasMessageContaining("choose another path");
    assertThat(file).hasContent("precious");
  }

  @Test
  void readersCopyLacksOnePartAndCannotSign() throws Exception {
    Path source = write(TestKeys.METADATA, TestKeys.PHI, TestKeys.NEXT_PHI);
    Path target = directory.resolve("metadata-only.json");

    KeyFile.copyWithout(source, target, KeyClass.PHI);

    KeyFileContent copy = KeyFileStorage.read(target);
    assertThat(copy.wrapping()).containsExactly(TestKeys.METADATA);
    assertThat(copy.signing()).containsExactly(TestKeys.SIGNER.withoutPrivateKey());
    assertThat(Files.readString(target)).doesNotContain("\"phi\"").doesNotContain("cairn-phi");
    assertThat(Files.readString(target).split("BEGIN PRIVATE")).hasSize(2);
    assertThatThrownBy(() -> KeyFile.copyWithout(source, target, KeyClass.PHI))
        .isInstanceOf(FileAlreadyExistsException.class);
  }

  @Test
  void copyOfWhoseReadsAreRecordedCanSign() throws Exception {
    Path source = write(TestKeys.METADATA, TestKeys.PHI);
    Path target = directory.resolve("metadata-only.json");

    KeyFile.copyForReaderWithout(source, target, KeyClass.PHI);

    KeyFileContent copy = KeyFileStorage.read(target);
    assertThat(copy.wrapping()).containsExactly(TestKeys.METADATA);
    assertThat(copy.signing()).containsExactly(TestKeys.SIGNER);
    assertThat(Files.readString(target)).doesNotContain("\"phi\"").doesNotContain("cairn-phi");
  }

  @Test
  void copyWithNothingInItIsRefused() throws Exception {
    Path source = write(TestKeys.PHI);

    assertThatThrownBy(
            () -> KeyFile.copyWithout(source, directory.resolve("none"), KeyClass.PHI))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is empty");
  }

  @Test
  void classIsAddedOnceAndTheRestStays() throws Exception {
    Path file = write(TestKeys.METADATA, TestKeys.PHI);

    KeyFile.addClasses(file, Set.of("queries", "flows"));
    byte[] once = Files.readAllBytes(file);
    KeyFile.addClasses(file, Set.of("queries", "flows"));

    assertThat(file).hasBinaryContent(once);
    assertThat(KeyFileStorage.read(file).wrapping())
        .startsWith(TestKeys.METADATA, TestKeys.PHI)
        .extracting(entry -> entry.scope().toString())
        .containsExactly("queries/metadata", "queries/phi", "flows/metadata", "flows/phi");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(directory).isDirectoryNotContaining(other -> !other.equals(file));
  }

  @Test
  void rotationAddsAVersion() throws Exception {
    Path file = write(TestKeys.METADATA, TestKeys.PHI);

    KeyFile.rotate(file, TestKeys.scope(KeyClass.METADATA));
    KeyFile.rotateSigning(file);

    KeyFileContent content = KeyFileStorage.read(file);
    assertThat(content.wrapping()).hasSize(3).startsWith(TestKeys.METADATA, TestKeys.PHI);
    assertThat(content.current(TestKeys.scope(KeyClass.METADATA)))
        .contains(content.wrapping().get(2));
    assertThat(content.current(TestKeys.scope(KeyClass.PHI))).contains(TestKeys.PHI);
    assertThat(content.signing()).hasSize(2).startsWith(TestKeys.SIGNER);
  }

  @Test
  void destroyedClassLeavesItsNamesAlone() throws Exception {
    Path file = write(TestKeys.METADATA, TestKeys.PHI);
    KeyFile.addClasses(file, Set.of("flows"));

    KeyFile.destroyClass(file, "queries");

    KeyFileContent content = KeyFileStorage.read(file);
    assertThat(content.wrapping())
        .extracting(entry -> entry.scope() + " " + entry.isDestroyed())
        .containsExactly(
            "queries/metadata true", "queries/phi true", "flows/metadata false", "flows/phi false");
    assertThat(content.wrapping().get(1).version()).isEqualTo(TestKeys.PHI.version());
    assertThat(Files.readString(file).split("BEGIN PRIVATE")).hasSize(1 + 3);
    assertThatThrownBy(() -> KeyFile.destroyClass(file, "none"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("has no key of retention class none");
  }

  @Test
  void ofTwoChangesAtOnceOneIsRefused() throws Exception {
    Path file = write(TestKeys.METADATA, TestKeys.PHI);

    assertThatThrownBy(
            () ->
                KeyFileStorage.change(
                    file,
                    content -> {
                      assertThatThrownBy(() -> KeyFile.rotateSigning(file))
                          .isInstanceOf(IOException.class)
                          .hasMessageContaining("Somebody else is changing the key file");
                      throw new IllegalStateException("interrupted");
                    }))
        .hasMessage("interrupted");
    KeyFile.rotateSigning(file);

    assertThat(KeyFileStorage.read(file).signing()).hasSize(2);
  }

  @Test
  void changeThroughALinkKeepsTheLink() throws Exception {
    Path link = Files.createSymbolicLink(directory.resolve("link"), write(TestKeys.PHI));

    KeyFile.rotateSigning(link);

    assertThat(link).isSymbolicLink();
    assertThat(KeyFileStorage.read(file()).signing()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r--r--", "rw----r--", "rw--w----", "rw-----w-"})
  void fileOpenToOthersIsRefusedWithWhatToDo(String mode) throws Exception {
    Path file = write(TestKeys.PHI);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));

    assertThatThrownBy(() -> KeyFileStorage.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(mode)
        .hasMessageContaining("chmod 600");
  }

  @ParameterizedTest
  @ValueSource(strings = {"r--------", "r--r-----"})
  void mountedSecretIsTaken(String mode) throws Exception {
    Path file = write(TestKeys.PHI);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));

    assertThat(KeyFileStorage.read(file).wrapping()).containsExactly(TestKeys.PHI);
  }

  @Test
  void missingFileIsNamed() {
    assertThatThrownBy(() -> KeyFileStorage.read(directory.resolve("none")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("There is no key file");
  }

  @Test
  void wrongFormIsNamedWithoutQuotingTheFile() throws Exception {
    String good = text(new KeyFileContent(List.of(TestKeys.PHI), List.of()));
    String signer = text(new KeyFileContent(List.of(), List.of(TestKeys.SIGNER)));
    KeyFileSigner another = KeyFileSigner.generate("cairn-signing");
    String other = text(new KeyFileContent(List.of(), List.of(another)));

    assertRefused("canary", "no JSON");
    assertRefused("{\"canary\":", "no JSON");
    assertRefused("{\"format\":\"canary\"}", "its \"format\" is not \"cairn-keyfile/1\"");
    assertRefused("{\"format\":\"cairn-keyfile/1\",\"canary\":1}", "no \"keys\"");
    assertRefused(good.replace("\"phi\"", "\"canary\""), "key number 1: its \"part\"");
    assertRefused(good.replace("queries", "canary/"), "key number 1: its \"retention_class\"");
    assertRefused(good.replace("cairn-phi", "canary/"), "key number 1: its \"name\"");
    assertRefused(good.replace("RSA-OAEP-256", "canary"), "key number 1: its \"algorithm\"");
    assertRefused(good.replace("PRIVATE", "canary"), "key number 1: its \"private_key\"");
    assertRefused(
        good.replace("\"algorithm\"", "\"destroyed\" : true, \"algorithm\""),
        "key number 1: it is \"destroyed\" and has a \"private_key\"");
    assertRefused(
        good.replace(TestKeys.PHI.version().version(), "canary"), "key number 1: its \"version\"");
    assertRefused(signer.replace("PUBLIC", "canary"), "key number 1: its \"public_key\"");
    assertRefused(signer.replace("PRIVATE", "canary"), "key number 1: its \"private_key\"");
    assertRefused(
        signer.replace(privateKey(signer), privateKey(other)), "is not that of its \"public_key\"");
  }

  private static String text(KeyFileContent content) {
    return new String(KeyFileJson.write(content), StandardCharsets.UTF_8);
  }

  private static String privateKey(String json) {
    return json.substring(json.indexOf("\"private_key\""));
  }

  private void assertRefused(String content, String reason) throws IOException {
    Path file = Files.writeString(directory.resolve("wrong.json"), content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

    assertThatThrownBy(() -> KeyFileStorage.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(reason)
        .hasMessageNotContaining("canary")
        .hasNoCause();
  }

  private Path write(KeyFileEntry... entries) throws IOException {
    KeyFileStorage.create(file(), TestKeys.content(entries));
    return file();
  }

  private Path file() {
    return directory.resolve("keys.json");
  }
}
