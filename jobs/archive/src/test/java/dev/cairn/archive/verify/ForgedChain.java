package dev.cairn.archive.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cairn.archive.keys.SigningKey;
import dev.cairn.archive.keys.TestSigner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.erdtman.jcs.JsonCanonicalizer;

/**
 * A chain that nobody checks while it is written, rightly linked and signed: what somebody with the
 * signing key could write. Made with a JSON library and the page {@code VERIFICATION.md}, so that
 * it can say what the writer's own classes refuse.
 */
final class ForgedChain {

  static final ObjectMapper JSON = new ObjectMapper();
  static final String ARCHIVE_ID = "forged";

  final TestSigner signer = new TestSigner();
  final List<ObjectNode> manifests = new ArrayList<>();
  private final List<SigningKey> signedBy = new ArrayList<>();
  private String headSha256 = "0".repeat(64);

  ForgedChain() throws IOException {
    ObjectNode genesis = add("2026-11-22T19:00:00.123456Z");
    genesis.put("worm", "none");
    announce(genesis);
  }

  /** An empty manifest, to be signed with the signer's current key. */
  ObjectNode add(String created) throws IOException {
    ObjectNode manifest = JSON.createObjectNode();
    manifest.put("format", "cairn-manifest/1").put("archive_id", ARCHIVE_ID);
    manifest.put("sequence", manifests.size() + 1).put("created", created);
    manifest.put("commit_id", "c").put("writer", "forger/1");
    for (String list :
        List.of("files", "offsets", "lost", "abandoned", "ledger", "signing_keys")) {
      manifest.putArray(list);
    }
    manifests.add(manifest);
    signedBy.add(signer.current());
    return manifest;
  }

  /** Names the signer's current key as one that may sign later manifests. */
  void announce(ObjectNode manifest) throws IOException {
    SigningKey key = signer.current();
    ObjectNode node = manifest.withArray("signing_keys").addObject();
    node.put("key", key.version().id()).put("kty", "EC").put("crv", "P-256");
    node.put("x", key.x()).put("y", key.y());
  }

  static void file(ObjectNode manifest, String path, String content, String until) {
    ObjectNode file = manifest.withArray("files").addObject();
    file.put("path", path).put("table", path.substring(0, path.indexOf('/')));
    file.put("size", content.length()).put("sha256", sha256(content.getBytes(UTF_8)));
    file.put("rows", 3).put("min_time_micros", -5L).put("max_time_micros", 1_795_374_000_000_000L);
    file.put("metadata_key", "cairn-metadata/1").put("phi_key", "cairn-phi/1");
    file.putObject("retention").put("rule", "r/1").put("until", until).put("mode", "none");
  }

  static void abandoned(ObjectNode manifest, String path, String content) {
    ObjectNode blob = manifest.withArray("abandoned").addObject();
    blob.put("path", path).put("size", content.length());
    blob.put("sha256", sha256(content.getBytes(UTF_8)));
  }

  static ObjectNode range(ArrayNode ranges, int partition, long first, long last) {
    ObjectNode range = ranges.addObject();
    return range.put("topic", "t").put("partition", partition).put("first", first).put("last", last);
  }

  /** Links, signs and writes all manifests. */
  void writeTo(Path root) throws IOException {
    for (int i = 0; i < manifests.size(); i++) {
      ObjectNode manifest = manifests.get(i);
      if (!manifest.has("previous")) {
        manifest.put("previous", headSha256);
      }
      SigningKey key = signedBy.get(i);
      byte[] signature = signer.sign(key.version(), digest(canonical(manifest)));
      ObjectNode signed = manifest.deepCopy();
      signed
          .putObject("signature")
          .put("algorithm", "ES256")
          .put("key", key.version().id())
          .put("value", Base64.getUrlEncoder().withoutPadding().encodeToString(signature));
      byte[] bytes = canonical(signed);
      headSha256 = sha256(bytes);
      blob(root, "chain/%012d.json".formatted(i + 1), bytes);
    }
  }

  /** The anchor that knows the last manifest written. */
  byte[] anchor() throws IOException {
    ObjectNode anchor = JSON.createObjectNode();
    anchor.put("format", "cairn-anchor/1").put("archive_id", ARCHIVE_ID);
    anchor.put("sequence", manifests.size()).put("sha256", headSha256);
    return canonical(anchor);
  }

  static void blob(Path root, String path, byte[] content) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
  }

  private static byte[] canonical(JsonNode node) throws IOException {
    return new JsonCanonicalizer(JSON.writeValueAsBytes(node)).getEncodedUTF8();
  }

  private static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(digest(bytes));
  }

  private static byte[] digest(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256", e);
    }
  }
}
