package dev.cairn.formats.network;

import dev.cairn.formats.record.Activity;
import dev.cairn.formats.record.BadElement;
import dev.cairn.formats.record.JsonNumber;
import dev.cairn.formats.record.JsonObject;
import dev.cairn.formats.record.ReasonCode;
import dev.cairn.formats.record.RecordOutput;
import dev.cairn.formats.record.Status;
import dev.cairn.schemas.AuditEvent;

/** The two kinds of flow log: what their records are called, and how each writes a tuple. */
enum FlowLog {
  /** Versions 1 and 2: a decision, A or D, and from version 2 on a state beside it. */
  NSG("NetworkSecurityGroupFlowEvent", "NetworkSecurityGroupFlowEvents"),
  /** Version 4: the state alone, which may be D, and an encryption. */
  VNET("FlowLogFlowEvent", "FlowLogFlowEvent");

  private final String category;
  private final String operationName;

  FlowLog(String category, String operationName) {
    this.category = category;
    this.operationName = operationName;
  }

  /** Which log a tuple is of: VNet flow logs alone write the protocol as a number. */
  static FlowLog of(FlowTuple tuple) {
    String protocol = tuple.field(FlowTuple.PROTOCOL);
    boolean number =
        !protocol.isEmpty() && protocol.charAt(0) >= '0' && protocol.charAt(0) <= '9';
    return number ? VNET : NSG;
  }

  /**
   * Takes the fields that name the record.
   *
   * @return its category; where a forwarder left that out, the one that Azure writes
   */
  String takeNames(JsonObject in) {
    if (in.peek("operationName") instanceof String name
        && (name.equals(operationName) || name.equals(category))) {
      in.take("operationName");
    }
    if (in.peek("category") instanceof String name && !name.isEmpty()) {
      in.take("category");
      return name;
    }
    return category;
  }

  /** Takes a version that is known, in any spelling; another one is left for unmapped. */
  static void takeVersion(JsonObject in, String field) {
    Object value = in.peek(field);
    String text = value instanceof JsonNumber number ? number.text() : String.valueOf(value);
    switch (text) {
      case "1", "2", "4", "1.0", "2.0", "4.0" -> in.take(field);
      default -> {
        // what it changes, nobody can know
      }
    }
  }

  /** Adds the event of a tuple, with what the two logs write differently. */
  AuditEvent event(FlowTuple tuple, String contentHash, RecordOutput out) throws BadElement {
    return this == NSG ? nsg(tuple, contentHash, out) : vnet(tuple, contentHash, out);
  }

  private static AuditEvent nsg(FlowTuple tuple, String hash, RecordOutput out)
      throws BadElement {
    boolean denied =
        switch (tuple.field(7)) {
          case "A" -> false;
          case "D" -> true;
          default -> throw BadElement.bad("decision", "A or D");
        };
    // some senders cut a version 2 tuple to the fields of version 1
    String state = tuple.isShort() ? null : tuple.field(8);
    Activity activity = state == null ? Activity.TRAFFIC : activity(state);
    AuditEvent event = out.event(denied ? Activity.REFUSE : activity, hash);
    event.setStatus(denied ? Status.FAILURE : Status.SUCCESS);
    if (state != null) {
      event.setFlowState(denied ? "D" : state);
    }
    return event;
  }

  private static AuditEvent vnet(FlowTuple tuple, String hash, RecordOutput out)
      throws BadElement {
    if (tuple.isShort()) {
      throw new BadElement(ReasonCode.MALFORMED_LINE, "a VNet flow tuple has 9 or 13 fields");
    }
    String state = tuple.field(7);
    boolean denied = state.equals("D");
    AuditEvent event = out.event(denied ? Activity.REFUSE : activity(state), hash);
    event.setStatus(denied ? Status.FAILURE : Status.SUCCESS);
    event.setFlowState(state);
    event.setFlowEncryption(tuple.field(8).isEmpty() ? null : tuple.field(8));
    return event;
  }

  /** What an allowed flow's state says was done. */
  private static Activity activity(String state) throws BadElement {
    return switch (state) {
      case "B" -> Activity.OPEN;
      case "C" -> Activity.TRAFFIC;
      case "E" -> Activity.CLOSE;
      default -> throw BadElement.bad("flow state", "B, C, E or D");
    };
  }
}
