package dev.cairn.detect.ocsf;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cairn.schemas.Finding;

/** OCSF's {@code evidences} (who, from where, to where, over which sessions) and observables. */
final class Evidences {

  private static final int IP_ADDRESS = 2;
  private static final int USER_NAME = 4;

  private Evidences() {}

  /** Adds both; nothing if the finding names nobody and nothing. */
  static void add(ObjectNode json, Finding finding) {
    ObjectNode evidence = evidence(finding);
    if (evidence.isEmpty()) {
      return;
    }
    json.putArray("evidences").add(evidence);
    ArrayNode observables = JsonNodeFactory.instance.arrayNode();
    add(observables, "evidences.actor.user.name", "User Name", USER_NAME, finding.getUserName());
    add(observables, "evidences.src_endpoint.ip", "IP Address", IP_ADDRESS, finding.getClientIp());
    if (!observables.isEmpty()) {
      json.set("observables", observables);
    }
  }

  private static ObjectNode evidence(Finding finding) {
    ObjectNode evidence = JsonNodeFactory.instance.objectNode();
    if (finding.getUserName() != null || finding.getPrincipal() != null) {
      ObjectNode user = evidence.putObject("actor").putObject("user");
      put(user, "name", finding.getUserName());
      put(user, "full_name", finding.getPrincipal());
    }
    if (finding.getClientIp() != null || finding.getClientName() != null) {
      ObjectNode source = evidence.putObject("src_endpoint");
      put(source, "ip", finding.getClientIp());
      put(source, "name", finding.getClientName());
    }
    if (finding.getServer() != null) {
      evidence.putObject("dst_endpoint").put("name", finding.getServer());
    }
    if (finding.getDatabaseName() != null) {
      evidence.putObject("database").put("name", finding.getDatabaseName());
    }
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    FindingInfo.addTexts(data, "session_ids", finding.getSessionIds());
    FindingInfo.addTexts(data, "tables", finding.getTables());
    put(data, "reporter", finding.getReporter());
    if (!data.isEmpty()) {
      evidence.set("data", data);
    }
    return evidence;
  }

  private static void put(ObjectNode to, String name, String value) {
    if (value != null) {
      to.put(name, value);
    }
  }

  private static void add(
      ArrayNode observables, String name, String type, int typeId, String value) {
    if (value != null) {
      observables
          .addObject()
          .put("name", name)
          .put("type", type)
          .put("type_id", typeId)
          .put("value", value);
    }
  }
}
