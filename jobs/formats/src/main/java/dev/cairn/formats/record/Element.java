package dev.cairn.formats.record;

import java.nio.charset.StandardCharsets;

/**
 * One part of a value that may become events: a JSON object or a line of text.
 *
 * @param value the whole value, shared: nobody changes it
 * @param start first byte of the element
 * @param end the byte after its last
 * @param json the parsed object; null for a line of text
 */
public record Element(byte[] value, int start, int end, JsonObject json) {

  /** Whether it is text rather than an object: then {@link #json} is null. */
  public boolean isText() {
    return json == null;
  }

  /** Lower-case SHA-256 of the element's own bytes. */
  public String contentHash() {
    return Hashes.sha256(value, start, end - start);
  }

  /**
   * Bytes from one position of the value to another as text; what is not UTF-8 becomes U+FFFD.
   *
   * @param to the position after the last byte
   */
  public String text(int from, int to) {
    return new String(value, from, to - from, StandardCharsets.UTF_8);
  }
}
