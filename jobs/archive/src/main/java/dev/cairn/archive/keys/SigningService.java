package dev.cairn.archive.keys;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;

/**
 * Signs by ES256 (ECDSA on P-256 with SHA-256, RFC 7518, 3.4) under the customer's signing key,
 * whose private half never leaves the service. {@code SigningServiceContract} is its test.
 * Instances are thread-safe. No argument and no result is ever null.
 */
public interface SigningService extends Closeable {

  /** Where it is, as the user wrote it, without any secret. */
  URI uri();

  /**
   * The version that signs from now on, with its public half.
   *
   * @throws KeyRefusedException if there is no such key, it is disabled, or access is denied
   * @throws IOException if the service is out of reach; the call may be repeated
   */
  SigningKey current() throws IOException;

  /**
   * Signs. The result differs from call to call.
   *
   * @param version of a key of this service
   * @param sha256 the SHA-256 of what is to be signed, 32 bytes
   * @return r and s, 32 bytes each
   * @throws KeyRefusedException as for {@link #current}
   * @throws IOException if the service is out of reach; the call may be repeated
   * @throws IllegalArgumentException if the digest has another length
   */
  byte[] sign(KeyVersion version, byte[] sha256) throws IOException;
}
