package dev.cairn.archive.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * How to reach and log in to an Azure account.
 *
 * @param connectionString a secret; empty to use the identity of the machine or user
 */
record AzureSettings(Optional<String> connectionString) {

  static final String VALUE = "CAIRN_AZBLOB_CONNECTION_STRING";
  static final String FILE = "CAIRN_AZBLOB_CONNECTION_STRING_FILE";

  static AzureSettings read(Map<String, String> environment) throws IOException {
    String value = environment.get(VALUE);
    String file = environment.get(FILE);
    if (value != null && file != null) {
      throw new IllegalArgumentException("Both " + VALUE + " and " + FILE + " are set: unset one");
    }
    if (file == null) {
      return new AzureSettings(Optional.ofNullable(value));
    }
    try {
      return new AzureSettings(Optional.of(Files.readString(Path.of(file)).strip()));
    } catch (IOException e) {
      throw new IOException("Cannot read the file that " + FILE + " names: " + file, e);
    }
  }

  @Override
  public String toString() {
    return connectionString.isPresent() ? "connection string" : "default credential";
  }
}
