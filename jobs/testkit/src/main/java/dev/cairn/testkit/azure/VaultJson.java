package dev.cairn.testkit.azure;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** The vault's answers in the API's JSON. */
final class VaultJson {

  static final ObjectMapper MAPPER = new ObjectMapper();
  static final TypeReference<List<String>> STRINGS = new TypeReference<>() {};
  static final TypeReference<Map<String, String>> STRING_MAP = new TypeReference<>() {};

  private static final int RECOVERABLE_DAYS = 90;
  private static final int COORDINATE_BYTES = 32;
  private static final long SECONDS_A_DAY = 86_400;

  private volatile String vaultUri;

  /**
   * @param vaultUri without a slash at its end
   */
  VaultJson(String vaultUri) {
    this.vaultUri = vaultUri;
  }

  /** The address to be named from now on. */
  void advertise(String uri) {
    this.vaultUri = uri;
  }

  String kid(VaultKeyVersion key) {
    return vaultUri + "/keys/" + key.name() + "/" + key.version();
  }

  /** Where a list of versions goes on after {@code skip} of them. */
  String nextVersions(String name, int skip) {
    return vaultUri + "/keys/" + name + "/versions?api-version=7.6&$skiptoken=" + skip;
  }

  ObjectNode bundle(VaultKeyVersion key) {
    ObjectNode bundle = MAPPER.createObjectNode();
    ObjectNode jwk = bundle.putObject("key");
    jwk.put("kid", kid(key)).put("kty", key.spec().type());
    key.operations().forEach(jwk.putArray("key_ops")::add);
    if (key.pair().getPublic() instanceof RSAPublicKey rsa) {
      jwk.put("n", base64(unsigned(rsa.getModulus(), key.spec().bits() / 8)));
      jwk.put("e", base64(rsa.getPublicExponent().toByteArray()));
    } else if (key.pair().getPublic() instanceof ECPublicKey ec) {
      jwk.put("crv", "P-256");
      jwk.put("x", base64(unsigned(ec.getW().getAffineX(), COORDINATE_BYTES)));
      jwk.put("y", base64(unsigned(ec.getW().getAffineY(), COORDINATE_BYTES)));
    }
    attributes(bundle, key);
    return bundle;
  }

  ObjectNode deletedBundle(VaultKeyVersion key, long nowSeconds) {
    return bundle(key)
        .put("recoveryId", vaultUri + "/deletedkeys/" + key.name())
        .put("deletedDate", nowSeconds)
        .put("scheduledPurgeDate", nowSeconds + RECOVERABLE_DAYS * SECONDS_A_DAY);
  }

  /**
   * @param nextLink null on the last page
   */
  ObjectNode page(List<VaultKeyVersion> versions, String nextLink) {
    ObjectNode page = MAPPER.createObjectNode();
    var values = page.putArray("value");
    for (VaultKeyVersion version : versions) {
      attributes(values.addObject().put("kid", kid(version)), version);
    }
    return page.put("nextLink", nextLink);
  }

  ObjectNode result(VaultKeyVersion key, byte[] value) {
    return MAPPER.createObjectNode().put("kid", kid(key)).put("value", base64(value));
  }

  static ObjectNode error(VaultRefusal refusal) {
    ObjectNode body = MAPPER.createObjectNode();
    ObjectNode error = body.putObject("error");
    error.put("code", refusal.code()).put("message", refusal.getMessage());
    if (refusal.innerCode() != null) {
      error.putObject("innererror").put("code", refusal.innerCode());
    }
    return body;
  }

  private static void attributes(ObjectNode node, VaultKeyVersion key) {
    node.putObject("attributes")
        .put("enabled", key.enabled())
        .put("created", key.createdSeconds())
        .put("updated", key.updatedSeconds())
        .put("recoveryLevel", "Recoverable+Purgeable")
        .put("recoverableDays", RECOVERABLE_DAYS);
    ObjectNode tags = node.putObject("tags");
    key.tags().forEach(tags::put);
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Big-endian without a sign byte, zeros up to {@code length} (RFC 7518, 6.2 and 6.3). */
  private static byte[] unsigned(BigInteger number, int length) {
    byte[] signed = number.toByteArray();
    byte[] out = new byte[length];
    int copied = Math.min(signed.length, length);
    System.arraycopy(signed, signed.length - copied, out, length - copied, copied);
    return out;
  }
}
