package dev.cairn.testkit.http;

/** Status line and header fields. */
public record ResponseHead(int status, String reason, Headers headers) {

  /** This, but with other header fields. */
  public ResponseHead with(Headers changed) {
    return new ResponseHead(status, reason, changed);
  }

  public boolean isSuccess() {
    return status / 100 == 2;
  }

  /** Whether a body can follow at all, given the method that was answered. */
  boolean mayHaveBody(String method) {
    return !method.equals("HEAD") && status != 204 && status != 304;
  }
}
