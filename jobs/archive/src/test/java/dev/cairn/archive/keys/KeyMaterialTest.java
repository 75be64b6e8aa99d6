package dev.cairn.archive.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.apache.parquet.crypto.AesGcmDecryptor;
import org.apache.parquet.crypto.AesGcmEncryptor;
import org.apache.parquet.crypto.AesMode;
import org.apache.parquet.crypto.ModuleCipherFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyMaterialTest {

  private static final String FOOTER =
      "{\"keyMaterialType\":\"PKMT1\",\"internalStorage\":true,\"isFooterKey\":true,"
          + "\"kmsInstanceID\":\"DEFAULT\",\"kmsInstanceURL\":\"DEFAULT\","
          + "\"masterKeyID\":\"cairn-metadata/00112233445566778899aabbccddeeff\","
          + "\"wrappedDEK\":\"AAEC/f7/\",\"doubleWrapping\":true,"
          + "\"keyEncryptionKeyID\":\"EBESExQVFhcYGRobHB0eHw==\",\"wrappedKEK\":\"ICEi\"}";

  private static final String COLUMN =
      FOOTER
          .replace("\"isFooterKey\":true", "\"isFooterKey\":false")
          .replace("\"kmsInstanceID\":\"DEFAULT\",\"kmsInstanceURL\":\"DEFAULT\",", "");

  private static KeyMaterial golden(boolean footer) {
    HexFormat hex = HexFormat.of();
    return new KeyMaterial(
        footer,
        new KeyVersion("cairn-metadata", "00112233445566778899aabbccddeeff"),
        hex.parseHex("000102fdfeff"),
        hex.parseHex("101112131415161718191a1b1c1d1e1f"),
        hex.parseHex("202122"));
  }

  @Test
  void storedFormIsAsEver() {
    assertThat(golden(true).toJson()).isEqualTo(FOOTER);
    assertThat(golden(false).toJson()).isEqualTo(COLUMN);
  }

  @Test
  void storedFormIsReadInAnyOrderWithMoreInIt() throws Exception {
    KeyMaterial read =
        KeyMaterial.parse("{\"wrappedKEK\":\"ICEi\",\"more\":1," + FOOTER.substring(1));

    assertThat(read).usingRecursiveComparison().isEqualTo(golden(true));
  }

  /** Read by the very classes with which Spark reads our files. */
  @ParameterizedTest
  @EnumSource(KeyClass.class)
  void parquetsOwnKeyToolsReadIt(KeyClass keyClass) throws Exception {
    DataKey made = new FileKeys(TestKeys.all()).newDataKey(TestKeys.scope(keyClass));

    Object metadata =
        invoke(
            Class.forName("org.apache.parquet.crypto.keytools.KeyMetadata")
                .getDeclaredMethod("parse", byte[].class),
            null,
            made.keyMaterialJson().getBytes(StandardCharsets.UTF_8));
    assertThat(get(metadata, "keyMaterialStoredInternally")).isEqualTo(true);
    Object material = get(metadata, "getKeyMaterial");

    assertThat(get(material, "isFooterKey")).isEqualTo(keyClass == KeyClass.METADATA);
    assertThat(get(material, "isDoubleWrapped")).isEqualTo(true);
    assertThat(get(material, "getMasterKeyID")).isEqualTo(made.masterKey().id());
    assertThat(get(material, "getKmsInstanceID"))
        .isEqualTo(keyClass == KeyClass.METADATA ? "DEFAULT" : null);
    assertThat(dataKeyAsKeyToolkitGetsIt(material, made)).isEqualTo(made.key());
  }

  /** What {@code FileKeyUnwrapper.getDEKandMasterID} does, which needs Hadoop itself. */
  private static byte[] dataKeyAsKeyToolkitGetsIt(Object material, DataKey made)
      throws Exception {
    Base64.Decoder base64 = Base64.getDecoder();
    byte[] kek =
        TestKeys.all()
            .unwrap(made.masterKey(), base64.decode((String) get(material, "getWrappedKEK")));
    byte[] wrapped = base64.decode((String) get(material, "getWrappedDEK"));
    byte[] aad = base64.decode((String) get(material, "getKekID"));
    AesGcmDecryptor cipher = (AesGcmDecryptor) ModuleCipherFactory.getDecryptor(AesMode.GCM, kek);
    return cipher.decrypt(wrapped, 0, wrapped.length, aad);
  }

  /** Fields by the names that parquet-java writes, no more and no fewer. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void fieldsAreThoseThatParquetWrites(boolean footer) throws Exception {
    Method create =
        Class.forName("org.apache.parquet.crypto.keytools.KeyMaterial")
            .getDeclaredMethod(
                "createSerialized",
                boolean.class,
                String.class,
                String.class,
                String.class,
                boolean.class,
                String.class,
                String.class,
                String.class,
                boolean.class);
    Object theirs =
        invoke(
            create,
            null,
            footer,
            "DEFAULT",
            "DEFAULT",
            "cairn-metadata/00112233445566778899aabbccddeeff",
            true,
            "EBESExQVFhcYGRobHB0eHw==",
            "ICEi",
            "AAEC/f7/",
            true);

    ObjectMapper json = new ObjectMapper();
    JsonNode ours = json.readTree(golden(footer).toJson());

    assertThat(ours).isEqualTo(json.readTree((String) theirs));
  }

  /** The bytes are fixed, so that no later release can change the wrapping unseen. */
  @Test
  void wrappingOfADataKeyIsAsEver() throws Exception {
    HexFormat hex = HexFormat.of();
    byte[] kek = hex.parseHex("000102030405060708090a0b0c0d0e0f".repeat(2));
    byte[] id = hex.parseHex("101112131415161718191a1b1c1d1e1f");
    AesGcmEncryptor cipher = (AesGcmEncryptor) ModuleCipherFactory.getEncryptor(AesMode.GCM, kek);
    byte[] wrapped =
        cipher.encrypt(false, new byte[32], hex.parseHex("202122232425262728292a2b"), id);
    KeyVersion metadata = TestKeys.METADATA.version();
    KeyMaterial material =
        new KeyMaterial(true, metadata, wrapped, id, TestKeys.all().wrap(metadata, kek));

    assertThat(hex.formatHex(wrapped))
        .isEqualTo(
            "202122232425262728292a2b" // nonce, ciphertext, tag
                + "cffd87d342520ecbbc7b9bf039591922e0b7962cf885a04d0010d042171f487f"
                + "1992cc05c037d558236e5d1d44f3d802");
    assertThat(new FileKeys(TestKeys.all()).unwrap(material.toJson())).isEqualTo(new byte[32]);
  }

  @Test
  void otherFormsAreRefused() {
    for (String other :
        List.of(
            "",
            "not json",
            "[]",
            FOOTER.replace("PKMT1", "PKMT2"),
            FOOTER.replace("\"internalStorage\":true", "\"internalStorage\":false"),
            FOOTER.replace("\"doubleWrapping\":true", "\"doubleWrapping\":false"),
            FOOTER.replace("cairn-metadata/", "../"),
            FOOTER.replace("ICEi", "?"),
            FOOTER.replace("ICEi", ""))) {
      assertThatThrownBy(() -> KeyMaterial.parse(other))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("key material");
    }
  }

  private static Object get(Object target, String name) throws Exception {
    return invoke(target.getClass().getDeclaredMethod(name), target);
  }

  private static Object invoke(Method method, Object target, Object... arguments)
      throws Exception {
    method.setAccessible(true);
    return method.invoke(target, arguments);
  }
}
