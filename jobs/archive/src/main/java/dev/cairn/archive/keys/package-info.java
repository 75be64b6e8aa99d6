/**
 * Keys: who may read which columns.
 *
 * <p>Three layers. The customer's <em>master keys</em>, one per {@link
 * dev.cairn.archive.keys.KeyClass}, never leave their {@link dev.cairn.archive.keys.KeyService}.
 * They wrap <em>key-encryption keys</em>, one per class, day and process, and these wrap the
 * <em>data keys</em>, one per archive file and class ({@link dev.cairn.archive.keys.DataKeys}). So
 * a reader of many files asks the service a few times only, and rotation of a master key never
 * rewrites a file.
 *
 * <p>Here live the key services, the wrapping, and the stored form of key material. Nothing here
 * knows Parquet's columns or where files lie; no class of a concrete key service leaves this
 * package. No key, wrapped or not, is ever in a log line or a message.
 */
package dev.cairn.archive.keys;
