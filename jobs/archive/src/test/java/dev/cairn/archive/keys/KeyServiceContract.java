package dev.cairn.archive.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.archive.keys.KeyRefusedException.Reason;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link KeyService} owes its users. Each service's test extends this class. */
public abstract class KeyServiceContract {

  private static final byte[] KEY = key(32);

  /** The service under test, with one key per class. */
  protected KeyService keys;

  /** Opens the keys of the running test with a new service, as another process would. */
  protected abstract KeyService openAgain() throws IOException;

  /** Makes a new version of a key the current one. */
  protected abstract void rotate(KeyClass keyClass) throws IOException;

  /** Takes a part's keys away from the reader, as their owner can. */
  protected abstract void refuse(KeyClass keyClass) throws IOException;

  /** Makes keys for another retention class. */
  protected abstract void addClass(String retentionClass) throws IOException;

  /** Destroys all keys of a retention class for good. */
  protected abstract void destroy(String retentionClass) throws IOException;

  @BeforeEach
  void open() throws IOException {
    keys = openAgain();
  }

  @AfterEach
  void close() throws IOException {
    keys.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 24, 32, 64})
  void wrappedKeyComesBack(int length) throws Exception {
    byte[] key = key(length);
    KeyVersion version = keys.current(TestKeys.scope(KeyClass.PHI));

    byte[] wrapped = keys.wrap(version, key);

    assertThat(wrapped).hasSizeGreaterThanOrEqualTo(256).isNotEqualTo(key);
    assertThat(keys.unwrap(version, wrapped)).isEqualTo(key);
  }

  @Test
  void wrappingTwiceGivesTwoResults() throws Exception {
    KeyVersion version = keys.current(TestKeys.scope(KeyClass.METADATA));

    assertThat(keys.wrap(version, KEY)).isNotEqualTo(keys.wrap(version, KEY));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 15, 65})
  void otherLengthsAreRefused(int length) throws Exception {
    KeyVersion version = keys.current(TestKeys.scope(KeyClass.METADATA));

    assertThatThrownBy(() -> keys.wrap(version, new byte[length]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("16 to 64");
  }

  @ParameterizedTest
  @EnumSource(KeyClass.class)
  void currentVersionIsConcreteAndStays(KeyClass keyClass) throws Exception {
    KeyVersion version = keys.current(TestKeys.scope(keyClass));

    assertThat(version.version()).matches("[0-9a-f]{32}");
    assertThat(keys.current(TestKeys.scope(keyClass))).isEqualTo(version);
    try (KeyService again = openAgain()) {
      assertThat(again.current(TestKeys.scope(keyClass))).isEqualTo(version);
    }
  }

  @Test
  void classesHaveKeysOfTheirOwn() throws Exception {
    KeyVersion metadata = keys.current(TestKeys.scope(KeyClass.METADATA));
    KeyVersion phi = keys.current(TestKeys.scope(KeyClass.PHI));
    byte[] wrapped = keys.wrap(phi, KEY);

    assertThat(metadata.name()).isNotEqualTo(phi.name());
    assertThatThrownBy(() -> keys.unwrap(metadata, wrapped))
        .isInstanceOf(KeyRefusedException.class)
        .hasMessageContaining(metadata.id());
  }

  @Test
  void anotherProcessUnwraps() throws Exception {
    KeyVersion version = keys.current(TestKeys.scope(KeyClass.PHI));
    byte[] wrapped = keys.wrap(version, KEY);

    try (KeyService again = openAgain()) {
      assertThat(again.unwrap(version, wrapped)).isEqualTo(KEY);
    }
  }

  @Test
  void changedBytesAreRefused() throws Exception {
    KeyVersion version = keys.current(TestKeys.scope(KeyClass.PHI));
    byte[] wrapped = keys.wrap(version, KEY);
    wrapped[wrapped.length / 2] ^= 1;

    assertThatThrownBy(() -> keys.unwrap(version, wrapped))
        .isInstanceOf(KeyRefusedException.class)
        .hasMessageContaining("not made under it");
  }

  @Test
  void garbageIsRefused() throws Exception {
    KeyVersion version = keys.current(TestKeys.scope(KeyClass.PHI));

    assertThatThrownBy(() -> keys.unwrap(version, new byte[10]))
        .isInstanceOf(KeyRefusedException.class);
    assertThatThrownBy(() -> keys.unwrap(version, new byte[2000]))
        .isInstanceOf(KeyRefusedException.class);
  }

  @Test
  void unknownKeysAndVersionsAreRefusedByName() throws Exception {
    KeyVersion known = keys.current(TestKeys.scope(KeyClass.PHI));
    KeyVersion otherName = new KeyVersion("no-such-key", known.version());
    KeyVersion otherVersion = new KeyVersion(known.name(), "0123456789abcdef0123456789abcdef");

    for (KeyVersion unknown : new KeyVersion[] {otherName, otherVersion}) {
      assertThatThrownBy(() -> keys.wrap(unknown, KEY))
          .isInstanceOf(KeyRefusedException.class)
          .hasMessageContaining(unknown.id());
      assertThatThrownBy(() -> keys.unwrap(unknown, new byte[384]))
          .isInstanceOf(KeyRefusedException.class)
          .hasMessageContaining(unknown.id());
    }
  }

  @Test
  void rotationKeepsOldVersionsReadable() throws Exception {
    KeyVersion old = keys.current(TestKeys.scope(KeyClass.PHI));
    byte[] wrapped = keys.wrap(old, KEY);

    rotate(KeyClass.PHI);

    try (KeyService rotated = openAgain()) {
      KeyVersion current = rotated.current(TestKeys.scope(KeyClass.PHI));
      assertThat(current.name()).isEqualTo(old.name());
      assertThat(current.version()).isNotEqualTo(old.version());
      assertThat(rotated.unwrap(old, wrapped)).isEqualTo(KEY);
      assertThat(rotated.unwrap(current, rotated.wrap(current, KEY))).isEqualTo(KEY);
    }
  }

  @Test
  void refusedClassLeavesTheOtherUsable() throws Exception {
    KeyVersion phi = keys.current(TestKeys.scope(KeyClass.PHI));
    byte[] wrapped = keys.wrap(phi, KEY);

    refuse(KeyClass.PHI);

    try (KeyService refused = openAgain()) {
      assertThatThrownBy(() -> refused.current(TestKeys.scope(KeyClass.PHI)))
          .isInstanceOf(KeyRefusedException.class);
      assertThatThrownBy(() -> refused.unwrap(phi, wrapped))
          .isInstanceOf(KeyRefusedException.class);
      KeyVersion metadata = refused.current(TestKeys.scope(KeyClass.METADATA));
      assertThat(refused.unwrap(metadata, refused.wrap(metadata, KEY))).isEqualTo(KEY);
    }
  }

  @Test
  void destroyedClassIsGoneAndOthersStayReadable() throws Exception {
    addClass("doomed");
    KeyVersion phi = keys.current(TestKeys.scope(KeyClass.PHI));
    byte[] staying = keys.wrap(phi, KEY);
    for (KeyClass keyClass : KeyClass.values()) {
      KeyScope doomed = new KeyScope("doomed", keyClass);
      KeyVersion version = keys.current(doomed);
      byte[] wrapped = keys.wrap(version, KEY);

      destroy("doomed");

      try (KeyService after = openAgain()) {
        for (ThrowingCallable call :
            List.<ThrowingCallable>of(
                () -> after.current(doomed),
                () -> after.wrap(version, KEY),
                () -> after.unwrap(version, wrapped))) {
          assertThatThrownBy(call)
              .isInstanceOf(KeyRefusedException.class)
              .extracting(e -> ((KeyRefusedException) e).reason())
              .isEqualTo(Reason.GONE);
        }
        assertThat(after.unwrap(phi, staying)).isEqualTo(KEY);
      }
      addClass("doomed");
    }
  }

  @Test
  void filesOfADestroyedClassAreUnreadableAndOthersStay() throws Exception {
    addClass("doomed");
    ClassFiles files = new ClassFiles();
    files.write("queries", keys);
    files.write("doomed", keys);
    int all = files.readableColumns("queries", keys);
    assertThat(files.readableColumns("doomed", keys)).isEqualTo(all);

    destroy("doomed");

    try (KeyService after = openAgain()) {
      assertThatThrownBy(() -> files.readableColumns("doomed", after))
          .isInstanceOf(KeyRefusedException.class)
          .extracting(e -> ((KeyRefusedException) e).reason())
          .isEqualTo(Reason.GONE);
      assertThat(files.readableColumns("queries", after)).isEqualTo(all);
      assertThatThrownBy(() -> files.write("doomed", after))
          .isInstanceOf(KeyRefusedException.class);
    }
  }

  private static byte[] key(int length) {
    byte[] key = new byte[length];
    new Random(length).nextBytes(key);
    return key;
  }
}
