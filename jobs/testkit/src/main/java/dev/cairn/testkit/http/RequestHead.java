package dev.cairn.testkit.http;

/**
 * Request line and header fields.
 *
 * @param target as it was sent: still percent-encoded
 */
public record RequestHead(String method, String target, Headers headers) {

  /** The target's path, still percent-encoded. */
  public String path() {
    int mark = target.indexOf('?');
    return mark < 0 ? target : target.substring(0, mark);
  }

  /** What follows the question mark, still percent-encoded; empty if there is none. */
  public String query() {
    int mark = target.indexOf('?');
    return mark < 0 ? "" : target.substring(mark + 1);
  }
}
