package dev.cairn.archive.keys;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The form {@code cairn-keyfile/1} of key files: {@code {"format":"cairn-keyfile/1","keys":[…]}}.
 *
 * <p>A wrapping key has {@code name}, {@code version}, {@code algorithm} ({@code RSA-OAEP-256}),
 * {@code retention_class}, {@code part} ({@code metadata} or {@code phi}) and {@code private_key};
 * or, if it was destroyed, {@code "destroyed":true} instead of that. A signing key has {@code
 * name}, {@code version}, {@code algorithm} ({@code ES256}), {@code public_key} and, unless the
 * file is a reader's copy, {@code private_key}. Keys are in the form of {@link Pem}.
 *
 * <p>Messages of this class name a key's place and never quote the file.
 */
final class KeyFileJson {

  private static final String FORMAT = "cairn-keyfile/1";
  private static final ObjectMapper JSON = new ObjectMapper();

  private KeyFileJson() {}

  static byte[] write(KeyFileContent content) {
    ObjectNode root = JSON.createObjectNode().put("format", FORMAT);
    for (KeyFileEntry entry : content.wrapping()) {
      ObjectNode key =
          add(root, entry.version(), RsaOaep256.NAME)
              .put("retention_class", entry.scope().retentionClass())
              .put("part", KeyNames.part(entry.scope().keyClass()));
      if (entry.isDestroyed()) {
        key.put("destroyed", true);
      } else {
        key.put("private_key", Pem.ofPrivate(entry.privateKey()));
      }
    }
    for (KeyFileSigner signer : content.signing()) {
      ObjectNode key =
          add(root, signer.version(), P256.ES256)
              .put("public_key", Pem.ofPublic(signer.publicKey()));
      if (signer.canSign()) {
        key.put("private_key", Pem.ofPrivate(signer.privateKey()));
      }
    }
    return (root.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static ObjectNode add(ObjectNode root, KeyVersion version, String algorithm) {
    return root.withArray("keys")
        .addObject()
        .put("name", version.name())
        .put("version", version.version())
        .put("algorithm", algorithm);
  }

  /**
   * Reads the form.
   *
   * @throws IllegalArgumentException if it is another form, saying what is wrong without quoting it
   */
  static KeyFileContent parse(byte[] json) {
    JsonNode root = tree(json);
    if (!FORMAT.equals(root.path("format").asText())) {
      throw new IllegalArgumentException("its \"format\" is not \"" + FORMAT + "\"");
    }
    List<KeyFileEntry> wrapping = new ArrayList<>();
    List<KeyFileSigner> signing = new ArrayList<>();
    for (JsonNode key : root.path("keys")) {
      try {
        switch (key.path("algorithm").asText()) {
          case RsaOaep256.NAME -> wrapping.add(wrapping(key));
          case P256.ES256 -> signing.add(signing(key));
          default -> throw new IllegalArgumentException(
              "its \"algorithm\" is neither RSA-OAEP-256 nor ES256");
        }
      } catch (IllegalArgumentException e) {
        int number = wrapping.size() + signing.size() + 1;
        throw new IllegalArgumentException("key number " + number + ": " + e.getMessage());
      }
    }
    if (wrapping.isEmpty() && signing.isEmpty()) {
      throw new IllegalArgumentException("it has no \"keys\"");
    }
    return new KeyFileContent(wrapping, signing);
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

  private static KeyFileEntry wrapping(JsonNode key) {
    KeyScope scope = scope(key);
    if (key.path("destroyed").asBoolean()) {
      if (key.has("private_key")) {
        throw new IllegalArgumentException("it is \"destroyed\" and has a \"private_key\"");
      }
      return new KeyFileEntry(version(key), scope, null);
    }
    KeyFileEntry entry =
        KeyFileEntry.of(name(key), scope, Pem.rsaPrivate(key.path("private_key").asText()));
    checkVersion(key, entry.version());
    return entry;
  }

  private static KeyFileSigner signing(JsonNode key) {
    KeyFileSigner signer =
        KeyFileSigner.of(
            name(key),
            Pem.ecPublic(key.path("public_key").asText()),
            key.has("private_key") ? Pem.ecPrivate(key.path("private_key").asText()) : null);
    checkVersion(key, signer.version());
    return signer;
  }

  private static KeyScope scope(JsonNode key) {
    for (KeyClass keyClass : KeyClass.values()) {
      if (KeyNames.part(keyClass).equals(key.path("part").asText())) {
        try {
          return new KeyScope(key.path("retention_class").asText(), keyClass);
        } catch (IllegalArgumentException e) {
          throw new IllegalArgumentException("its \"retention_class\" is none");
        }
      }
    }
    throw new IllegalArgumentException("its \"part\" is neither metadata nor phi");
  }

  private static String name(JsonNode key) {
    return version(key).name();
  }

  private static KeyVersion version(JsonNode key) {
    try {
      return new KeyVersion(key.path("name").asText(), key.path("version").asText());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("its \"name\" or \"version\" is none");
    }
  }

  private static void checkVersion(JsonNode key, KeyVersion derived) {
    if (!derived.equals(version(key))) {
      throw new IllegalArgumentException(
          "its \"version\" is not that of its key, which is " + derived.version());
    }
  }
}
