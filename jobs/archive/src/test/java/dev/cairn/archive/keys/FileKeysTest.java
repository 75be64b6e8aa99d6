package dev.cairn.archive.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FileKeysTest {

  private static final KeyScope METADATA = TestKeys.scope(KeyClass.METADATA);
  private static final KeyScope PHI = TestKeys.scope(KeyClass.PHI);

  private final CountingKeyService service = new CountingKeyService(TestKeys.all());
  private final FileKeys fileKeys = new FileKeys(service);

  @Test
  void dataKeyComesBack() throws Exception {
    DataKey made = fileKeys.newDataKey(PHI);

    assertThat(made.key()).hasSize(32);
    assertThat(made.masterKey()).isEqualTo(TestKeys.PHI.version());
    assertThat(fileKeys.unwrap(made.keyMaterialJson())).isEqualTo(made.key());
  }

  @Test
  void everyFileHasAKeyOfItsOwn() throws Exception {
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      keys.add(HexFormat.of().formatHex(fileKeys.newDataKey(PHI).key()));
    }

    assertThat(keys).doesNotHaveDuplicates();
  }

  @Test
  void keyIsTheCallersOwn() throws Exception {
    DataKey made = fileKeys.newDataKey(PHI);
    byte[] expected = made.key().clone();
    Arrays.fill(fileKeys.unwrap(made.keyMaterialJson()), (byte) 0);
    Arrays.fill(made.key(), (byte) 0);

    assertThat(fileKeys.unwrap(made.keyMaterialJson())).isEqualTo(expected);
  }

  @Test
  void classesAndWritersShareNoKeyEncryptionKey() throws Exception {
    FileKeys other = new FileKeys(service);

    Set<String> ids =
        Set.of(
            kekOf(fileKeys.newDataKey(PHI)),
            kekOf(fileKeys.newDataKey(METADATA)),
            kekOf(other.newDataKey(PHI)));

    assertThat(ids).hasSize(3);
  }

  @Test
  void destroyedClassIsUnreadableAndSaysSo() throws Exception {
    DataKey metadata = fileKeys.newDataKey(METADATA);
    FileKeys reader = new FileKeys(TestKeys.afterDestruction());

    assertThatThrownBy(() -> reader.unwrap(metadata.keyMaterialJson()))
        .isInstanceOf(KeyRefusedException.class)
        .hasMessageContaining(metadata.masterKey().id())
        .hasMessageContaining("was destroyed")
        .extracting(e -> ((KeyRefusedException) e).reason())
        .isEqualTo(KeyRefusedException.Reason.GONE);
  }

  @Test
  void refusedPhiLeavesMetadataReadable() throws Exception {
    DataKey metadata = fileKeys.newDataKey(METADATA);
    DataKey phi = fileKeys.newDataKey(PHI);
    FileKeys analyst = new FileKeys(TestKeys.withoutPhi());

    assertThat(analyst.unwrap(metadata.keyMaterialJson())).isEqualTo(metadata.key());
    assertThatThrownBy(() -> analyst.unwrap(phi.keyMaterialJson()))
        .isInstanceOf(KeyRefusedException.class)
        .hasMessageContaining(phi.masterKey().id());
  }

  @Test
  void damagedDataKeyIsAnErrorAndNoRefusal() throws Exception {
    DataKey made = fileKeys.newDataKey(PHI);
    KeyMaterial material = KeyMaterial.parse(made.keyMaterialJson());
    material.wrappedDataKey()[20] ^= 1;
    KeyMaterial tooShort =
        new KeyMaterial(
            false, material.masterKey(), new byte[5], material.kekId(), material.wrappedKek());

    for (KeyMaterial damaged : List.of(material, tooShort)) {
      assertThatThrownBy(() -> fileKeys.unwrap(damaged.toJson()))
          .isInstanceOf(IOException.class)
          .isNotInstanceOf(KeyRefusedException.class)
          .hasMessageContaining("is damaged: verify the archive");
    }
  }

  @Test
  void closedKeysAreGone() throws Exception {
    String material = fileKeys.newDataKey(PHI).keyMaterialJson();

    fileKeys.close();

    assertThatThrownBy(() -> fileKeys.newDataKey(PHI))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> fileKeys.unwrap(material)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void textOfADataKeyShowsNoKey() throws Exception {
    DataKey made = fileKeys.newDataKey(PHI);

    assertThat(made).hasToString("DataKey[" + TestKeys.PHI.version().id() + "]");
  }

  private static String kekOf(DataKey key) throws IOException {
    byte[] id = KeyMaterial.parse(key.keyMaterialJson()).kekId();
    return HexFormat.of().formatHex(id);
  }
}
