package dev.cairn.formats.azure;

import java.util.Map;
import java.util.TreeMap;

/** HTTP status codes (RFC 9110), also under the names that Azure's services give them. */
final class HttpStatus {

  static final int UNAUTHORIZED = 401;
  private static final int LOWEST = 100;
  private static final int HIGHEST = 599;

  private static final Map<String, Integer> BY_NAME = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  static {
    add(200, "OK");
    add(201, "Created");
    add(202, "Accepted");
    add(204, "No Content");
    add(206, "Partial Content");
    add(304, "Not Modified");
    add(400, "Bad Request");
    add(UNAUTHORIZED, "Unauthorized");
    add(402, "Payment Required");
    add(403, "Forbidden");
    add(404, "Not Found");
    add(405, "Method Not Allowed");
    add(406, "Not Acceptable");
    add(408, "Request Timeout");
    add(409, "Conflict");
    add(410, "Gone");
    add(411, "Length Required");
    add(412, "Precondition Failed");
    add(413, "Request Entity Too Large");
    add(415, "Unsupported Media Type");
    add(422, "Unprocessable Entity");
    add(423, "Locked");
    add(424, "Failed Dependency");
    add(429, "Too Many Requests");
    add(500, "Internal Server Error");
    add(501, "Not Implemented");
    add(502, "Bad Gateway");
    add(503, "Service Unavailable");
    add(504, "Gateway Timeout");
    add(507, "Insufficient Storage");
  }

  private HttpStatus() {}

  /** The code; null if the number is none. */
  static Integer of(Long number) {
    return number == null || number < LOWEST || number > HIGHEST
        ? null
        : (Integer) number.intValue();
  }

  /**
   * The code that a word stands for: {@code NotFound}, {@code Not Found}, {@code OK (HTTP Status
   * Code: 200)}; null if none.
   */
  static Integer named(String word) {
    if (word == null) {
      return null;
    }
    int bracket = word.indexOf(" (");
    return BY_NAME.get(bracket < 0 ? word : word.substring(0, bracket));
  }

  static boolean isSuccess(int code) {
    return code >= 200 && code < 300;
  }

  static boolean isFailure(int code) {
    return code >= 400;
  }

  private static void add(int code, String reason) {
    BY_NAME.put(reason, code);
    BY_NAME.put(reason.replace(" ", ""), code);
  }
}
