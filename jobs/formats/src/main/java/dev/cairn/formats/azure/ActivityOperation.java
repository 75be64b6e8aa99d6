package dev.cairn.formats.azure;

import dev.cairn.formats.record.Activity;
import dev.cairn.formats.sql.Ascii;

/**
 * What an operation of Azure Resource Manager does, by its name. Private endpoint connections have
 * the same operations whatever provider they lead to (common types of the Resource Manager).
 *
 * @param name the operation's name in lower case
 */
record ActivityOperation(String name) {

  private static final String CONNECTIONS = "/privateendpointconnections";

  static ActivityOperation of(String operationName) {
    return new ActivityOperation(Ascii.lowerCase(operationName));
  }

  /** What it does; of an approval or rejection only that it is one of them. */
  Activity activity() {
    if (setsConnectionState()) {
      return Activity.CONNECTION_WRITE;
    }
    if (name.endsWith(CONNECTIONS + "/delete")
        || name.endsWith("/privateendpointconnectionproxies/delete")) {
      return Activity.CONNECTION_REMOVE;
    }
    if (name.endsWith("/privateendpointconnectionproxies/write")) {
      return Activity.CONNECTION_REQUEST;
    }
    return switch (name.substring(name.lastIndexOf('/') + 1)) {
      case "create" -> Activity.CREATE;
      case "read" -> Activity.READ;
      case "update" -> Activity.UPDATE;
      case "write" -> Activity.WRITE;
      case "delete" -> Activity.DELETE;
      default -> Activity.ACTION;
    };
  }

  /** Whether it approves or rejects a connection, or the like, as only its request's body tells. */
  boolean setsConnectionState() {
    return name.endsWith(CONNECTIONS + "/write")
        || name.endsWith(CONNECTIONS + "approval/action");
  }
}
