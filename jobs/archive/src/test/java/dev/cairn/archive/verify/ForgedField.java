package dev.cairn.archive.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What is done to the fields of a forged chain before it is linked and signed. */
interface ForgedField {

  /** Every field as the format wants it. */
  ForgedField NONE = (manifests, random) -> "no field";

  /** One field of one manifest, removed, added or of another value. */
  ForgedField ONE =
      (manifests, random) -> {
        ObjectNode manifest = manifests.get(random.nextInt(manifests.size()));
        List<ObjectNode> objects = new ArrayList<>();
        collect(manifest, objects);
        ObjectNode object = objects.get(random.nextInt(objects.size()));
        if (object.isEmpty() || random.nextInt(12) == 0) {
          object.put("added", "x");
          return "added a field";
        }
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        String name = names.get(random.nextInt(names.size()));
        if (random.nextInt(12) == 0) {
          object.remove(name);
          return "removed " + name;
        }
        JsonNode before = object.get(name);
        object.set(name, other(before, random));
        return name + " from " + before + " to " + object.get(name);
      };

  /** Changes the manifests in place, and says how. */
  String forge(List<ObjectNode> manifests, Random random);

  private static void collect(JsonNode node, List<ObjectNode> objects) {
    if (node instanceof ObjectNode object) {
      objects.add(object);
    }
    node.forEach(child -> collect(child, objects));
  }

  private static JsonNode other(JsonNode value, Random random) {
    if (value instanceof ArrayNode array && !array.isEmpty()) {
      ArrayNode other = array.deepCopy();
      other.insert(random.nextInt(2) * other.size(), other.get(random.nextInt(other.size())));
      return other;
    }
    List<JsonNode> others = new ArrayList<>();
    for (Object odd :
        new Object[] {
          null, true, 0, -1, 1, 7, 1.5, 999_999_999_999L, 1_000_000_000_000L, 2_147_483_647,
          2_147_483_648L, 9_007_199_254_740_991L, -9_007_199_254_740_991L, 9_007_199_254_740_992L,
          "", "x", "x/y", "é", "\u0080", "\u007f", "a\"b", "a\\b", "\ud83d\ude00", "x".repeat(1024),
          "x".repeat(1025), "é".repeat(1024), "\ud83d\ude00".repeat(600), "1", "01", "12", "none",
          "locked", "events", "events/..", "events//x", "events/x", "events/x=y/z", "x/y", ".", "/",
          "events/" + "x".repeat(256), "a/".repeat(255) + "ab", "a/".repeat(255) + "abc",
          "deleted", "hold_applied", "0".repeat(64), "A".repeat(43), "A".repeat(86), "f".repeat(64),
          "F".repeat(64), "A".repeat(42) + "B", "A".repeat(42) + "=", "A".repeat(42) + "+",
          "2026-11-22T19:00:00.123456Z", "2026-11-22T19:00:00.000000Z", "2026-11-22T19:00:00Z",
          "0000-01-01T00:00:00.000000Z", "9999-12-31T23:59:59.000000Z",
          "2026-11-22T24:00:00.000000Z", "2026-06-30T23:59:60.000000Z",
          "2027-02-29T00:00:00.000000Z", "+10000-01-01T00:00:00.000000Z"
        }) {
      others.add(ForgedChain.JSON.valueToTree(odd));
    }
    return others.get(random.nextInt(others.size()));
  }
}
