package dev.cairn.formats.azure;

import dev.cairn.formats.cutting.Embedded;
import dev.cairn.formats.record.Activity;
import dev.cairn.formats.record.JsonObject;

/** What the body of a request asks to be done with a private endpoint connection. */
final class ConnectionRequest {

  private ConnectionRequest() {}

  /**
   * Reads {@code properties.privateLinkServiceConnectionState.status}; names in any case, as Azure
   * takes them.
   *
   * @param body the request's body, as an object or as text; null if the record has none
   * @return null if the body does not say; {@code CONNECTION_WRITE} if it asks for another state
   */
  static Activity activity(Object body) {
    Object properties = only(Embedded.object(body), "properties");
    Object state = only(Embedded.object(properties), "privateLinkServiceConnectionState");
    if (!(only(Embedded.object(state), "status") instanceof String status)) {
      return null;
    }
    if (status.equalsIgnoreCase("Approved")) {
      return Activity.CONNECTION_APPROVE;
    }
    if (status.equalsIgnoreCase("Rejected")) {
      return Activity.CONNECTION_REJECT;
    }
    if (status.equalsIgnoreCase("Disconnected")) {
      return Activity.CONNECTION_REMOVE;
    }
    return Activity.CONNECTION_WRITE;
  }

  // a name written twice says nothing: which one Azure took, the log does not tell
  private static Object only(JsonObject object, String name) {
    Object found = null;
    boolean seen = false;
    for (int i = 0; object != null && i < object.size(); i++) {
      if (object.name(i).equalsIgnoreCase(name)) {
        found = seen ? null : object.value(i);
        seen = true;
      }
    }
    return found;
  }
}
