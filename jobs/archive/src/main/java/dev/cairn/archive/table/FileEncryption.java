package dev.cairn.archive.table;

import dev.cairn.archive.keys.DataKey;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.parquet.crypto.ColumnEncryptionProperties;
import org.apache.parquet.crypto.FileEncryptionProperties;
import org.apache.parquet.crypto.ParquetCipher;
import org.apache.parquet.hadoop.metadata.ColumnPath;

/** Which key encrypts what in one file. */
final class FileEncryption {

  private FileEncryption() {}

  /**
   * PHI columns, if any, under the PHI key, the footer and all other columns under the metadata
   * key. No AAD prefix: a swap of whole files is the manifest's to detect, and other readers need
   * none.
   */
  static FileEncryptionProperties properties(ArchiveTable<?> table, DataKey metadata, DataKey phi) {
    Map<ColumnPath, ColumnEncryptionProperties> columns = new HashMap<>();
    for (String column : table.phiColumns()) {
      columns.put(
          ColumnPath.get(column),
          ColumnEncryptionProperties.builder(ColumnPath.get(column))
              .withKey(phi.key())
              .withKeyMetaData(phi.keyMaterialJson().getBytes(StandardCharsets.UTF_8))
              .build());
    }
    FileEncryptionProperties.Builder file =
        FileEncryptionProperties.builder(metadata.key())
            .withFooterKeyMetadata(metadata.keyMaterialJson().getBytes(StandardCharsets.UTF_8))
            .withAlgorithm(ParquetCipher.AES_GCM_V1);
    // Parquet refuses an empty map; without one, the footer's key encrypts all columns
    return columns.isEmpty()
        ? file.build()
        : file.withEncryptedColumns(columns).withCompleteColumnEncryption().build();
  }
}
