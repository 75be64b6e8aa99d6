/**
 * Keys: who may read which columns of which files, and who vouches for the chain.
 *
 * <p>Three layers. The customer's <em>master keys</em>, one per {@link
 * dev.cairn.archive.keys.KeyScope} (retention class and part of the file), never leave their {@link
 * dev.cairn.archive.keys.KeyService}. They wrap <em>key-encryption keys</em>, one per scope, day
 * and process, and these wrap the <em>data keys</em>, one per archive file and part ({@link
 * dev.cairn.archive.keys.DataKeys}). So a reader of many files asks the service a few times only,
 * rotation of a master key never rewrites a file, and destroying a class's master keys makes its
 * files unreadable wherever they lie. Apart from them stands the <em>signing key</em> ({@link
 * dev.cairn.archive.keys.SigningService}).
 *
 * <p>Here live the key services, the wrapping, and the stored form of key material. Nothing here
 * knows Parquet's columns or where files lie; no class of a concrete key service leaves this
 * package. No key, wrapped or not, is ever in a log line or a message.
 */
package dev.cairn.archive.keys;
