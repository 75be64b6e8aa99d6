package dev.cairn.access;

import dev.cairn.archive.chain.Manifest;
import dev.cairn.archive.keys.DataKeys;
import dev.cairn.archive.keys.FileKeys;
import dev.cairn.archive.keys.KeyService;
import dev.cairn.archive.keys.KeyServices;
import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.store.BlobStores;
import dev.cairn.query.ArchiveSql;
import dev.cairn.query.ArchiveSqlConfig;
import dev.cairn.schemas.ReferenceVersion;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/** An archive, opened to be read with keys. */
public final class OpenArchive implements AutoCloseable {

  private final BlobStore store;
  private final KeyService keyService;
  private final FileKeys keys;

  private OpenArchive(BlobStore store, KeyService keyService) {
    this.store = store;
    this.keyService = keyService;
    this.keys = new FileKeys(keyService);
  }

  /**
   * Opens store and keys; no blob is read yet.
   *
   * @throws IOException if one of them is out of reach
   * @throws IllegalArgumentException if a URI is of no known kind
   */
  public static OpenArchive open(URI archive, URI keys) throws IOException {
    BlobStore store = BlobStores.open(archive);
    try {
      return new OpenArchive(store, KeyServices.open(keys));
    } catch (IOException | RuntimeException e) {
      store.close();
      throw e;
    }
  }

  /** Its store; closed with this. */
  public BlobStore store() {
    return store;
  }

  /** Its keys; closed with this. */
  public KeyService keyService() {
    return keyService;
  }

  /** Opens its files' data keys; closed with this. */
  public DataKeys keys() {
    return keys;
  }

  /**
   * SQL over the files that the chain lists now. The caller closes it.
   *
   * @throws NoArchiveException if there is none
   */
  public ArchiveSql sql(ArchiveSqlConfig config) throws IOException {
    return sql(config, List.of());
  }

  /** The same with versions of the reference tables. */
  public ArchiveSql sql(ArchiveSqlConfig config, List<ReferenceVersion> references)
      throws IOException {
    if (store.list(Manifest.FOLDER).isEmpty()) {
      throw new NoArchiveException(store.uri());
    }
    return ArchiveSql.open(store, keys, config, references);
  }

  @Override
  public void close() throws IOException {
    keys.close();
    try {
      keyService.close();
    } finally {
      store.close();
    }
  }
}
