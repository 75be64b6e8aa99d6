package dev.cairn.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.schemas.Finding;

/**
 * What is to be delivered: a version of a finding, or a record that nobody can read, which goes to
 * the dead letters.
 *
 * @param finding null if it can't be read
 * @param event it as a CloudEvent; null if it can't be read
 * @param unreadable the record's value; null if it can be read
 * @param fault why it can't be; null if it can
 */
record Notice(Finding finding, JsonNode event, byte[] unreadable, String fault) {

  static Notice of(Finding finding, JsonNode event) {
    return new Notice(finding, event, null, null);
  }

  static Notice unreadable(byte[] value, String fault) {
    return new Notice(null, null, value == null ? new byte[0] : value, fault);
  }

  boolean isReadable() {
    return finding != null;
  }
}
