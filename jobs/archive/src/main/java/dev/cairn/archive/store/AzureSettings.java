package dev.cairn.archive.store;

import com.azure.identity.DefaultAzureCredentialBuilder;
import com.azure.storage.blob.BlobServiceClientBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * How to reach and log in to an Azure account.
 *
 * @param connectionString a secret; empty to use the identity of the machine or user
 * @param retries how long to try
 */
record AzureSettings(Optional<String> connectionString, AzureRetries retries) {

  static final String VALUE = "CAIRN_AZBLOB_CONNECTION_STRING";
  static final String FILE = "CAIRN_AZBLOB_CONNECTION_STRING_FILE";

  static AzureSettings read(Map<String, String> environment) throws IOException {
    String value = environment.get(VALUE);
    String file = environment.get(FILE);
    if (value != null && file != null) {
      throw new IllegalArgumentException("Both " + VALUE + " and " + FILE + " are set: unset one");
    }
    AzureRetries retries = AzureRetries.read(environment);
    if (file == null) {
      return new AzureSettings(Optional.ofNullable(value), retries);
    }
    try {
      return new AzureSettings(Optional.of(Files.readString(Path.of(file)).strip()), retries);
    } catch (IOException e) {
      throw new IOException("Cannot read the file that " + FILE + " names: " + file, e);
    }
  }

  /**
   * Tells the client where the account is and who asks.
   *
   * @throws IllegalArgumentException if the connection string is malformed; does not show it
   */
  void logIn(BlobServiceClientBuilder builder, AzureLocation location) {
    if (connectionString.isEmpty()) {
      builder
          .endpoint(location.endpoint())
          .credential(new DefaultAzureCredentialBuilder().build());
      return;
    }
    try {
      builder.connectionString(connectionString.get());
    } catch (RuntimeException e) {
      // not chained: its message may quote the key
      throw new IllegalArgumentException(
          "The connection string in %s or %s is malformed: copy it anew from the account's keys"
              .formatted(VALUE, FILE));
    }
  }

  @Override
  public String toString() {
    return connectionString.isPresent() ? "connection string" : "default credential";
  }
}
