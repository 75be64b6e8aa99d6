package dev.cairn.archive.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.archive.keys.KeyRefusedException.Reason;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileServiceTest extends KeyServiceContract {

  @TempDir Path directory;

  @Override
  protected KeyService openAgain() throws IOException {
    if (Files.notExists(file())) {
      KeyFileStorage.create(file(), TestKeys.content(TestKeys.METADATA, TestKeys.PHI));
    }
    return KeyServices.open(URI.create("keyfile://" + file()));
  }

  @Override
  protected void rotate(KeyClass keyClass) throws IOException {
    KeyFile.rotate(file(), TestKeys.scope(keyClass));
  }

  @Override
  protected void refuse(KeyClass keyClass) throws IOException {
    Path rest = directory.resolve("rest.json");
    KeyFile.copyWithout(file(), rest, keyClass);
    Files.delete(file());
    Files.move(rest, file());
  }

  @Override
  protected void destroy(String retentionClass) throws IOException {
    KeyFile.destroyClass(file(), retentionClass);
  }

  @Override
  protected void addClass(String retentionClass) throws IOException {
    KeyFileStorage.change(file(), c -> c.withClasses(Set.of(retentionClass), 1024));
  }

  private Path file() {
    return directory.resolve("keys.json");
  }

  @Test
  void missingClassIsNamedWithWhatToDo() {
    assertThatThrownBy(() -> keys.current(new KeyScope("flows", KeyClass.PHI)))
        .isInstanceOf(KeyRefusedException.class)
        .hasMessageContaining("Key flows/phi refused")
        .hasMessageContaining("has no such key; KeyFile.addClasses adds keys for")
        .extracting(e -> ((KeyRefusedException) e).reason())
        .isEqualTo(Reason.DENIED);
  }

  @Test
  void runningServiceSeesEachChange() throws Exception {
    KeyVersion before = keys.current(TestKeys.scope(KeyClass.PHI));
    byte[] wrapped = keys.wrap(before, new byte[32]);

    rotate(KeyClass.PHI);
    KeyVersion after = keys.current(TestKeys.scope(KeyClass.PHI));
    destroy("queries");

    assertThat(after).isNotEqualTo(before);
    assertThatThrownBy(() -> keys.unwrap(before, wrapped))
        .isInstanceOf(KeyRefusedException.class)
        .hasMessageContaining("was destroyed");
  }

  @Test
  void fileTakenAwayIsTroubleAndNoRefusal() throws Exception {
    Files.delete(file());

    assertThatThrownBy(() -> keys.current(TestKeys.scope(KeyClass.PHI)))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(KeyRefusedException.class)
        .hasMessageContaining("There is no key file");
  }
}
