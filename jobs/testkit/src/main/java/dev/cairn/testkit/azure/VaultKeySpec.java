package dev.cairn.testkit.azure;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.List;
import java.util.Set;

/**
 * What kind of key was asked for.
 *
 * @param type {@code RSA} or {@code EC}
 * @param bits RSA's size, or 256 for the curve P-256
 */
record VaultKeySpec(String type, int bits) {

  private static final Set<Integer> RSA_BITS = Set.of(2048, 3072, 4096);

  static VaultKeySpec parse(JsonNode request) {
    String type = request.path("kty").asText();
    switch (type) {
      case "RSA" -> {
        int bits = request.path("key_size").asInt(2048);
        if (!RSA_BITS.contains(bits)) {
          throw VaultRefusal.badParameter("key_size is " + bits + ": 2048, 3072 or 4096.");
        }
        return new VaultKeySpec(type, bits);
      }
      case "EC" -> {
        if (!request.path("crv").asText("P-256").equals("P-256")) {
          throw VaultRefusal.badParameter("The stand-in has the curve P-256 only.");
        }
        return new VaultKeySpec(type, 256);
      }
      default -> throw VaultRefusal.badParameter("The stand-in has the types RSA and EC only.");
    }
  }

  /** What a key of this kind may do unless the request says otherwise. */
  List<String> defaultOperations() {
    return type.equals("RSA")
        ? List.of("encrypt", "decrypt", "sign", "verify", "wrapKey", "unwrapKey")
        : List.of("sign", "verify");
  }

  KeyPair generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(type);
      if (type.equals("RSA")) {
        generator.initialize(bits);
      } else {
        generator.initialize(new ECGenParameterSpec("secp256r1"));
      }
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has RSA and P-256.", e);
    }
  }
}
