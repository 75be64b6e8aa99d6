/**
 * Write-once blobs: one contract, {@link dev.cairn.archive.store.BlobStore}, over a directory and
 * over Azure Blob Storage.
 *
 * <p>Here live paths, staging, the atomic commit, hashes of whole blobs and the translation of a
 * store's own errors. Nothing here knows what a blob holds: no Parquet, no keys, no manifest. Other
 * packages see the interfaces and {@link dev.cairn.archive.store.BlobStores}; no class of a
 * concrete store leaves this package.
 */
package dev.cairn.archive.store;
