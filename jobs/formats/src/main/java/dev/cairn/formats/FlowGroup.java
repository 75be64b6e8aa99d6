package dev.cairn.formats;

import dev.cairn.schemas.AuditEvent;
import java.util.List;

/**
 * What the tuples of one group have in common.
 *
 * @param reporter the flow log's resource; null if unknown
 * @param mac address of the network interface; null if unknown
 * @param rule the rule that decided; null if unknown
 * @param unmapped fields of the record and the group that no column holds; null if there are none
 */
record FlowGroup(String reporter, String mac, String rule, String unmapped) {

  /** Reads one tuple of a flow log's version. */
  interface TupleReader {
    AuditEvent read(FlowTuple tuple, String contentHash, RecordOutput out) throws BadElement;
  }

  /** Adds one event for each tuple; a bad one becomes a dead letter of its own. */
  void read(List<?> tuples, TupleReader reader, RecordOutput out) throws BadElement {
    for (Object item : tuples) {
      if (!(item instanceof String text)) {
        throw BadElement.bad("flowTuples", "an array of strings");
      }
      byte[] bytes = Hashes.utf8(text);
      RecordOutput.Mark before = out.mark();
      try {
        FlowTuple tuple = new FlowTuple(text);
        AuditEvent event = reader.read(tuple, Hashes.sha256(bytes, 0, bytes.length), out);
        tuple.setCommon(event);
        if (out.reporter() == null) {
          event.setReporter(reporter);
        }
        event.setInterfaceMac(mac);
        event.setRule(rule);
        event.setUnmapped(unmapped);
      } catch (BadElement e) {
        out.rollback(before);
        out.deadLetter(bytes, e);
      }
    }
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
