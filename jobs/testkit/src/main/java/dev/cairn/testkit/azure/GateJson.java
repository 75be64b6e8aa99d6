package dev.cairn.testkit.azure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What the gate's journal is made of, in JSON. */
final class GateJson {

  static final ObjectMapper MAPPER = new ObjectMapper();

  private GateJson() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ObjectNode toJson(BlobHistory history) {
    ObjectNode json = object();
    var versions = json.putArray("versions");
    history.versions().forEach(version -> versions.add(toJson(version)));
    if (history.current() != null) {
      json.put("current", history.current());
    }
    if (history.pending() != null) {
      BlobVersion next = history.pending().next();
      json.set("pending", next == null ? object() : toJson(next));
    }
    return json;
  }

  static BlobHistory history(JsonNode json) {
    List<BlobVersion> versions = new ArrayList<>();
    json.get("versions").forEach(version -> versions.add(version(version)));
    JsonNode pending = json.get("pending");
    return new BlobHistory(
        versions,
        text(json, "current"),
        pending == null
            ? null
            : new BlobHistory.Pending(pending.isEmpty() ? null : version(pending)));
  }

  static ObjectNode toJson(ContainerLock lock) {
    ObjectNode json = object();
    if (lock.retention() != null) {
      json.put("retention", lock.retention().toString());
    }
    json.put("locked", lock.locked()).put("extensions", lock.extensions());
    new TreeSet<>(lock.holds()).forEach(json.putArray("holds")::add);
    return json;
  }

  static ContainerLock lock(JsonNode json) {
    String retention = text(json, "retention");
    Set<String> holds = new TreeSet<>();
    json.get("holds").forEach(hold -> holds.add(hold.textValue()));
    return new ContainerLock(
        retention == null ? null : Duration.parse(retention),
        json.get("locked").booleanValue(),
        json.get("extensions").intValue(),
        holds);
  }

  private static ObjectNode toJson(BlobVersion version) {
    ObjectNode json =
        object().put("id", version.id()).put("created", version.created().toString());
    if (version.etag() != null) {
      json.put("etag", version.etag()).put("last-modified", version.lastModified());
    }
    if (version.policy() != null) {
      json.put("until", version.policy().until().toString());
      json.put("mode", version.policy().mode().wire());
    }
    return version.legalHold() ? json.put("legal-hold", true) : json;
  }

  private static BlobVersion version(JsonNode json) {
    String until = text(json, "until");
    return new BlobVersion(
        text(json, "id"),
        Instant.parse(text(json, "created")),
        text(json, "etag"),
        text(json, "last-modified"),
        until == null
            ? null
            : new Immutability(
                Instant.parse(until), Immutability.Mode.parse(text(json, "mode"))),
        json.has("legal-hold"));
  }

  private static String text(JsonNode json, String name) {
    return json.hasNonNull(name) ? json.get(name).textValue() : null;
  }
}
