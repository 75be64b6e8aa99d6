package dev.cairn.testkit.azure;

import static dev.cairn.testkit.azure.GateOperation.CONTAINER_PROPERTIES;
import static dev.cairn.testkit.azure.GateOperation.DELETE;
import static dev.cairn.testkit.azure.GateOperation.DELETE_CONTAINER;
import static dev.cairn.testkit.azure.GateOperation.DELETE_POLICY;
import static dev.cairn.testkit.azure.GateOperation.LIST_BLOBS;
import static dev.cairn.testkit.azure.GateOperation.NOT_UNDERSTOOD;
import static dev.cairn.testkit.azure.GateOperation.NOT_UNDERSTOOD_ANYWHERE;
import static dev.cairn.testkit.azure.GateOperation.PASS;
import static dev.cairn.testkit.azure.GateOperation.READ;
import static dev.cairn.testkit.azure.GateOperation.SET_LEGAL_HOLD;
import static dev.cairn.testkit.azure.GateOperation.SET_METADATA;
import static dev.cairn.testkit.azure.GateOperation.SET_POLICY;
import static dev.cairn.testkit.azure.GateOperation.SET_PROPERTIES;
import static dev.cairn.testkit.azure.GateOperation.SET_TAGS;
import static dev.cairn.testkit.azure.GateOperation.WRITE;

/** Which operation of the REST API a request is. What it doesn't know, it says so. */
final class GateOperations {

  private GateOperations() {}

  static GateOperation of(GateRequest request) {
    if (request.container().isEmpty()) {
      return onAccount(request);
    }
    return request.blob().isEmpty() ? onContainer(request) : onBlob(request);
  }

  private static GateOperation onAccount(GateRequest request) {
    return switch (request.head().method() + " " + request.comp()) {
      case "GET list",
          "GET properties",
          "PUT properties",
          "GET stats",
          "GET blobs",
          "POST userdelegationkey" ->
          PASS;
      default -> NOT_UNDERSTOOD_ANYWHERE;
    };
  }

  private static GateOperation onContainer(GateRequest request) {
    if (!"container".equals(request.query().get("restype"))) {
      // a blob of the root container, or a mistake
      return NOT_UNDERSTOOD_ANYWHERE;
    }
    return switch (request.head().method() + " " + request.comp()) {
      case "GET list" -> LIST_BLOBS;
      case "GET ", "HEAD ", "GET metadata", "HEAD metadata" -> CONTAINER_PROPERTIES;
      case "DELETE " -> DELETE_CONTAINER;
      case "PUT ",
          "PUT metadata",
          "PUT lease",
          "GET acl",
          "HEAD acl",
          "PUT acl",
          "GET blobs" ->
          PASS;
      default -> NOT_UNDERSTOOD;
    };
  }

  private static GateOperation onBlob(GateRequest request) {
    String method = request.head().method();
    if (method.equals("GET") || method.equals("HEAD")) {
      return switch (request.comp()) {
        case "", "metadata" -> READ;
        default -> request.versionId().isPresent() ? NOT_UNDERSTOOD_ANYWHERE : PASS;
      };
    }
    boolean versionMatters =
        method.equals("DELETE") || request.comp().matches("immutabilitypolicies|legalhold");
    if (request.query().containsKey("snapshot")
        || request.versionId().isPresent() && !versionMatters) {
      return NOT_UNDERSTOOD;
    }
    return switch (method + " " + request.comp()) {
      case "PUT " -> put(request);
      case "PUT blocklist" -> WRITE;
      // blocks are nothing until a list commits them
      case "PUT block", "PUT lease" -> PASS;
      case "PUT metadata" -> SET_METADATA;
      case "PUT properties" -> SET_PROPERTIES;
      case "PUT tags" -> SET_TAGS;
      case "PUT immutabilitypolicies" -> SET_POLICY;
      case "DELETE immutabilitypolicies" -> DELETE_POLICY;
      case "PUT legalhold" -> SET_LEGAL_HOLD;
      case "DELETE " -> delete(request);
      default -> NOT_UNDERSTOOD;
    };
  }

  private static GateOperation put(GateRequest request) {
    boolean blockBlob = request.head().headers().has("x-ms-blob-type", "BlockBlob");
    var source = request.header("x-ms-copy-source");
    if (source.isEmpty()) {
      return blockBlob ? WRITE : NOT_UNDERSTOOD;
    }
    boolean simple =
        request.header("x-ms-blob-type").isEmpty()
            && request.header("x-ms-requires-sync").isEmpty()
            && !source.get().contains("?");
    return simple ? WRITE : NOT_UNDERSTOOD;
  }

  private static GateOperation delete(GateRequest request) {
    // "only" deletes snapshots; "include" those as well, of which a gated container has none
    boolean snapshotsOnly = request.head().headers().has("x-ms-delete-snapshots", "only");
    return snapshotsOnly || request.query().containsKey("deletetype") ? NOT_UNDERSTOOD : DELETE;
  }
}
