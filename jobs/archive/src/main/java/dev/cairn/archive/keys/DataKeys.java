package dev.cairn.archive.keys;

import java.io.IOException;

/** Makes and opens data keys. */
public interface DataKeys {
  DataKey newDataKey(KeyClass keyClass) throws IOException;

  byte[] unwrap(String keyMaterialJson) throws IOException;
}
