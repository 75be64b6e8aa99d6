package dev.cairn.formats.network;

import dev.cairn.formats.record.BadElement;
import dev.cairn.formats.record.Hashes;
import dev.cairn.formats.record.JsonObject;
import dev.cairn.formats.record.JsonValues;
import dev.cairn.formats.record.RecordOutput;
import dev.cairn.schemas.AuditEvent;
import java.util.List;

/**
 * What the tuples of one group have in common.
 *
 * @param log the kind of flow log
 * @param eventCode the record's category
 * @param resource the NSG or the flow log; null if unknown
 * @param mac address of the network interface; null if unknown
 * @param rule the rule that decided; null if unknown
 * @param unmapped fields of the record and the group that no column holds; null if there are none
 */
record FlowGroup(
    FlowLog log, String eventCode, String resource, String mac, String rule, String unmapped) {

  /** Adds one event for each tuple; a bad one becomes a dead letter of its own. */
  void read(List<?> tuples, RecordOutput out, FlowDuplicates.Seen seen) throws BadElement {
    for (Object item : tuples) {
      if (!(item instanceof String text)) {
        throw BadElement.bad("flowTuples", "an array of strings");
      }
      byte[] bytes = Hashes.utf8(text);
      RecordOutput.Mark before = out.mark();
      try {
        String hash = Hashes.sha256(bytes, 0, bytes.length);
        add(FlowTuple.parse(text), hash, out, seen);
      } catch (BadElement e) {
        out.rollback(before);
        out.deadLetter(bytes, e);
      }
    }
  }

  /** Adds the event of one tuple. */
  void add(FlowTuple tuple, String contentHash, RecordOutput out, FlowDuplicates.Seen seen)
      throws BadElement {
    AuditEvent event = log.event(tuple, contentHash, out);
    tuple.setCommon(event);
    event.setEventCode(eventCode);
    if (out.reporter() == null) {
      event.setReporter(resource);
    }
    event.setInterfaceMac(mac);
    event.setRule(rule);
    event.setUnmapped(unmapped);
    seen.add(event, this);
  }

  /**
   * Reads the resource that wrote the log. Takes it only where it becomes the reporter, because the
   * Kafka header names none.
   */
  static String resource(JsonObject in, String field, RecordOutput out) throws BadElement {
    String resource = JsonValues.text(field, in.peek(field));
    if (out.reporter() == null) {
      in.take(field);
    }
    return resource;
  }

  /** The members of an array of objects. */
  static List<JsonObject> objects(JsonObject in, String name) throws BadElement {
    List<?> list = in.list(name);
    if (list == null) {
      throw BadElement.missing(name);
    }
    for (Object item : list) {
      if (!(item instanceof JsonObject)) {
        throw BadElement.bad(name, "an array of objects");
      }
    }
    return list.stream().map(JsonObject.class::cast).toList();
  }

  static List<?> tuples(JsonObject in) throws BadElement {
    List<?> tuples = in.list("flowTuples");
    if (tuples == null) {
      throw BadElement.missing("flowTuples");
    }
    return tuples;
  }
}
