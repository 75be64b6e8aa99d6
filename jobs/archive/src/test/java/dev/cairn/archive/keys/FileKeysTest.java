package dev.cairn.archive.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FileKeysTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final CountingKeyService service = new CountingKeyService(TestKeys.all());
  private Instant now = NOON;
  private final FileKeys fileKeys = new FileKeys(service, () -> now);

  @Test
  void dataKeyComesBack() throws Exception {
    DataKey made = fileKeys.newDataKey(TestKeys.scope(KeyClass.PHI));

    assertThat(made.key()).hasSize(32);
    assertThat(made.masterKey()).isEqualTo(TestKeys.PHI.version());
    assertThat(fileKeys.unwrap(made.keyMaterialJson())).isEqualTo(made.key());
  }

  @Test
  void everyFileHasAKeyOfItsOwn() throws Exception {
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      keys.add(HexFormat.of().formatHex(fileKeys.newDataKey(TestKeys.scope(KeyClass.PHI)).key()));
    }

    assertThat(keys).doesNotHaveDuplicates();
  }

  @Test
  void keyIsTheCallersOwn() throws Exception {
    DataKey made = fileKeys.newDataKey(TestKeys.scope(KeyClass.PHI));
    byte[] expected = made.key().clone();
    Arrays.fill(fileKeys.unwrap(made.keyMaterialJson()), (byte) 0);
    Arrays.fill(made.key(), (byte) 0);

    assertThat(fileKeys.unwrap(made.keyMaterialJson())).isEqualTo(expected);
  }

  @Test
  void writingAThousandFilesTakesTwoCallsPerClass() throws Exception {
    for (int i = 0; i < 1_000; i++) {
      fileKeys.newDataKey(TestKeys.scope(KeyClass.METADATA));
      fileKeys.newDataKey(TestKeys.scope(KeyClass.PHI));
    }

    assertThat(service.calls()).isEqualTo(new KeyCalls(2, 2, 0, 0));
  }

  @Test
  void readingAThousandFilesTakesOneCallPerClassAndDay() throws Exception {
    List<String> materials = new ArrayList<>();
    for (int day = 0; day < 3; day++) {
      for (int i = 0; i < 500; i++) {
        materials.add(fileKeys.newDataKey(TestKeys.scope(KeyClass.METADATA)).keyMaterialJson());
        materials.add(fileKeys.newDataKey(TestKeys.scope(KeyClass.PHI)).keyMaterialJson());
      }
      now = now.plus(Duration.ofDays(1));
    }
    CountingKeyService counted = new CountingKeyService(TestKeys.all());
    try (FileKeys reader = new FileKeys(counted)) {
      for (String material : materials) {
        reader.unwrap(material);
      }
    }

    assertThat(counted.calls()).isEqualTo(new KeyCalls(0, 0, 6, 0));
  }

  @Test
  void dayOfTheKeyEncryptionKeyIsUtc() throws Exception {
    now = Instant.parse("2026-11-22T23:59:59.999Z");
    String before = kekOf(fileKeys.newDataKey(TestKeys.scope(KeyClass.PHI)));
    now = Instant.parse("2026-11-23T00:00:00Z");

    assertThat(kekOf(fileKeys.newDataKey(TestKeys.scope(KeyClass.PHI)))).isNotEqualTo(before);
  }

  @Test
  void classesAndWritersShareNoKeyEncryptionKey() throws Exception {
    FileKeys other = new FileKeys(service, () -> now);

    Set<String> ids =
        Set.of(
            kekOf(fileKeys.newDataKey(TestKeys.scope(KeyClass.PHI))),
            kekOf(fileKeys.newDataKey(TestKeys.scope(KeyClass.METADATA))),
            kekOf(other.newDataKey(TestKeys.scope(KeyClass.PHI))));

    assertThat(ids).hasSize(3);
  }

  @Test
  void rotatedMasterKeyIsUsedFromTheNextDayAndOldFilesStayReadable() throws Exception {
    SwitchableKeys switchable = new SwitchableKeys(TestKeys.all());
    FileKeys writer = new FileKeys(switchable, () -> now);
    DataKey before = writer.newDataKey(TestKeys.scope(KeyClass.PHI));

    switchable.become(TestKeys.afterRotationOfPhi());
    DataKey sameDay = writer.newDataKey(TestKeys.scope(KeyClass.PHI));
    now = now.plus(Duration.ofDays(1));
    DataKey nextDay = writer.newDataKey(TestKeys.scope(KeyClass.PHI));

    assertThat(sameDay.masterKey()).isEqualTo(before.masterKey());
    assertThat(nextDay.masterKey()).isEqualTo(TestKeys.NEXT_PHI.version());
    FileKeys reader = new FileKeys(TestKeys.afterRotationOfPhi());
    assertThat(reader.unwrap(before.keyMaterialJson())).isEqualTo(before.key());
    assertThat(reader.unwrap(nextDay.keyMaterialJson())).isEqualTo(nextDay.key());
  }

  @Test
  void refusedPhiLeavesMetadataReadable() throws Exception {
    DataKey metadata = fileKeys.newDataKey(TestKeys.scope(KeyClass.METADATA));
    DataKey phi = fileKeys.newDataKey(TestKeys.scope(KeyClass.PHI));
    FileKeys analyst = new FileKeys(TestKeys.withoutPhi());

    assertThat(analyst.unwrap(metadata.keyMaterialJson())).isEqualTo(metadata.key());
    assertThatThrownBy(() -> analyst.unwrap(phi.keyMaterialJson()))
        .isInstanceOf(KeyRefusedException.class)
        .hasMessageContaining(phi.masterKey().id());
  }

  @Test
  void refusalIsRememberedForAMinute() throws Exception {
    String phi = fileKeys.newDataKey(TestKeys.scope(KeyClass.PHI)).keyMaterialJson();
    SwitchableKeys switchable = new SwitchableKeys(TestKeys.withoutPhi());
    CountingKeyService counted = new CountingKeyService(switchable);
    FileKeys reader = new FileKeys(counted, () -> now);
    for (int i = 0; i < 100; i++) {
      assertThatThrownBy(() -> reader.unwrap(phi)).isInstanceOf(KeyRefusedException.class);
    }
    assertThat(counted.calls()).isEqualTo(new KeyCalls(0, 0, 1, 1));

    switchable.become(TestKeys.all());
    now = now.plusSeconds(60);

    assertThat(reader.unwrap(phi)).hasSize(32);
  }

  @Test
  void troubleIsNotRemembered() throws Exception {
    String phi = fileKeys.newDataKey(TestKeys.scope(KeyClass.PHI)).keyMaterialJson();
    SwitchableKeys switchable = new SwitchableKeys(TestKeys.all());
    FileKeys reader = new FileKeys(switchable, () -> now);
    switchable.fail(new IOException("out of reach"));
    assertThatThrownBy(() -> reader.unwrap(phi)).hasMessage("out of reach");

    switchable.become(TestKeys.all());

    assertThat(reader.unwrap(phi)).hasSize(32);
  }

  @Test
  void damagedDataKeyIsAnErrorAndNoRefusal() throws Exception {
    DataKey made = fileKeys.newDataKey(TestKeys.scope(KeyClass.PHI));
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
    String material = fileKeys.newDataKey(TestKeys.scope(KeyClass.PHI)).keyMaterialJson();

    fileKeys.close();

    assertThatThrownBy(() -> fileKeys.newDataKey(TestKeys.scope(KeyClass.PHI)))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> fileKeys.unwrap(material)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void textOfADataKeyShowsNoKey() throws Exception {
    DataKey made = fileKeys.newDataKey(TestKeys.scope(KeyClass.PHI));

    assertThat(made).hasToString("DataKey[" + TestKeys.PHI.version().id() + "]");
  }

  private static String kekOf(DataKey key) throws IOException {
    byte[] id = KeyMaterial.parse(key.keyMaterialJson()).kekId();
    return HexFormat.of().formatHex(id);
  }
}
