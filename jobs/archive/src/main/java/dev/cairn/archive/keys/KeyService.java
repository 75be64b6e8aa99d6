package dev.cairn.archive.keys;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;

/**
 * Wraps and unwraps keys under the customer's keys by RSA-OAEP-256 (RFC 8017, SHA-256 and MGF1 with
 * SHA-256). The customer's private keys never leave it. {@code KeyServiceContract} is its test.
 * Instances are thread-safe. No argument and no result is ever null.
 *
 * <p>Does not tell who wrapped a key: whoever may wrap, or has the public key, can make a wrapped
 * key that {@link #unwrap} takes. What a file's bytes are worth is for the manifest to say.
 */
public interface KeyService extends Closeable {

  /** Where it is, as the user wrote it, without any secret. */
  URI uri();

  /**
   * The version that new files are to use.
   *
   * @throws KeyRefusedException if there is no such key, it is disabled, or access is denied
   * @throws IOException if the service is out of reach; the call may be repeated
   */
  KeyVersion current(KeyScope scope) throws IOException;

  /**
   * Wraps 16 to 64 bytes of key. The result differs from call to call.
   *
   * @throws KeyRefusedException as for {@link #current}
   * @throws IOException if the service is out of reach; the call may be repeated
   * @throws IllegalArgumentException if the key has another length
   */
  byte[] wrap(KeyVersion version, byte[] key) throws IOException;

  /**
   * Unwraps what {@link #wrap} made.
   *
   * @throws KeyRefusedException if there is no such key or version here, it is disabled, access is
   *     denied, or {@code wrapped} was not made under it
   * @throws IOException if the service is out of reach; the call may be repeated
   */
  byte[] unwrap(KeyVersion version, byte[] wrapped) throws IOException;
}
