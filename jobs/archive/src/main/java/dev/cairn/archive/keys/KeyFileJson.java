package dev.cairn.archive.keys;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The form {@code cairn-keyfile/1} of key files: {@code {"format":"cairn-keyfile/1","keys":[…]}},
 * each key with {@code name}, {@code version}, {@code class} ({@code METADATA} or {@code PHI}),
 * {@code algorithm} ({@code RSA-OAEP-256}) and {@code private_key} (PKCS #8 in PEM). The last key
 * of a class is the current one.
 *
 * <p>Messages of this class name a key's place and never quote the file.
 */
final class KeyFileJson {

  private static final String FORMAT = "cairn-keyfile/1";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Base64.Encoder PEM_BASE64 = Base64.getMimeEncoder(64, new byte[] {'\n'});
  private static final Pattern PEM =
      Pattern.compile(
          "-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----\\s*");

  private KeyFileJson() {}

  static byte[] write(List<KeyFileEntry> entries) {
    ObjectNode root = JSON.createObjectNode().put("format", FORMAT);
    for (KeyFileEntry entry : entries) {
      root.withArray("keys")
          .addObject()
          .put("name", entry.version().name())
          .put("version", entry.version().version())
          .put("class", entry.keyClass().name())
          .put("algorithm", RsaOaep256.NAME)
          .put("private_key", toPem(entry.privateKey()));
    }
    return (root.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static String toPem(RSAPrivateCrtKey key) {
    return "-----BEGIN PRIVATE KEY-----\n"
        + PEM_BASE64.encodeToString(key.getEncoded())
        + "\n-----END PRIVATE KEY-----\n";
  }

  /**
   * Reads the form.
   *
   * @throws IllegalArgumentException if it is another form, saying what is wrong without quoting it
   */
  static List<KeyFileEntry> parse(byte[] json) {
    JsonNode root = tree(json);
    if (!FORMAT.equals(root.path("format").asText())) {
      throw new IllegalArgumentException("its \"format\" is not \"" + FORMAT + "\"");
    }
    List<KeyFileEntry> entries = new ArrayList<>();
    for (JsonNode key : root.path("keys")) {
      try {
        entries.add(entry(key));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "key number " + (entries.size() + 1) + ": " + e.getMessage());
      }
    }
    if (entries.isEmpty()) {
      throw new IllegalArgumentException("it has no \"keys\"");
    }
    return List.copyOf(entries);
  }

  private static JsonNode tree(byte[] json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      // not chained and not quoted: a parser's message may show a piece of a key
      throw new IllegalArgumentException("no JSON at line " + e.getLocation().getLineNr());
    } catch (IOException e) {
      throw new IllegalStateException("Reading bytes in memory cannot fail", e);
    }
  }

  private static KeyFileEntry entry(JsonNode key) {
    String algorithm = key.path("algorithm").asText();
    if (!RsaOaep256.NAME.equals(algorithm)) {
      throw new IllegalArgumentException("its \"algorithm\" is not " + RsaOaep256.NAME);
    }
    KeyClass keyClass = keyClass(key.path("class").asText());
    KeyFileEntry entry =
        KeyFileEntry.of(
            key.path("name").asText(), keyClass, fromPem(key.path("private_key").asText()));
    if (!entry.version().version().equals(key.path("version").asText())) {
      throw new IllegalArgumentException(
          "its \"version\" is not that of its private key, which is "
              + entry.version().version());
    }
    return entry;
  }

  private static KeyClass keyClass(String name) {
    for (KeyClass keyClass : KeyClass.values()) {
      if (keyClass.name().equals(name)) {
        return keyClass;
      }
    }
    throw new IllegalArgumentException("its \"class\" is neither METADATA nor PHI");
  }

  private static RSAPrivateCrtKey fromPem(String pem) {
    Matcher matcher = PEM.matcher(pem);
    try {
      if (matcher.matches()
          && KeyFactory.getInstance("RSA")
                  .generatePrivate(
                      new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(matcher.group(1))))
              instanceof RSAPrivateCrtKey key) {
        return key;
      }
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      // told below; the cause may show a piece of the key
    }
    throw new IllegalArgumentException("its \"private_key\" is no RSA key in PKCS #8 and PEM");
  }
}
