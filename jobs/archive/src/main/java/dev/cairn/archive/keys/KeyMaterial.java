package dev.cairn.archive.keys;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Base64;

/**
 * The stored form of a wrapped data key: the JSON "PKMT1" that parquet-java's {@code KeyToolkit}
 * and Arrow's key tools write into a file with internal storage and double wrapping, so that their
 * readers take our files. Fields and their meaning are those of {@code
 * org.apache.parquet.crypto.keytools.KeyMaterial}; only the order, which they leave open, is ours.
 *
 * @param footerKey whether it is the footer's key
 * @param masterKey the customer's key
 * @param wrappedDataKey nonce, ciphertext and tag of AES-GCM under the key-encryption key
 * @param kekId the key-encryption key's id; also the additional data of that AES-GCM
 * @param wrappedKek the key-encryption key, wrapped by RSA-OAEP-256 under the master key
 */
record KeyMaterial(
    boolean footerKey,
    KeyVersion masterKey,
    byte[] wrappedDataKey,
    byte[] kekId,
    byte[] wrappedKek) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TYPE = "PKMT1";

  String toJson() {
    Base64.Encoder base64 = Base64.getEncoder();
    ObjectNode json = JSON.createObjectNode();
    json.put("keyMaterialType", TYPE);
    json.put("internalStorage", true);
    json.put("isFooterKey", footerKey);
    if (footerKey) {
      // which service is the reader's own affair; the toolkits want both fields
      json.put("kmsInstanceID", "DEFAULT");
      json.put("kmsInstanceURL", "DEFAULT");
    }
    json.put("masterKeyID", masterKey.id());
    json.put("wrappedDEK", base64.encodeToString(wrappedDataKey));
    json.put("doubleWrapping", true);
    json.put("keyEncryptionKeyID", base64.encodeToString(kekId));
    json.put("wrappedKEK", base64.encodeToString(wrappedKek));
    return json.toString();
  }

  /**
   * Reads the form, fields in any order, others ignored.
   *
   * @throws IOException if it is another form
   */
  static KeyMaterial parse(String text) throws IOException {
    JsonNode json;
    try {
      json = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IOException("A file's key material is no JSON: verify the archive", e);
    }
    if (!TYPE.equals(json.path("keyMaterialType").asText())
        || !json.path("internalStorage").asBoolean()
        || !json.path("doubleWrapping").asBoolean()) {
      throw new IOException(
          "A file's key material is not of the form PKMT1, internal, double-wrapped: it is not of"
              + " this archive, or of a later release");
    }
    try {
      return new KeyMaterial(
          json.path("isFooterKey").asBoolean(),
          KeyVersion.parse(json.path("masterKeyID").asText()),
          bytes(json, "wrappedDEK"),
          bytes(json, "keyEncryptionKeyID"),
          bytes(json, "wrappedKEK"));
    } catch (IllegalArgumentException e) {
      throw new IOException("A file's key material is damaged: verify the archive", e);
    }
  }

  private static byte[] bytes(JsonNode json, String field) {
    byte[] bytes = Base64.getDecoder().decode(json.path(field).asText());
    if (bytes.length == 0) {
      throw new IllegalArgumentException(field + " is missing or empty");
    }
    return bytes;
  }
}
