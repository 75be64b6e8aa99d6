package dev.cairn.archive.keys;

import java.io.IOException;

/** Makes and opens the data keys of archive files. Instances are thread-safe. */
public interface DataKeys {

  /**
   * Makes a key for one file: never use it for a second one.
   *
   * @param scope its class also decides which part of a file the key material is for: {@code
   *     METADATA} is the footer key's
   * @throws KeyRefusedException if the customer's key may not be used
   * @throws IOException if the key service is out of reach; the call may be repeated
   */
  DataKey newDataKey(KeyScope scope) throws IOException;

  /**
   * Opens the data key of a file.
   *
   * @param keyMaterialJson as stored in the file
   * @return the key, the caller's own
   * @throws KeyRefusedException if the customer's key may not be used: read without the columns
   *     that it protects
   * @throws IOException if the key service is out of reach, when the call may be repeated, or the
   *     key material is damaged or of another form
   */
  byte[] unwrap(String keyMaterialJson) throws IOException;
}
