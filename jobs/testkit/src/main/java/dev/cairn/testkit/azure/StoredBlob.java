package dev.cairn.testkit.azure;

import dev.cairn.testkit.http.Headers;

/**
 * What the store says of a blob that is there.
 *
 * @param etag with its quotes
 */
record StoredBlob(String etag, String lastModified) {

  static StoredBlob of(Headers headers) {
    return new StoredBlob(
        headers.first("ETag").orElseThrow(() -> missing("ETag")),
        headers.first("Last-Modified").orElseThrow(() -> missing("Last-Modified")));
  }

  private static StoreException missing(String field) {
    return new StoreException("The store's answer has no " + field + ".");
  }
}
