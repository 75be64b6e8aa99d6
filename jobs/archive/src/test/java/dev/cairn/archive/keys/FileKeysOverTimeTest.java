package dev.cairn.archive.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Days, rotations, keys taken away, and what they cost the key service. */
class FileKeysOverTimeTest {

  private static final KeyScope METADATA = TestKeys.scope(KeyClass.METADATA);
  private static final KeyScope PHI = TestKeys.scope(KeyClass.PHI);
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final CountingKeyService service = new CountingKeyService(TestKeys.all());
  private Instant now = NOON;
  private final FileKeys fileKeys = keys(service);

  @Test
  void writingAThousandFilesTakesTwoCallsPerClass() throws Exception {
    for (int i = 0; i < 1_000; i++) {
      fileKeys.newDataKey(METADATA);
      fileKeys.newDataKey(PHI);
    }

    assertThat(service.calls()).isEqualTo(new KeyCalls(2, 2, 0, 0));
  }

  @Test
  void readingAThousandFilesTakesOneCallPerClassAndDay() throws Exception {
    List<String> materials = new ArrayList<>();
    for (int day = 0; day < 3; day++) {
      for (int i = 0; i < 500; i++) {
        materials.add(fileKeys.newDataKey(METADATA).keyMaterialJson());
        materials.add(fileKeys.newDataKey(PHI).keyMaterialJson());
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
    String before = kekOf(fileKeys.newDataKey(PHI));
    now = Instant.parse("2026-11-23T00:00:00Z");

    assertThat(kekOf(fileKeys.newDataKey(PHI))).isNotEqualTo(before);
  }

  @Test
  void rotatedMasterKeyIsUsedWithinTenMinutesAndOldFilesStayReadable() throws Exception {
    SwitchableKeys switchable = new SwitchableKeys(TestKeys.all());
    FileKeys writer = keys(switchable);
    DataKey before = writer.newDataKey(PHI);

    switchable.become(TestKeys.afterRotationOfPhi());
    now = NOON.plus(Duration.ofMinutes(10)).minusNanos(1);
    DataKey justBefore = writer.newDataKey(PHI);
    now = NOON.plus(Duration.ofMinutes(10));
    DataKey after = writer.newDataKey(PHI);

    assertThat(justBefore.masterKey()).isEqualTo(before.masterKey());
    assertThat(after.masterKey()).isEqualTo(TestKeys.NEXT_PHI.version());
    FileKeys reader = new FileKeys(TestKeys.afterRotationOfPhi());
    assertThat(reader.unwrap(before.keyMaterialJson())).isEqualTo(before.key());
    assertThat(reader.unwrap(after.keyMaterialJson())).isEqualTo(after.key());
  }

  @Test
  void dayOfWritingTakesOneWrapAndALookInTenMinutes() throws Exception {
    now = Instant.parse("2026-11-22T00:00:00Z");
    for (int minute = 0; minute < 24 * 60; minute++) {
      fileKeys.newDataKey(PHI);
      now = now.plus(Duration.ofMinutes(1));
    }

    assertThat(service.calls()).isEqualTo(new KeyCalls(144, 1, 0, 0));
  }

  @Test
  void lookIsTakenAsOftenAsToldOrWhenTheClockGoesBack() throws Exception {
    FileKeys eager = new FileKeys(service, Duration.ZERO, () -> now);
    eager.newDataKey(PHI);
    eager.newDataKey(PHI);
    assertThat(service.calls()).isEqualTo(new KeyCalls(2, 1, 0, 0));

    fileKeys.newDataKey(PHI);
    now = NOON.minusSeconds(1);
    fileKeys.newDataKey(PHI);
    assertThat(service.calls()).isEqualTo(new KeyCalls(4, 2, 0, 0));
  }

  @Test
  void keyTakenAwayStopsWritingWithinTenMinutesUntilItComesBack() throws Exception {
    SwitchableKeys switchable = new SwitchableKeys(TestKeys.all());
    FileKeys writer = keys(switchable);
    DataKey before = writer.newDataKey(PHI);

    switchable.become(TestKeys.afterDestruction());
    now = NOON.plus(Duration.ofMinutes(10));
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> writer.newDataKey(PHI))
          .isInstanceOf(KeyRefusedException.class)
          .hasMessageContaining("Key queries/phi refused")
          .extracting(e -> ((KeyRefusedException) e).reason())
          .isEqualTo(KeyRefusedException.Reason.GONE);
    }

    switchable.become(TestKeys.all());
    assertThat(kekOf(writer.newDataKey(PHI))).isNotEqualTo(kekOf(before));
  }

  @Test
  void serviceOutOfReachIsTroubleAndNoLeaveToGoOn() throws Exception {
    SwitchableKeys switchable = new SwitchableKeys(TestKeys.all());
    FileKeys writer = keys(switchable);
    DataKey before = writer.newDataKey(PHI);

    switchable.fail(new IOException("out of reach"));
    now = NOON.plus(Duration.ofMinutes(10));
    assertThatThrownBy(() -> writer.newDataKey(PHI)).hasMessage("out of reach");

    switchable.become(TestKeys.all());
    assertThat(kekOf(writer.newDataKey(PHI))).isEqualTo(kekOf(before));
  }

  @Test
  void refusalIsRememberedForAMinute() throws Exception {
    String phi = fileKeys.newDataKey(PHI).keyMaterialJson();
    SwitchableKeys switchable = new SwitchableKeys(TestKeys.withoutPhi());
    CountingKeyService counted = new CountingKeyService(switchable);
    FileKeys reader = keys(counted);
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
    String phi = fileKeys.newDataKey(PHI).keyMaterialJson();
    SwitchableKeys switchable = new SwitchableKeys(TestKeys.all());
    FileKeys reader = keys(switchable);
    switchable.fail(new IOException("out of reach"));
    assertThatThrownBy(() -> reader.unwrap(phi)).hasMessage("out of reach");

    switchable.become(TestKeys.all());

    assertThat(reader.unwrap(phi)).hasSize(32);
  }

  private FileKeys keys(KeyService over) {
    return new FileKeys(over, FileKeys.DEFAULT_LOOK_AGAIN, () -> now);
  }

  private static String kekOf(DataKey key) throws IOException {
    byte[] id = KeyMaterial.parse(key.keyMaterialJson()).kekId();
    return HexFormat.of().formatHex(id);
  }
}
